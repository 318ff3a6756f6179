import Foundation
import Testing
import TidingsExtract
import TidingsModel

/// Pages beside the items that are expected of them: `Inputs/<language>-<case>.html` and `.json`.
@Suite struct GoldenArticles {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Inputs")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".html") }.map { String($0.dropLast(5)) }.sorted()
  }()

  @Test func `Forty pages or more in twelve languages or more are compared`() {
    #expect(Self.names.count >= 40)
    #expect(Set(Self.names.map { $0.prefix { $0 != "-" } }).count >= 12)
  }

  @Test(arguments: names) func `A page gives exactly the item that stands beside it`(name: String) throws {
    let page = [UInt8](try Data(contentsOf: Self.folder.appending(path: name + ".html")))
    let expected = try JSONReader.read([UInt8](try Data(contentsOf: Self.folder.appending(path: name + ".json"))))
    let url = try #require(expected["url"]?.string)
    let outcome = ArticleExtractor.extract(page, url: url)
    guard case .article(let extraction) = outcome else {
      Issue.record("no article on \(name)")
      return
    }
    var writer = JSONWriter()
    extraction.item.write(to: &writer)
    let got = try JSONReader.read(writer.bytes)
    guard case .object(let members) = try #require(expected["item"]), case .object(let gotMembers) = got else {
      Issue.record("\(name).json holds no item")
      return
    }
    for member in members { #expect(got[member.name] == member.value, "\(name): \(member.name)") }
    #expect(gotMembers.map(\.name) == members.map(\.name), "\(name): other members")
  }
}

import Foundation
import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

/// A document beside the whole of what is expected to come out of it.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Inputs")

  let name: String
  var testDescription: String { name }

  static let all: [GoldenCase] = {
    let files =
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return files.filter { $0.pathExtension == "json" }
      .map { GoldenCase(name: $0.deletingPathExtension().pathComponents.suffix(2).joined(separator: "/")) }
      .sorted { $0.name < $1.name }
  }()

  private func url(_ pathExtension: String) -> URL { Self.root.appending(path: "\(name).\(pathExtension)") }

  var document: [UInt8] { get throws { [UInt8](try Data(contentsOf: url("xml"))) } }

  var expected: JSONValue { get throws { try JSONReader.read([UInt8](try Data(contentsOf: url("json")))) } }

  /// How the document is said to have been retrieved: `NAME: VALUE` lines in a file beside it, where it is not usual.
  var options: [String: String] {
    var options = ["url": "https://example.org/feeds/all.xml"]
    let text = (try? String(contentsOf: url("options"), encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n") {
      let pair = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else { continue }
      options[String(pair[0])] = pair[1].trimmingCharacters(in: .whitespaces)
    }
    return options.filter { !$0.value.isEmpty }
  }

  func actual() throws -> JSONValue {
    do {
      let parsed = try FeedParser.parse(document, contentType: options["content-type"], url: options["url"])
      let feed = FeedNormaliser.normalise(parsed, contentLanguage: options["content-language"])
      return try JSONReader.read(feed.json())
    } catch let error as ParseError {
      var writer = JSONWriter()
      writer.beginObject()
      writer.field("error", error.description)
      writer.endObject()
      return try JSONReader.read(writer.bytes)
    }
  }
}

@Suite("Golden documents")
struct GoldenTests {
  @Test("A document comes out as written down", arguments: GoldenCase.all)
  func comesOutAsWrittenDown(_ golden: GoldenCase) throws {
    let actual = try golden.actual()
    #expect(try golden.expected == actual)
  }

  @Test("A document written a piece at a time is the document written at once", arguments: GoldenCase.all)
  func isTheSameInPieces(_ golden: GoldenCase) throws {
    guard let parsed = try? FeedParser.parse(golden.document, url: golden.options["url"]) else { return }
    var pieces: [UInt8] = []
    FeedNormaliser.writeJSON(of: parsed, contentLanguage: "vi") { pieces += $0 }
    #expect(pieces == FeedNormaliser.normalise(parsed, contentLanguage: "vi").json())
  }

  @Test("There are cases to compare")
  func thereAreCases() { #expect(GoldenCase.all.count > 300) }
}

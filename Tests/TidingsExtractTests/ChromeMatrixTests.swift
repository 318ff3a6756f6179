import Foundation
import Testing
import TidingsExtract
import TidingsModel

/// One article in every layout of `Matrix/vi.json`, with every piece of chrome that Vietnamese papers put into their
/// articles: the text, the title and the date are the same in all.
@Suite struct ChromeMatrixTests {
  struct Matrix: Decodable, Sendable {
    /// How a site lays out its pages: `{{title}}`, `{{standfirst}}`, `{{content}}` stand for the article's parts.
    struct Layout: Decodable, Sendable, CustomTestStringConvertible {
      var name: String
      var page: String
      var paragraph: String
      var join: String
      var date: String
      var testDescription: String { name }
    }
    /// A piece of chrome, put in behind that many paragraphs; behind the last where the number is negative.
    struct Fragment: Decodable, Sendable {
      var name: String
      var after: Int
      var html: String
    }
    var title: String
    var standfirst: String
    var paragraphs: [String]
    var layouts: [Layout]
    var fragments: [Fragment]

    func page(_ layout: Layout, _ fragment: Fragment) -> [UInt8] {
      var parts = paragraphs.map { layout.paragraph.replacing("{{text}}", with: $0) }
      if !fragment.html.isEmpty {
        parts.insert(fragment.html, at: fragment.after < 0 ? parts.count : fragment.after)
      }
      return Array(
        layout.page.replacing("{{content}}", with: parts.joined(separator: layout.join))
          .replacing("{{title}}", with: title).replacing("{{standfirst}}", with: standfirst).utf8)
    }
  }

  static let matrix: Matrix? = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Matrix/vi.json")
    return (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(Matrix.self, from: $0) }
  }()

  @Test func `The matrix has a dozen layouts and fifty pieces of chrome`() throws {
    let matrix = try #require(Self.matrix)
    #expect(matrix.layouts.count >= 12)
    #expect(matrix.fragments.count >= 50)
  }

  @Test(arguments: matrix?.layouts ?? [])
  func `No piece of chrome gets into the article, or takes of it, in any layout`(layout: Matrix.Layout) throws {
    let matrix = try #require(Self.matrix)
    let text = ([matrix.standfirst] + matrix.paragraphs).joined(separator: "\n\n")
    for fragment in matrix.fragments {
      let page = matrix.page(layout, fragment)
      guard case .article(let found) = ArticleExtractor.extract(page, url: "https://songcai.example/ben-thuyen") else {
        Issue.record("no article with \(fragment.name)")
        continue
      }
      #expect(found.item.contentText == text, "\(fragment.name)")
      #expect(found.item.title == matrix.title, "\(fragment.name)")
      #expect(found.item.datePublished?.rfc3339 == layout.date, "\(fragment.name)")
      let writers = found.item.authors.compactMap(\.name)
      #expect(writers.first == (fragment.name.hasPrefix("author") ? "Hạ Giang" : nil), "\(fragment.name)")
    }
  }
}

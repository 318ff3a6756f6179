import Foundation
import Testing
import TidingsExtract
import TidingsModel

/// One article a language, in the layouts of `Matrix/<language>.json`, with every piece of chrome that the language's
/// papers put into their articles: text, title, date and author are the same in all.
@Suite struct ChromeMatrixTests {
  struct Matrix: Decodable, Sendable {
    /// How a site lays out its pages: `{{title}}`, `{{standfirst}}`, `{{content}}` stand for the article's parts.
    struct Layout: Decodable, Sendable {
      var name: String
      var page: String
      var paragraph: String
      var join: String
      var date: String
    }
    /// A piece of chrome, put in behind that many paragraphs; behind the last where the number is negative.
    struct Fragment: Decodable, Sendable {
      var name: String
      var after: Int
      var html: String
      /// Whom it says to have written the article.
      var writer: String?
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

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Matrix")

  static let languages: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }()

  static func matrix(_ language: String) throws -> Matrix {
    try JSONDecoder().decode(Matrix.self, from: Data(contentsOf: folder.appending(path: language + ".json")))
  }

  @Test func `Vietnamese has a dozen layouts and fifty pieces of chrome, and nine languages more are there`() throws {
    let vietnamese = try Self.matrix("vi")
    #expect(vietnamese.layouts.count >= 12)
    #expect(vietnamese.fragments.count >= 50)
    #expect(Self.languages.count >= 10)
  }

  @Test(arguments: languages)
  func `No piece of chrome gets into the article, or takes of it, in any layout`(language: String) throws {
    let matrix = try Self.matrix(language)
    let text = ([matrix.standfirst] + matrix.paragraphs).joined(separator: "\n\n")
    for layout in matrix.layouts {
      for fragment in matrix.fragments {
        let page = matrix.page(layout, fragment)
        let place: Comment = "\(layout.name), \(fragment.name)"
        guard case .article(let found) = ArticleExtractor.extract(page, url: "https://paper.example/pier") else {
          Issue.record("no article: \(place)")
          continue
        }
        #expect(found.item.contentText == text, place)
        #expect(found.item.title == matrix.title, place)
        #expect(found.item.datePublished?.rfc3339 == layout.date, place)
        let writer = fragment.writer ?? (fragment.name.hasPrefix("author") ? "Hạ Giang" : nil)
        #expect(found.item.authors.first?.name == writer, place)
      }
    }
  }
}

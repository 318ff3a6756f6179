import Foundation
import Testing
import TidingsExtract
import TidingsModel

/// One story in many languages, on pages that say in every way that sites have what it is called, when it was published
/// and who wrote it, and that show other titles, dates and names beside: `Metadata/matrix.json` holds the languages' words,
/// the layouts, and what each page has that others lack.
@Suite struct MetadataMatrixTests {
  struct Matrix: Decodable, Sendable {
    struct Layout: Decodable, Sendable {
      var name: String
      var page: String
    }
    /// A page's parts; what is left out is as on most pages. `published` is `none` for pages that date other stories only.
    /// `only`: the languages it makes sense in, by a trait.
    struct Case: Decodable, Sendable {
      var name: String
      var head: String?
      var document: String?
      var top: String?
      var above: String?
      var heading: String?
      var dateline: String?
      var byline: String?
      var end: String?
      var after: String?
      var side: String?
      var authors: [String]?
      var published: String?
      var only: String?
    }
    struct Language: Decodable, Sendable {
      var code: String
      var traits: [String]
      /// Datelines, all of 14 June 2025, a quarter past nine.
      var lines: [String]
      var words: [String: String]

      func fill(_ text: String) -> String {
        // What stands for a part may itself have words to be filled in.
        words.reduce(text) { $0.replacing("{{\($1.key)}}", with: $1.value) }
      }
    }
    var layouts: [Layout]
    var cases: [Case]
    var languages: [Language]
  }

  static let matrix: Matrix? = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Metadata/matrix.json")
    return (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(Matrix.self, from: $0) }
  }()

  static let codes = matrix?.languages.map(\.code) ?? []

  static func page(_ language: Matrix.Language, _ layout: Matrix.Layout, _ given: Matrix.Case) -> [UInt8] {
    let parts = [
      "TOP": given.top ?? "", "ABOVE": given.above ?? "", "HEADING": given.heading ?? "<h1>{{title}}</h1>",
      "DATELINE": given.dateline ?? "<div class=\"k1\">{{date}}</div>", "BYLINE": given.byline ?? "",
      "AFTER": given.after ?? "", "END": given.end ?? "", "SIDE": given.side ?? "",
    ]
    let body = parts.reduce(layout.page) { $0.replacing("{{\($1.key)}}", with: $1.value) }
    return Array(
      language.fill(
        """
        <!DOCTYPE html><html lang="{{code}}"><head><meta charset="utf-8">
        <title>\(given.document ?? "{{title}} - {{site}}")</title>\(given.head ?? "")</head>
        <body>\(body)<div class="footer">© 2025 {{site}}</div></body></html>
        """
      ).utf8)
  }

  @Test func `There are fifty languages and a hundred and fifty cases`() throws {
    let matrix = try #require(Self.matrix)
    #expect(matrix.languages.count >= 50)
    #expect(matrix.cases.count >= 150)
    #expect(matrix.layouts.count >= 4)
  }

  @Test(arguments: codes)
  func `Title, instant and authors are the story's own, however a page says them and whatever else it shows`(
    code: String
  ) throws {
    let matrix = try #require(Self.matrix)
    let language = try #require(matrix.languages.first { $0.code == code })
    let first = matrix.languages.firstIndex { $0.code == code } ?? 0
    // Vietnamese has every case in every layout; the others one layout a case, in turn.
    for (number, given) in matrix.cases.enumerated() where given.only.map(language.traits.contains) ?? true {
      let layouts = code == "vi" ? matrix.layouts : [matrix.layouts[(first + number) % matrix.layouts.count]]
      for layout in layouts {
        let page = Self.page(language, layout, given)
        let place: Comment = "\(code), \(given.name), \(layout.name)"
        let host = language.words["host"] ?? ""
        guard case .article(let found) = ArticleExtractor.extract(page, url: "https://\(host)/ben-thuyen-4821.html")
        else {
          Issue.record("no article: \(place)")
          continue
        }
        #expect(found.item.title == language.words["title"], place)
        let published = given.published == "none" ? nil : language.fill(given.published ?? "2025-06-14T09:15:00{{off}}")
        #expect(found.item.datePublished?.rfc3339 == published, place)
        #expect(found.item.authors.map(\.name) == (given.authors ?? []).map { language.fill($0) }, place)
      }
    }
  }

  @Test(arguments: codes) func `Every form of dateline gives the instant with the offset of its readers`(code: String)
    throws
  {
    let matrix = try #require(Self.matrix)
    let language = try #require(matrix.languages.first { $0.code == code })
    for line in language.lines {
      for layout in matrix.layouts {
        var given = Matrix.Case(name: line)
        given.dateline = "<div class=\"k1\">\(line)</div>"
        let page = Self.page(language, layout, given)
        let host = language.words["host"] ?? ""
        guard case .article(let found) = ArticleExtractor.extract(page, url: "https://\(host)/ben-thuyen-4821.html")
        else {
          Issue.record("no article: \(line)")
          continue
        }
        #expect(
          found.item.datePublished?.rfc3339 == "2025-06-14T09:15:00\(language.words["off"] ?? "")",
          "\(line), \(layout.name)")
      }
    }
  }
}

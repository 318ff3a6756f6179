import Testing
import TidingsExtract
import TidingsModel

/// Labels of writers in capitals, which many papers set them in, in scripts and with marks of all kinds.
@Suite struct CapitalLabelTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var language: String
    var label: String
    var name: String
    var testDescription: String { "\(label) \(name)" }

    init(_ language: String, _ label: String, _ name: String) {
      self.language = language
      self.label = label
      self.name = name
    }
  }

  static let cases = [
    Case("vi", "TÁC GIẢ:", "Minh Hạ"), Case("ru", "АВТОР:", "Анна Белова"), Case("uk", "АВТОР:", "Олена Мороз"),
    Case("fr", "PAR", "Hélène Élan"), Case("tr", "YAZAN:", "Ayşe Yılmaz"), Case("el", "ΑΠΌ:", "Μαρία Παππά"),
    Case("es", "REDACCIÓN:", "Lucía Romero"), Case("cs", "PŘIPRAVIL:", "Petr Novák"), Case("sv", "AV:", "Åsa Öberg"),
    Case("ja", "投稿者：", "佐藤健一"),
  ]

  @Test(arguments: cases) func `A label in capitals leads to the writer as one in small letters does`(given: Case)
    throws
  {
    for label in [given.label, given.label.lowercased()] {
      let sentence = "The harbour office counted forty boats that week, which is ten more than in the year before. "
      let page = """
        <!DOCTYPE html><html lang="\(given.language)"><head><meta charset="utf-8"><title>Forty boats in the harbour</title>
        </head><body><article><h1>Forty boats in the harbour</h1><p>\(label) \(given.name)</p>
        <p>\(sentence)\(sentence)</p><p>\(sentence)Most came from the islands.</p><p>\(sentence)He expects more.</p>
        </article></body></html>
        """
      guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://tern.example/boats")
      else {
        Issue.record("no article")
        continue
      }
      #expect(found.item.authors.map(\.name) == [given.name], "\(label)")
    }
  }
}

import Testing
import TidingsExtract
import TidingsModel

/// Lines that say at what time of day a story was changed, and not on which day.
@Suite struct ChangeTimeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var language: String
    var head: String
    var modified: String?
    var testDescription: String { "\(language): \(head)" }

    init(_ language: String, _ head: String, _ modified: String?) {
      self.language = language
      self.head = head
      self.modified = modified
    }
  }

  static let cases = [
    Case("fr", "<p>Publié le 14 juin 2025 à 09h15, mis à jour à 12h00</p>", "2025-06-14T12:00:00+02:00"),
    Case("fr", "<p><span>14/06/2025 à 09:15</span> <span>Mis à jour à 12:00</span></p>", "2025-06-14T12:00:00+02:00"),
    Case("es", "<p>14/06/2025 a las 09:15h.</p><p>Actualizado a las 12:00h.</p>", "2025-06-14T12:00:00Z"),
    Case("it", "<p>14 giugno 2025 alle 09:15</p><p>Aggiornato alle 12:00</p>", "2025-06-14T12:00:00+02:00"),
    Case("pl", "<p>Utworzono: 14.06.2025 09:15, aktualizacja: 12:00</p>", "2025-06-14T12:00:00+02:00"),
    Case("cs", "<p>14. června 2025 9:15 Aktualizováno 12:00</p>", "2025-06-14T12:00:00+02:00"),
    Case("hu", "<p>2025. június 14., szombat 9:15 | frissítve: 12:00</p>", "2025-06-14T12:00:00+02:00"),
    Case("uk", "<p>14.06.2025, 09:15 | Оновлено о 12:00</p>", "2025-06-14T12:00:00+03:00"),
    Case("de", "<p>14. Juni 2025, 09:15 Uhr / Aktualisiert: 12:00 Uhr</p>", "2025-06-14T12:00:00+02:00"),
    Case("sv", "<p>Publicerad 2025-06-14 kl. 09.15</p><p>Uppdaterad kl. 12.00</p>", "2025-06-14T12:00:00+02:00"),
    Case("he", "<p>14 ביוני 2025, 09:15 | עודכן: 12:00</p>", "2025-06-14T12:00:00+03:00"),
    Case("ja", "<p>2025/6/14 9:15（最終更新 6/15 12:00）</p>", "2025-06-15T12:00:00+09:00"),
    // Earlier than the publication: of another day.
    Case("fr", "<p>Publié le 14 juin 2025 à 09h15, mis à jour à 08h00</p>", nil),
    // No time of day.
    Case("fr", "<p>Publié le 14 juin 2025 à 09h15, mis à jour il y a 2 heures</p>", nil),
    Case("fr", "<p>Publié le 14 juin 2025 à 09h15 · 12:00 de lecture</p>", nil),
  ]

  @Test(arguments: cases) func `A change without a day is of the day of the publication`(given: Case) throws {
    let words = try #require(MetadataMatrixTests.matrix?.languages.first { $0.code == given.language }).words
    let text = ["p0", "p1", "p2"].map { "<p>\(words[$0] ?? "")</p>" }.joined()
    let title = words["title"] ?? ""
    let page = """
      <!DOCTYPE html><html lang="\(given.language)"><head><meta charset="utf-8"><title>\(title)</title></head>
      <body><div class="w"><h1>\(title)</h1>\(given.head)<div class="t">\(text)</div></div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://port.example/pier") else {
      Issue.record("no article")
      return
    }
    #expect(found.item.datePublished?.rfc3339.hasPrefix("2025-06-14T09:15") == true)
    #expect(found.item.dateModified?.rfc3339 == given.modified)
  }
}

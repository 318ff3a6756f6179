import Testing
import TidingsExtract
import TidingsModel

/// Bylines that say who published a story, as blogs' programs word them: `Pubblicato da`, `Eingestellt von`.
@Suite struct PublishedByTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var language: String
    var before: String
    var name: String
    var behind = ""
    var testDescription: String { "\(language): \(before)\(name)\(behind)" }

    init(_ language: String, _ before: String, _ name: String, _ behind: String = "") {
      self.language = language
      self.before = before
      self.name = name
      self.behind = behind
    }
  }

  static let cases = [
    Case("en-GB", "Posted on October 8, 2025 by ", "Orla Finch"), Case("de", "Eingestellt von ", "Kerstin Ammer"),
    Case("de", "Veröffentlicht am 8. Oktober 2025 von ", "Kerstin Ammer"), Case("fr", "Posté par ", "Solène Barrau"),
    Case("es", "Creado por ", "Nuria Cabello"), Case("pt-BR", "Postado por ", "Tainá Ferraz"),
    Case("pt-BR", "Publicada por ", "Tainá Ferraz", " em 8.10.25"), Case("it", "Pubblicato da ", "Nives Ferri"),
    Case("it", "Pubblicato il 8 Ottobre 2025 da ", "Nives Ferri"), Case("nl", "Geplaatst door ", "Wieneke Dekker"),
    Case("sv", "Upplagd av ", "Gun Elfsberg"), Case("da", "Indsendt af ", "Kirsten Holm"),
    Case("ru", "Опубликовано ", "Марина Шульгина"), Case("ru", "Автор статьи ", "Марина Шульгина"),
    Case("uk", "Опублікував ", "Остап Тихий"), Case("bg", "Публикувано от ", "Десислава Ранчева"),
    Case("pl", "Opublikowane przez ", "Paweł Gołąbek"), Case("cs", "Vystavil ", "Luboš Vrána"),
    Case("hu", "Bejegyezte: ", "Kertész Ildikó"), Case("ro", "Publicat de ", "Ilinca Bratu", " pe 13 octombrie 2025"),
    Case("tr", "Gönderen ", "Elif Sarıca"), Case("tr", "", "Elif Sarıca", " tarafından yayınlandı"),
    Case("el", "Αναρτήθηκε από ", "Ευγενία Μαρκάτου"), Case("ar", "مرسلة بواسطة ", "ياسر الحاج"),
    Case("fa", "ارسال شده توسط ", "مریم کاظمی"), Case("he", "פורסם על ידי ", "נועה ברקאי"),
    Case("hi", "प्रस्तुतकर्ता ", "अनुराधा तिवारी"),
  ]

  private func authors(_ given: Case, above: String = "", below: String = "") throws -> [String?] {
    let words = try #require(MetadataMatrixTests.matrix?.languages.first { $0.code == given.language }).words
    let text = ["p0", "p1", "p2"].map { "<p>\(words[$0] ?? "")</p>" }.joined()
    let title = words["title"] ?? ""
    let page = """
      <!DOCTYPE html><html lang="\(given.language)"><head><meta charset="utf-8"><title>\(title)</title></head>
      <body><div class="w"><h1>\(title)</h1>\(above)<div class="t">\(text)</div>\(below)</div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://port.example/pier") else {
      Issue.record("no article")
      return []
    }
    return found.item.authors.map(\.name)
  }

  @Test(arguments: cases) func `The one who published is the author`(given: Case) throws {
    #expect(
      try authors(given, above: "<p class='i'>\(given.before)\(given.name)\(given.behind)</p>") == [given.name])
    let link = "<p class='i'>\(given.before)<a href='/u/1'>\(given.name)</a>\(given.behind)</p>"
    #expect(try authors(given, above: link) == [given.name])
  }

  @Test(arguments: cases) func `A card of contact names the author, whatever stands before it`(given: Case) throws {
    let card =
      "<div><span class='post-author vcard'>\(given.before)<span class='fn'><a href='/u/1'>\(given.name)</a></span></span></div>"
    #expect(try authors(given, below: card) == [given.name])
  }

  @Test(arguments: [
    Case("en-GB", "By ", "Orla Finch"), Case("de", "Von ", "Kerstin Ammer"), Case("fr", "Par ", "Solène Barrau"),
    Case("nl", "Door ", "Wieneke Dekker"), Case("sv", "Av ", "Gun Elfsberg"), Case("da", "Af ", "Kirsten Holm"),
  ]) func `A byline may stand straight below the text`(given: Case) throws {
    #expect(try authors(given, below: "<div>\(given.before)\(given.name)</div>") == [given.name])
  }

  @Test func `The words for a change of the page are no author`() throws {
    let given = Case("es", "", "")
    let line = """
      <div class="byline">por <span class="author"><a href="/a">admin</a></span> — Última modificación 10/10/2025 08:00</div>
      """
    #expect(try authors(given, above: line) == [])
  }
}

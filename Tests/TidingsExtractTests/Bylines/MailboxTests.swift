import Testing
import TidingsExtract
import TidingsModel

/// Authors whom nothing names but the link to their mailbox.
@Suite struct MailboxTests {
  private static let text = (1...5).map {
    "<p>Fullmäktige röstade på torsdagen för den nya bron, och ordföranden läste upp skäl nummer \($0) för beslutet.</p>"
  }.joined()

  private func authors(inside: String, outside: String = "") -> [String?]? {
    let page = """
      <!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Ny bro över ån</title></head><body><main>
      <article><h1>Ny bro över ån</h1><p>Publicerad 14 juni 2025</p><div class="text">\(Self.text)</div>\(inside)</article>
      \(outside)</main></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://sjon.example/bro") else {
      return nil
    }
    return found.item.authors.map(\.name)
  }

  @Test func `Those who may be written to at the end of the article wrote it`() {
    let names =
      "<li><a href='mailto:e@sjon.example'>Erik Lindberg</a></li><li><a href='mailto:k@sjon.example'>Karin Holm</a></li>"
    #expect(authors(inside: "<footer><ul>\(names)</ul></footer>") == ["Erik Lindberg", "Karin Holm"])
  }

  @Test func `The site's own mailboxes name no author`() {
    let editor = "<footer><p>Ansvarig utgivare <a href='mailto:u@sjon.example'>Eva Berg</a></p></footer>"
    #expect(authors(inside: "", outside: editor) == [])
    #expect(authors(inside: "<p><a href='mailto:t@sjon.example'>Tipsa oss</a></p>") == [])
  }
}

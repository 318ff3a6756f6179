import Testing
import TidingsExtract
import TidingsModel

/// What the Content-Type of a page changes in its reading.
@Suite struct PageTypeTests {
  private static let lines = (1...6).map {
    "Paragraph number \($0) tells of the harbour < the market & of the people who work in both of them all year."
  }
  private static let paragraphs = lines.map {
    "<p>" + $0.replacing("&", with: "&amp;").replacing("<", with: "&lt;") + "</p>"
  }.joined()

  private func text(_ page: String, _ type: String) -> String? {
    HostilePageTests.text(ArticleExtractor.extract(Array(page.utf8), contentType: type))
  }

  @Test(arguments: ["\n\n", "\r\n\r\n", "\n \t\n"])
  func `Plain text keeps its paragraphs and its signs`(gap: String) {
    let page = Self.lines.joined(separator: gap)
    #expect(text(page, "text/plain; charset=utf-8") == Self.lines.joined(separator: "\n\n"))
  }

  @Test func `Markup that is sent as plain text is read as markup`() {
    #expect(text("<body>\(Self.paragraphs)</body>", "Text/Plain") == Self.lines.joined(separator: "\n\n"))
  }

  @Test(arguments: [
    "<script src=\"/a.js\"/>", "<style/>", "<iframe src='/b' />", "<noscript/>", "<textarea/>", "<button/>",
    "<template/>", "<select/>", "<xmp/>",
  ])
  func `An element that closes itself holds nothing where the page is XML`(element: String) {
    let page = "<html xmlns='http://www.w3.org/1999/xhtml'><head/><body>\(element)\(Self.paragraphs)</body></html>"
    for type in ["application/xhtml+xml", "application/xhtml+xml; charset=utf-8", "text/xml"] {
      #expect(text(page, type) == Self.lines.joined(separator: "\n\n"))
    }
  }
}

import Testing
import TidingsHTML
import TidingsModel

/// Documents made to cost time or memory. What they may cost is linear: a quadratic path would not end in a test's life.
@Suite struct HostileHTMLTests {
  @Test(arguments: [
    "<", "</", "&", "<!--", "<!", "<a ", "<a b='", "<a b=c", "<div>", "<b>", "<p>", "<li>", "<table>", "<td>", "<svg>",
    "<math>",
    "<math><mi>", "<ul><li>", "</div>", "</b>", "<b></i>", "<b><p></b>", "<a href=x>",
    "<a href=x><p>", "<script>", "<title>", "<iframe>", "<iframe/>", "<xmp>", "<script/>", "<template>", "<button>",
    "&notanentity", "&#", "&#x1", "<![CDATA[", "<svg><![CDATA[", "-->", "<pre>\n", "<video>", "<ruby><rt>",
    "<i><b><u><p>", "<font><span><a>", "<h1><b>", "<dl><dd><dt>", "\u{301}", "e\u{301}", " ", "\n", "<br>",
    "<img src=x>", "<img srcset='a 1x, '>", "\0", "<p title='", "<a href='java&Tab;", "<x><", "<noscript>", "\u{338}",
    "<colgroup><col>",
  ])
  func `A piece repeated twenty thousand times is read to its end`(_ piece: String) {
    let html = String(repeating: piece, count: 20_000)
    let result = HTMLSanitiser().sanitise(html, base: WebURL("https://example.org/"))
    #expect(result.html.utf8.count <= 40 * html.utf8.count)
    #expect(PlainText.fromUnknown(html).utf8.count <= 2 * html.utf8.count)
    var tokenizer = HTMLTokenizer(Array(html.utf8))
    var count = 0
    while tokenizer.next() != nil { count += 1 }
    #expect(count <= html.utf8.count)
  }

  @Test func `A tag with a hundred thousand attributes is a tag`() {
    let attributes = (0..<100_000).map { " a\($0)=b" }.joined()
    #expect(SanitiserSafetyTests.clean("<p title=x\(attributes)>y</p>") == "<p title=\"x\">y</p>")
    let repeated = String(repeating: " title=x", count: 100_000)
    #expect(SanitiserSafetyTests.clean("<p\(repeated)>y</p>") == "<p title=\"x\">y</p>")
  }

  @Test func `What is nested too deep is flattened, not lost`() {
    let html = String(repeating: "<div>", count: 100_000) + "deep" + String(repeating: "</div>", count: 100_000)
    let result = HTMLSanitiser().sanitise(html, base: nil)
    #expect(result.text == "deep")
    #expect(result.html == String(repeating: "<div>", count: 200) + "deep" + String(repeating: "</div>", count: 200))
  }

  @Test func `Formatting that is never closed does not multiply the output`() {
    let title = String(repeating: "x", count: 900)
    let html = (0..<8).map { "<a href=/\($0) title=\(title)>" }.joined() + String(repeating: "<p>a", count: 50_000)
    let result = HTMLSanitiser().sanitise(html, base: nil)
    #expect(result.html.utf8.count < 8 * html.utf8.count)
    #expect(SanitiserSafetyTests.clean(result.html) == result.html)
  }

  @Test func `A text of ten megabytes comes through`() {
    let html = String(repeating: "word ", count: 2_000_000)
    let result = HTMLSanitiser().sanitise(html, base: nil)
    #expect(result.html.utf8.count == html.utf8.count)
    #expect(result.text.utf8.count == html.utf8.count - 1)
  }

  @Test func `Bytes that are no UTF-8 are replaced`() {
    let result = HTMLSanitiser().sanitise([0x61, 0xFF, 0xC2, 0x3C, 0x62, 0x3E, 0xE1, 0x80], base: nil)
    #expect(result.text == "a\u{FFFD}\u{FFFD}\u{FFFD}")
    #expect(result.html == "a\u{FFFD}\u{FFFD}<b>\u{FFFD}</b>")
  }

  @Test func `A document cut off at any byte is read`() {
    let html =
      "<div><p title='a&amp;b'>x &eacute; é<!-- c --><b>y</b><table><tr><td>z<svg><a/></svg><script>s</script><img src=q srcset='a 1x'>"
    let bytes = Array(html.utf8)
    for length in 0...bytes.count {
      let once = HTMLSanitiser().sanitise(Array(bytes[..<length]), base: nil).html
      #expect(HTMLSanitiser().sanitise(once, base: nil).html == once)
    }
  }
}

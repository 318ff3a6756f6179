import Testing
import TidingsHTML

@Suite struct VisibleTextTests {
  static func text(_ html: String) -> String { HTMLSanitiser().sanitise(html, base: nil).text }

  @Test(arguments: [
    ("<p>a</p><p>b</p>", "a\n\nb"), ("<p>a\n  b</p>\n\n<p>c</p>", "a b\n\nc"), ("a<br>b", "a\nb"),
    ("a<br><br>b", "a\n\nb"), ("a<br><br><br><br>b", "a\n\nb"),
    ("<ul><li>a</li><li>b</li></ul>c", "a\nb\n\nc"), ("<table><tr><td>a<td>b<tr><td>c</table>", "a\tb\nc"),
    ("<h1>a</h1>b", "a\n\nb"), ("a<b>b</b>c <i> d</i>", "abc d"),
    ("<pre>a\n  b\n\n\nc</pre>d", "a\n  b\n\n\nc\n\nd"), ("a&nbsp;&nbsp;b", "a b"), ("a&shy;b", "ab"), ("  a  ", "a"),
    ("<p> </p><p></p>a", "a"), ("<script>x</script>a<style>y</style>", "a"),
    ("<p hidden>x</p>a", "a"), ("<img alt=x src=y>a", "a"), ("&lt;b&gt;", "<b>"), ("a<hr>b", "a\n\nb"),
    ("<dl><dt>a<dd>b</dl>", "a\nb"), ("<blockquote><p>a</blockquote>b", "a\n\nb"),
    ("<iframe src=https://www.youtube.com/embed/a></iframe>b", "b"), ("<video>x</video>a", "a"),
    ("<form>a</form>b", "a\n\nb"), ("<div>a<div>b</div></div>c", "a\n\nb\n\nc"), ("", ""),
    ("a<!-- x -->b", "ab"), ("e&#x301;", "é"), ("<b>e</b>&#x301;", "é"),
    ("<figure><img src=x><figcaption>a</figcaption></figure>b", "a\n\nb"),
    ("<svg><title>z</title><text>x</text></svg>a", "x\na"),
    ("<picture><img src=x>a<figcaption>b</figcaption></picture>c", "a\n\nb\n\nc"),
  ])
  func `The text is what a reader sees`(_ html: String, _ expected: String) {
    #expect(Self.text(html) == expected)
  }

  @Test(arguments: [
    ("AT&amp;T", "AT&T"), ("AT&amp;amp;T", "AT&T"), ("<b>a</b> b", "a b"), ("&lt;b&gt;a&lt;/b&gt;", "a"),
    ("1 < 2", "1 < 2"), ("a<b", "a<b"), ("I <3 you", "I <3 you"), ("AT&T", "AT&T"),
    ("Why the <b> tag", "Why the <b> tag"), ("if a<b && c>d", "if a<b && c>d"), ("<3 &amp; <b>x</b>", "<3 & x"),
    ("a<br>b", "a b"), ("<a href=x>y</a>", "y"), ("  a \n b\t", "a b"), ("Caf&eacute;", "Café"),
    ("Q&A", "Q&A"), ("a<!-- x -->b", "ab"), ("<unknown>x</unknown>", "<unknown>x</unknown>"),
    ("Tom <tom@example.com>", "Tom <tom@example.com>"), ("R&#38;D", "R&D"), ("&copy 2026", "&copy 2026"),
    ("a\u{0}\u{7}b", "ab"), ("a\u{A0}b", "a b"), ("", ""), ("e\u{301}", "é"),
  ])
  func `A title that may be HTML is read as what it is`(_ title: String, _ expected: String) {
    #expect(PlainText.fromUnknown(title) == expected)
  }

  @Test(arguments: [
    ("<strong>HANOI - The government said...", "HANOI - The government said..."), ("<DIV>Hà Nội", "Hà Nội"),
    ("<div>\n  Some text", "Some text"), ("<h2>“Yes”", "“Yes”"), ("<blockquote>\"Yes\"", "\"Yes\""),
    ("The end of a paragraph.</p>", "The end of a paragraph."), ("The end. </p>\n", "The end."),
    ("</div>Text", "Text"), ("\"Yes\"</strong> he said", "\"Yes\" he said"), ("越南</strong>通讯社", "越南通讯社"),
    ("<ul><li>first<li>second", "first second"), ("Text with <em>emphasis", "Text with emphasis"),
    ("<table><tr><td>cell", "cell"), ("Text <a href=\"http://x.example/", "Text"), ("Text <img class='a", "Text"),
    ("<o:p></o:p>Word", "Word"), ("văn <b>đậm", "văn đậm"),
  ])
  func `HTML that was cut off is HTML`(_ text: String, _ expected: String) {
    #expect(PlainText.fromUnknown(text) == expected)
  }

  @Test(arguments: [
    "what is <div> for?", "<div> or <span>?", "the \"<b>\" tag", "(<b>)", "(</b>)", "List<b>x", "Map<a>b<b>c",
    "forget no </div> tag", "forgotten: \"</p>\"", "`</div>`", "<title>name", "rm <source>x", "<time>s",
    "a great idea </s>",
    "idea</s>", "use <a href=", "x <b", "<b> is bold", "</div> ends it", "a <li>", "What <img> does",
    "The <img> and <video> elements", "<T>x", "/<b>/",
  ])
  func `Text that speaks of tags is text`(_ text: String) {
    #expect(PlainText.fromUnknown(text) == text)
  }

  @Test func `Plain text becomes HTML that shows the same`() {
    #expect(PlainText.toHTML("a < b & c") == "a &lt; b &amp; c")
    #expect(PlainText.toHTML("a\nb") == "a<br>\nb")
    #expect(PlainText.toHTML("a\r\n\r\nb\nc") == "<p>a</p><p>b<br>\nc</p>")
    #expect(PlainText.toHTML(" \n ") == "")
    #expect(PlainText.fromHTML("<p>a</p><p>b</p>") == "a b")
    #expect(PlainText.fromHTML("<script>x</script>a &lt;b&gt;") == "a <b>")
  }

  @Test(arguments: [
    ("e\u{301}", "é", false), ("Tiê\u{301}ng Viê\u{323}t", "Tiếng Việt", false), ("Tiếng Việt", "Tiếng Việt", true),
    ("\u{1112}\u{1161}\u{11AB}", "한", false), ("한국어", "한국어", true),
    ("\u{212B}", "Å", false), ("日本語", "日本語", true), ("สวัสดี", "สวัสดี", true), ("<\u{338}", "≮", false),
    ("q\u{307}\u{323}", "q\u{323}\u{307}", false), ("ascii", "ascii", true), ("", "", true),
    ("\u{37E}", ";", false), ("か\u{3099}", "が", false), ("😀", "😀", true), ("\u{1D15E}", "\u{1D157}\u{1D165}", false),
  ])
  func `Text is composed where it is not`(_ text: String, _ composed: String, _ isComposed: Bool) {
    #expect(Array(NFC.compose(text).unicodeScalars) == Array(composed.unicodeScalars))
    var text = text
    #expect(text.withUTF8 { NFC.isComposed($0) } == isComposed)
  }
}

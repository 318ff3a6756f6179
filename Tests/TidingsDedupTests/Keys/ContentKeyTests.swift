import Testing
import TidingsCrypto
import TidingsDedup
import TidingsModel

@Suite struct ContentKeys {
  private func key(_ title: String?, text: String? = nil, html: String? = nil, summary: String? = nil) -> ContentKey {
    var item = Item()
    item.title = title
    item.contentText = text
    item.contentHTML = html
    item.summary = summary
    return ContentKey(item)
  }

  @Test(arguments: [
    ("one two", " one \t\r\n two\u{A0}"), ("one two", "one\u{2003}\u{3000}two"), ("one two", "o\u{AD}ne t\u{200B}wo"),
    ("Vịnh Hạ Long", "Vi\u{323}nh Ha\u{323} Long"), ("café", "cafe\u{301}"), ("각", "\u{1100}\u{1161}\u{11A8}"),
  ])
  func doNotChangeWithWhatNobodySees(one: String, other: String) {
    #expect(key("T", text: one) == key("T", text: other))
    #expect(key(one, text: "x").digest == key(other, text: "x").digest)
  }

  @Test(arguments: [("one two", "onetwo"), ("one", "One"), ("a", "b"), ("", "a"), ("a\u{200D}b", "ab")])
  func changeWithWhatIsSeen(one: String, other: String) {
    #expect(key("T", text: one).digest != key("T", text: other).digest)
  }

  @Test func tellTitleAndTextApart() {
    #expect(key("a b", text: "c").digest != key("a", text: "b c").digest)
    #expect(key("a", text: nil).digest != key(nil, text: "a").digest)
  }

  @Test func takeTheTextOutOfHTMLWhereThereIsNoOther() {
    let plain = key("T", html: "<p>One two.</p>")
    #expect(key("T", html: "<div class='x'><p>One  two.</p><img src='a.gif' width=1 height=1></div>") == plain)
    #expect(key("T", html: "<SCRIPT>var n = 7</SCRIPT><p>One two.</p><!-- at 10:31 --><style>p{}</style>") == plain)
    #expect(key("T", html: "<p>One three.</p>") != plain)
    #expect(key("T", html: "<p>One 2 < 3 two.").digest != plain.digest)
  }

  @Test(arguments: [
    ("<", "<"), ("<a", ""), ("a<!--", "a"), ("<script>", ""), ("<script>x</script", ""), ("</", ""), ("<style", ""),
    ("a<b<c<d", "a"), ("<!", ""),
  ])
  func takeOfHTMLThatNeverEndsWhatIsToBeSeen(html: String, text: String) {
    #expect(key(nil, html: html) == key(nil, text: text))
  }

  @Test func areLongFromTwoHundredCharactersOn() {
    #expect(!key("Title", text: String(repeating: "ệ", count: 199)).isLong)
    #expect(key("Title", text: String(repeating: "ệ", count: 200)).isLong)
    #expect(!key("Title", text: String(repeating: " \n", count: 400) + "x").isLong)
  }

  @Test func fallBackOnTheSummary() {
    #expect(key("T", summary: "One.") == key("T", text: "One."))
    #expect(key(nil).isEmpty && key(" ", text: "\n").isEmpty && !key(nil, summary: "a").isEmpty)
  }

  /// White space and invisible characters are looked for sixteen bytes at a time.
  @Test func areTheSameWhereverInTheTextWhiteSpaceStands() {
    let texts = [
      ("a\u{A0}b c", "a b c"), ("a \u{A0} b", "a b"), ("a\u{AD}b", "ab"), ("a\u{200B} b", "a b"),
      ("a \u{2014} b", "a \u{2014} b"),
      ("a\u{2003}\tb", "a b"), ("a\u{3000}\u{3001}b", "a \u{3001}b"), ("a\u{FEFF}b", "ab"), ("a  b   c", "a b c"),
      ("\u{1680}ấ\u{85}ж", " ấ ж"), ("a \u{2019}b", "a \u{2019}b"),
    ]
    for (given, folded) in texts {
      for before in 0..<36 {
        let start = String(repeating: "x", count: before)
        let end = String(repeating: " yž", count: 36 - before)
        #expect(key("t", text: start + given + end) == key("t", text: start + folded + end))
      }
    }
  }
}

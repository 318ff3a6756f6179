import Testing
import TidingsExtract
import TidingsModel

/// The line between a story's title and its text that sums it up.
@Suite struct StandfirstTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var language = "en"
    var head: String
    /// What the text begins with; `nil` where the line is none.
    var standfirst: String?
  }

  static let cases = [
    Case(
      testDescription: "a heading of a lower level without a full stop",
      head: "<header><h1>The pier stays</h1><h2>Council votes for new piles and a lamp at the end</h2></header>"
        + "<div>By Ann Bell</div>", standfirst: "Council votes for new piles and a lamp at the end"),
    Case(
      testDescription: "a paragraph beside the title",
      head: "<div><h1>The pier stays</h1><p>Council votes for new piles and a lamp at the end</p></div>"
        + "<div>By Ann Bell</div>", standfirst: "Council votes for new piles and a lamp at the end"),
    Case(
      testDescription: "boxes of their own",
      head:
        "<div class='a'><h1>The pier stays</h1></div><div class='b'><p>Council votes for new piles and a lamp</p></div>"
        + "<div>By Ann Bell</div>", standfirst: "Council votes for new piles and a lamp"),
    Case(
      testDescription: "a heading in a script without capitals", language: "ar",
      head:
        "<div><h1>الرصيف باق في مكانه</h1><h2>المجلس يصوت لصالح أعمدة جديدة ومصباح في نهايته</h2></div><div>أحمد</div>",
      standfirst: "المجلس يصوت لصالح أعمدة جديدة ومصباح في نهايته"),
    Case(
      testDescription: "a brief sentence behind the byline",
      head:
        "<h1>The pier stays</h1><div>By Ann Bell</div><div class='x'>The council has voted for a new lamp at the end of the pier.</div>",
      standfirst: "The council has voted for a new lamp at the end of the pier."),
    Case(
      testDescription: "a box named so around boxes of a system",
      head:
        "<div class='x'><h1>The pier stays</h1></div><div class='field field-deck'><div><div>Council votes for new piles "
        + "and a lamp</div></div></div><div>By Ann Bell</div>", standfirst: "Council votes for new piles and a lamp"),
    Case(
      testDescription: "a name of two words",
      head:
        "<h1>The pier stays</h1><div><div><p class='sub-title'>Council votes for new piles and a lamp</p></div></div>",
      standfirst: "Council votes for new piles and a lamp"),
    Case(
      testDescription: "a name of the inline element that holds it",
      head: "<div><div class='top'><h1>The pier stays</h1><span class='subTitle'>Council votes for new piles and a lamp"
        + "</span><div><span>By Ann Bell</span></div></div></div>", standfirst: "Council votes for new piles and a lamp"
    ),
    Case(
      testDescription: "a list straight below the title",
      head:
        "<h1>The pier stays</h1><ul><li>Council votes for new piles and a lamp</li><li>Work begins in the autumn</li></ul>"
        + "<div>By Ann Bell</div>", standfirst: "Council votes for new piles and a lamp\n\nWork begins in the autumn"),
    Case(
      testDescription: "a list of links below the title",
      head: "<h1>The pier stays</h1><ul><li><a href='/a'>Council votes for new piles and a lamp</a></li>"
        + "<li><a href='/b'>Work begins in the autumn</a></li></ul><div>By Ann Bell</div>"),
    Case(
      testDescription: "a day that the visit names",
      head:
        "<div><h1>The pier stays</h1><p>Published yesterday at 09:15, changed yesterday at 12:00 · Reading time 3 min.</p>"
        + "</div>"),
    Case(
      testDescription: "what the site earns by",
      head: "<h1>The pier stays</h1><div class='x'>As an Amazon Associate, I earn from qualifying purchases.</div>"),
    Case(
      testDescription: "a name and an office",
      head: "<div><h1>The pier stays</h1><p>Ann Bell, Harbour Correspondent of the Port Courier</p></div>"),
    Case(
      testDescription: "a date in a sentence",
      head: "<div><h1>The pier stays</h1><p>first published in the paper on 14 June 2025 at noon</p></div>"),
    Case(
      testDescription: "a caption",
      head:
        "<div><h1>The pier stays</h1><img src='/p.jpg'><p>the pier as it looked from the harbour in spring</p></div>"),
  ]

  private static let paragraphs = [
    "The vote ended on Thursday with 812 in favour and 203 against, the clerk said, the highest turnout for years.",
    "Engineers had warned that the piles would not last another decade. A second report found half could be saved.",
    "The lamp will be lit again in spring, when the boats come back from the north and the market opens on the quay.",
  ]

  @Test(arguments: cases) func `The line that goes on with the title opens the text, others do not`(given: Case) throws
  {
    let text = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let page = """
      <!DOCTYPE html><html lang="\(given.language)"><head><meta charset="utf-8"><title>The pier stays</title></head><body>
      <main>\(given.head)<div class="story-body">\(text)</div></main></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://port.example/pier") else {
      Issue.record("no article")
      return
    }
    let expected = ([given.standfirst].compactMap { $0 } + Self.paragraphs).joined(separator: "\n\n")
    #expect(found.item.contentText == expected)
  }

  @Test func `A caption below the byline takes nothing from the heading that goes on with the title`() throws {
    let text = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let page = """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The pier stays</title></head><body>
      <main><div class="story"><h1>The pier stays</h1><h3>Council votes for new piles and a lamp at the end</h3>
      <p class="who">By <b>Ann Bell</b> on the quay</p><div class="film"><p>1:20 - the vote on film</p></div>\(text)</div>
      </main></body></html>
      """
    let found = try PierPage.item(page).contentText ?? ""
    #expect(found.hasPrefix("Council votes for new piles and a lamp at the end\n\n\(Self.paragraphs[0])"), "\(found)")
    #expect(!found.contains("1:20"))
  }
}

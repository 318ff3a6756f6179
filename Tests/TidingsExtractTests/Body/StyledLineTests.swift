import Testing
import TidingsExtract
import TidingsModel

/// Pages without headings, whose lines a style each sets apart.
@Suite struct StyledLineTests {
  static let title = "The wooden pier stays where it is"

  /// Section and day, title and standfirst in a cell, and the story behind them.
  static let heads: [(name: String, markup: String)] = [
    (
      "in type of another size",
      """
      <font size="1">HARBOUR &nbsp; Saturday, 14 June 2025</font><br><font size="5"><b>\(title)</b></font><br>
      <font size="2"><b>The town keeps its oldest landing, and will pay for it.</b></font><br><br>
      """
    ),
    (
      "with names of their own",
      """
      <span class="ttl">\(title)</span><br><span class="src">Added: 14 June 2025 | Source: Port News | Read: 3108</span><br>
      <b class="ld">The town keeps its oldest landing, and will pay for it.</b><br><br>
      """
    ),
  ]

  /// Where the page names the title, or sets it large.
  static let titled = [
    (heads[0], "Port News - Story"), (heads[0], "Port News :: \(title)"), (heads[1], "Port News :: \(title)"),
  ]

  @Test(arguments: titled) func `Title and day are read, and no part of the text`(
    head: (name: String, markup: String), pageTitle: String
  ) throws {
    let text = PierPage.text.replacing("<p>", with: "").replacing("</p>", with: "<br><br>\n")
    let page = """
      <html><head><title>\(pageTitle)</title></head><body><table><tr><td width="120"><a href="/a">News</a><br>
      <a href="/b">Sport</a><br><a href="/c">Weather</a></td><td>\(head.markup)<font face="Verdana">\(text)</font></td></tr>
      </table></body></html>
      """
    let item = try PierPage.item(page)
    #expect(item.title == Self.title)
    #expect(item.datePublished?.rfc3339.hasPrefix("2025-06-14") == true)
    #expect(item.contentText?.contains("Saturday") == false && item.contentText?.contains("Source:") == false)
    #expect(item.contentText?.contains("The vote ended on Thursday") == true)
    #expect(item.contentText?.contains("two winters") == true)
  }

  /// Lines in two styles by turns that are a story of their own.
  static let pairs: [(name: String, line: @Sendable (Int) -> String)] = [
    (
      "verses and their translation",
      { "<span class='o'>Das Wasser steigt, \($0)</span><br><span class='t'>The water rises, \($0)</span><br>" }
    ),
    (
      "questions and answers",
      {
        "<b>Why does pier \($0) stay?</b><br><span>It was voted for by most of those who live beside it, and the money is there, says the clerk of number \($0).</span><br>"
      }
    ),
  ]

  @Test(arguments: pairs.indices) func `Lines in two styles stay together on a page with a heading`(pair: Int) throws {
    let lines = (1...25).map(Self.pairs[pair].line).joined()
    let page =
      "<html><head><title>\(Self.title)</title></head><body><h1>\(Self.title)</h1><div>\(lines)</div></body></html>"
    let text = try PierPage.item(page).contentText ?? ""
    #expect(
      text.contains(pair == 0 ? "steigt, 1\nThe water rises, 1\n" : "Why does pier 1 stay?\nIt was voted"), "\(text)")
    #expect(text.contains(pair == 0 ? "rises, 25" : "number 25"))
  }

  @Test func `Verses in one style stay together`() throws {
    let verses = "<div><i>The tide comes in,</i><br><i>the tide goes out,</i><br><i>the pier stays put.</i></div>"
    let page = """
      <html><head><title>\(Self.title)</title></head><body><h1>\(Self.title)</h1><div>\(PierPage.text)\(verses)\(PierPage.text
        .replacing("Thursday", with: "Friday").replacing("warned", with: "said").replacing("Work", with: "Painting"))</div>
      </body></html>
      """
    #expect(
      try PierPage.item(page).contentText?.contains("The tide comes in,\nthe tide goes out,\nthe pier stays put.")
        == true)
  }

  /// As editors of Vietnamese papers call it.
  @Test func `A quotation in the style of captions is part of the story`() throws {
    let quotation =
      "<div class='StarNameCaption quote'><div class='q'>Who sells more has no time left to talk.</div></div>"
    let page = """
      <html lang="vi"><head><title>\(Self.title)</title></head><body><h1>\(Self.title)</h1>
      <div class="t">\(PierPage.text)\(quotation)<p>The last guests left when the lamps were lit on the quay.</p></div></body></html>
      """
    #expect(try PierPage.item(page).contentText?.contains("no time left to talk") == true)
  }

  @Test func `What an expert says amid a story, named as a comment, does not end it`() throws {
    let comment =
      "<div class='expert-comment'><p>The piles are sound, says the engineer who looked.</p><p>They will last another decade, he says.</p></div>"
    let rest = "<p>The first boat of the year came in at noon, and all the bells were rung for it on both quays.</p>"
    let page = """
      <html><head><title>\(Self.title)</title></head><body><article><h1>\(Self.title)</h1><div class="a">\(PierPage.text)</div>
      \(comment)<div class="a">\(rest)</div></article></body></html>
      """
    #expect(try PierPage.item(page).contentText?.contains("bells were rung") == true)
  }

  @Test func `Nothing below what is named as comments is part of the story`() throws {
    let cells = (1...8).map { number in
      "<div class='c'><img src='/\(number).jpg'><h5>Another story of the coast, number \(number)</h5>"
        + "<p>Nobody who lives there had seen the like in twenty years, they say, and number \(number) agrees.</p></div>"
    }
    let page = """
      <html><head><title>\(Self.title)</title></head><body><div class="w"><section class="l"><h1>\(Self.title)</h1>\(PierPage.text)
      <div class="cmt"><blockquote><footer>Nils</footer>My aunt has waited for this for years, and so has her dog.</blockquote>
      <blockquote><footer>Tove</footer>They said the same last year, and nothing came of it at all.</blockquote></div></section>
      <div class="g">\(cells.joined())</div></div></body></html>
      """
    let text = try PierPage.item(page).contentText ?? ""
    #expect(text.contains("two winters") && !text.contains("Another story") && !text.contains("My aunt"))
  }
}

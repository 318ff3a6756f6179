import Testing
import TidingsExtract
import TidingsModel

/// Lines at the beginning and end of an article that only look like what stands around articles.
@Suite struct LineAtEdgeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var head = ""
    var above = ""
    var below = ""
    /// Which lines are the article's, and which are not.
    var kept: [String] = []
    var left: [String] = []
  }

  static let cases = [
    Case(
      testDescription: "a last sentence without a full stop",
      below: "<p>Without its wooden pier the old harbour would be no harbour at all</p>",
      kept: ["Without its wooden pier the old harbour would be no harbour at all"]),
    Case(
      testDescription: "a last line that is all in quotation marks, without a full stop",
      below: "<p>“Without its wooden pier the harbour is none”</p>",
      kept: ["“Without its wooden pier the harbour is none”"]),
    Case(
      testDescription: "the first of the chapters, each under a line in bold",
      above: "<p class='sapo'>The council has voted on the pier, and this is what it has decided for the harbour.</p>"
        + "<div><p><b>What is to become of it</b></p>" + PierPage.text + "<p><b>What that will cost us</b></p>"
        + "<p>The bill comes to three million, said the clerk, of which the state pays a half, and the harbour the rest.</p></div>",
      kept: ["What is to become of it", "What that will cost us"]),
    Case(
      testDescription: "a last line that is no sentence",
      below: "<p>Harbour News Desk, Port Courier Morning Edition</p>",
      left: ["Harbour News Desk"]),
    Case(
      testDescription: "an address that the last paragraph announces",
      below: """
        <p>Whoever wants the pier to stay where it is can still sign the petition of the harbour's friends until May:</p>
        <p><a href="https://petition.example/pier">https://petition.example/pier</a></p>
        """, kept: ["https://petition.example/pier"]),
    Case(
      testDescription: "an address behind what it leads to",
      below: #"<p>Pictures: <a href="https://pictures.example/pier">https://pictures.example/pier</a></p>"#,
      kept: ["Pictures: https://pictures.example/pier"]),
    Case(
      testDescription: "a link to another story",
      below: #"<p><a href="/lighthouse">The lighthouse gets a new lamp</a></p>"#, left: ["The lighthouse gets"]),
    Case(
      testDescription: "the lines of an event with which the page's description opens",
      head: """
        <meta name="description" content="Host: Harbour Hall, Pier Street 29, Port Chair: Ann Bell The vote ended on Thursday">
        """, above: "<p>Host: Harbour Hall, Pier Street 29, Port</p><p>Chair: Ann Bell</p>",
      kept: ["Host: Harbour Hall", "Chair: Ann Bell"]),
    Case(
      testDescription: "short last items of a list that the page's data have within their text",
      head: """
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"The wooden pier stays where it is",
        "articleBody":"\(text.joined(separator: " ")) What the pier needs:Fifty new piles  Oak for decks  Salted rope"}</script>
        """,
      below: "<p>What the pier needs:</p><ul><li>Fifty new piles</li><li>Oak for decks</li><li>Salted rope</li></ul>",
      kept: ["Fifty new piles", "Oak for decks", "Salted rope"]),
    Case(
      testDescription: "questions that the page's data have within their text, before the last paragraph",
      head: """
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"The wooden pier stays where it is",
        "articleBody":"\(text.joined(separator: " ")) Two questions help you on:Does it mend boats there?
          Is it why you walk?  Ann Bell's book on the pier is out now at the Press of Port, at 14.90."}</script>
        """,
      below: """
        </div><div class="more"><p>Two questions help you on:</p><ul><li>Does it mend boats there?</li>
        <li>Is it why you walk?</li></ul>
        <p>Ann Bell's book on the pier is out now at the Press of Port, at 14.90.</p></div><div>
        """,
      kept: ["Two questions help you on:", "Does it mend boats there?", "Is it why you walk?", "Ann Bell's book"]),
    Case(
      testDescription: "paragraphs of an editor's plain elements beside the others in the body",
      below: """
        </div><div style="text-align: justify;">The piles are counted on Sunday, and whoever counts gets a loaf of bread.</div>
        <div style="text-align: justify;">Bring boots, as the mole is wet.</div>
        """, kept: ["The piles are counted on Sunday", "Bring boots"]),
  ]

  static let text = [
    "The vote ended on Thursday with 812 in favour and 203 against, the clerk said, the highest turnout for years.",
    "Engineers had warned that the piles would not last another decade. A second report found half could be saved.",
    "The town will pay for new boards until autumn, and the ferry will land at the old mole for as long as that takes.",
    "Fishermen had asked for the pier to stay, as it is the only place where boats can be mended without a crane nearby.",
    "The council wants to hear in winter whether the other half of the piles can be saved, and what that would cost.",
    "Until then no lorries may drive on the pier, and the market moves to the square before the customs house again.",
    "The harbour master has been told to count the boats each week, and to tell the council how many stay away for it.",
    "Oak for the boards comes from the woods above the town, where a storm felled more of it than the mill can saw.",
    "The smith who made the first bolts a hundred years ago has a grandson in the trade, and he will make the new ones.",
  ]

  @Test(arguments: cases) func `An article has its own lines to the last, and no others`(given: Case) throws {
    let page = """
      <html lang="en"><head><title>The wooden pier stays where it is</title>\(given.head)</head><body><div id="page">
      <article><h1>The wooden pier stays where it is</h1><div class="entry-content"><div>\(given.above)
      \(Self.text.map { "<p>\($0)</p>" }.joined(separator: "\n"))
      \(given.below)</div></div></article></div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://port.example/pier") else {
      Issue.record("no article")
      return
    }
    let content = found.item.contentText ?? ""
    for line in given.kept { #expect(content.contains(line)) }
    for line in given.left { #expect(!content.contains(line)) }
  }
}

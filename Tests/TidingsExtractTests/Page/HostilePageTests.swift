import Testing
import TidingsExtract
import TidingsModel

@Suite struct HostilePageTests {
  static let sentence = "A paragraph long enough to be taken for an article, with an end to its sentence. "
  static let body = String(repeating: "<p>\(sentence)\(sentence)</p>", count: 1) + "<p>And another one: \(sentence)</p>"

  static func text(_ outcome: ExtractionOutcome) -> String? {
    guard case .article(let extraction) = outcome else { return nil }
    return extraction.item.contentText
  }

  @Test func `An empty page has no article`() {
    guard case .noArticle(.empty) = ArticleExtractor.extract([]) else {
      Issue.record("an article from nothing")
      return
    }
  }

  @Test func `A page of links has no article`() {
    let links = (0..<200).map { "<li><a href='/\($0)'>Headline number \($0) of the day</a></li>" }.joined()
    guard case .noArticle(.noBody) = ArticleExtractor.extract(Array("<ul>\(links)</ul>".utf8)) else {
      Issue.record("an article from a list of links")
      return
    }
  }

  @Test func `The opening of an article for subscribers is no article`() {
    let page = """
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Closed","isAccessibleForFree":false}</script>
      <h1>Closed</h1><p>\(Self.sentence)\(Self.sentence)</p>
      """
    guard case .noArticle(.paywalled) = ArticleExtractor.extract(Array(page.utf8)) else {
      Issue.record("a teaser was taken for the article")
      return
    }
  }

  @Test(arguments: [300, 5000, 100_000]) func `Elements nested without end still give the article`(depth: Int) {
    let page = String(repeating: "<div>", count: depth) + "<h1>Deep</h1>" + Self.body
    #expect(Self.text(ArticleExtractor.extract(Array(page.utf8)))?.contains("And another one") == true)
  }

  @Test(arguments: ["<b>", "<table><tr><td>", "<ul><li>", "</b>", "<!--", "<a href='", "<p", "<button>", "&#"])
  func `A hundred thousand broken tags after the article do no harm`(tag: String) {
    let page = "<div><h1>Broken</h1>" + Self.body + "</div>" + String(repeating: tag, count: 100_000)
    #expect(Self.text(ArticleExtractor.extract(Array(page.utf8)))?.contains("And another one") == true)
  }

  @Test(arguments: ["-14", "/12", ":30", "-5 °C", "/31/", "4.12.2023 9.9."])
  func `A line of little but signs and numbers does no harm`(line: String) {
    let page = "<article><h1>Frost</h1><p>\(line)</p>\(Self.body)<p>\(line)</p></article>"
    #expect(Self.text(ArticleExtractor.extract(Array(page.utf8)))?.contains("And another one") == true)
  }

  /// The text stands behind the list, outside the element that is left of it.
  @Test func `Text beside a broken list does no harm`() {
    let page = "<d><li>6\">></li>abcdefghijklmnopqrstuvwxyzab.<p<>DerHafenwohnernzuredenab. DieBagger/spa/l"
    guard case .noArticle = ArticleExtractor.extract(Array(page.utf8)) else {
      Issue.record("an article from next to nothing")
      return
    }
  }

  @Test(arguments: ["<p>https://a.example/1</p>", "<div><img src=/a.jpg><p>what the picture shows now</p></div>"])
  func `Thirty thousand lines of a kind below the text do no harm`(line: String) {
    let page =
      "<article><h1>Long</h1>" + String(repeating: Self.body, count: 400)
      + String(repeating: line, count: 30_000) + "</article>"
    #expect(Self.text(ArticleExtractor.extract(Array(page.utf8)))?.contains("And another one") == true)
  }

  @Test(arguments: [
    "<p class=c#>Follow us on the network of your choice</p>",
    "<div class=c#><p>Did this tell you what you wanted?</p><button>Yes</button></div>",
    "<p class=c#>© 20# The harbour and its friends, all of them</p>",
    "<div class=c#><time>10:40</time><a class=author>Ann Bell</a></div>",
    "<ul><li><b>Ann Bell</b></li></ul>",
  ])
  func `Thirty thousand lines of a kind, each of another name, do no harm`(line: String) {
    let lines = (0..<30_000).map { line.replacing("#", with: "\($0)") }
    let page =
      "<html><head><meta name=author content='The harbour and its friends'></head><body><article><h1>Long</h1>"
      + String(repeating: Self.body, count: 40) + lines.joined() + "</article></body></html>"
    #expect(Self.text(ArticleExtractor.extract(Array(page.utf8)))?.contains("And another one") == true)
  }

  @Test func `Thousands of rows of teasers below the article are no part of it`() throws {
    let card = "<div class=c><a href=/s><img src=/t.jpg></a><b><a href=/s>Another story of the town</a></b></div>"
    let rows = String(repeating: "<div>" + card + card + card + "</div>", count: 3000)
    let page = "<html><body><h1>The ferry stops for two nights</h1>" + Self.body + rows + "</body></html>"
    let text = try #require(Self.text(ArticleExtractor.extract(Array(page.utf8))))
    #expect(text.contains("And another one"))
    #expect(!text.contains("Another story"))
  }

  @Test func `Random bytes never stop the program`() {
    var state: UInt64 = 42
    func next() -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    let pieces = [
      "<p>", "</", "<div class='", "\">", "<script>", "<!--", "-->", "&amp", "<h1>", "2023-", "14/12", "{\"", "]", "\0",
    ]
    for _ in 0..<300 {
      var page: [UInt8] = []
      for _ in 0..<200 {
        if next() < 128 { page.append(next()) } else { page += Array(pieces[Int(next()) % pieces.count].utf8) }
      }
      guard case .article(let extraction) = ArticleExtractor.extract(page, url: "https://example.org/") else {
        continue
      }
      #expect(extraction.item.contentHTML?.contains("<script") != true)
    }
  }

  @Test func `Nothing that runs is left in the article's HTML`() throws {
    let page = """
      <h1>Safe</h1><div onclick="evil()"><p onmouseover="evil()">\(Self.sentence)<a href="javascript:evil()">link</a>\
      \(Self.sentence)</p><script>evil()</script><iframe src="https://evil.example"></iframe><p>\(Self.sentence)</p></div>
      """
    guard case .article(let extraction) = ArticleExtractor.extract(Array(page.utf8)) else {
      Issue.record("no article")
      return
    }
    #expect(extraction.item.contentHTML?.contains("evil") == false)
  }

  @Test func `A page cut off in the middle of a tag gives what came before`() {
    let page = "<h1>Cut</h1>" + Self.body + "<p class=\"unfinis"
    #expect(Self.text(ArticleExtractor.extract(Array(page.utf8)))?.contains("And another one") == true)
  }
}

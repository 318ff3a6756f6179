import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// `full_text`: the real program, a real server, whole polls.
@Suite struct FullTextTests {
  @Test func `The article's text comes from its page, everything else from the feed`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    let workspace = try site.workspace()
    let outcome = try await workspace.poll()
    #expect(outcome.status == 0 && outcome.output == "harbour: 1 new\n", "\(outcome.output)\(outcome.errors)")
    let article = try #require(try workspace.articles().first)
    #expect(article.text == NewsSite.paragraphs("harbour").joined(separator: "\n\n"))
    #expect(article["summary"]?.string == NewsSite.teaser("harbour"))
    #expect(article["title"]?.string == NewsSite.title("harbour"))
    #expect(article["date_published"]?.string == "2023-12-14T14:53:00+07:00")
    #expect(article.fullText == "extracted")
    #expect(article["_tidings"]?["extract"]?["date_source"]?.string == "feed")
    #expect(article["_tidings"]?["extract"]?["method"]?.string == "strict")
    let request = try #require(site.server.requests(to: "/story/harbour").first)
    #expect(request["Accept"]?.contains("text/html") == true)
    #expect(request["Cookie"] == nil && request["Referer"] == nil)
  }

  @Test func `auto fetches pages of teasers only, false none`() async throws {
    let site = try NewsSite()
    let whole = (1...300).map { "word\($0)" }.joined(separator: " ") + "."
    site.publish(["harbour", "market"])
    site.server["/feed"] = .reply(
      .ok(site.feed(["harbour", "market"], teaser: { $0 == "market" ? whole : NewsSite.teaser($0) })))
    let auto = try site.workspace(fullText: "auto")
    try await auto.poll()
    #expect(site.pageRequests("harbour") == 1 && site.pageRequests("market") == 0)
    let delivered = try auto.articles()
    #expect(delivered.compactMap(\.fullText) == ["extracted"])
    #expect(delivered.contains { $0.text == whole })

    let never = try site.workspace(fullText: "false")
    try await never.poll()
    #expect(site.pageRequests("harbour") == 1)
    #expect(try never.articles().allSatisfy { $0.fullText == nil })
  }

  @Test(arguments: [
    ("a page of links", (1...80).map { "<li><a href='/\($0)'>Headline \($0)</a></li>" }.joined(), "no_article"),
    (
      "the opening of an article for subscribers",
      NewsSite.page(
        "harbour",
        head: """
          <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":\
          "What happened at the harbour on Monday","isAccessibleForFree":false}</script>
          """, paragraphs: [NewsSite.paragraphs("harbour")[0] + " " + NewsSite.paragraphs("harbour")[1]]), "no_article"
    ),
    (
      "a notice in the article's place",
      """
      <html><head><title>We value your privacy</title></head><body><h1>We value your privacy</h1>
      <p>Our partners and we store and read information on your device, such as unique identifiers in cookies.</p>
      <p>You may accept or manage your choices by clicking below, also your right to object, at any time here.</p>
      </body></html>
      """, "no_article"
    ),
    ("nothing at all", "", "no_article"),
  ])
  func `A page without the article leaves the feed's own content, and says so`(
    kind: String, page: String, expected: String
  ) async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    site.server["/story/harbour"] = .reply(.ok(page, headers: NewsSite.html))
    let workspace = try site.workspace()
    let outcome = try await workspace.poll()
    #expect(outcome.status == 0)
    #expect(outcome.output == "harbour: 1 new; 1 of 1 pages without an article\n", "\(kind): \(outcome.output)")
    let article = try #require(try workspace.articles().first)
    #expect(article.text == NewsSite.teaser("harbour"), "\(kind)")
    #expect(article.fullText == expected, "\(kind)")
  }

  @Test func `A page at the item's own address is its article, whatever the feed calls it`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    let feed = site.feed(["harbour"]) { _ in "Lễ khai trương có hàng trăm khách." }
    site.server["/feed"] = .reply(
      .ok(feed.replacing(NewsSite.title("harbour"), with: "Thành phố có cầu mới sau mười một năm chờ đợi")))
    let workspace = try site.workspace()
    try await workspace.poll()
    let article = try #require(try workspace.articles().first)
    #expect(article.fullText == "extracted")
    #expect(article.text.contains(NewsSite.paragraphs("harbour")[2]))
    // Elsewhere it may be another's.
    site.server["/story/harbour"] = .reply(.redirect(to: "/moved"))
    site.server["/moved"] = .reply(.ok(NewsSite.page("harbour"), headers: NewsSite.html))
    let other = try site.workspace()
    try await other.poll()
    #expect(try other.articles().map(\.fullText) == ["no_article"])
  }

  @Test func `A long text that breaks off before the line that names its source is a teaser`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    let paragraphs = (0..<16).map { "\(NewsSite.paragraphs("harbour")[$0 % 3]) That was part \($0)." }
    site.server["/story/harbour"] = .reply(
      .ok(NewsSite.page("harbour", paragraphs: paragraphs), headers: NewsSite.html))
    let long = paragraphs.prefix(12).map { "<p>\($0)</p>" }.joined().dropLast(24)
    let footer = "<p>The post What happened appeared first on Harbour News.</p>"
    for (end, expected) in [("[…]</p>", "extracted"), ("in short.</p>", nil)] as [(String, String?)] {
      site.server["/feed"] = .reply(.ok(site.feed(["harbour"]) { _ in "<![CDATA[\(long)\(end)\(footer)]]>" }))
      let workspace = try site.workspace(fullText: "auto")
      try await workspace.poll()
      #expect(try workspace.articles().map(\.fullText) == [expected])
    }
  }

  @Test(arguments: ["Đọc tiếp", "Continue reading →", "続きを読む"])
  func `A text that bids its readers go on at the item's page is a teaser, however long`(invitation: String)
    async throws
  {
    let site = try NewsSite()
    site.publish(["harbour"])
    let paragraphs = (0..<16).map { "\(NewsSite.paragraphs("harbour")[$0 % 3]) That was part \($0)." }
    site.server["/story/harbour"] = .reply(
      .ok(NewsSite.page("harbour", paragraphs: paragraphs), headers: NewsSite.html))
    let long = paragraphs.prefix(12).map { "<p>\($0)</p>" }.joined()
    func feed(link: String) -> String {
      site.feed(["harbour"]) { _ in "<![CDATA[\(long)<p><a href=\"\(link)\">\(invitation)</a></p>]]>" }
    }
    site.server["/feed"] = .reply(.ok(feed(link: site.server.url("/story/harbour") + "?utm_source=rss")))
    let teaser = try site.workspace(fullText: "auto")
    try await teaser.poll()
    #expect(try teaser.articles().map(\.fullText) == ["extracted"])
    site.server["/feed"] = .reply(.ok(feed(link: site.server.url("/story/market"))))
    let whole = try site.workspace(fullText: "auto")
    try await whole.poll()
    #expect(try whole.articles().map(\.fullText) == [nil])
  }

  @Test func `A withdrawn article's redirect to the front page is no article`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    site.server["/story/harbour"] = .reply(.redirect(to: "/"))
    site.server["/"] = .reply(.ok(NewsSite.page("harbour"), headers: NewsSite.html))
    let workspace = try site.workspace()
    try await workspace.poll()
    #expect(try workspace.articles().map(\.fullText) == ["no_article"])
  }

  @Test func `A date without an offset on the page is read in the feed's zone`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    site.server["/feed"] = .reply(.ok(site.feed(["harbour"], dated: false)))
    site.server["/story/harbour"] = .reply(
      .ok(NewsSite.page("harbour", date: "<p class='date'>14:53 | 14/12/2023</p>"), headers: NewsSite.html))
    let workspace = try site.workspace(options: ", timezone: Asia/Ho_Chi_Minh")
    try await workspace.poll()
    let article = try #require(try workspace.articles().first)
    #expect(article["date_published"]?.string == "2023-12-14T14:53:00+07:00")
    #expect(article["_tidings"]?["extract"]?["zone_source"]?.string == "configured")
  }
}

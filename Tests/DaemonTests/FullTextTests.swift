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

  @Test func `A private address is asked only where the configuration names its host`() async throws {
    let site = try NewsSite()
    let other = try LoopbackServer(family: .v6)
    other["/story/harbour"] = .reply(.ok(NewsSite.page("harbour"), headers: NewsSite.html))
    site.publish(["harbour", "market"])
    site.server["/feed"] = .reply(
      .ok(
        site.feed(["harbour", "market"]).replacing(
          site.server.url("/story/harbour"), with: other.url("/story/harbour"))))
    // A page of the feed's own host must not lead there either.
    site.server["/story/market"] = .reply(.redirect(to: other.url("/story/harbour")))
    let workspace = try site.workspace()
    let outcome = try await workspace.poll()
    #expect(outcome.output.contains("2 of 2 pages failed: "), "\(outcome.output)")
    #expect(other.requests.isEmpty)
    #expect(Set(try workspace.articles().map(\.text)) == [NewsSite.teaser("harbour"), NewsSite.teaser("market")])
  }

  @Test func `Credentials of the feed stay with its own host`() async throws {
    let site = try NewsSite()
    let other = try LoopbackServer(family: .v6)
    other["/story/harbour"] = .reply(.ok(NewsSite.page("harbour"), headers: NewsSite.html))
    site.publish(["harbour"])
    site.server["/story/harbour"] = .reply(.redirect(to: other.url("/story/harbour")))
    let workspace = try site.workspace(options: ", auth: {bearer: secret}, headers: {X-Key: v}")
    try workspace.write(
      try String(contentsOfFile: workspace.path("tidings.yaml"), encoding: .utf8)
        .replacing("timeout: 1m", with: "timeout: 1m, allow_private: [\"::1\"]"), to: "tidings.yaml")
    try await workspace.poll()
    #expect(try workspace.articles().map(\.fullText) == ["extracted"])
    let own = try #require(site.server.requests(to: "/story/harbour").first)
    #expect(own["Authorization"] == "Bearer secret" && own["X-Key"] == "v")
    let foreign = try #require(other.requests.first)
    #expect(foreign["Authorization"] == nil && foreign["X-Key"] == nil)
  }

  @Test func `The pages of one article are joined, and a loop of them ends`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    for number in 1...3 {
      let next = number == 3 ? "/story/harbour" : "/story/harbour?page=\(number + 1)"
      let page = NewsSite.page(
        "harbour", head: "<link rel=\"next\" href=\"\(next)\">",
        paragraphs: NewsSite.paragraphs("harbour").map { "Part \(number). \($0)" })
      site.server[number == 1 ? "/story/harbour" : "/story/harbour?page=\(number)"] = .reply(
        .ok(page, headers: NewsSite.html))
    }
    let workspace = try site.workspace()
    try await workspace.poll()
    let text = try #require(try workspace.articles().first).text
    #expect(text.components(separatedBy: "\n\n").count == 9)
    let places = (1...3).compactMap { text.range(of: "Part \($0).")?.lowerBound }
    #expect(places.count == 3 && places == places.sorted())
    #expect(site.pageRequests("harbour") == 3)
  }

  @Test func `The next article of a site that numbers them is no page of this one`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    let link = "<link rel=\"next\" href=\"/story/harbour?page=2\">"
    site.server["/story/harbour"] = .reply(.ok(NewsSite.page("harbour", head: link), headers: NewsSite.html))
    site.server["/story/harbour?page=2"] = .reply(.ok(NewsSite.page("market"), headers: NewsSite.html))
    let workspace = try site.workspace()
    try await workspace.poll()
    let text = try #require(try workspace.articles().first).text
    #expect(text == NewsSite.paragraphs("harbour").joined(separator: "\n\n"))
  }

  @Test func `An article of endless pages ends at the twentieth`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    site.server["/story/harbour"] = .handler { request in
      let number = Int(request.target.split(separator: "=").dropFirst().first ?? "1") ?? 1
      return .ok(
        NewsSite.page(
          "harbour", head: "<link rel=\"next\" href=\"/story/harbour?page=\(number + 1)\">",
          paragraphs: NewsSite.paragraphs("harbour").map { "Part \(number). \($0)" }), headers: NewsSite.html)
    }
    let workspace = try site.workspace()
    try await workspace.poll()
    #expect(site.pageRequests("harbour") == 20)
    #expect(try workspace.articles().map(\.fullText) == ["extracted"])
  }

  @Test func `An edit of the page alone is no edit of the article; an edit in the feed fetches the page again`()
    async throws
  {
    let site = try NewsSite()
    site.publish(["harbour"])
    let workspace = try site.workspace()
    try await workspace.poll()
    site.server["/story/harbour"] = .reply(
      .ok(NewsSite.page("harbour").replacing("a brass band", with: "two brass bands"), headers: NewsSite.html))
    // Another item makes the feed's body another one.
    site.server["/story/market"] = .reply(.ok(NewsSite.page("market"), headers: NewsSite.html))
    site.server["/feed"] = .reply(.ok(site.feed(["harbour", "market"])))
    #expect(try await workspace.poll().output == "harbour: 1 new\n")
    #expect(site.pageRequests("harbour") == 1)

    site.server["/feed"] = .reply(
      .ok(site.feed(["harbour", "market"]).replacing("harbour gazette woke", with: "harbour gazette slowly woke")))
    #expect(try await workspace.poll().output == "harbour: 1 revised\n")
    #expect(site.pageRequests("harbour") == 2)
    let last = try #require(try workspace.articles().last)
    #expect(last["_tidings"]?["revision"]?.integer == 2)
    #expect(last.text.contains("two brass bands"))
  }

  @Test func `A teaser that changes alone makes no revision of an article whose text is its page's`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    let workspace = try site.workspace()
    try await workspace.poll()
    func poll(comments: Int, title: String = "What happened") async throws -> String {
      let feed = site.feed(["harbour"]) { "\(NewsSite.teaser($0)) \(comments) comments" }
      site.server["/feed"] = .reply(.ok(feed.replacing("What happened", with: title)))
      return try await workspace.poll().output
    }
    #expect(try await poll(comments: 3) == "harbour: nothing new\n")
    #expect(site.pageRequests("harbour") == 2)
    _ = try await poll(comments: 3)
    #expect(site.pageRequests("harbour") == 2, "an edit that was looked at is looked at once")
    #expect(workspace.names().count == 1)

    #expect(try await poll(comments: 4, title: "What truly happened") == "harbour: 1 revised\n")
    let last = try #require(try workspace.articles().last)
    #expect(last["_tidings"]?["revision"]?.integer == 2)
    #expect(last["title"]?.string == "What truly happened at the harbour on Monday")
  }

  @Test func `An article in two feeds is delivered once`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    site.server["/second"] = .reply(.ok(site.feed(["harbour"]).replacing("Harbour News", with: "Evening Edition")))
    let workspace = try Workspace()
    try workspace.configure(
      feeds: """
          - {url: "\(site.server.url("/feed"))", id: a, full_text: true}
          - {url: "\(site.server.url("/second"))", id: b, full_text: true}
        """)
    #expect(try await Program.run("poll", "-c", workspace.path("tidings.yaml"), "a").status == 0)
    #expect(try await Program.run("poll", "-c", workspace.path("tidings.yaml"), "b").status == 0)
    #expect(workspace.names().count == 1)
    #expect(site.pageRequests("harbour") == 1)
  }

  @Test func `Feeds of one site that announce an article at the same time fetch its page once`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    let gate = Gate()
    site.server["/story/harbour"] = .reply(.ok(NewsSite.page("harbour"), headers: NewsSite.html).behind(gate))
    let names = ["morning", "evening"]
    for name in names {
      site.server["/\(name)"] = .reply(.ok(site.feed(["harbour"]).replacing("Harbour News", with: name)))
    }
    let workspace = try Workspace()
    try workspace.configure(
      feeds: names.map { "  - {url: \"\(site.server.url("/\($0)"))\", id: \($0), full_text: true}" }
        .joined(separator: "\n"))
    let configuration = workspace.path("tidings.yaml")
    async let poll = Program.run("poll", "-c", configuration)
    for name in names { await site.server.waitForRequests(1, to: "/\(name)") }
    await site.server.waitForRequests(1, to: "/story/harbour")
    gate.open()
    #expect(try await poll.status == 0)
    #expect(try workspace.articles().map(\.fullText) == ["extracted"])
    #expect(site.pageRequests("harbour") == 1)
  }

  @Test func `A page fetched with one feed's credentials is not shared with a feed of others`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    site.server["/second"] = .reply(.ok(site.feed(["harbour"]).replacing("Harbour News", with: "Evening Edition")))
    let workspace = try Workspace()
    try workspace.configure(
      feeds: """
          - {url: "\(site.server.url("/feed"))", id: a, full_text: true, auth: {bearer: secret}}
          - {url: "\(site.server.url("/second"))", id: b, full_text: true, dedup: off}
        """)
    try await workspace.poll()
    #expect(site.pageRequests("harbour") == 2)
    #expect(Set(site.server.requests(to: "/story/harbour").map { $0["Authorization"] }) == ["Bearer secret", nil])
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

  @Test func `What stands on three pages of a site is left out of the fourth, also after a restart`() async throws {
    let site = try NewsSite()
    let appeal = "Our readers pay for this newspaper; join them today for the price of a coffee a month."
    let names = ["harbour", "market", "station", "school"]
    site.publish(names)
    for name in names {
      let page = NewsSite.page(name, paragraphs: NewsSite.paragraphs(name) + [appeal])
      site.server["/story/\(name)"] = .reply(.ok(page, headers: NewsSite.html))
    }
    let workspace = try site.workspace()
    for count in 1...4 {
      site.server["/feed"] = .reply(.ok(site.feed(Array(names.prefix(count)))))
      try await workspace.poll()
    }
    let texts = try workspace.articles().map(\.text)
    #expect(texts.count == 4)
    #expect(texts.map { $0.contains(appeal) } == [true, true, true, false])
  }

  @Test func `Pages read side by side add up to what is known of their site`() async throws {
    let site = try NewsSite()
    let appeal = "Our readers pay for this newspaper; join them today for the price of a coffee a month."
    let names = ["harbour", "market", "station", "school"]
    for name in names {
      let page = NewsSite.page(name, paragraphs: NewsSite.paragraphs(name) + [appeal])
      site.server["/story/\(name)"] = .reply(.ok(page, headers: NewsSite.html))
    }
    let workspace = try site.workspace()
    for count in [3, 4] {
      site.server["/feed"] = .reply(.ok(site.feed(Array(names.prefix(count)))))
      try await workspace.poll()
    }
    let last = try #require(try workspace.articles().last)
    #expect(last["title"]?.string == NewsSite.title("school"))
    #expect(!last.text.contains(appeal))
  }

  /// A site of two articles, the page of one of which is answered when the gate opens.
  private static func siteOfTwo(_ gate: Gate) throws -> NewsSite {
    let site = try NewsSite()
    site.publish(["harbour", "market"])
    site.server["/story/market"] = .reply(.ok(NewsSite.page("market"), headers: NewsSite.html).behind(gate))
    site.server["/feed"] = .handler { [body = site.feed(["harbour", "market"])] request in
      request["If-None-Match"] == "\"1\"" ? .notModified() : .ok(body, headers: ["ETag: \"1\""])
    }
    return site
  }

  @Test(arguments: [SIGKILL, SIGTERM], ["", ", updates: false"])
  func `A program that ends while pages are fetched delivers the articles whole when it is back`(
    signal: Int32, options: String
  ) async throws {
    let gate = Gate()
    let site = try Self.siteOfTwo(gate)
    let workspace = try site.workspace(options: options)
    let daemon = try await RunningDaemon(workspace)
    await site.server.waitForRequests(1, to: "/story/market")
    if signal == SIGKILL { try await daemon.kill() } else { #expect(try await daemon.stop() == 0) }
    #expect(try workspace.articles().allSatisfy { $0["title"]?.string == NewsSite.title("harbour") })
    gate.open()
    // The feed has dropped both of them.
    site.server["/feed"] = .reply(.ok(site.feed(["theatre"])))
    site.server["/story/theatre"] = .reply(.ok(NewsSite.page("theatre"), headers: NewsSite.html))
    let feedRequests = site.server.requests(to: "/feed").count
    let outcome = try await workspace.poll()
    #expect(outcome.output.contains("before the program ended"), "\(outcome.output)")
    #expect(site.server.requests(to: "/feed").count == feedRequests)
    try await workspace.poll()
    let articles = try workspace.articles()
    #expect(
      articles.compactMap { $0["title"]?.string }.sorted() == ["harbour", "market", "theatre"].map(NewsSite.title))
    #expect(articles.allSatisfy { $0.fullText == "extracted" })
    #expect(site.server.requests(to: "/feed").count == feedRequests + 1)
  }

  @Test func `What is kept of a poll goes on under the feed's new address`() async throws {
    let gate = Gate()
    let site = try Self.siteOfTwo(gate)
    let workspace = try site.workspace()
    let daemon = try await RunningDaemon(workspace)
    await site.server.waitForRequests(1, to: "/story/market")
    try await daemon.kill()
    gate.open()
    site.server["/new"] = .handler { [body = site.feed(["theatre"])] request in
      request["If-None-Match"] == nil ? .ok(body) : .notModified()
    }
    site.server["/story/theatre"] = .reply(.ok(NewsSite.page("theatre"), headers: NewsSite.html))
    try workspace.configure(feeds: "  - {url: \"\(site.server.url("/new"))\", id: harbour, full_text: true}")
    try await workspace.poll()
    try await workspace.poll()
    #expect(
      try workspace.articles().compactMap { $0["title"]?.string }.sorted()
        == ["harbour", "market", "theatre"].map(NewsSite.title))
  }
}

import LoopbackServer
import Testing
import TidingsModel

/// `full_text` where several items have a page, or a page's text, in common.
@Suite struct PagesInCommonTests {
  @Test(arguments: [["#v1", "#v2", "#v3"], ["", "", ""]])
  func `Items that stand on one page keep their own texts, and the page is not asked for`(places: [String]) async throws
  {
    let site = try NewsSite()
    site.server["/log"] = .reply(.ok(NewsSite.page("harbour"), headers: NewsSite.html))
    let items = places.enumerated().map { number, place in
      """
      <item><title>Version \(number)</title><guid isPermaLink="false">v\(number)</guid>
      <link>\(site.server.url("/log"))\(place)</link><description>What is new in version \(number).</description></item>
      """
    }
    site.server["/feed"] = .reply(
      .ok("<rss version=\"2.0\"><channel><title>Log</title>\(items.joined())</channel></rss>"))
    let workspace = try site.workspace(options: ", dedup: feed")
    #expect(try await workspace.poll().status == 0)
    let articles = try workspace.articles()
    #expect(Set(articles.map(\.text)) == Set((0..<3).map { "What is new in version \($0)." }))
    #expect(articles.allSatisfy { $0.fullText == nil } && site.server.requests(to: "/log").isEmpty)
  }

  @Test func `A text that stands on each of several pages is taken for none of their articles`() async throws {
    let site = try NewsSite()
    let names = ["harbour", "market", "school", "bridge"]
    site.publish(names)
    let notice = [
      "The editors of this newspaper have decided to keep their stories for those who stand at the counter and ask.",
      "Whoever does so is given a cup of tea, a chair by the window, and as many stories as there are hours in the day.",
    ]
    for name in names.dropLast() {
      site.server["/story/\(name)"] = .reply(.ok(NewsSite.page(name, paragraphs: notice), headers: NewsSite.html))
    }
    let workspace = try site.workspace()
    let outcome = try await workspace.poll()
    #expect(outcome.output == "harbour: 4 new; 3 of 4 pages without an article\n")
    let articles = try workspace.articles()
    #expect(articles.count(where: { $0.fullText == "extracted" }) == 1)
    for name in names.dropLast() {
      #expect(articles.contains { $0.text == NewsSite.teaser(name) && $0.fullText == "no_article" }, "\(name)")
    }
  }

  @Test func `Pictures that the page does not show stay`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    let comic = "&lt;img src=&quot;https://comics.example/1.png&quot; alt=&quot;A duck&quot;&gt;"
    site.server["/feed"] = .reply(.ok(site.feed(["harbour"], teaser: { _ in comic })))
    let workspace = try site.workspace(fullText: "auto")
    try await workspace.poll()
    let article = try #require(try workspace.articles().first)
    #expect(article["content_html"]?.string?.contains("https://comics.example/1.png") == true)
    #expect(article.fullText == "no_article")
  }
}

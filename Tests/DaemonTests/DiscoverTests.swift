import LoopbackServer
import Testing

@Suite struct DiscoverTests {
  @Test func theFeedsAPageAnnouncesAreListedWithTheirTitles() async throws {
    let workspace = try Workspace()
    let page = try workspace.write(
      """
      <html><head><base href="http://site.example/sub/">
      <link rel="alternate" type="application/rss+xml; charset=utf-8" title="Tin mới" href="rss?a=1&amp;b=2">
      <LINK REL='alternate home' TYPE=application/atom+xml HREF=//feeds.example/atom>
      <link rel=alternate type="application/json+oembed" href="/oembed?x">
      <link rel=alternate hreflang=en href="/en">
      </head><body><a href="/archive/feed.xml">RSS</a> <a href="javascript:x.rss">no</a></body></html>
      """, to: "page.html")
    let outcome = try await Program.run("discover", page)
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        http://site.example/sub/rss?a=1&b=2\tlink\tTin mới
        http://feeds.example/atom\tlink
        http://site.example/archive/feed.xml\tanchor

        """)
  }

  @Test func aSiteThatAnnouncesNothingIsTriedAtTheUsualPaths() async throws {
    let server = try LoopbackServer()
    server["/"] = .reply(.ok("<html><body>Welcome</body></html>", headers: ["Content-Type: text/html"]))
    server["/feed"] = .reply(.ok("<html>not here</html>"))
    server["/rss.xml"] = .reply(.ok(Sample.rss(["First light"], channel: "Found")))
    let outcome = try await Program.run("discover", server.url("/"))
    #expect(outcome.output == "\(server.url("/rss.xml"))\tpath\tFound\n")
  }

  @Test func aFeedsOwnAddressIsItsFeed() async throws {
    let server = try LoopbackServer()
    server["/f"] = .reply(.ok(Sample.rss(["First light"], channel: "Itself")))
    #expect(try await Program.run("discover", server.url("/f")).output == "\(server.url("/f"))\tdocument\tItself\n")
  }

  @Test func aPageWithoutFeedsSaysSoAndFails() async throws {
    let outcome = try await Program.run("discover", "-", input: "<html><body>Nothing</body></html>")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors == "tidings: -: no feed found\n")
  }
}

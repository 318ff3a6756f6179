import LoopbackServer
import Testing

@Suite struct DiscoverTests {
  @Test(
    arguments: [
      (
        "www.example.org",
        "no such file, and a URL begins with http:// or https:// (did you mean \"https://www.example.org\"?)", 2
      ),
      ("ftp://x/", "only http, https and file URLs can be polled", 2), ("page.html", "No such file or directory", 1),
      ("./www.example.org", "No such file or directory", 1),
    ] as [(String, String, Int32)])
  func whatIsNeitherAnAddressNorAFileIsSaidToBeWhatItIs(page: String, words: String, status: Int32) async throws {
    let outcome = try await Program.run("discover", page)
    #expect(outcome.status == status && outcome.errors == "tidings: \(page): \(words)\n", "\(outcome.errors)")
  }

  @Test func theFeedsAPageAnnouncesAreListedWithTheirTitles() async throws {
    let workspace = try Workspace()
    let page = try workspace.write(
      """
      <html><head><base href="http://site.example/sub/">
      <link rel="alternate" type="application/rss+xml; charset=utf-8" title="Tin mới" href="rss?a=1&amp;b=2">
      <LINK REL='alternate home' TYPE=application/atom+xml HREF=//feeds.example/atom>
      <link rel=alternate type="application/json+oembed" href="/oembed?x">
      <link rel=alternate hreflang=en href="/en">
      </head><body><a href="/archive/feed.xml">RSS</a> <a href="javascript:x.rss">no</a> <a href="feed://other.example/tin">RSS</a></body></html>
      """, to: "page.html")
    let outcome = try await Program.run("discover", page)
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        http://site.example/sub/rss?a=1&b=2\tlink\tTin mới
        http://feeds.example/atom\tlink
        http://site.example/archive/feed.xml\tanchor
        http://other.example/tin\tanchor

        """)
  }

  @Test func aFileThatIsAFeedIsListedByItsName() async throws {
    let workspace = try Workspace()
    let file = try workspace.write(Sample.rss(["First light"], channel: "Found"), to: "feed.xml")
    #expect(try await Program.run("discover", file).output == "\(file)\tdocument\tFound\n")
  }

  @Test func aSiteThatAnnouncesNothingIsTriedAtTheUsualPaths() async throws {
    let server = try LoopbackServer()
    server["/"] = .reply(.ok("<html><body>Welcome</body></html>", headers: ["Content-Type: text/html"]))
    server["/feed"] = .reply(.ok("<html>not here</html>"))
    server["/rss.xml"] = .reply(.ok(Sample.rss(["First light"], channel: "Found")))
    let outcome = try await Program.run("discover", server.url("/"))
    #expect(outcome.output == "\(server.url("/rss.xml"))\tpath\tFound\n")
  }

  @Test(arguments: ["429 Too Many Requests", "503 Busy"])
  func aSiteThatAsksToBeLeftAloneIsNotLookedThroughFurther(status: String) async throws {
    let server = try LoopbackServer()
    server["/"] = .reply(.ok("<html><body>Welcome</body></html>", headers: ["Content-Type: text/html"]))
    server["/rss"] = .reply(.status(status))
    server["/rss.xml"] = .reply(.ok(Sample.rss(["First light"])))
    let workspace = try Workspace()
    let config = try workspace.configure(feeds: "  []")
    for command in [["discover", server.url("/")], ["add", server.url("/"), "-c", config]] {
      let before = server.requests.count
      let outcome = try await Program.run(command)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("the site asks (status \(status.prefix(3))) not to be looked through now"))
      #expect(server.requests.dropFirst(before).map(\.path) == ["/", "/feed", "/rss"])
    }
    #expect(try await Program.run("check", "-c", config).output.contains("ok, 0 feeds"))
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

  @Test func aPlatformsPageLeadsToTheFeedThatThePlatformMakes() async throws {
    let channel = "UCabcdefghijklmnopqrst-_"
    for (url, page, feed) in [
      (
        "https://www.youtube.com/@handle", "<script>{\"externalId\":\"\(channel)\"}</script>",
        "https://www.youtube.com/feeds/videos.xml?channel_id=\(channel)"
      ),
      (
        "https://www.youtube.com/channel/\(channel)/videos", "",
        "https://www.youtube.com/feeds/videos.xml?channel_id=\(channel)"
      ),
      ("https://github.com/o/r/issues", "", "https://github.com/o/r/releases.atom"),
      ("https://gitlab.com/g/p", "", "https://gitlab.com/g/p/-/tags?format=atom"),
      ("https://someone.tumblr.com/post/1", "", "https://someone.tumblr.com/rss"),
    ] {
      let outcome = try await Program.run("discover", "-", "--url", url, input: "<html>\(page)</html>")
      #expect(outcome.output == "\(feed)\tplatform\n", "\(url)")
    }
  }
}

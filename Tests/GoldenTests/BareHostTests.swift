import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

@Suite("Addresses without a scheme")
struct BareHostTests {
  private func feed(_ document: String, url: String? = nil) throws -> Feed {
    FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8), url: url))
  }

  private func rss(home: String = "https://mill.example/", _ elements: String) -> String {
    """
    <rss version="2.0"><channel><title>Mill</title><link>\(home)</link>
    <item><title>Wheel</title>\(elements)</item></channel></rss>
    """
  }

  @Test(
    "One that begins with the host of the feed or of its page has that host, wherever the feed was retrieved from",
    arguments: [
      nil, "https://mill.example/feed.xml", "https://www.mill.example/feed.xml", "https://feeds.example/mill",
    ])
  func ofTheHost(_ url: String?) throws {
    let item = try #require(
      feed(
        rss(
          """
          <link>mill.example/p/1</link><comments>www.Mill.example/p/1?comments</comments>
          <enclosure url="mill.example/a.mp3" type="audio/mpeg"/>
          """), url: url
      ).items.first)
    #expect(item.url == "https://mill.example/p/1")
    #expect(item.attachments.map(\.url) == ["https://mill.example/a.mp3"])
    #expect(item.commentsURL == "http://www.Mill.example/p/1?comments")
  }

  @Test(
    "Another one is a path",
    arguments: ["news.html", "story.php?id=1", "other.example/1", "mill.example.php", "mill.examples/1"])
  func paths(_ path: String) throws {
    let item = try feed(rss("<link>\(path)</link>"), url: "https://mill.example/feed.xml").items.first
    #expect(item?.url == "https://mill.example/" + path)
  }

  @Test("A page that is plainly a host is one where nobody knows the feed's address")
  func ofThePage() throws {
    let document = """
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Mill</title><link>mill.me/</link>
      <atom:link rel="self" href="mill.me/feed.xml"/><item><title>Wheel</title><link>mill.me/1</link></item>
      </channel></rss>
      """
    for url in [nil, "https://mill.me/feed.xml"] {
      let feed = try feed(document, url: url)
      #expect(feed.homePageURL == "https://mill.me/" && feed.feedURL == "https://mill.me/feed.xml")
      #expect(feed.links.map(\.href) == ["https://mill.me/feed.xml"] && feed.items.first?.url == "https://mill.me/1")
    }
    for path in ["index.html", "index.pl", "feed.xml", "blog", "mill.com.", "-.com", "mill.me@2", "../mill.com"] {
      #expect(try feed(rss(home: path, "")).homePageURL == path)
    }
    for home in ["mill.com", "MILL.co.uk/blog", "mill.pl/", "mühle.org?a=1"] {
      #expect(try feed(rss(home: home, "")).homePageURL?.lowercased() == "https://" + home.lowercased())
    }
  }

  @Test("JSON Feed's are mended as those of other formats are")
  func ofJSON() throws {
    let feed = try feed(
      """
      {"version": "https://jsonfeed.org/version/1.1", "title": "Mill", "home_page_url": "www.mill.example",
       "items": [{"id": "1", "url": "mill.example/1", "image": {"url": "www.mill.example/i.png"},
        "external_url": "https://other.example/?a=1&amp;b=2",
        "attachments": [{"url": "mill.example/a.mp3", "mime_type": "audio/mpeg"}]}]}
      """)
    #expect(feed.homePageURL == "http://www.mill.example")
    let item = try #require(feed.items.first)
    #expect(item.url == "http://mill.example/1" && item.image == "http://www.mill.example/i.png")
    #expect(item.externalURL == "https://other.example/?a=1&b=2")
    #expect(item.attachments.map(\.url) == ["http://mill.example/a.mp3"])
  }
}

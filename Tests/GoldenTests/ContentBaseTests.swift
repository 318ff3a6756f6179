import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

@Suite("What the addresses in a text are relative to")
struct ContentBaseTests {
  private func feed(_ document: String, url: String? = nil) throws -> Feed {
    FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8), url: url))
  }

  @Test("All of a picture's addresses are relative to the base that an element around it declares")
  func pictures() throws {
    let feed = try feed(
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://mill.example/x/"><title>Mill</title><entry>
      <title>Wheel</title><id>1</id><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"
      xml:base="http://pics.example/y/"><img src="a.jpg" srcset="b.jpg 1x, /c.jpg?a=1&amp;b=2 2x,d.jpg"/>
      <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="n.jpg" data-srcset="n2.jpg 2x"/>
      <picture><source srcset="//cdn.example/e.webp 800w" type="image/webp"/><img src="e.jpg" data-src="v1.2"/></picture>
      </div></content></entry></feed>
      """)
    let html = try #require(feed.items.first?.contentHTML)
    let expected = [
      "src=\"http://pics.example/y/a.jpg\"",
      "srcset=\"http://pics.example/y/b.jpg 1x, http://pics.example/c.jpg?a=1&amp;b=2 2x, http://pics.example/y/d.jpg\"",
      "src=\"http://pics.example/y/n.jpg\"", "srcset=\"http://pics.example/y/n2.jpg 2x\"",
      "srcset=\"http://cdn.example/e.webp 800w\"", "src=\"http://pics.example/y/e.jpg\"",
    ]
    for attribute in expected { #expect(html.contains(attribute)) }
    #expect(!html.contains("mill.example"))
  }

  private static let content = "&lt;a href='x'>x&lt;/a>&lt;img src='/y.png'>&lt;img src='//cdn.example/z.png'>"
  private static let relative = "<a href=\"x\">x</a><img src=\"/y.png\"><img src=\"//cdn.example/z.png\">"

  @Test(
    "Where nobody knows the feed's address they stay relative, and all others are to its page",
    arguments: [
      """
      <rss version="2.0"><channel><title>Mill</title><link>http://mill.example/home/</link>
      <image><url>i.png</url></image><item><title>Wheel</title><link>e1</link><enclosure url="a.mp3" type="audio/mpeg"/>
      <description>\(content)</description></item></channel></rss>
      """,
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:enc="http://purl.oclc.org/net/rss_2.0/enc#">
      <channel rdf:about="http://mill.example/rss"><title>Mill</title><link>http://mill.example/home/</link></channel>
      <image><title>Mill</title><url>i.png</url></image>
      <item><title>Wheel</title><link>e1</link><enclosure url="a.mp3" type="audio/mpeg"/>
      <description>\(content)</description></item></rdf:RDF>
      """,
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Mill</title><link rel="self" href="http://mill.example/home/feed"/>
      <link href="/"/><logo>i.png</logo><entry><title>Wheel</title><id>1</id><link href="e1"/>
      <link rel="enclosure" href="a.mp3" type="audio/mpeg"/><content type="html">\(content)</content></entry></feed>
      """,
      """
      {"version": "https://jsonfeed.org/version/1.1", "title": "Mill", "feed_url": "http://mill.example/home/feed",
       "icon": "i.png", "favicon": "/f.png", "next_url": "?page=2", "items": [{"id": "1", "url": "e1",
        "content_html": "\(content.replacing("&lt;", with: "<"))",
        "attachments": [{"url": "a.mp3", "mime_type": "audio/mpeg"}]}]}
      """,
    ])
  func thePage(_ document: String) throws {
    let feed = try feed(document)
    #expect(feed.icon == "http://mill.example/home/i.png")
    let item = try #require(feed.items.first)
    #expect(item.url == "http://mill.example/home/e1")
    #expect(item.attachments.map(\.url) == ["http://mill.example/home/a.mp3"])
    #expect(item.contentHTML == Self.relative)
    if feed.format == .atom10 { #expect(feed.homePageURL == "http://mill.example/") }
    if feed.format == .jsonfeed11 {
      #expect(feed.favicon == "http://mill.example/f.png")
      #expect(feed.links.map(\.href) == ["http://mill.example/home/feed?page=2"])
    }
  }

  @Test("Else they are relative to where the feed was retrieved from, and a place in the text to the item's page")
  func theDocument() throws {
    let document = """
      <rss version="2.0"><channel><title>Mill</title><link>http://mill.example/home/</link><item><title>Wheel</title>
      <link>http://mill.example/1</link><description>&lt;a href="x">x&lt;/a>&lt;a href="#n">n&lt;/a></description></item>
      </channel></rss>
      """
    #expect(
      try feed(document, url: "http://mill.example/rss/").items.first?.contentHTML
        == "<a href=\"http://mill.example/rss/x\">x</a><a href=\"http://mill.example/1#n\">n</a>")
  }
}

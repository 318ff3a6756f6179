import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

@Suite("Feeds whose root is damaged")
struct RootTests {
  private static let entries = """
    <title>Mill</title><link href="https://mill.example/"/><entry><title>Wheel</title><id>tag:mill.example,2023:1</id>\
    <link href="https://mill.example/1"/><updated>2023-12-14T14:53:10Z</updated><content type="html">&lt;b&gt;It \
    turns&lt;/b&gt;</content></entry></feed>
    """

  @Test(
    "A feed whose root has no start tag, or a damaged one, is read",
    arguments: [
      "", "<fee xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">", "feed xmlns=\"http://www.w3.org/2005/Atom\">",
      "<f\u{A5}ed xmlns=\"http://www.w3.org/2005/Atom\">", "feed>", "<!-- Mill -->",
    ])
  func withoutRoot(_ root: String) throws {
    let document = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\(root)\n\(Self.entries)\n<!-- Ground in 3 ms -->\n"
    let feed = FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8)))
    #expect(feed.title == "Mill" && feed.format == .atom10 && !feed.wellFormed)
    #expect(feed.items.map(\.title) == ["Wheel"] && feed.items.first?.url == "https://mill.example/1")
    #expect(feed.items.first?.contentHTML == "<b>It turns</b>")
  }

  @Test(
    "So is RSS",
    arguments: [
      "<rs version=\"2.0\">", "<channel>",
      "<rs\u{A5} version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>",
    ])
  func rssWithoutRoot(_ root: String) throws {
    let document = """
      <?xml version="1.0"?>\(root)<title>Mill</title><item><title>Wheel</title><dc:creator>Lan</dc:creator></item></channel></rss>
      """
    let feed = FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8)))
    #expect(feed.title == "Mill" && feed.items.map(\.title) == ["Wheel"] && feed.items.first?.authors.count == 1)
  }

  @Test(
    "A root that ends as an empty element does, and has children, is the feed's",
    arguments: [
      "<rss version=\"2.0\"/>", "<rss version=\"2.0\" />\n",
      "<rss version=\"2.0\" xmlns:a=\"http://www.w3.o <a:link href=\"http://mill.example/rss\" rel=\"self\" />",
      "<data>", "<xml>", "<Rss20 version=\"2.0\">",
    ])
  func emptyRoot(_ root: String) throws {
    let document = """
      <?xml version="1.0"?>\(root)<channel><title>Mill</title><link>http://mill.example/</link><item><title>Wheel</title></item>
      <item><title>Stone</title></item></channel></rss>
      """
    let feed = FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8)))
    #expect(feed.title == "Mill" && feed.items.map(\.title) == ["Wheel", "Stone"] && !feed.wellFormed)
    #expect(throws: ParseError.self) { try FeedParser.parse(Array("<tv><channel id=\"1\"/></tv>".utf8)) }
  }

  @Test("A page that ends as a feed does is none")
  func noRoot() throws {
    for page in [
      "<!DOCTYPE html><html><title>a</title><p>&lt;entry> <entry></feed>", "<p>The tag </feed>",
      "<dl><entry>a</entry></dl>",
    ] {
      #expect(throws: ParseError.self) { try FeedParser.parse(Array(page.utf8)) }
    }
  }
}

import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

/// Documents of so many items that most of them are packed: each must say what it says in a document of a few.
@Suite("Documents of many items")
struct ManyItemsTests {
  private static let long = String(repeating: "A long text of bold &amp; plain words. ", count: 40)

  private static let items = [
    "<title>Only a title &amp; its sign</title>",
    "<link>https://harbour.example/a?b=1&amp;c=2</link><guid isPermaLink=\"false\">tag:1</guid><description></description>",
    "<title>A</title><link>/relative</link><pubDate>Thu, 14 Dec 2023 14:53:00 GMT</pubDate><description>&lt;p&gt;Short&lt;/p&gt;</description><comments>https://harbour.example/c</comments><slash:comments>12</slash:comments>",
    "<title xml:lang=\"vi\">Bến cảng</title><description>\(long)</description><content:encoded><![CDATA[<p>\(long)</p>]]></content:encoded><dc:date>2023-12-14T14:53:00+07:00</dc:date><pubDate>14/12/2023 14:53</pubDate>",
    "<title>Ep</title><enclosure url=\"https://harbour.example/e.mp3\" length=\"123456789012\" type=\"audio/mpeg\"/><itunes:duration>1:02:03</itunes:duration><itunes:explicit>yes</itunes:explicit><itunes:season>2</itunes:season><itunes:image href=\"https://harbour.example/i.png\"/>",
    "<title>P</title><author>bob@harbour.example (Bob)</author><dc:creator>Ann</dc:creator><dc:contributor>Cy</dc:contributor><category domain=\"https://harbour.example/d\">Ships</category><category>Boats</category><dc:publisher>Pub</dc:publisher>",
    "<title>S</title><source url=\"https://other.example/feed\">Other</source><dc:rights>Mine</dc:rights><georss:point>45.2 -71.9</georss:point><mine:note a=\"1\">kept</mine:note>",
    "<title>L</title><atom:link rel=\"related\" type=\"text/html\" hreflang=\"en\" title=\"More\" length=\"4230\" href=\"https://harbour.example/m\"/><atom:link rel=\"replies\" href=\"https://harbour.example/r\"/><thr:in-reply-to ref=\"tag:0\"/><dcterms:created>2020-01-02</dcterms:created><dcterms:modified>not a date</dcterms:modified>",
    "<title>M</title><media:title type=\"html\">A &amp;lt;i&amp;gt;</media:title><media:credit role=\"writer\">Ann</media:credit><media:credit>Bob</media:credit><media:copyright>Ann, 2023</media:copyright><media:player url=\"/player\"/><media:thumbnail url=\"/1.jpg\"/><media:thumbnail url=\"/2.jpg\"/><media:keywords>sea, ships</media:keywords><media:content url=\"/v.mp4\" duration=\"61.5\"/>",
    "<title>E</title><itunes:subtitle>Under it</itunes:subtitle><itunes:season>2</itunes:season><itunes:episode>7</itunes:episode><itunes:episodeType>bonus</itunes:episodeType><podcast:transcript url=\"/t.vtt\" type=\"text/vtt\" language=\"en\" rel=\"captions\"/><podcast:transcript url=\"/t.html\" type=\"text/html\"/>",
    "<title>C</title><wfw:commentRss>https://harbour.example/f</wfw:commentRss><cc:license>https://harbour.example/l</cc:license><podcast:chapters url=\"/c.json\" type=\"application/json\"/><psc:chapters><psc:chapter start=\"00:00\" title=\"In\"/><psc:chapter start=\"01:30.5\" title=\"Out\" href=\"/o\" image=\"/o.png\"/></psc:chapters><dcterms:valid>end=2024-01-02</dcterms:valid><mine:a><mine:b c=\"1\" d=\"2\">deep</mine:b></mine:a><thr:in-reply-to ref=\"tag:1\" href=\"/1\" type=\"text/html\" source=\"/s\"/>",
    "<title>X</title><xhtml:body><p>Markup <b>in</b> place</p></xhtml:body><media:description>M</media:description><media:rating>adult</media:rating>",
  ]

  private func feed(_ items: some Sequence<String>) throws -> Feed {
    let document = """
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"
      xmlns:atom="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"
      xmlns:dcterms="http://purl.org/dc/terms/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
      xmlns:georss="http://www.georss.org/georss" xmlns:mine="https://mine.example/"
      xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/"
      xmlns:cc="http://backend.userland.com/creativeCommonsRssModule" xmlns:psc="http://podlove.org/simple-chapters"
      xml:base="https://base.example/x/"><channel><title>T</title>
      """
    let text = document + items.map { "<item>\($0)</item>\n" }.joined() + "</channel></rss>"
    return FeedNormaliser.normalise(try FeedParser.parse(Array(text.utf8)))
  }

  @Test("An item among a thousand says what it says among a few")
  func amongMany() throws {
    let few = try feed(Self.items)
    #expect(few.items.count == Self.items.count)
    let many = try feed((0..<1000).map { Self.items[$0 % Self.items.count] })
    #expect(many.items.count == 1000)
    for (index, item) in many.items.enumerated() {
      #expect(item == few.items[index % Self.items.count])
    }
    // That a date cannot be read is said with its place.
    #expect(Set(many.warnings.compactMap(\.line)).count > 80)
  }

  @Test("So does one of JSON Feed")
  func amongManyInJSON() throws {
    let items = [
      #"{"id":"1","url":"https://harbour.example/1","external_url":"https://other.example/","banner_image":"https://harbour.example/b.png","image":"https://harbour.example/i.png","content_html":"<p>A</p>","content_text":"A, as written","summary":"S","date_published":"2023-12-14T14:53:00+07:00","date_modified":"2023-12-15T14:53:00+07:00","language":"vi"}"#,
      #"{"id":"2","title":"T","authors":[{"name":"Ann","url":"https://ann.example/","avatar":"https://ann.example/a.png"},{"name":"Bob"}],"tags":["a","b"],"attachments":[{"url":"https://harbour.example/a.mp3","mime_type":"audio/mpeg","title":"Part","size_in_bytes":12,"duration_in_seconds":1.5}]}"#,
      #"{"id":3,"content_text":"Only text"}"#,
    ]
    func feed(_ count: Int) throws -> Feed {
      let list = (0..<count).map { items[$0 % items.count] }.joined(separator: ",")
      let text = #"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":["# + list + "]}"
      return FeedNormaliser.normalise(try FeedParser.parse(Array(text.utf8)))
    }
    let few = try feed(items.count)
    let many = try feed(900)
    #expect(many.items.count == 900)
    for (index, item) in many.items.enumerated() { #expect(item == few.items[index % items.count]) }
  }

  @Test("Any item can be looked at and changed, in any order")
  func anyOrder() throws {
    let text = (0..<700).map { "<item><title>Item \($0)</title><guid>\($0)</guid></item>" }.joined()
    var items = try FeedParser.parse(Array("<rss version=\"2.0\"><channel>\(text)</channel></rss>".utf8)).items
    #expect(items.count == 700)
    for index in items.indices.reversed() { #expect(items[index].guid == String(index)) }
    items[400].guid = "changed"
    #expect(items[400].guid == "changed" && items[401].guid == "401" && items[399].guid == "399")
    #expect(items.map(\.guid).count == 700)
  }
}

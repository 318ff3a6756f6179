import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

@Suite("Characters that nobody sees around a value")
struct UnseenEdgesTests {
  private static let unseen = [
    "\u{A0}", "\u{200B}", "\u{200E}", "\u{AD}", "\u{FEFF}", "\u{3000}", "\u{2028}", "\u{2060}",
  ]

  @Test(
    "A guid of nothing but those is none, and the link is the id", arguments: unseen + ["&amp;nbsp;", "&amp;#160; "])
  func blankGUID(_ text: String) throws {
    let item = try SmallFeed.item("<link>http://mill.example/1</link><guid>\(text)</guid>")
    #expect(item.id == "http://mill.example/1" && item.guid == nil && item.guidIsPermalink == nil)
    let entry = try SmallFeed.item("<atom:link href=\"http://mill.example/1\"/><atom:id>\(text)</atom:id>")
    #expect(entry.id == "http://mill.example/1" && entry.guid == nil)
  }

  @Test("The same in JSON Feed", arguments: unseen)
  func blankJSON(_ text: String) throws {
    let document = """
      {"version":"https://jsonfeed.org/version/1.1","title":"Mill","language":"\(text)de","items":[
      {"id":"\(text)","url":"http://mill.example/1","content_text":"It turns"}]}
      """
    let feed = FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8)))
    #expect(feed.items.map(\.id) == ["http://mill.example/1"] && feed.language == "de")
  }

  @Test("They are no part of numbers, addresses, types and names", arguments: unseen)
  func values(_ text: String) throws {
    let feed = try SmallFeed.feed(
      "<ttl>\(text)60\(text)</ttl><language>\(text)de</language>",
      items: """
        <item><title>Wheel</title><link>\(text)http://mill.example/1</link><guid>\(text)http://mill.example/1</guid>
        <comments>\(text)http://mill.example/c</comments><itunes:duration>\(text)12:34\(text)</itunes:duration>
        <enclosure url="\(text)http://mill.example/a.mp3" length="\(text)5" type="\(text)audio/mpeg\(text)"/>
        <author>\(text)jo@mill.example (Jo)\(text)</author><dc:creator>\(text)</dc:creator>
        <category>\(text)grain</category><category>grain\(text)</category><itunes:explicit>no\(text)</itunes:explicit>
        </item>
        """)
    let item = try #require(feed.items.first)
    #expect(feed.ttlMinutes == 60 && feed.language == "de")
    #expect(item.url == "http://mill.example/1" && item.guid == item.url && item.guidIsPermalink == true)
    #expect(item.commentsURL == "http://mill.example/c" && item.explicit == false)
    #expect(
      item.attachments == [
        Attachment(
          url: "http://mill.example/a.mp3", mimeType: "audio/mpeg", sizeInBytes: 5, durationInSeconds: 754)
      ])
    #expect(item.authors == [Author(name: "Jo", email: "jo@mill.example")] && item.tags == ["grain"])
  }

  @Test("A guid that is no address stays as it was written, as the article is known by it")
  func names() throws {
    #expect(try SmallFeed.item("<guid>\u{200E}wheel-1</guid>").guid == "\u{200E}wheel-1")
  }
}

import Testing
import TidingsModel
import TidingsParse

@Suite struct RSSInJSONTests {
  private func parse(_ json: String) throws -> ParsedFeed { try FeedParser.parse(Array(json.utf8)) }
  private func text(_ text: ParsedText?) -> String? { text.map { String(decoding: $0.bytes, as: UTF8.self) } }

  @Test("RSS-in-JSON is read by the rules of RSS")
  func items() throws {
    let feed = try parse(
      """
      {"rss": {"version": "2.0", "channel": {"title": "Harbour & Co", "link": "https://harbour.example/",
       "item": [{"title": "One", "link": "https://harbour.example/1", "description": "<b>Hi</b>",
        "pubDate": "Thu, 14 Dec 2023 14:53:00 GMT", "guid": {"isPermaLink": "false", "#value": "g1"},
        "enclosure": {"url": "https://harbour.example/a.mp3", "length": 5, "type": "audio/mpeg"},
        "category": ["a", {"@domain": "d", "#text": "b"}], "dc:creator": "Ada"},
        {"title": "Two", "guid": "https://harbour.example/2"}]}}}
      """)
    #expect(feed.format == .rssjson && feed.isWellFormed && feed.isComplete)
    #expect(text(feed.title) == "Harbour & Co" && feed.items.count == 2)
    let item = try #require(feed.items.first)
    #expect(item.guid == "g1" && item.guidIsPermalink == false && item.authors.map(\.name) == ["Ada"])
    #expect(item.attachments.first?.sizeInBytes == 5 && item.categories.map(\.term) == ["a", "b"])
    #expect(item.categories.last?.scheme == "d" && text(item.content ?? item.summary) == "<b>Hi</b>")
    #expect(item.published?.text == "Thu, 14 Dec 2023 14:53:00 GMT")
  }

  @Test("A single item may stand without an array, attributes under $ or @")
  func singleItem() throws {
    let feed = try parse(
      """
      {"rss": {"$": {"version": "2.0"}, "channel": {"title": "T", "item": {"title": "One",
       "guid": {"$": {"isPermaLink": "false"}, "_": "g"}, "enclosure": {"@attributes": {"url": "https://h.example/a"}}}}}}
      """)
    #expect(feed.items.count == 1 && feed.items.first?.guid == "g")
    #expect(feed.items.first?.attachments.first?.reference.text == "https://h.example/a")
  }

  @Test("Cut off, it keeps its whole items")
  func truncation() throws {
    let feed = try parse(
      "{\"rss\": {\"channel\": {\"title\": \"T\", \"item\": [{\"title\": \"One\"}, {\"title\": \"Two\", \"link\": \"ht")
    #expect(feed.items.count == 1 && !feed.isComplete)
  }
}

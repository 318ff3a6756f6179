import TestClock
import Testing
import TidingsModel
import TidingsParse

@Suite struct JSONFeedTests {
  private func parse(_ json: String) throws -> ParsedFeed { try FeedParser.parse(Array(json.utf8)) }
  private func text(_ text: ParsedText?) -> String? { text.map { String(decoding: $0.bytes, as: UTF8.self) } }

  static let whole = """
    {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour", "home_page_url": "https://harbour.example/",
     "feed_url": "https://harbour.example/feed.json", "language": "en-GB", "expired": false, "description": "Ships",
     "authors": [{"name": "Ada", "url": "https://ada.example/", "avatar": "https://ada.example/a.png"}],
     "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
     "items": [
      {"id": "1", "url": "https://harbour.example/1", "external_url": "https://other.example/", "title": "One",
       "content_html": "<p>Hi</p>", "content_text": "Hi", "summary": "S", "image": "https://harbour.example/i.png",
       "banner_image": "https://harbour.example/b.png", "date_published": "2023-12-14T14:53:00+07:00",
       "date_modified": "2023-12-15T14:53:00+07:00", "tags": ["a", "b"], "language": "vi",
       "attachments": [{"url": "https://harbour.example/a.mp3", "mime_type": "audio/mpeg", "title": "A",
        "size_in_bytes": 1000, "duration_in_seconds": 12.5}]},
      {"id": 2, "content_text": "Two"}]}
    """

  @Test("What bears the name that RSS gives it is read where JSON Feed's own is missing")
  func foreignNames() throws {
    let feed = try parse(
      """
      {"version": "https://jsonfeed.org/version/1", "title": "Mill", "items": [
       {"guid": "1", "link": "https://mill.example/1", "title": "Wheel", "description": "<p>It turns</p>",
        "pubDate": "Tue, 14 Nov 2023 10:20:00 +0700", "categories": ["Grain"], "price": 5,
        "enclosure": {"url": "https://mill.example/1.mp3", "type": "audio/mpeg", "length": 1000}},
       {"id": "2", "title": "Stone", "content": {"rendered": "<p>It grinds</p>"}, "description": "Of the stone",
        "attachments": [{"href": "https://mill.example/2.mp3", "mime_type": "audio/mpeg",
         "duration_in_seconds": "12:30"}]},
       {"id": "3", "url": "https://mill.example/3", "link": "https://mill.example/three", "content_html": "<p>x</p>",
        "date_published": "2023-11-14T10:20:00Z", "guid": "three"}]}
      """)
    let first = try #require(feed.items.first)
    #expect(first.guid == "1" && first.link?.text == "https://mill.example/1")
    #expect(text(first.content) == "<p>It turns</p>" && first.summary == nil)
    #expect(first.published?.text == "Tue, 14 Nov 2023 10:20:00 +0700" && first.categories.map(\.term) == ["Grain"])
    #expect(first.attachments.first?.mimeType == "audio/mpeg" && first.attachments.first?.sizeInBytes == 1000)
    #expect(first.extensions.map(\.name) == ["price"])
    let second = feed.items.dropFirst().first
    #expect(text(second?.content) == "<p>It grinds</p>" && text(second?.summary) == "Of the stone")
    #expect(second?.attachments.first?.durationInSeconds == 750)
    let third = feed.items.last
    #expect(third?.guid == "3" && third?.link?.text == "https://mill.example/3")
    #expect(third?.extensions.map(\.name) == ["link", "guid"])
  }

  @Test("Items are read from an object with their places for names, and a single one without an array")
  func itemsInObject() throws {
    let head = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \"items\": "
    let many = try parse(head + "{\"0\": {\"id\": \"a\"}, \"2\": {\"id\": \"b\"}, \"3\": null}}")
    #expect(many.items.map(\.guid) == ["a", "b"] && many.isWellFormed)
    #expect(try parse(head + "{\"id\": \"a\"}}").items.map(\.guid) == ["a"])
    let cut = try parse(head + "{\"0\": {\"id\": \"a\"}, \"1\": {\"id\": \"b\"")
    #expect(cut.items.map(\.guid) == ["a"] && !cut.isComplete)
  }

  @Test("Every member of JSON Feed 1.1 is read")
  func everyMember() throws {
    let feed = try parse(Self.whole)
    #expect(feed.format == .jsonfeed11 && feed.isWellFormed && feed.isComplete && feed.warnings.isEmpty)
    #expect(text(feed.title) == "Harbour" && text(feed.description) == "Ships" && feed.language == "en-GB")
    #expect(feed.homePage?.text == "https://harbour.example/" && feed.expired == false)
    #expect(feed.authors.first?.avatar?.text == "https://ada.example/a.png" && feed.hubs.first?.type == "WebSub")
    let item = try #require(feed.items.first)
    #expect(item.guid == "1" && item.link?.text == "https://harbour.example/1")
    #expect(item.externalLink?.text == "https://other.example/" && text(item.title) == "One")
    #expect(item.content?.kind == .html && text(item.contentText) == "Hi" && text(item.summary) == "S")
    #expect(item.published?.text == "2023-12-14T14:53:00+07:00" && item.modified != nil)
    #expect(item.categories.map(\.term) == ["a", "b"] && item.language == "vi")
    #expect(item.attachments.first?.sizeInBytes == 1000 && item.attachments.first?.durationInSeconds == 12.5)
    #expect(feed.items.last?.guid == "2" && feed.items.last?.content?.kind == .plain)
  }

  private static func items(_ items: String) -> String {
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \"items\": [\(items)]}"
  }

  @Test(
    "A comma that is missing loses nothing",
    arguments: [
      #"{"id": "1", "content_html": "<p>a</p>"} {"id": "2", "content_html": "b", "tags": ["x"]}"#,
      #"{"id": "1" "content_html": "<p>a</p>"}, {"id": "2" "content_html": "b" , "tags": ["x" ]}"#,
      """
      {"id": "1", "content_html": "<p>a</p>"}
      {"id": "2", "tags": ["x"]
      "content_html": "b"}
      """,
    ])
  func missingComma(_ text: String) throws {
    let feed = try parse(Self.items(text))
    #expect(feed.items.map(\.guid) == ["1", "2"] && feed.isComplete && !feed.isWellFormed)
    #expect(feed.items.map { self.text($0.content) } == ["<p>a</p>", "b"])
    #expect(feed.items.last?.categories.map(\.term) == ["x"])
  }

  @Test("A quote within a text that is not escaped is a part of it")
  func quoteInText() throws {
    let feed = try parse(
      Self.items(
        #"{"id": "1", "content_html": "<p class="x">a \u00e9</p>", "title": "A "b" c"}, {"id": "2", "title": "c"}"#))
    #expect(feed.items.map { text($0.title) } == [#"A "b" c"#, "c"])
    #expect(feed.items.first.map { text($0.content) } == #"<p class="x">a é</p>"#)
  }

  @Test(
    "An item that is broken beyond mending is left out, those behind it are not",
    arguments: [
      #"{"id": "2", "title": *}"#, #"{"id": "2", "title": "x", "a": [1, }"#, #"{"id": "2", "title": "x", "#, "?",
    ])
  func brokenItem(_ broken: String) throws {
    let feed = try parse(
      Self.items(#"{"id": "1", "title": "a"}, \#(broken), {"id": "3", "title": "c"}, {"id": "4", "title": "d"}"#))
    #expect(feed.items.map(\.guid) == ["1", "3", "4"])
    #expect(feed.isComplete && feed.warnings.contains { $0.message.contains("the item is left out") })
  }

  @Test("Faults in every item, and quotes without end, cost no more than their length", .timeLimit(.minutes(30)))
  func manyFaults() throws {
    let began = processorTime()
    let broken = String(repeating: #"{"id": "1", "title": *}, "#, count: 20_000)
    let feed = try parse(Self.items(#"{"id": "0", "title": "a"}, \#(broken) {"id": "2", "title": "c"}"#))
    #expect(feed.items.map(\.guid) == ["0", "2"])
    let quotes = String(repeating: #"" "#, count: 100_000)
    #expect(try parse(Self.items(#"{"id": "0", "title": "a"}, {"id": "1", "title": "\#(quotes)x"}"#)).items.count == 2)
    #expect(processorTime() - began < .seconds(60))
  }

  @Test("JSON Feed 1.0 has one author, and so may 1.1")
  func version10() throws {
    let feed = try parse(
      """
      {"version": "https://jsonfeed.org/version/1", "title": "T", "author": {"name": "Ada"},
       "items": [{"id": "1", "content_text": "x", "author": "bob@harbour.example (Bob)"}]}
      """)
    #expect(feed.format == .jsonfeed10 && feed.authors.map(\.name) == ["Ada"])
    #expect(feed.items.first?.authors == [ParsedPerson(name: "Bob", email: "bob@harbour.example")])
  }

  @Test("Values of the wrong type are read where their meaning is plain")
  func wrongTypes() throws {
    let feed = try parse(
      """
      {"title": 5, "authors": {"name": "Ada"}, "expired": "true",
       "items": [{"id": 7, "title": "T", "url": "https://harbour.example/", "tags": "a, b", "image": {"url": "i.png"},
        "attachments": {"url": "a.mp3", "size_in_bytes": "12", "duration_in_seconds": -1}}, null, 3, {}]}
      """)
    #expect(text(feed.title) == "5" && feed.authors.count == 1 && feed.expired == true && feed.items.count == 1)
    #expect(feed.items.first?.categories.count == 2 && feed.items.first?.image?.text == "i.png")
    #expect(feed.items.first?.attachments.first?.sizeInBytes == 12)
    #expect(feed.items.first?.attachments.first?.durationInSeconds == nil)
    #expect(!feed.warnings.isEmpty)
  }

  @Test("Cut off anywhere, a feed keeps its whole items and none that is cut")
  func truncation() throws {
    let bytes = Array(Self.whole.utf8)
    let full = try FeedParser.parse(bytes)
    for end in 60..<bytes.count - 1 {
      guard let feed = try? FeedParser.parse(Array(bytes[..<end])) else { continue }
      #expect(!feed.isComplete)
      #expect(feed.items.count <= 2)
      for (item, whole) in zip(feed.items, full.items) {
        #expect(item.guid == whole.guid && item.content == whole.content && item.attachments == whole.attachments)
      }
    }
    let firstItemEnds = try #require(Self.whole.firstRange(of: "]},\n"))
    let cut = try parse(String(Self.whole[..<firstItemEnds.upperBound]) + "{\"id\": 2, \"conte")
    #expect(cut.items.map(\.guid) == ["1"])
  }

  @Test("Of two lists of items the first counts, and what is no item is passed over")
  func items() throws {
    let head = "{\"version\": \"https://jsonfeed.org/version/1.1\", "
    func ids(_ rest: String) throws -> [String?] { try parse(head + rest + "}").items.map(\.guid) }
    #expect(try ids("\"items\": [{\"id\": \"1\"}, null, 7, {}, {\"id\": \"2\"}]") == ["1", "2"])
    #expect(try ids("\"items\": [null, {\"id\": \"1\"}], \"title\": \"T\"") == ["1"])
    #expect(try ids("\"items\": [{\"id\": \"1\"}, {\"id\": \"2\"}], \"items\": [{\"id\": \"3\"}]") == ["1", "2"])
    #expect(try ids("\"items\": null, \"items\": [{\"id\": \"3\"}]") == ["3"])
    #expect(try ids("\"items\": {\"id\": \"1\"}") == ["1"])
    #expect(try ids("\"author\": {\"items\": [{\"id\": \"9\"}]}, \"items\": []") == [])
  }

  @Test("Bad syntax keeps the items before it")
  func badSyntax() throws {
    let feed = try parse(
      """
      {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": "1", "content_text": "x"},
       {"id": "2", "content_text": *}]}
      """)
    #expect(feed.items.map(\.guid) == ["1"] && !feed.isComplete && !feed.isWellFormed)
    #expect(feed.warnings.first?.line == 2)
  }

  @Test(
    "JSON that is no feed is refused", arguments: ["{}", "[1]", "{\"items\": []}", "{\"items\": [1]}", "{\"a\": {}}"])
  func noFeed(_ json: String) {
    #expect(throws: ParseError.self) { try FeedParser.parse(Array(json.utf8)) }
  }

  @Test("What is nested a hundred thousand levels deep is passed over, and the rest is read")
  func nesting() throws {
    let open = String(repeating: "[{\"]\":", count: 50_000)
    let deep = open + "\"]}\\\"\"" + String(repeating: "}]", count: 50_000)
    let head = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"_x\":"
    let feed = try parse(head + deep + ",\"items\":[{\"id\":\"1\",\"_y\":\(deep)},{\"id\":\"2\"}]}")
    #expect(feed.items.map(\.guid) == ["1", "2"] && feed.isComplete && !feed.isWellFormed)
    #expect(try !parse(head + open).isComplete)
  }

  @Test("An unreadable date is told of where its item stands")
  func places() throws {
    let feed = try parse(
      """
      {"version": "https://jsonfeed.org/version/1.1", "items": [
        {"id": "1", "date_published": "soon"},
        {"id": "2",
         "date_modified": "later"}, {"id": "3"}]}
      """)
    #expect(feed.items.map(\.line) == [2, 3, 4] && feed.items.map(\.column) == [3, 3, 31])
    #expect(feed.items[0].published?.line == 2 && feed.items[1].modified?.line == 3)
  }

  @Test("Lists that are there to harm are cut short")
  func longLists() throws {
    let tags = (0..<20_000).map { "\"t\($0)\"" }.joined(separator: ",")
    let files = (0..<20_000).map { "{\"url\":\"http://e.org/\($0)\"}" }.joined(separator: ",")
    let feed = try parse(
      """
      {"version": "https://jsonfeed.org/version/1.1",
       "items": [{"id": "1", "tags": [\(tags)], "attachments": [\(files)], "title": "T"}, {"id": "2"}]}
      """)
    #expect(feed.items.map(\.guid) == ["1", "2"] && text(feed.items[0].title) == "T")
    #expect(feed.items[0].categories.count == 1000 && feed.items[0].attachments.count == 1000)
    let values = Array(repeating: "1", count: 20_000).joined(separator: ",")
    let items = (0..<20_000).map { "{\"id\":\"\($0)\"}" }.joined(separator: ",")
    #expect(
      try parse("{\"version\": \"https://jsonfeed.org/version/1\", \"_x\": [\(values)], \"items\": [\(items)]}").items
        .count
        == 20_000)
  }

  @Test("What is no address is none", arguments: ["5", "true", "\"n/a\"", "\"#\"", "\"null\""])
  func noAddress(_ value: String) throws {
    let feed = try parse("{\"title\": \"T\", \"items\": [{\"id\": \"1\", \"title\": \"t\", \"url\": \(value)}]}")
    #expect(feed.items[0].link == nil)
    let file = try parse(
      "{\"title\": \"T\", \"items\": [{\"id\": \"1\", \"title\": \"t\", \"attachments\": [{\"url\": \(value)}]}]}")
    #expect(file.items[0].attachments.isEmpty)
  }

  @Test(
    "An address in brackets stands without them, and one with a bracket in its query stays",
    arguments: [
      ("<https://example.org/1>", "https://example.org/1"),
      ("https://example.org/?q=<b>", "https://example.org/?q=<b>"),
      ("/1?q=<b>", "/1?q=<b>"),
    ])
  func brackets(_ value: String, _ address: String) throws {
    let feed = try parse("{\"title\": \"T\", \"items\": [{\"id\": \"1\", \"title\": \"t\", \"url\": \"\(value)\"}]}")
    #expect(feed.items[0].link?.text == address)
  }

  @Test("Comments are passed over, and a text that looks like one is kept")
  func comments() throws {
    let feed = try parse(
      """
      // by hand
      {"version": "https://jsonfeed.org/version/1.1", /* the * last */ "title": "a // b /* c */",
       // "title": "T",
       "items": [/**/ {"id": "1"} /* , {"id": "2"} */, {"id": "3"} // the end
      ]} /* not closed
      """)
    #expect(text(feed.title) == "a // b /* c */" && feed.items.map(\.guid) == ["1", "3"])
    #expect(feed.isComplete && !feed.isWellFormed)
  }

  @Test("A second byte order mark is nothing")
  func twoMarks() throws {
    let marked = try parse("\u{FEFF}\u{FEFF}{\"title\": \"T\", \"items\": [{\"id\": \"1\", \"title\": \"t\"}]}")
    #expect(marked.items.map(\.guid) == ["1"])
  }

  @Test("The icon is the picture of the feed, the favicon the small one")
  func icons() throws {
    let feed = try parse(
      "{\"title\": \"T\", \"icon\": \"a\", \"favicon\": \"b\", \"items\": [{\"id\": \"1\", \"url\": \"u\", \"title\": \"t\"}]}"
    )
    #expect(feed.logo?.text == "a" && feed.icon?.text == "b")
  }

  @Test(
    "Numbers that JSON lacks count as nothing, and the place is told", arguments: ["NaN", "-Infinity", "undefined"])
  func numbersThatJSONLacks(_ word: String) throws {
    let feed = try parse(
      "{\"title\": \"T\",\n \"items\": [{\"id\": \"1\", \"summary\": \"s\", \"x\": \(word)}, {\"id\": \"2\"}]}")
    #expect(feed.items.compactMap(\.guid) == ["1", "2"] && !feed.isWellFormed)
    #expect(feed.warnings.contains { $0.line == 2 && ($0.column ?? 0) > 40 })
  }

  @Test("Parameters of a mailto address are not part of it")
  func mailtoParameters() throws {
    let feed = try parse(
      "{\"title\": \"T\", \"items\": [{\"id\": \"1\", \"title\": \"t\"}], \"author\": {\"url\": \"mailto:a@b.example?subject=x\"}}"
    )
    #expect(feed.authors.first?.email == "a@b.example")
  }

  @Test("A feed within what a web service answers is read, whole or cut short")
  func wrapped() throws {
    let feed = try parse("{\"status\": \"ok\", \"result\": \(Self.whole), \"took\": 5}")
    #expect(feed.format == .jsonfeed11 && feed.isComplete && text(feed.title) == "Harbour")
    #expect(feed.items.map(\.guid) == ["1", "2"])
    let cut = try parse("{\"result\": \(Self.whole.dropLast(6))")
    #expect(!cut.isComplete && cut.items.map(\.guid) == ["1"])
    let behind = try parse("{\"result\": \(Self.whole), \"notes\": [{\"a\": [1")
    #expect(!behind.isComplete && behind.items.map(\.guid) == ["1", "2"])
  }

  @Test("An object that only names a feed is none")
  func mention() {
    for text in [
      #"{"a": {"version": "https://jsonfeed.org/version/1.1"}}"#, #"{"a": {"items": [{"id": 1, "title": "x"}]}}"#,
    ] {
      #expect(throws: ParseError.notAFeed(what: "a JSON document")) { try parse(text) }
    }
  }
}

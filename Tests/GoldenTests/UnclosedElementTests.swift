import Foundation
import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

/// One end tag that is missing, misspelt or written as something else costs no more than its own element, if that.
@Suite struct UnclosedElementTests {
  struct Vocabulary: Sendable {
    var head: String
    var channel: [String]
    var item: [String]
    var itemName: String
    var foot: String
  }

  static let rss = Vocabulary(
    head: """
      <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" \
      xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" \
      xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" \
      xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>
      """,
    channel: [
      "<title>News of the village</title>", "<link>https://example.org/</link>", "<description>All of it</description>",
      "<language>en</language>", "<copyright>The village</copyright>",
      "<pubDate>Thu, 14 Dec 2023 14:53:10 GMT</pubDate>",
      "<lastBuildDate>Thu, 14 Dec 2023 14:53:10 GMT</lastBuildDate>", "<generator>A pen</generator>", "<ttl>60</ttl>",
      "<itunes:author>Lan</itunes:author>", "<sy:updatePeriod>hourly</sy:updatePeriod>",
    ],
    item: [
      "<title>A story N</title>", "<link>https://example.org/N</link>", "<guid isPermaLink=\"false\">guid N</guid>",
      "<pubDate>Thu, 14 Dec 2023 14:5N:10 GMT</pubDate>", "<dc:creator>Lan N</dc:creator>",
      "<category>Harbour N</category>", "<comments>https://example.org/N#c</comments>",
      "<description>What happened N</description>", "<content:encoded>All that happened N</content:encoded>",
      "<slash:comments>3</slash:comments>", "<media:credit>Hoa N</media:credit>",
      "<itunes:duration>12:00</itunes:duration>",
      #"<enclosure url="https://example.org/N.mp3" type="audio/mpeg" length="1"></enclosure>"#,
    ], itemName: "item", foot: "</channel></rss>")

  static let atom = Vocabulary(
    head: #"<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">"#,
    channel: [
      "<title>News of the village</title>", "<id>https://example.org/</id>", "<updated>2023-12-14T14:53:10Z</updated>",
      "<subtitle>All of it</subtitle>", "<rights>The village</rights>",
      #"<link href="https://example.org/"></link>"#, "<author><name>Lan</name></author>",
    ],
    item: [
      "<title>A story N</title>", #"<link href="https://example.org/N"></link>"#, "<id>tag:example.org,2023:N</id>",
      "<updated>2023-12-14T14:5N:10Z</updated>", "<published>2023-12-14T14:5N:00Z</published>",
      "<author><name>Lan N</name><email>lan@example.org</email></author>", #"<category term="Harbour N"></category>"#,
      "<summary>What happened N</summary>", "<content>All that happened N</content>", "<rights>The village N</rights>",
    ], itemName: "entry", foot: "</feed>")

  /// The same with a prefix for Atom itself.
  static let prefixed: Vocabulary = {
    func prefixed(_ markup: String) -> String {
      markup.split(separator: "<", omittingEmptySubsequences: false).enumerated().map { index, part in
        index == 0 ? String(part) : part.first == "/" ? "</a:\(part.dropFirst())" : "<a:\(part)"
      }.joined()
    }
    return Vocabulary(
      head: #"<?xml version="1.0"?><a:feed xmlns:a="http://www.w3.org/2005/Atom">"#,
      channel: atom.channel.map(prefixed), item: atom.item.map(prefixed), itemName: "a:entry", foot: "</a:feed>")
  }()

  /// RSS as it is written for Yandex, with a picture.
  static let yandex = Vocabulary(
    head: #"<rss version="2.0" xmlns:yandex="http://news.yandex.ru" xmlns:turbo="http://turbo.yandex.ru"><channel>"#,
    channel: ["<title>News of the village</title>", "<link>https://example.org/</link>"],
    item: [
      "<title>A story N</title>", "<image>https://example.org/N.jpg</image>",
      "<yandex:full-text>All that happened N</yandex:full-text>", "<author>Lan N</author>",
      "<turbo:content>All of it N</turbo:content>", "<category>Harbour N</category>",
      "<pubDate>Thu, 14 Dec 2023 14:5N:10 GMT</pubDate>", "<link>https://example.org/N</link>",
    ], itemName: "item", foot: "</channel></rss>")

  /// What may become of an element's end tag.
  static let faults: [(name: String, damage: @Sendable (_ start: String, _ text: String, _ name: String) -> String)] = [
    ("missing", { start, text, _ in start + text }),
    ("a start tag", { start, text, name in "\(start)\(text)<\(name)>" }),
    ("misspelt", { start, text, name in "\(start)\(text)</\(name)x>" }),
    ("spaced before", { start, text, name in "\(start)\(text)< /\(name)>" }),
    ("spaced within", { start, text, name in "\(start)\(text)</ \(name)>" }),
    ("empty", { start, text, _ in "\(start)\(text)</>" }),
    ("a wrong byte", { start, text, name in "\(start)\(text)<\u{AF}\(name)>" }),
    ("doubled start", { start, text, name in "\(start)<\(name)>\(text)</\(name)>" }),
  ]

  private static func damaged(_ element: String, _ fault: Int) -> String {
    let name = String(element.dropFirst().prefix { $0 != ">" && $0 != " " })
    guard let open = element.firstIndex(of: ">"), let close = element.range(of: "</\(name)>") else { return element }
    return faults[fault].damage(
      String(element[...open]), String(element[element.index(after: open)..<close.lowerBound]), name)
  }

  /// - Parameter change: of the channel's elements, or of those of the second item.
  private static func document(_ feed: Vocabulary, _ change: (inout [String], inout [String]) -> Void) -> [UInt8] {
    var channel = feed.channel
    var second = feed.item
    change(&channel, &second)
    let items = [feed.item, second, feed.item].enumerated().map { index, elements in
      "<\(feed.itemName)>\n\(elements.joined(separator: "\n").replacing("N", with: "\(index)"))\n</\(feed.itemName)>"
    }
    return Array((feed.head + "\n" + (channel + items).joined(separator: "\n") + "\n" + feed.foot).utf8)
  }

  private static func items(_ document: [UInt8]) throws -> [JSONValue] { try feed(document)["items"]?.array ?? [] }

  private static func feed(_ document: [UInt8]) throws -> JSONValue {
    let feed = FeedNormaliser.normalise(
      try FeedParser.parse(document, contentType: nil, url: "https://example.org/feed"))
    return try JSONReader.read(feed.json())
  }

  /// What an item may lose to a fault in it.
  private static let fields = [
    "id", "url", "title", "content_html", "summary", "date_published", "authors", "tags", "attachments",
  ]

  @Test(arguments: [rss, atom, prefixed, yandex], faults.indices) func anElementOfAnItem(feed: Vocabulary, fault: Int)
    throws
  {
    let whole = try Self.items(Self.document(feed) { _, _ in })
    for index in feed.item.indices {
      let document = Self.document(feed) { _, item in item[index] = Self.damaged(item[index], fault) }
      let found = try Self.items(document)
      let place = "\(feed.item[index]): \(Self.faults[fault].name)"
      #expect(found.count == 3, "\(place)")
      guard found.count == 3 else { continue }
      #expect(found[0] == whole[0] && found[2] == whole[2], "\(place)")
      // Of its own item no more than two fields are lost or other than they were: its own, and what it is the source of.
      let different = Self.fields.filter { found[1][$0] != whole[1][$0] }
      #expect(different.count <= 2, "\(place): \(different)")
    }
  }

  /// Elements that nobody knows, or that stand there for no reason, left open before each of an item's, or a channel's.
  static let strangers = [
    "<foo>", "<li>", "<c:creator>", "<foo:bar>", #"<foo a="b">text"#, "<p>", "<foo><bar>text</bar>", "<foo><bar>",
  ]

  @Test(arguments: [rss, atom, prefixed], strangers) func aStrangerLeftOpenInAnItem(feed: Vocabulary, stranger: String)
    throws
  {
    let whole = try Self.items(Self.document(feed) { _, _ in })
    for index in feed.item.indices {
      let document = Self.document(feed) { _, item in item.insert(stranger, at: index) }
      #expect(try Self.items(document).map(Self.withoutExtensions) == whole.map(Self.withoutExtensions), "\(index)")
    }
  }

  @Test(arguments: [rss, atom, prefixed], strangers)
  func aStrangerLeftOpenInTheChannel(feed: Vocabulary, stranger: String) throws {
    let whole = try Self.feed(Self.document(feed) { _, _ in })
    for index in feed.channel.indices {
      let found = try Self.feed(Self.document(feed) { channel, _ in channel.insert(stranger, at: index) })
      for field in ["title", "home_page_url", "description", "language", "items"] {
        #expect(found[field] == whole[field], "\(index) \(field)")
      }
    }
  }

  @Test(arguments: [
    "<date>2023-12-14", "<image><url>x", "<cloud>", "<lastBuild<Date>x</lastBuildDate>", "<skipDays><day>",
  ])
  func anElementOfRSSLeftOpenInTheChannel(element: String) throws {
    let whole = try Self.items(Self.document(Self.rss) { _, _ in })
    for index in Self.rss.channel.indices {
      let found = try Self.items(Self.document(Self.rss) { channel, _ in channel.insert(element, at: index) })
      #expect(found == whole, "\(index)")
    }
  }

  /// What stands in an element of another vocabulary is not the item's.
  @Test(arguments: [rss, atom]) func aStrangerThatIsClosedHidesWhatItHolds(feed: Vocabulary) throws {
    let others = """
      <foo:bar><title>Another</title><link href="https://other.example/">https://other.example/</link>\
      <foo:bar><id>x</id></foo:bar><guid>x</guid><x/><description>Other <![CDATA[</item><entry>]]></description>\
      <author>Other</author></foo:bar>
      """
    let whole = try Self.items(Self.document(feed) { _, _ in })
    for index in feed.item.indices {
      // An end tag that is missing elsewhere, so that the document is mended.
      let document = Self.document(feed) { _, item in item.insert(others + "<foo>", at: index) }
      #expect(try Self.items(document).map(Self.withoutExtensions) == whole.map(Self.withoutExtensions), "\(index)")
    }
  }

  /// What may become of an element's start tag.
  static let startFaults: [(name: String, damage: @Sendable (_ start: String, _ name: String) -> String)] = [
    ("without its bracket", { start, _ in String(start.dropLast()) }),
    ("a stray bracket", { start, name in start.replacing("<\(name)", with: "<\(name.dropLast())<\(name.suffix(1))") }),
    ("misspelt", { start, name in start.replacing("<\(name)", with: "<\(name.dropLast(2))") }),
    ("a wrong byte", { start, name in start.replacing("<\(name)", with: "<\(name.dropLast())\u{A5}") }),
    ("cut short", { start, name in start.prefix(3) + "-02-12T09" }),
    ("a doubled bracket", { start, _ in "<" + start }),
  ]

  /// How many of an element's own fields are lost to such a fault.
  @Test(arguments: [rss, atom], startFaults.indices) func aDamagedStartTag(feed: Vocabulary, fault: Int) throws {
    let whole = try Self.items(Self.document(feed) { _, _ in })
    for index in feed.item.indices {
      let element = feed.item[index]
      let name = String(element.dropFirst().prefix { $0 != ">" && $0 != " " })
      guard let open = element.firstIndex(of: ">") else { continue }
      let document = Self.document(feed) { _, item in
        let start = String(element[...open])
        item[index] = Self.startFaults[fault].damage(start, name) + element[element.index(after: open)...]
      }
      let found = try Self.items(document)
      let place = "\(element): \(Self.startFaults[fault].name)"
      #expect(found.count == 3, "\(place)")
      guard found.count == 3 else { continue }
      #expect(found[0] == whole[0] && found[2] == whole[2], "\(place)")
      let different = Self.fields.filter { found[1][$0] != whole[1][$0] }
      // Text in a tag that is cut short is lost, as are attributes.
      let isRecovered =
        fault < 4 && !element.contains("=") && !element.hasPrefix("<author") && !name.contains(":") && name.count > 2
      #expect(different.count <= (isRecovered ? 0 : 2), "\(place): \(different)")
    }
  }

  @Test(arguments: [rss, atom]) func anEndTagWithAWrongByte(feed: Vocabulary) throws {
    let whole = try Self.items(Self.document(feed) { _, _ in })
    for index in feed.item.indices {
      let document = Self.document(feed) { _, item in
        item[index] = item[index].replacing(/(<\/.*).>$/) { $0.1 + "\u{A5}>" }
      }
      let found = try Self.items(document)
      #expect(found.count == 3 && found[0] == whole[0] && found[2] == whole[2])
      #expect(found[1]["url"] == whole[1]["url"] && found[1]["title"] == whole[1]["title"], "\(feed.item[index])")
    }
  }

  /// Where every item has many of them, no more is read again and again than the document is long.
  @Test func manyStrangers() throws {
    let item = "<item>\(String(repeating: "<x><title>t</title>", count: 40))<link>https://example.org/1</link></item>"
    let document = "<rss><channel>\(String(repeating: item, count: 500))</channel></rss>"
    #expect(try Self.items(Array(document.utf8)).count == 500)
    let deep = "<rss><channel><item>\(String(repeating: "<x><title>", count: 20_000))</item></channel></rss>"
    #expect(throws: Never.self) { try Self.items(Array(deep.utf8)) }
    let comments = "<rss><channel><item>\(String(repeating: "<!--[CDATA[ x", count: 20_000))</item></channel></rss>"
    #expect(throws: Never.self) { try Self.items(Array(comments.utf8)) }
  }

  private static func withoutExtensions(_ item: JSONValue) -> [JSONValue?] {
    [
      "id", "url", "title", "content_html", "summary", "date_published", "date_modified", "authors", "tags",
      "attachments", "language",
    ]
    .map { item[$0] }
  }

  @Test(arguments: ["description", "content:encoded"], ["<p>Text", "<p>Text<b>", "<my-tag>Text", "Text"])
  func aTextLeftOpenWithItsMarkupEndsBeforeTheAddress(name: String, markup: String) throws {
    let link = "<link>https://example.org/1</link><guid isPermaLink=\"false\">1</guid>"
    let item = "<item><title>A</title><\(name)>\(markup)\(link)</item><item><title>B</title></item>"
    let found = try Self.items(Array((Self.rss.head + item + Self.rss.foot).utf8))
    #expect(found.map { $0["title"] } == [.string("A"), .string("B")])
    #expect(found.first?["url"] == .string("https://example.org/1"))
    #expect(found.first?["content_text"] == .string("Text"))
  }

  /// As in HTML, where they have no end tag.
  @Test func linksAndCategoriesOfAtomThatAreAllLeftOpen() throws {
    let document = """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><title>A story</title>
      <link rel="self" href="https://example.org/self"><link rel="alternate" href="https://example.org/1">
      <category term="Harbour"><category term="Ferry"><id>1</id><content>All that happened</content></entry></feed>
      """
    let found = try Self.items(Array(document.utf8))
    #expect(found.map { $0["url"]?.string } == ["https://example.org/1"])
    #expect(found.first?["tags"]?.array?.compactMap(\.string) == ["Harbour", "Ferry"])
    #expect(found.first?["content_text"]?.string == "All that happened")
  }

  @Test(arguments: [rss, atom, prefixed, yandex], faults.indices) func anElementOfTheChannel(
    feed: Vocabulary, fault: Int
  ) throws {
    let whole = try Self.items(Self.document(feed) { _, _ in })
    for index in feed.channel.indices {
      let document = Self.document(feed) { channel, _ in channel[index] = Self.damaged(channel[index], fault) }
      #expect(try Self.items(document) == whole, "\(feed.channel[index]): \(Self.faults[fault].name)")
    }
  }
}

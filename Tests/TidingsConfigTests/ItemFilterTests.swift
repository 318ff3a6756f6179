import Testing
import TidingsConfig
import TidingsModel

@Suite struct ItemFilterTests {
  private static func item() -> Item {
    var item = Item()
    item.title = "Giá vàng tăng mạnh tại HÀ NỘI"
    item.contentText = "AI said: bão số 12 đổ bộ"
    item.summary = "Tóm tắt"
    item.url = "https://example.org/Sport/1.html"
    item.authors = [Author(name: "Nguyễn Văn A")]
    item.tags = ["Kinh tế"]
    return item
  }

  private static func filter(_ yaml: String) throws -> ItemFilter {
    let configuration = try ConfigurationFolder.configuration(
      "feeds: ['https://example.org/']\nqueues: [{name: q, filter: \(yaml)}]")
    return try #require(configuration.queues[0].filter)
  }

  @Test(arguments: [
    ("{}", true), ("{include: []}", true),
    // Words: anywhere in title and text, whatever the case, marks heeded, composed or not.
    ("{include: [hà nội]}", true), ("{include: [ha noi]}", false),
    ("{include: [\"ha\\u0300 no\\u0323\\u0302i\"]}", true),
    ("{include: [bão số]}", true), ("{include: [tóm tắt]}", true), ("{include: [sport]}", false),
    ("{include: [không có, VÀNG]}", true), ("{include: [kinh tế]}", false),
    // One field.
    ("{include: [{url: sport}]}", true), ("{include: [{title: bão}]}", false), ("{include: [{text: bão}]}", true),
    ("{include: [{author: nguyễn}]}", true), ("{include: [{tag: KINH TẾ}]}", true), ("{include: [{tag: kinh}]}", false),
    ("{include: [{tag: vi}]}", true),
    // All fields of a rule, one pattern of a list.
    ("{include: [{title: vàng, url: sport}]}", true), ("{include: [{title: vàng, url: news}]}", false),
    ("{include: [{title: [bạc, vàng]}]}", true),
    // Regular expressions.
    ("{include: ['/\\bAI\\b/']}", true), ("{include: ['/\\bai\\b/']}", false), ("{include: ['/\\bai\\b/i']}", true),
    ("{include: [{tag: /^kinh/i}]}", true), ("{include: [{url: /\\d+\\.html$/}]}", true),
    // Exclusion comes first.
    ("{exclude: [vàng]}", false), ("{exclude: [bạc]}", true), ("{include: [vàng], exclude: [bão]}", false),
    // Where it comes from.
    ("{tags: [vi]}", true), ("{tags: [vi, kinh tế]}", true), ("{tags: [vi, sport]}", false),
    ("{feeds: [example.org]}", true),
  ]) func `A filter lets pass what it describes`(yaml: String, passes: Bool) throws {
    let filter = try Self.filter(yaml)
    #expect(filter.allows(Self.item(), feed: FeedID("example.org"), feedTags: ["vi"]) == passes)
  }

  @Test func `A filter on feeds lets nothing of others pass`() throws {
    let filter = try Self.filter("{feeds: [example.org]}")
    #expect(!filter.allows(Self.item(), feed: FeedID("other")))
    #expect(!filter.allows(Self.item()))
  }

  @Test(arguments: [
    ("['']", "an empty pattern would match everything"), ("[~]", "an empty pattern would match everything"),
    ("['/(/']", "not a regular expression"), ("['//']", "an empty pattern"), ("['/a']", "ends with a slash"),
    ("['/a/x']", "after the last slash"), ("[{titel: a}]", "found \"titel\" (did you mean \"title\"?)"),
    ("[[a]]", "expected a pattern or field: pattern, found a list"), ("[{title: []}]", "an empty list matches nothing"),
    ("[{title: {a: b}}]", "expected a pattern, found a mapping"),
  ]) func `A pattern that cannot be meant is refused`(yaml: String, message: String) throws {
    let errors = try ConfigurationFolder.errors("feeds: [{url: 'https://example.org/', filter: {include: \(yaml)}}]")
    #expect(errors.count == 1 && errors[0].contains(message), "\(errors)")
  }

  @Test func `A pattern that backtracks without end does not hang`() throws {
    let filter = try Self.filter("{include: ['/(a+)+$/']}")
    var item = Item()
    item.title = String(repeating: "a", count: 5000) + "b"
    #expect(!filter.allows(item))
  }
}

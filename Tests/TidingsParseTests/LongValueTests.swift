import Testing
import TidingsModel
import TidingsParse

/// Values of megabytes where feeds have a few bytes.
@Suite struct LongValueTests {
  @Test(
    "Of a guid, an author or a category without end the first megabyte is kept",
    arguments: ["guid", "author", "category"])
  func element(_ name: String) throws {
    let value = String(repeating: "cảng", count: 400_000)
    let feed = try FeedParser.parse(
      Array(Self.rss("<item><\(name)>x\(value) &amp; \(value)</\(name)><title>A &amp; B</title></item>").utf8))
    let item = feed.items[0]
    let kept = [item.guid, item.authors.first?.name, item.categories.first?.term].compactMap(\.self)
    #expect(kept.count == 1)
    #expect((1_048_570...1_048_576).contains(kept[0].utf8.count))
    #expect("x\(value)".hasPrefix(kept[0]))
    #expect(item.title.map { Array($0.bytes) } == Array("A & B".utf8))
    #expect(feed.warnings.map(\.message) == ["a name, date or address of more than 1 MiB; the rest of it is left out"])
  }

  @Test("A text of megabytes is whole")
  func text() throws {
    let value = String(repeating: "cảng", count: 1_000_000)
    for name in ["title", "description"] {
      let feed = try FeedParser.parse(Array(Self.rss("<item><\(name)>\(value)</\(name)></item>").utf8))
      #expect((feed.items[0].title ?? feed.items[0].content)?.bytes.count == value.utf8.count)
      #expect(feed.warnings.isEmpty)
    }
  }

  @Test("An attribute of more than four megabytes is left out, and one of three is kept")
  func attribute() throws {
    for (size, isKept) in [(3 << 20, true), (5 << 20, false)] {
      let value = "http://example.org/" + String(repeating: "a", count: size)
      let item = "<item><guid>1</guid><enclosure type=\"audio/mpeg\" url=\"\(value)\"/><title>T</title></item>"
      let feed = try FeedParser.parse(Array(Self.rss(item).utf8))
      #expect(feed.items.count == 1)
      #expect(feed.items[0].guid == "1")
      #expect(feed.items[0].title != nil)
      #expect(feed.items[0].attachments.map(\.reference.text) == (isKept ? [value] : []))
      #expect(feed.isWellFormed == isKept)
      #expect(
        feed.warnings.map(\.message)
          == (isKept ? [] : ["an attribute of <enclosure> of more than 4 MiB is left out"]))
    }
  }

  @Test("A comment or instruction of megabytes is passed over, and places behind it are right")
  func passedOver() throws {
    let value = String(repeating: "cảng\n", count: 100_000)
    for markup in ["<!--\(value)-->", "<?note \(value)?>"] {
      let feed = try FeedParser.parse(
        Array(Self.rss("\(markup)<item><pubDate>soon</pubDate><title>T</title></item>").utf8))
      #expect(feed.items[0].title != nil)
      #expect(feed.items[0].published?.line == 100_001)
      #expect(feed.isWellFormed)
    }
    // What XML does not allow is still found.
    for markup in ["<!--\(value)--\(value)-->", "<?xml \(value)?>"] {
      let feed = try FeedParser.parse(Array(Self.rss("\(markup)<item><title>T</title></item>").utf8))
      #expect(feed.items.count == 1)
      #expect(!feed.isWellFormed)
    }
  }

  private static func rss(_ items: String) -> String {
    "<rss version=\"2.0\"><channel><title>T</title>\(items)</channel></rss>"
  }
}

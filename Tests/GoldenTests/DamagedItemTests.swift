import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

@Suite("Items whose tags are damaged, lost, or stand where they should not")
struct DamagedItemTests {
  private func feed(_ items: String, head: String = "") throws -> Feed {
    let document = "<rss version=\"2.0\"><channel><title>Mill</title>\(head)\(items)</channel></rss>"
    return FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8)))
  }

  private static let wheel = "<title>Wheel</title>\n<guid>w</guid><description>It turns</description>\n</item>"
  private static let stone = "<item><title>Stone</title><guid>s</guid></item>\n"

  @Test(
    "An item whose start tag is damaged is one",
    arguments: [
      "", "<ite>", "<tem>", "item>", "<itme>", "< item>", "<item/>", "<item", "&lt;item>", "<itemm x=\"1\">",
    ])
  func start(_ tag: String) throws {
    for (document, titles) in [
      (Self.stone + tag + Self.wheel + Self.stone, ["Stone", "Wheel", "Stone"]),
      (tag + Self.wheel + Self.stone, ["Wheel", "Stone"]),
    ] {
      let feed = try feed(document)
      #expect(feed.items.map(\.title) == titles && feed.title == "Mill" && !feed.wellFormed)
      #expect(feed.items.first { $0.title == "Wheel" }.map { $0.guid == "w" && $0.contentText == "It turns" } ?? false)
    }
  }

  @Test("A start tag of an item that is there twice, or in place of the end tag, makes no other item")
  func spare() throws {
    #expect(try feed("<item>\n<item>" + Self.wheel + Self.stone).items.map(\.title) == ["Wheel", "Stone"])
    let ends = try feed(
      "<item>" + Self.wheel.replacing("</item>", with: "<item>") + "\n" + Self.stone + "<item><title>c</title><item>")
    #expect(ends.items.map(\.title) == ["Wheel", "Stone", "c"])
  }

  @Test(
    "An end tag of an item before its end ends nothing",
    arguments: ["<title>W|heel</title>", "<title>Wheel|</title>", "<title>Wheel</title>|"], ["</item>", "</channel>"])
  func early(_ title: String, _ end: String) throws {
    let item = "<item>\(title.replacing("|", with: end))<guid>w</guid><pubDate>2023-11-14</pubDate></item>"
    let feed = try feed(item + Self.stone)
    #expect(feed.items.map(\.title) == ["Wheel", "Stone"])
    #expect(feed.items.first?.guid == "w" && feed.items.first?.datePublished != nil)
  }

  @Test("A start tag of an item within the item begins none, unless what follows is another's")
  func within() throws {
    let stray = try feed(Self.stone + "<item><title>Whe<item>el</title><guid>w</guid></item>" + Self.stone)
    #expect(stray.items.map(\.title) == ["Stone", "Wheel", "Stone"] && stray.items[1].guid == "w")
    let other = try feed("<item><title>Wheel</title><guid>w</guid>" + Self.stone)
    #expect(other.items.map(\.title) == ["Wheel", "Stone"])
  }

  @Test("What stands behind the last item is the channel's")
  func behind() throws {
    let feed = try feed(
      Self.stone + "<copyright>Lan &</copyright><image><title>i</title></image>" + Self.stone
        + "<language>en</language>")
    #expect(feed.items.count == 2 && feed.language == "en" && feed.rights == "Lan &")
    let title = try self.feed(
      "<item/>\n<item></item></item>\n" + Self.stone, head: "<link>http://mill.example/</link>&")
    #expect(title.homePageURL == "http://mill.example/" && title.items.last?.title == "Stone")
  }

  @Test("Items in a link, or the like, that is closed behind them are read", arguments: ["link", "language", "ttl"])
  func withinLeaf(_ name: String) throws {
    let feed = try feed("<\(name)>" + Self.stone + Self.stone.replacing("s<", with: "t<") + "</\(name)>")
    #expect(feed.items.map(\.guid) == ["s", "t"])
  }

  @Test("A list of something else whose elements are called items is none of items")
  func otherLists() throws {
    let feed = try feed(Self.stone, head: "<keywords><item>a</item><item>b</item></keywords>")
    #expect(feed.items.map(\.guid) == ["s"])
  }

  @Test("An item within more elements that are never closed than can be is read")
  func deep() throws {
    let feed = try feed(String(repeating: "<x>", count: 300) + Self.stone + Self.stone.replacing("s<", with: "t<"))
    #expect(feed.items.map(\.guid) == ["s", "t"])
  }

  @Test("An author's start tag that is there twice costs no author")
  func doubledAuthor() throws {
    let item = try SmallFeed.item("<author><author>Jo</author><link>http://mill.example/1</link>")
    #expect(item.authors == [Author(name: "Jo")] && item.url == "http://mill.example/1")
  }
}

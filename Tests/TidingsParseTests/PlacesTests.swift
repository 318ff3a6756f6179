import Testing
import TidingsModel

@testable import TidingsParse

@Suite("Places in the document")
struct PlacesTests {
  @Test("A warning names line and column of the fault")
  func faults() throws {
    let feed = try FeedParser.parse(
      Array("<?xml version='1.0'?>\n<rss version='2.0'>\n<channel>\n<title>A & B</title></channel></rss>".utf8))
    let warning = try #require(feed.warnings.first)
    #expect(warning.line == 4)
    #expect(warning.column.map { $0 > 9 && $0 < 13 } == true)
  }

  @Test("A date knows where it stands, for the warning when it cannot be read")
  func dates() throws {
    let feed = try FeedParser.parse(
      Array("<rss version='2.0'><channel>\n<item>\n<pubDate>soon</pubDate></item></channel></rss>".utf8))
    #expect(feed.items.first?.published?.line == 3)
    #expect(feed.items.first?.line == 2)
  }
}

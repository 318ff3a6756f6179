import Testing
import TidingsModel

@testable import TidingsParse

@Suite("Documents cut short")
struct TruncationTests {
  static let rss = Array(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE rss [<!ENTITY who "Lan &amp; Minh">]>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Tin – &who;</title>
    <!-- a comment --><item><title>Một</title><link>https://example.org/1?a=1&amp;b=2</link>
    <content:encoded><![CDATA[<p>Đoạn <b>một</b></p>]]></content:encoded></item>
    <item><guid isPermaLink='false'>hai</guid><description>&lt;p&gt;Đoạn hai&#8217;s&lt;/p&gt;</description></item>
    </channel></rss>
    """.utf8)
  static let atom = Array(
    """
    <feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Tin &amp;amp; bài</title>
    <entry xml:lang="vi"><id>tag:example.org,2024:1</id><title>Một</title><link href="https://example.org/1"/>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Đoạn <br/>một</p></div></content></entry>
    <entry><id>tag:example.org,2024:2</id><title>Hai</title></entry></feed>
    """.utf8)

  @Test("Cut at any byte, whole items are kept and no part of one", arguments: [rss, atom])
  func keepsWholeItems(_ document: [UInt8]) throws {
    let whole = try FeedParser.parse(document)
    #expect(whole.isComplete && whole.isWellFormed && whole.items.count == 2)
    let ends = Self.ends(of: ["</item>", "</entry>"], in: document)
    for length in 0..<document.count {
      guard let cut = try? FeedParser.parse(Array(document[..<length])) else {
        // Before the root element's name there is nothing to tell a feed by.
        #expect(length < 150)
        continue
      }
      #expect(!cut.isComplete, "\(length)")
      #expect(!cut.isWellFormed, "\(length)")
      #expect(cut.items.count == ends.count { $0 <= length }, "\(length)")
      for (item, original) in zip(cut.items, whole.items) {
        #expect(item.title == original.title && item.content == original.content && item.guid == original.guid)
      }
    }
  }

  private static func ends(of tags: [String], in document: [UInt8]) -> [Int] {
    tags.flatMap { tag in
      let bytes = Array(tag.utf8)
      return document.indices.filter { document[$0...].starts(with: bytes) }.map { $0 + bytes.count }
    }
  }

  @Test("A missing end of the root element alone is told, and costs no item")
  func missingRootEnd() throws {
    let feed = try FeedParser.parse(Array("<rss version='2.0'><channel><item><title>A</title></item></channel>".utf8))
    #expect(feed.items.count == 1)
    #expect(!feed.isComplete)
    #expect(feed.warnings.contains { $0.message.contains("ends before") })
  }
}

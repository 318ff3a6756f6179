import Testing
import TidingsModel
import TidingsParse

/// Documents of some megabytes in encodings of one byte a character, whose texts stay in them until they are read.
@Suite("Large documents of one byte a character")
struct LargeSingleByteTests {
  struct Example: Sendable {
    let label: String
    let library: String
    let text: String
  }

  static let examples = [
    Example(label: "windows-874", library: "CP874", text: "ข่าวเช้านี้จากท่าเรือ "),
    Example(label: "windows-1251", library: "CP1251", text: "Долгая история о гавани и кораблях. "),
    Example(label: "iso-8859-2", library: "ISO-8859-2", text: "Dziś rano zażółć gęślą jaźń. "),
    Example(label: "windows-1258", library: "CP1258", text: "Sáng nay, nhiều người dân thành phố xuống đường. "),
  ]

  /// What the texts hold, and how.
  enum Kind: String, CaseIterable {
    case section, escaped, longLine, references, lineEnds, bareAmpersand, unknownEntity, xhtml, control
  }

  @Test("Such a document says what it says in UTF-8", arguments: examples, Kind.allCases)
  func sameItems(_ example: Example, _ kind: Kind) throws {
    let encoded = try Iconv.encode(Self.document(kind, example.text, encoding: example.label), in: example.library)
    #expect(encoded.count > 2 << 20)
    let feed = try FeedParser.parse(encoded, url: "https://example.org/feed.xml")
    let other = try FeedParser.parse(
      Array(Self.document(kind, example.text, encoding: "utf-8").utf8), url: "https://example.org/feed.xml")
    #expect(feed.encoding == example.label)
    #expect(feed.isWellFormed == other.isWellFormed)
    #expect(feed.items.count == other.items.count)
    let differing = feed.items.indices.first { Self.said(feed.items[$0]) != Self.said(other.items[$0]) }
    #expect(differing == nil)
  }

  private static func said(_ item: ParsedItem) -> [ArraySlice<UInt8>?] {
    [item.guid, item.authors.first?.name, item.categories.first?.term, item.categories.first?.scheme]
      .map { $0.map { ArraySlice($0.utf8) } } + [item.title?.bytes, item.content?.bytes]
  }

  @Test("A byte that stands for nothing is told where it is", arguments: [("windows-874", 66), ("windows-1253", 61)])
  func flaw(_ label: String, _ column: Int) throws {
    var bytes = Array(Self.document(.escaped, "A story of the harbour. ", encoding: label).utf8)
    let place = try #require(bytes.firstIndex(of: 0x0A)) + 1
    // 0xFF is no character of either, and 0xD2 none of Greek.
    bytes.insert(contentsOf: [0xD2, 0xC1, 0xC1, 0xD2, 0xC1, 0xFF, 0xC1, 0xD2], at: place + 60)
    let feed = try FeedParser.parse(bytes)
    #expect(feed.encoding == label)
    #expect(!feed.isWellFormed)
    #expect(feed.warnings.first?.line == 2)
    #expect(feed.warnings.first?.column == column)
  }

  private static func document(_ kind: Kind, _ sentence: String, encoding: String) -> String {
    let items = (0..<1500).map { index in
      let text = String(repeating: sentence, count: 1 + 1600 / sentence.unicodeScalars.count)
      return """
        <item><guid isPermaLink="false">\(index)</guid><title>\(sentence)\(index)</title>\
        <category domain="\(sentence)">\(sentence)</category><author>\(sentence)</author>
        \(content(kind, text, index))</item>

        """
    }
    return """
      <?xml version="1.0" encoding="\(encoding)"?>
      <rss version="2.0"><channel><title>\(sentence)</title><!-- \(sentence) -->
      \(items.joined())</channel></rss>
      """
  }

  private static func content(_ kind: Kind, _ text: String, _ index: Int) -> String {
    switch kind {
    case .section: "<description><![CDATA[<p title=\"\(text)\">\(text)</p>]]></description>"
    case .escaped: "<description>&lt;p&gt;\(text)&lt;/p&gt;</description>"
    case .longLine:
      index == 700
        ? "<description>\(String(repeating: text.filter { $0 != " " } + "&amp;", count: 200))</description>"
        : "<description>\(text)</description>"
    case .references: "<description>\(text)&#3585;&#x301;&amp;\(text)&#146;</description>"
    case .lineEnds: "<description>\(text)\r\n\r\n\(text)\r\(text)</description>"
    case .bareAmpersand: "<description>\(text) A & B \(text)</description>"
    case .unknownEntity: "<description>\(text)&nbsp;\(text)</description>"
    case .xhtml:
      "<body xmlns=\"http://www.w3.org/1999/xhtml\"><p>\(text)</p><hr/><p>\(text)</p></body>"
    case .control:
      index == 1400 ? "<description>\(text)\u{1}\(text)</description>" : "<description>\(text)</description>"
    }
  }
}

import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

/// Documents of some megabytes, read while their memory is given back to the system: nothing of them may be missing.
@Suite("Documents whose memory is given back")
struct GivenBackTests {
  enum Kind: String, CaseIterable {
    case broken, cutShort, unclosedItems, json, jsonWithFault, jsonCutShort, rssInJSON
    case windows1251, windows1258, utf16, undefinedByteAtTheEnd
    case eucKR, eucKRWithFlaws, eucKRAndNoMore
    case oneSection, oneEscapedText, oneJSONText, oneText
  }

  @Test("A document whose memory is given back yields what it yields else", arguments: Kind.allCases)
  func sameFeed(_ kind: Kind) throws {
    let document = Self.document(kind)
    #expect(document.count > 2 << 20)
    let kept = try json(FeedParser.parse(document))
    let givenBack = try json(FeedParser.parse(Self.document(kind), givesBack: true))
    #expect(kept == givenBack)
    #expect(kept.count > 2 << 20)
  }

  @Test(
    "What is written in pieces is what is written at once",
    arguments: [Kind.oneSection, .oneEscapedText, .oneJSONText, .oneText, .json])
  func inPieces(_ kind: Kind) throws {
    let whole = FeedNormaliser.normalise(try FeedParser.parse(Self.document(kind))).json()
    var largest = 0
    var pieces: [UInt8] = []
    FeedNormaliser.writeJSON(of: try FeedParser.parse(Self.document(kind), givesBack: true)) {
      largest = max(largest, $0.count)
      pieces += $0
    }
    #expect(pieces == whole)
    #expect(largest < 1 << 20)
  }

  @Test(
    "Bytes that the caller still holds stay as they are",
    arguments: [Kind.broken, .json, .windows1251, .eucKR, .oneSection])
  func sharedBytes(_ kind: Kind) throws {
    let document = Self.document(kind)
    _ = try FeedParser.parse(document, givesBack: true)
    #expect(document == Self.document(kind))
  }

  private func json(_ feed: ParsedFeed) -> [UInt8] {
    var bytes: [UInt8] = []
    FeedNormaliser.writeJSON(of: feed) { bytes += $0 }
    return bytes
  }

  private static func document(_ kind: Kind) -> [UInt8] {
    let text = String(repeating: "Một câu chuyện dài về bến cảng &amp; những con tàu. ", count: 40)
    let cyrillic = String(repeating: "Долгая история о гавани и кораблях. ", count: 40)
    switch kind {
    case .broken: return Array(rss(text, count: 1200, title: "A & B <i>x</b>").utf8)
    case .cutShort: return Array(rss(text, count: 1200, title: "A & B").utf8.dropLast(3000))
    case .unclosedItems:
      return Array(rss(text, count: 1200, title: "A").replacing("</item>", with: "").utf8)
    case .json: return Array(jsonFeed(text, count: 1200).utf8)
    case .jsonWithFault:
      return Array(jsonFeed(text, count: 1200).replacing("\"1150\"", with: "\"11\"50\"").utf8)
    case .jsonCutShort: return Array(jsonFeed(text, count: 1200).utf8.dropLast(3000))
    case .rssInJSON:
      let items = (0..<2500).map { "{\"guid\": \"\($0)\", \"title\": \"T\",\n \"description\": \"\(text)\"}" }
      return Array("{\"rss\": {\"version\": \"2.0\", \"channel\": {\"item\": [\(items.joined(separator: ","))]}}}".utf8)
    case .windows1251: return singleByte(rss(cyrillic, count: 1700, title: "A", encoding: "windows-1251"))
    case .windows1258: return singleByte(rss(text, count: 1200, title: "A", encoding: "windows-1258"))
    case .undefinedByteAtTheEnd:
      // 0x98 is no character of windows-1251: the place is told.
      return singleByte(
        rss(cyrillic, count: 1700, title: "A", encoding: "windows-1251").replacing("1690", with: "16\u{98}9"))
    case .eucKR: return korean(count: 1900)
    case .eucKRWithFlaws: return korean(count: 1900) { if $0 > 1895 { $1 += [0xFF, 0x20] } }
    case .eucKRAndNoMore:
      // More bytes that stand for nothing than a text in that encoding has.
      return korean(count: 2600) {
        if $0 > 1300 { $1 = Array(repeating: [0x81, 0x20, 0xFF, 0x20], count: 300).flatMap(\.self) }
      }
    case .oneSection: return Array(rss("<![CDATA[\(markup(text))]]>", count: 1, title: "A").utf8)
    case .oneEscapedText:
      return Array(
        rss(markup(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;"), count: 1, title: "A").utf8)
    case .oneJSONText: return Array(jsonFeed(markup(text).replacing("\"", with: "\\\""), count: 1).utf8)
    case .oneText: return Array(rss(String(repeating: text, count: 1200), count: 1, title: "A").utf8)
    case .utf16:
      let units = rss(text + "🚢", count: 900, title: "A🚢", encoding: "utf-16").utf16
      return [0xFF, 0xFE] + units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }
  }

  /// Some megabytes of it.
  private static func markup(_ text: String) -> String {
    (0..<1200).map { "<p class=\"a\">\($0) <b>\(text)</b><img src=\"/\($0).png\"><script>x()</script>\n" }.joined()
  }

  /// A feed in EUC-KR.
  ///
  /// - Parameter change: may change the bytes of an item's text.
  private static func korean(count: Int, _ change: (Int, inout [UInt8]) -> Void = { _, _ in }) -> [UInt8] {
    var bytes = Array(
      "<?xml version=\"1.0\" encoding=\"euc-kr\"?><rss version=\"2.0\"><channel><title>T</title>\n".utf8)
    for index in 0..<count {
      // 한국글
      var text = Array(repeating: [0xC7, 0xD1, 0xB1, 0xB9, 0xB1, 0xDB, 0x20] as [UInt8], count: 170).flatMap(\.self)
      change(index, &text)
      bytes += Array("<item><guid>\(index)</guid><description>".utf8) + text + Array("</description></item>\n".utf8)
    }
    return bytes + Array("</channel></rss>".utf8)
  }

  private static func rss(_ text: String, count: Int, title: String, encoding: String = "utf-8") -> String {
    let items = (0..<count).map {
      "<item><guid>\($0)</guid><title>\(title)</title>\n<description>\(text)</description></item>\n"
    }
    return "<?xml version=\"1.0\" encoding=\"\(encoding)\"?><rss version=\"2.0\"><channel><title>T</title>"
      + items.joined() + "</channel></rss>"
  }

  private static func jsonFeed(_ text: String, count: Int) -> String {
    let items = (0..<count).map { "{\"id\": \"\($0)\",\n \"content_html\": \"<p>\(text)</p>\"}" }
    return
      "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \"items\": [\(items.joined(separator: ","))]}"
  }

  /// Cyrillic as windows-1251 has it; of Vietnamese the letters without their marks, which do for the purpose.
  private static func singleByte(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0x410...0x44F: UInt8(scalar.value - 0x410 + 0xC0)
      case 0..<0x100: UInt8(scalar.value)
      default: 0x61
      }
    }
  }
}

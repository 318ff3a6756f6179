internal import TidingsHTML

/// A feed that stands as text in something else: escaped as a whole, in the `<pre>` of a page that a browser made of it and
/// somebody saved, in the `<string>` of a web service.
enum WrappedDocument {
  /// - Returns: the document inside; `nil` where there is none, or any other text beside it: a page may speak of feeds.
  static func text(in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let scanner = XMLScanner(bytes)
    let marks: [StaticString] = ["&lt;?xml", "&lt;rss", "&lt;feed", "&lt;rdf:RDF", "&lt;!--", "{"]
    let starts = marks.compactMap { scanner.find($0, from: 0) }
    guard let start = starts.min(), holdsOnlyTags(bytes, 0..<start) else { return nil }
    let isObject = bytes[start] == 0x7B
    guard let end = isObject ? bytes.lastIndex(of: 0x7D).map({ $0 + 1 }) : behindLastTag(bytes, from: start),
      end > start, holdsOnlyTags(bytes, end..<bytes.count), !bytes[start..<end].contains(0x3C)
    else { return nil }
    // A page that shows how a feed begins is none.
    let parts: [StaticString] = isObject ? ["\"items\"", "\"rss\""] : ["&lt;channel", "&lt;item", "&lt;entry"]
    guard parts.contains(where: { scanner.find($0, from: start) != nil }) else { return nil }
    return Array(HTMLEntities.decode(String(decoding: bytes[start..<end], as: UTF8.self)).utf8)
  }

  /// Items of RSS without an element around them, with one; `nil` where the document is anything else. Where the last
  /// one is cut short, so is what is made of them.
  static func channel(around bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var scanner = XMLScanner(bytes)
    scanner.skipWhiteSpace()
    if scanner.starts(with: "<?xml") {
      guard scanner.skip(past: "?>", from: 5) else { return nil }
      scanner.skipWhiteSpace()
    }
    guard scanner.starts(with: "<item"), !scanner.peek(5).continuesName,
      scanner.find("</item", from: scanner.index) != nil, scanner.find("<title", from: scanner.index) != nil
    else { return nil }
    let end = bytes.lastIndex { !$0.isSpace }.map { $0 + 1 } ?? bytes.count
    let isWhole = bytes[..<end].suffix(7).elementsEqual("</item>".utf8)
    return Array("<channel>".utf8) + bytes[scanner.index..<end] + Array((isWhole ? "</channel>" : "").utf8)
  }

  /// Behind the last `&gt;`.
  private static func behindLastTag(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = bytes.count
    while let found = bytes[start..<index].lastIndex(of: 0x26) {
      if XMLScanner(bytes, from: found).starts(with: "&gt;") { return found + 4 }
      index = found
    }
    return nil
  }

  /// Whether there is nothing but tags, comments and white space.
  static func holdsOnlyTags(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var scanner = XMLScanner(UnsafeBufferPointer(rebasing: bytes[range]))
    while true {
      scanner.skipWhiteSpace()
      if scanner.isAtEnd { return true }
      if scanner.starts(with: "<!--") {
        guard scanner.skip(past: "-->", from: 4) else { return false }
      } else {
        guard scanner.peek() == 0x3C, scanner.skip(past: ">", from: 1) else { return false }
      }
    }
  }
}

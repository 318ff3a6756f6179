internal import TidingsHTML

/// A feed that stands as text in something else: escaped as a whole, in the `<pre>` of a page that a browser made of it and
/// somebody saved, in the `<string>` of a web service.
enum WrappedDocument {
  /// - Returns: the document inside; `nil` where there is none, or any other text beside it: a page may speak of feeds.
  static func text(in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let scanner = XMLScanner(bytes)
    let marks: [StaticString] = ["&lt;?xml", "&lt;rss", "&lt;feed", "&lt;rdf:RDF", "&lt;!--", "{"]
    let starts = marks.compactMap { scanner.find($0, from: 0) }
    guard let start = starts.min(), holdsOnlyTags(bytes, 0..<start), !isOfProgram(bytes, before: start) else {
      return nil
    }
    let isObject = bytes[start] == 0x7B
    let ends = isObject ? [bytes.lastIndex(of: 0x7D).map { $0 + 1 }] : behindLastTag(bytes, from: start)
    let end = ends.compactMap(\.self).first {
      $0 > start && holdsOnlyTags(bytes, $0..<bytes.count) && !bytes[start..<$0].contains(0x3C)
    }
    guard let end else { return nil }
    // A page that shows how a feed begins is none: something of it has to be closed.
    let parts: [StaticString] =
      isObject
      ? ["\"items\"", "\"rss\""]
      : ["&lt;/item", "&lt;/entry", "&lt;/channel", "&lt;/rss", "&lt;/feed", "&lt;/rdf:RDF"]
    guard parts.contains(where: { scanner.find($0, from: start) != nil }) else { return nil }
    return Array(HTMLEntities.decode(String(decoding: bytes[start..<end], as: UTF8.self)).utf8)
  }

  /// Whether what begins there is in a script, or in a form to be edited: part of a page that is about something else.
  private static func isOfProgram(_ bytes: UnsafeBufferPointer<UInt8>, before start: Int) -> Bool {
    guard let tag = bytes[..<start].lastIndex(of: 0x3C) else { return false }
    let scanner = XMLScanner(bytes, from: tag)
    return scanner.startsIgnoringCase(with: "<script") || scanner.startsIgnoringCase(with: "<textarea")
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

  /// A feed whose root has no start tag, or one that is misspelt or lost its `<`, as its end tag shows; with one.
  static func root(around bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    // Behind it there may be a program's remark.
    guard let tag = lastEndTag(bytes) else { return nil }
    // Entries that stand alone have no end of their feed either.
    let roots: [(end: StaticString, name: String, item: StaticString, missing: String)] = [
      ("</feed>", "feed", "<entry", ""), ("</entry>", "feed", "<entry", "</feed>"), ("</rss>", "rss", "<item", ""),
      ("</rdf:rdf>", "rdf:RDF", "<item", ""),
    ]
    var scanner = XMLScanner(bytes, from: tag)
    guard let root = roots.first(where: { scanner.startsIgnoringCase(with: $0.end) }) else { return nil }
    scanner.index = 0
    scanner.skipWhiteSpace()
    if scanner.starts(with: "<?xml") {
      guard scanner.skip(past: "?>", from: 5) else { return nil }
      scanner.skipWhiteSpace()
    }
    // A page may speak of feeds.
    guard !scanner.startsIgnoringCase(with: "<!doctype"), !scanner.startsIgnoringCase(with: "<html"),
      scanner.find(root.item, from: scanner.index) != nil
    else { return nil }
    let start = scanner.index
    var attributes = Array(root.name == "feed" ? " xmlns=\"http://www.w3.org/2005/Atom\"".utf8 : "".utf8)
    if scanner.tag() != nil {
      let written = bytes[start..<scanner.index - 1]
      if let declared = XMLScanner(UnsafeBufferPointer(rebasing: written)).find("xmlns", from: 0), declared > 0,
        bytes[start + declared - 1].isSpace
      {
        attributes = [0x20] + written[(start + declared)...]
      } else if bytes[start] == 0x3C {
        scanner.index = start
      }
    } else {
      scanner.index = start
    }
    guard scanner.skip(to: 0x3C) else { return nil }
    return Array("<\(root.name)".utf8) + attributes + [0x3E] + bytes[scanner.index...] + Array(root.missing.utf8)
  }

  /// Where the last end tag stands, where nothing but comments follows.
  private static func lastEndTag(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = bytes.count
    while let found = bytes[..<index].lastIndex(of: 0x3C) {
      let scanner = XMLScanner(bytes, from: found)
      if scanner.peek(1) == 0x2F {
        guard let end = scanner.find(">", from: found), holdsOnlyTags(bytes, (end + 1)..<bytes.count) else {
          return nil
        }
        return found
      }
      guard scanner.starts(with: "<!--"), bytes.count - found < longestRemark else { return nil }
      index = found
    }
    return nil
  }

  /// Bytes
  private static let longestRemark = 4096

  /// Behind the last `&gt;`, and behind the `>` of the last tag, which need not be escaped.
  private static func behindLastTag(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [Int?] {
    let end = last("&gt;", in: bytes, from: start).map { $0 + 4 }
    let tag = last("&lt;", in: bytes, from: start)
    return [end, tag.flatMap { XMLScanner(bytes, from: $0).find(">", from: $0) }.map { $0 + 1 }]
  }

  /// - Parameter reference: one to a character.
  private static func last(_ reference: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = bytes.count
    while let found = bytes[start..<index].lastIndex(of: 0x26) {
      if XMLScanner(bytes, from: found).starts(with: reference) { return found }
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

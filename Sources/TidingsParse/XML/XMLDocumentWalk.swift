internal import Glibc

/// Reads a document of ordinary shape: libxml2 its markup, this the long texts in between.
///
/// Most of a feed is text, and libxml2 reads text by the character and calls for every reference in it; here it is
/// looked through at memchr's speed. CDATA sections and texts of some length are handed to the reader as they stand, with
/// the references that every document may use; short ones libxml2 gets with the markup around them, and so it does
/// whatever needs judgement: other entities, a `]]>`.
struct XMLDocumentWalk: ~Copyable {
  enum Outcome {
    /// Read to its end, or to the reader's first fault.
    case read
    /// Of a shape (`XMLShape`) that libxml2 must not be given.
    case extraordinary
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let reader: FeedDocumentReader
  private let parser: XMLPushParser
  private var scanner: XMLScanner
  /// Where that begins which libxml2 was not given yet.
  private var pending: Int
  private var depth = 0
  /// Whether libxml2 has met a fault.
  private var isOver = false
  /// Whether texts are handed over at all.
  private var handsOver = true

  /// Giving libxml2 a piece costs as much as its reading so many bytes of text.
  private static let minimumText = 96
  /// Bytes
  private static let longComment = 1 << 16
  /// Shorter texts are copied out of the document rather than left in it, which costs less; of a large one as little as
  /// can be is to stand in memory twice.
  private let minimumExcerpt: Int
  /// Bytes
  private static let largeDocument = 2 << 20

  /// - Parameters:
  ///   - bytes: UTF-8, valid and free of what XML forbids.
  ///   - prolog: where libxml2 is to begin.
  ///   - root: where the root element begins.
  ///   - line: the line of `prolog`, counted from 1.
  ///   - column: its column, likewise.
  init?(
    _ bytes: UnsafeBufferPointer<UInt8>, prolog: Int, root: Int, line: Int, column: Int, reader: FeedDocumentReader
  ) {
    guard let parser = XMLPushParser(events: reader, recovers: false) else { return nil }
    parser.place(line: line, column: column)
    self.parser = parser
    self.reader = reader
    self.bytes = bytes
    minimumExcerpt = bytes.count >= Self.largeDocument ? 128 : 512
    scanner = XMLScanner(bytes, from: root)
    pending = prolog
  }

  consuming func run() -> Outcome {
    while !isOver {
      let start = scanner.index
      guard scanner.skip(to: 0x3C) else { break }
      let text = start..<scanner.index
      if depth > 0, handsOver, text.count >= Self.minimumText { handOver(text: text) }
      switch readMarkup(after: text) {
      case .whole: if scanner.index - pending >= Self.pieceSize { feed(upTo: scanner.index) }
      // Where markup has no end, libxml2 says what is missing.
      case .endless: scanner.index = bytes.count
      case .extraordinary: return .extraordinary
      }
    }
    feed(upTo: bytes.count)
    if !isOver { parser.finish() }
    return .read
  }

  // MARK: Markup

  private enum Markup { case whole, endless, extraordinary }

  private mutating func readMarkup(after text: Range<Int>) -> Markup {
    switch scanner.peek(1) {
    case 0x21:  // !
      if scanner.starts(with: "<![CDATA[") {
        let start = scanner.index
        guard scanner.skip(past: "]]>", from: 9) else { return .endless }
        if depth > 0, handsOver { handOver(section: start..<scanner.index, after: text) }
      } else if scanner.starts(with: "<!--") {
        let start = scanner.index
        guard scanner.skip(past: "-->", from: 4) else { return .endless }
        if scanner.index - start >= Self.longComment { passOver(comment: start..<scanner.index, after: text) }
      } else {
        scanner.index += 2
      }
    case 0x3F:  // ?
      guard scanner.skip(past: "?>", from: 2) else { return .endless }
    case 0x2F:  // /
      guard scanner.skip(past: ">", from: 2) else { return .endless }
      depth -= 1
    default:
      guard let tag = scanner.tag() else { return .endless }
      if tag.attributes > XMLShape.maximumAttributes { return .extraordinary }
      if !tag.isEmpty { depth += 1 }
      if depth > XMLShape.maximumDepth { return .extraordinary }
      if depth > XMLShape.maximumNamespaceDepth, tag.hasNamespace { return .extraordinary }
    }
    return .whole
  }

  /// libxml2 copies what it is given; more than this at a time costs memory.
  private static let pieceSize = 1 << 18

  private mutating func feed(upTo end: Int) {
    // A piece must not be too small either: libxml2 looks for the end of a CDATA section anew in each.
    let size = max(Self.pieceSize, bytes.count / 16)
    while pending < end, !isOver {
      let next = min(pending + size, end)
      reader.isGiven(upTo: next)
      isOver = !parser.feed(UnsafeBufferPointer(rebasing: bytes[pending..<next]))
      pending = next
    }
  }

  // MARK: Text

  /// Gives libxml2 what stands before `index`. Where it waits for more, to see the end of a reference, it gets all the rest
  /// itself.
  private mutating func catchUp(to index: Int) {
    feed(upTo: index)
    handsOver = !isOver && parser.hasReadAll
  }

  /// Hands over a CDATA section that stands at `range`, and before it the text that ends there: libxml2 keeps text back
  /// until it sees what follows.
  private mutating func handOver(section range: Range<Int>, after text: Range<Int>) {
    let content = (range.lowerBound + 9)..<(range.upperBound - 3)
    if text.isEmpty { catchUp(to: range.lowerBound) } else if pending <= text.lowerBound { handOver(text: text) }
    guard handsOver, pending == range.lowerBound else { return }
    let isLeft = content.count >= minimumExcerpt && reader.leave(content, isEscaped: false)
    if !isLeft { reader.text(UnsafeBufferPointer(rebasing: bytes[content])) }
    pass(upTo: range.upperBound)
  }

  /// Hands over text, as much of it as needs no judgement.
  private mutating func handOver(text range: Range<Int>) {
    guard !holdsSectionEnd(range) else { return }
    catchUp(to: range.lowerBound)
    guard handsOver else { return }
    if range.count >= minimumExcerpt, XMLTextRun.isReadable(bytes, range), reader.leave(range, isEscaped: true) {
      return pass(upTo: range.upperBound)
    }
    let end = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: XMLTextRun.capacity) { buffer in
      var run = XMLTextRun(bytes, range, buffer)
      while let piece = run.next() { reader.text(piece) }
      return run.index
    }
    pass(upTo: end)
  }

  /// Goes past a long comment, which libxml2 would hold as a whole, unless it has to be judged.
  private mutating func passOver(comment range: Range<Int>, after text: Range<Int>) {
    guard handsOver, depth > 0, scanner.find("--", from: range.lowerBound + 4) == range.upperBound - 3 else { return }
    if text.isEmpty { catchUp(to: range.lowerBound) } else if pending <= text.lowerBound { handOver(text: text) }
    if handsOver, pending == range.lowerBound { pass(upTo: range.upperBound) }
  }

  /// Goes past what libxml2 need not read.
  private mutating func pass(upTo index: Int) {
    parser.pass(over: UnsafeBufferPointer(rebasing: bytes[pending..<index]))
    pending = index
  }

  private func find(_ byte: UInt8, _ range: Range<Int>) -> Int? {
    guard let base = bytes.baseAddress, let found = memchr(base + range.lowerBound, Int32(byte), range.count) else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private func holdsSectionEnd(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while let found = find(0x5D, index..<range.upperBound) {
      if found + 2 < bytes.count, bytes[found + 1] == 0x5D, bytes[found + 2] == 0x3E { return true }
      index = found + 1
    }
    return false
  }
}

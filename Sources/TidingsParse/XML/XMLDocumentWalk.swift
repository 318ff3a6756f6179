internal import Glibc
internal import TidingsModel

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
    /// Of a shape (`XMLShape`) that libxml2 must not be given, or with texts that it would leave out.
    case extraordinary
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  /// What reads the bytes; `nil` where they are UTF-8.
  private let decoder: SingleByteDecoder?
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
  private let minimumText: Int
  /// Bytes
  private static let longMarkup = 1 << 16
  /// Shorter texts are copied out of the document rather than left in it, which costs less; of a large one as little as
  /// can be is to stand in memory twice, and least of all one that is larger in UTF-8.
  private let minimumExcerpt: Int
  /// Bytes
  private static let largeDocument = 2 << 20

  /// - Parameters:
  ///   - bytes: a document's, as `HeldBytes` has them.
  ///   - decoder: likewise.
  ///   - prolog: where libxml2 is to begin.
  ///   - root: where the root element begins.
  ///   - line: the line of `prolog`, counted from 1.
  ///   - column: its column, likewise.
  init?(
    _ bytes: UnsafeBufferPointer<UInt8>, decoder: SingleByteDecoder?, prolog: Int, root: Int, line: Int, column: Int,
    reader: FeedDocumentReader
  ) {
    guard let parser = XMLPushParser(events: reader, recovers: false) else { return nil }
    parser.place(line: line, column: column)
    self.parser = parser
    self.reader = reader
    self.bytes = bytes
    self.decoder = decoder
    minimumText = decoder == nil ? 96 : 48
    minimumExcerpt = decoder != nil ? 48 : bytes.count >= Self.largeDocument ? 128 : 512
    scanner = XMLScanner(bytes, from: root)
    pending = prolog
  }

  consuming func run() -> Outcome {
    while !isOver {
      let start = scanner.index
      guard scanner.skip(to: 0x3C) else { break }
      let text = start..<scanner.index
      if depth > 0, handsOver, text.count >= minimumText { handOver(text: text) }
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
        if OverrunSection.holdsItems(start + 9..<scanner.index, of: bytes) { return .extraordinary }
        if depth > 0, handsOver { handOver(section: start..<scanner.index, after: text) }
      } else if scanner.starts(with: "<!--") {
        // A section that became a comment.
        if depth > 0, scanner.starts(with: "<!--[CDATA[") { return .extraordinary }
        let start = scanner.index
        guard scanner.skip(past: "-->", from: 4) else { return .endless }
        let comment = start..<scanner.index
        if comment.count >= Self.longMarkup, scanner.find("--", from: start + 4) == comment.upperBound - 3 {
          passOver(comment, after: text)
        }
      } else {
        scanner.index += 2
      }
    case 0x3F:  // ?
      let start = scanner.index
      guard scanner.skip(past: "?>", from: 2) else { return .endless }
      let instruction = start..<scanner.index
      // `<?xml` may not stand here.
      let mark = bytes[start + 2].lowered
      if instruction.count >= Self.longMarkup, mark >= 0x61, mark < 0x78 { passOver(instruction, after: text) }
    case 0x2F:  // /
      guard scanner.skip(past: ">", from: 2) else { return .endless }
      depth -= 1
    default:
      let start = scanner.index
      guard let tag = scanner.tag() else { return .endless }
      if scanner.index - start > XMLShape.maximumValue { return .extraordinary }
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
      var next = min(pending + size, end)
      if decoder != nil { next = min(SingleByteDecoder.pieceEnd(bytes, at: next), end) }
      reader.isGiven(upTo: next)
      isOver = !withText(pending..<next) { parser.feed($0) }
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
    if !isLeft { withText(content, reader.text) }
    pass(upTo: range.upperBound)
  }

  /// Hands over text, as much of it as needs no judgement.
  private mutating func handOver(text range: Range<Int>) {
    guard !holdsSectionEnd(range) else { return }
    catchUp(to: range.lowerBound)
    guard handsOver else { return }
    if range.count >= minimumExcerpt, let references = XMLTextRun.references(in: bytes, range) {
      // What holds neither references nor other line ends than its own reads as it stands.
      let isEscaped = references > 0 || find(0x0D, range) != nil
      if reader.leave(range, isEscaped: isEscaped) { return pass(upTo: range.upperBound) }
    }
    guard decoder != nil else { return pass(upTo: read(bytes, range)) }
    // Where another text than the document's would end is not to be told.
    guard XMLTextRun.references(in: bytes, range) != nil else { return }
    _ = withText(range) { read($0, $0.indices) }
    pass(upTo: range.upperBound)
  }

  /// Reads text between tags and returns where it stopped.
  private func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: XMLTextRun.capacity) { buffer in
      var run = XMLTextRun(bytes, range, buffer)
      while let piece = run.next() { reader.text(piece) }
      return run.index
    }
  }

  /// A stretch as UTF-8, for the time of the call.
  private func withText<Result>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let stretch = UnsafeBufferPointer(rebasing: bytes[range])
    guard let decoder else { return body(stretch) }
    return decoder.utf8(stretch).withUnsafeBufferPointer(body)
  }

  /// Goes past a long comment or instruction, which libxml2 would hold as a whole.
  private mutating func passOver(_ range: Range<Int>, after text: Range<Int>) {
    guard handsOver, depth > 0 else { return }
    if text.isEmpty { catchUp(to: range.lowerBound) } else if pending <= text.lowerBound { handOver(text: text) }
    if handsOver, pending == range.lowerBound { pass(upTo: range.upperBound) }
  }

  /// Goes past what libxml2 need not read.
  private mutating func pass(upTo index: Int) {
    parser.pass(over: UnsafeBufferPointer(rebasing: bytes[pending..<index]), isUTF8: decoder == nil)
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

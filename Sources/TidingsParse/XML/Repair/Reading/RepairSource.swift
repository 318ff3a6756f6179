/// The document that is mended: how far it is read, and what can be told of what lies ahead.
struct RepairSource {
  var scanner: XMLScanner
  let tags: FeedTags
  var lookAhead: LookAhead
  /// Of CDATA sections.
  var sectionEnd = EndMark("]]>")

  /// - Parameter root: where the root element begins.
  init(_ bytes: UnsafeBufferPointer<UInt8>, root: Int) {
    scanner = XMLScanner(bytes, from: root)
    tags = FeedTags(bytes, root: root)
    lookAhead = LookAhead(size: bytes.count)
  }

  var bytes: UnsafeBufferPointer<UInt8> { scanner.bytes }

  /// How far it is read.
  var index: Int {
    get { scanner.index }
    set { scanner.index = newValue }
  }

  /// Reads all that is left.
  mutating func skipToEnd() { scanner.index = bytes.count }

  /// A scanner that looks ahead so many bytes at most.
  func scanner(upTo size: Int) -> XMLScanner {
    XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<min(scanner.index + size, bytes.count)]), from: scanner.index)
  }
}

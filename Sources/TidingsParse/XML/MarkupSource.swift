/// Finds markup that was written out as HTML source in the document that it was read from.
///
/// Most XHTML says the same as it stands, and need not be kept a second time.
enum MarkupSource {
  /// Shorter markup is kept by itself.
  private static let minimum = 512
  /// Between the end of the markup and where the parser stands there are two end tags, and white space.
  private static let maximumEnd = 1024

  /// - Parameters:
  ///   - markup: as written, void elements without `/`.
  ///   - position: where the parser stands, behind the end tag of the element that holds the markup.
  ///   - isForeign: whether elements that end with `/>` may differ from those that do not.
  /// - Returns: the range that reads as the markup; `nil` where there is none.
  static func find(_ markup: ArraySlice<UInt8>, before position: Int, in document: [UInt8], isForeign: Bool)
    -> Range<Int>?
  {
    guard markup.count >= minimum, position > markup.count, position <= document.count else { return nil }
    return document.withUnsafeBufferPointer { document in
      markup.withUnsafeBufferPointer { markup in
        // The markup ends before the end tag of its element, or before that of the `div` around it.
        var end = position
        for _ in 0..<2 {
          guard let tag = lastEndTag(in: document, before: end, notBefore: position - maximumEnd) else { return nil }
          end = tag
          if let start = start(of: markup, endingAt: end, in: document, isForeign: isForeign) { return start..<end }
          while end > 0, document[end - 1].isSpace { end -= 1 }
          if end < tag, let start = start(of: markup, endingAt: end, in: document, isForeign: isForeign) {
            return start..<end
          }
        }
        return nil
      }
    }
  }

  private static func lastEndTag(in document: UnsafeBufferPointer<UInt8>, before end: Int, notBefore start: Int) -> Int?
  {
    var index = end - 2
    while index >= max(start, 0) {
      if document[index] == 0x3C, document[index + 1] == 0x2F { return index }
      index -= 1
    }
    return nil
  }

  /// Where the markup begins that ends at `end`.
  private static func start(
    of markup: UnsafeBufferPointer<UInt8>, endingAt end: Int, in document: UnsafeBufferPointer<UInt8>, isForeign: Bool
  ) -> Int? {
    let written = UnsafeRawBufferPointer(markup)
    let source = UnsafeRawBufferPointer(document)
    var left = written.count
    var index = end
    while left > 0, index > 0 {
      if left >= 8, index >= 8,
        written.loadUnaligned(fromByteOffset: left &- 8, as: UInt64.self)
          == source.loadUnaligned(fromByteOffset: index &- 8, as: UInt64.self)
      {
        left &-= 8
        index &-= 8
      } else if written[left &- 1] == source[index &- 1] {
        left &-= 1
        index &-= 1
      } else {
        // What may stand before the `>` of a tag. Elsewhere the markup has none.
        guard left < written.count, written[left] == 0x3E else { return nil }
        let last = index
        if source[index &- 1] == 0x2F, !isForeign { index &-= 1 }
        while index > 0, source[index &- 1].isSpace { index &-= 1 }
        guard index < last else { return nil }
      }
    }
    return left == 0 ? index : nil
  }
}

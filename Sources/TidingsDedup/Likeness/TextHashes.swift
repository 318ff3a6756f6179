public import TidingsModel

/// What is remembered of a text to know others like it, of one pass over its words.
public struct TextHashes: Sendable {
  /// `nil` of a text of fewer than `SimHash64.minimumWords` words.
  public let near: SimHash64?
  /// Of any text, however short.
  public private(set) var sketch: TextSketch

  /// Of the item's visible text: `content_text` where it has one, else what can be seen of its HTML.
  public init(_ item: borrowing Item) {
    if var text = item.contentText, !text.isEmpty {
      self = text.withUTF8 { TextHashes(utf8: $0) }
    } else {
      var text = FoldedText()
      VisibleText.append(of: item, to: &text)
      self = text.bytes.withUnsafeBufferPointer { TextHashes(utf8: $0) }
    }
    if var title = item.title { sketch.setTitle(title.withUTF8 { Self.mark($0) }) }
  }

  /// A byte for the title's words; 0 where there are none.
  private static func mark(_ title: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var mark: UInt64 = 0
    var scanner = WordScanner(title)
    while let word = scanner.next() { mark = SimHash64.mix(mark, word, 1) }
    return mark == 0 ? 0 : max(1, UInt8(truncatingIfNeeded: mark))
  }

  private init(utf8 text: UnsafeBufferPointer<UInt8>) {
    var tally = BitTally()
    var bins = SketchBins()
    var words = 0
    var first: UInt64 = 0
    var second: UInt64 = 0
    var scanner = WordScanner(text)
    while let word = scanner.next() {
      words += 1
      if words >= 3 {
        let shingle = SimHash64.mix(first, second, word)
        tally.add(shingle)
        bins.add(shingle)
      }
      first = second
      second = word
    }
    let isLong = words >= SimHash64.minimumWords
    near = isLong ? SimHash64(bits: tally.majority()) : nil
    sketch = isLong ? bins.sketch() : bins.shortSketch()
  }
}

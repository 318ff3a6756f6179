public import TidingsModel

/// What is remembered of a text to know others like it, of one pass over its words.
public struct TextHashes: Sendable {
  public let near: SimHash64
  public private(set) var sketch: TextSketch

  /// `nil` when the item has fewer than `SimHash64.minimumWords` words.
  public init?(_ item: borrowing Item) {
    let hashes: TextHashes?
    if var text = item.contentText, !text.isEmpty {
      hashes = text.withUTF8 { TextHashes(utf8: $0) }
    } else {
      var text = FoldedText()
      VisibleText.append(of: item, to: &text)
      hashes = text.bytes.withUnsafeBufferPointer { TextHashes(utf8: $0) }
    }
    guard var hashes else { return nil }
    if var title = item.title { hashes.sketch.setTitle(title.withUTF8 { Self.mark($0) }) }
    self = hashes
  }

  /// A byte for the title's words; 0 where there are none.
  private static func mark(_ title: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var mark: UInt64 = 0
    var scanner = WordScanner(title)
    while let word = scanner.next() { mark = SimHash64.mix(mark, word, 1) }
    return mark == 0 ? 0 : max(1, UInt8(truncatingIfNeeded: mark))
  }

  private init?(utf8 text: UnsafeBufferPointer<UInt8>) {
    // A text of fewer bytes than this has fewer words, whatever the script.
    guard text.count >= SimHash64.minimumWords else { return nil }
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
    guard words >= SimHash64.minimumWords else { return nil }
    near = SimHash64(bits: tally.majority())
    sketch = bins.sketch()
  }
}

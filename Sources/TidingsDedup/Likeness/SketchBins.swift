/// The least shingle of each bin.
struct SketchBins {
  private var least = InlineArray<16, UInt64>(repeating: .max)

  @inline(__always)
  mutating func add(_ shingle: UInt64) {
    let bin = Int(shingle >> 60)
    if shingle < least[bin] { least[bin] = shingle }
  }

  func sketch() -> TextSketch { TextSketch(high: bytes(0..<8), low: bytes(8..<15) << 8) }

  /// That of a text with too few shingles for so many bins.
  func shortSketch() -> TextSketch {
    var fewer = SketchBins()
    for bin in 0..<16 { fewer.least[bin % 7] = min(fewer.least[bin % 7], least[bin]) }
    return TextSketch(high: 0, low: fewer.bytes(0..<7) << 8)
  }

  private func bytes(_ bins: Range<Int>) -> UInt64 {
    bins.reduce(0) { $0 << 8 | (least[$1] == .max ? 0 : max(1, least[$1] & 0xFF)) }
  }
}

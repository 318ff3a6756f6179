/// What a decoder made of a text, and where it could not read it.
struct DecoderOutput {
  var utf8: [UInt8] = []
  /// Offsets in the source of the first bytes that stand for nothing.
  private(set) var flaws: [Int] = []
  private(set) var flawCount = 0

  /// More flaws than this are only counted.
  static let maximumPlaces = 10

  mutating func noteFlaw(at offset: Int) {
    flawCount += 1
    if flaws.count < Self.maximumPlaces { flaws.append(offset) }
  }

  mutating func appendReplacement(at offset: Int) {
    noteFlaw(at: offset)
    utf8.append(contentsOf: [0xEF, 0xBF, 0xBD])
  }
}

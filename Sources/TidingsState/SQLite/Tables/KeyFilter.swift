internal import TidingsDedup

/// Tells of most keys that they are not in `keys`, without a look at the file: a Bloom filter of a megabyte.
///
/// Of a state that begins, as good as every key is new, and each of them would be looked for on a page of its own.
struct KeyFilter {
  /// Beyond so many keys too many of those that are not there seem to be.
  static let mostKeys = 1_500_000

  /// A power of two.
  private static let wordCount = 1 << 17

  private var words: [UInt64] = []
  private(set) var count = 0

  mutating func insert(_ key: DedupKey) {
    if words.isEmpty { words = Array(repeating: 0, count: Self.wordCount) }
    let places = Self.places(of: key)
    for index in places.indices { words[places[index] >> 6] |= 1 << UInt64(places[index] & 63) }
    count += 1
  }

  /// Whether the key may have been inserted; `false` is certain.
  func mayHold(_ key: DedupKey) -> Bool {
    guard !words.isEmpty else { return false }
    let places = Self.places(of: key)
    return places.indices.allSatisfy { words[places[$0] >> 6] >> UInt64(places[$0] & 63) & 1 == 1 }
  }

  /// A key is a hash already: parts of it say which bits are its own.
  private static func places(of key: DedupKey) -> InlineArray<4, Int> {
    let mask = UInt64(wordCount * 64 - 1)
    return [
      Int(key.high & mask), Int(key.high >> 32 & mask), Int(key.low & mask), Int(key.low >> 32 & mask),
    ]
  }
}

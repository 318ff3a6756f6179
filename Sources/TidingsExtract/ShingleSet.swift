/// The runs of four words in a text, as hashes: what two texts share, whatever their layout.
struct ShingleSet: Sendable {
  private let hashes: Set<UInt64>

  /// - Parameter folded: a text as ``WordFold`` makes it. Scripts without spaces are cut into pairs of signs.
  init(_ folded: [UInt8]) {
    var words: [UInt64] = []
    var hash: UInt64 = 0
    var length = 0
    func endWord() {
      if length > 0 { words.append(hash) }
      hash = 0xcbf2_9ce4_8422_2325
      length = 0
    }
    endWord()
    for byte in folded {
      if byte == 0x20 {
        endWord()
        continue
      }
      // East Asian signs are words of their own.
      if byte >= 0xE3 && byte <= 0xED { endWord() }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      length += 1
    }
    endWord()
    var hashes: Set<UInt64> = []
    if words.count < 4 {
      if !words.isEmpty { hashes.insert(words.reduce(7) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 }) }
    } else {
      hashes.reserveCapacity(words.count)
      for start in 0...(words.count - 4) {
        hashes.insert(words[start..<start + 4].reduce(7) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 })
      }
    }
    self.hashes = hashes
  }

  /// How much of the other text this one has: 0 ... 1.
  func coverage(of other: ShingleSet) -> Double {
    guard !other.hashes.isEmpty else { return 0 }
    return Double(other.hashes.count(where: hashes.contains)) / Double(other.hashes.count)
  }

  /// The harmonic mean of what each has of the other: 0 ... 1.
  func agreement(with other: ShingleSet) -> Double {
    let common = Double(other.hashes.count(where: hashes.contains))
    let all = Double(hashes.count + other.hashes.count)
    return all > 0 ? 2 * common / all : 0
  }
}

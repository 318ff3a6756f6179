internal import TidingsModel

/// The runs of four words in a text, as hashes: what two texts share, whatever their layout.
struct ShingleSet: Sendable {
  private let hashes: HashTable

  /// - Parameter folded: a text as ``WordFold`` makes it.
  init(_ folded: [UInt8]) { self.init(words: Self.words(of: folded)) }

  /// - Parameter words: those of a text.
  init(words: [UInt64]) {
    var hashes = HashTable(capacity: words.count)
    if words.count < 4 {
      if !words.isEmpty { hashes.insert(Self.shingle(words[...])) }
    } else {
      for start in 0...(words.count - 4) { hashes.insert(Self.shingle(words[start..<start + 4])) }
    }
    self.hashes = hashes
  }

  /// The words of a folded text, as hashes. Scripts without spaces are cut into signs.
  static func words(of folded: [UInt8]) -> [UInt64] {
    var words: [UInt64] = []
    words.reserveCapacity(folded.count / 5)
    var hash = FNV1a()
    var length = 0
    for byte in folded {
      // East Asian signs are words of their own.
      if byte == 0x20 || byte >= 0xE3 && byte <= 0xED {
        if length > 0 { words.append(hash.value) }
        hash = FNV1a()
        length = 0
        if byte == 0x20 { continue }
      }
      hash.add(byte)
      length += 1
    }
    if length > 0 { words.append(hash.value) }
    return words
  }

  private static func shingle(_ words: ArraySlice<UInt64>) -> UInt64 {
    words.reduce(7) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 }
  }

  /// How much of the other text this one has: 0 ... 1.
  func coverage(of other: ShingleSet) -> Double {
    other.hashes.count > 0 ? Double(hashes.common(with: other.hashes)) / Double(other.hashes.count) : 0
  }

  /// The harmonic mean of what each has of the other: 0 ... 1.
  func agreement(with other: ShingleSet) -> Double {
    let all = Double(hashes.count + other.hashes.count)
    return all > 0 ? 2 * Double(hashes.common(with: other.hashes)) / all : 0
  }
}

/// A set of numbers that are hashes already, which a `Set` would hash again.
private struct HashTable: Sendable {
  private var slots: [UInt64]
  private(set) var count = 0
  private let mask: Int

  /// - Parameter capacity: how many numbers will be inserted at most.
  init(capacity: Int) {
    var size = 4
    while size < capacity * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    mask = size - 1
  }

  mutating func insert(_ hash: UInt64) {
    let hash = max(hash, 1)
    let slot = slot(of: hash)
    guard slots[slot] == 0 else { return }
    slots[slot] = hash
    count += 1
  }

  func common(with other: HashTable) -> Int {
    var common = 0
    for hash in other.slots where hash != 0 && slots[slot(of: hash)] == hash { common += 1 }
    return common
  }

  /// Where a number is, or the empty place where it would be; 0 marks those.
  private func slot(of hash: UInt64) -> Int {
    // A product's high bits are its best.
    var slot = Int(truncatingIfNeeded: hash >> 24) & mask
    while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }
}

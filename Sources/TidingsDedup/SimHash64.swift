public import TidingsModel

/// Charikar's similarity hash over a text's shingles of three words: texts that share most shingles differ in few bits.
///
/// The text is taken as it stands, in NFC when it comes from the normaliser.
/// A word is a run of letters, digits and marks, ASCII letters in lower case. In scripts written without spaces
/// (Chinese, Japanese, Thai, Lao, Khmer, Burmese) every character is a word.
public struct SimHash64: Sendable, Hashable {
  /// Texts of fewer words have no hash: theirs says too little.
  public static let minimumWords = 50
  /// Up to so many differing bits two texts count as near duplicates.
  public static let nearDistance = 3

  public let bits: UInt64

  public init(bits: UInt64) { self.bits = bits }

  /// `nil` when the item has fewer than `minimumWords` words.
  public init?(_ item: Item) {
    let hash: SimHash64?
    if var text = item.contentText, !text.isEmpty {
      hash = text.withUTF8 { SimHash64(utf8: $0) }
    } else {
      var text = FoldedText()
      VisibleText.append(of: item, to: &text)
      hash = text.bytes.withUnsafeBufferPointer { SimHash64(utf8: $0) }
    }
    guard let hash else { return nil }
    self = hash
  }

  private init?(utf8 text: UnsafeBufferPointer<UInt8>) {
    // A text of fewer bytes than this has fewer words, whatever the script.
    guard text.count >= Self.minimumWords else { return nil }
    var tally = BitTally()
    var words = 0
    var first: UInt64 = 0
    var second: UInt64 = 0
    var scanner = WordScanner(text)
    while let word = scanner.next() {
      words += 1
      if words >= 3 { tally.add(Self.mix(first, second, word)) }
      first = second
      second = word
    }
    guard words >= Self.minimumWords else { return nil }
    bits = tally.majority
  }

  public func distance(to other: SimHash64) -> Int { (bits ^ other.bits).nonzeroBitCount }

  /// The order of the words counts.
  private static func mix(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
    var value = first
    value = (value ^ (value >> 32)) &* 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 29) ^ second) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 32) ^ third) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// For each of 64 bits, how many of the added words have it set: the counts stand upright, one bit plane a power of two,
/// so that adding a word is a few operations for all 64 at once.
private struct BitTally {
  private var planes = InlineArray<32, UInt64>(repeating: 0)
  private var count = 0

  mutating func add(_ word: UInt64) {
    var carry = word
    var plane = 0
    while carry != 0, plane < 32 {
      let next = planes[plane] & carry
      planes[plane] ^= carry
      carry = next
      plane += 1
    }
    count += 1
  }

  /// The bits that more than half of the words have.
  var majority: UInt64 {
    let used = Int.bitWidth - count.leadingZeroBitCount
    var result: UInt64 = 0
    for bit in 0..<64 {
      var total = 0
      for plane in 0..<min(used, 32) { total |= Int((planes[plane] >> UInt64(bit)) & 1) << plane }
      if total * 2 > count { result |= 1 << UInt64(bit) }
    }
    return result
  }
}

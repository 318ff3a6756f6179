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
    bits = tally.majority()
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

/// For each of 64 bits, how many of the added words have it set. Eight words of eight counters, of a byte each, are added
/// to at once, without a branch; before a byte could run over they are carried over into the totals.
private struct BitTally {
  /// Byte `b` of lane `l` counts bit `8 * b + l`.
  private var lanes = SIMD8<UInt64>(repeating: 0)
  private var inLanes = 0
  /// Element `l` of total `b` is of the bit `8 * b + l`.
  private var totals = InlineArray<8, SIMD8<UInt32>>(repeating: SIMD8(repeating: 0))
  private var count: UInt32 = 0

  mutating func add(_ word: UInt64) {
    let shifts = SIMD8<UInt64>(0, 1, 2, 3, 4, 5, 6, 7)
    lanes &+= (SIMD8(repeating: word) &>> shifts) & SIMD8(repeating: 0x0101_0101_0101_0101)
    inLanes += 1
    if inLanes == 255 { carry() }
  }

  private mutating func carry() {
    for byte in 0..<8 {
      let counts = (lanes &>> SIMD8(repeating: UInt64(8 * byte))) & SIMD8(repeating: 0xFF)
      totals[byte] &+= SIMD8<UInt32>(truncatingIfNeeded: counts)
    }
    lanes = SIMD8(repeating: 0)
    count += UInt32(inLanes)
    inLanes = 0
  }

  /// The bits that more than half of the words have.
  mutating func majority() -> UInt64 {
    carry()
    var result: UInt64 = 0
    for byte in 0..<8 {
      let isMost = totals[byte] .> SIMD8(repeating: count / 2)
      let bits = SIMD8<UInt32>(repeating: 0).replacing(with: SIMD8(1, 2, 4, 8, 16, 32, 64, 128), where: isMost)
      result |= UInt64(bits.wrappedSum()) << UInt64(8 * byte)
    }
    return result
  }
}

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

  /// Each the sign of a sum over all shingles.
  public let bits: UInt64

  public init(bits: UInt64) { self.bits = bits }

  /// `nil` when the item has fewer than `minimumWords` words.
  public init?(_ item: borrowing Item) {
    guard let near = TextHashes(item).near else { return nil }
    self = near
  }

  /// How many bits differ, 0 ... 64.
  public func distance(to other: SimHash64) -> Int { (bits ^ other.bits).nonzeroBitCount }

  /// A shingle's hash: the order of the words counts.
  static func mix(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
    var value = first
    value = (value ^ (value >> 32)) &* 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 29) ^ second) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 32) ^ third) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

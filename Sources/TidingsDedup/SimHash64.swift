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

/// For each of 64 bits, how many of the added words have it set. The 64 numbers stand side by side, a word for each of
/// their binary digits, so that a handful of operations counts all of them up; eight words are added at a time, by a tree
/// of full adders.
struct BitTally {
  /// Element `d` has the digit of worth 2ᵈ of each number.
  private var digits = InlineArray<32, UInt64>(repeating: 0)
  private var waiting = InlineArray<8, UInt64>(repeating: 0)
  private var waitingCount = 0
  private var count: UInt32 = 0

  mutating func add(_ word: UInt64) {
    waiting[waitingCount] = word
    waitingCount += 1
    if waitingCount == 8 { addWaiting() }
  }

  private mutating func addWaiting() {
    var ones = digits[0]
    var twos = digits[1]
    var fours = digits[2]
    let two0 = Self.add(waiting[0], waiting[1], to: &ones)
    let two1 = Self.add(waiting[2], waiting[3], to: &ones)
    let two2 = Self.add(waiting[4], waiting[5], to: &ones)
    let two3 = Self.add(waiting[6], waiting[7], to: &ones)
    let four0 = Self.add(two0, two1, to: &twos)
    let four1 = Self.add(two2, two3, to: &twos)
    var carry = Self.add(four0, four1, to: &fours)
    digits[0] = ones
    digits[1] = twos
    digits[2] = fours
    var digit = 3
    while carry != 0, digit < digits.count {
      let before = digits[digit]
      digits[digit] = before ^ carry
      carry &= before
      digit += 1
    }
    count += UInt32(waitingCount)
    waiting = InlineArray(repeating: 0)
    waitingCount = 0
  }

  /// Adds two digits to a third of the same worth.
  /// - Returns: what is carried over.
  @inline(__always)
  private static func add(_ first: UInt64, _ second: UInt64, to sum: inout UInt64) -> UInt64 {
    let half = sum ^ first
    let carry = (sum & first) | (half & second)
    sum = half ^ second
    return carry
  }

  /// The bits that more than half of the words have.
  mutating func majority() -> UInt64 {
    addWaiting()
    let half = count / 2
    var more: UInt64 = 0
    // As far as the higher digits tell.
    var equal = UInt64.max
    for digit in (0..<32 - count.leadingZeroBitCount).reversed() {
      if half >> UInt32(digit) & 1 == 0 {
        more |= equal & digits[digit]
        equal &= ~digits[digit]
      } else {
        equal &= digits[digit]
      }
    }
    return more
  }
}

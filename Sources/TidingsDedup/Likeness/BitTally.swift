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

/// Puts numbers of fixed width into text that is made in place: file names and dates are written by the thousand.
struct DigitWriter {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  mutating func byte(_ byte: UInt8) {
    buffer[count] = byte
    count += 1
  }

  /// Decimal, with leading zeros; of a number too long for the width, its last digits.
  mutating func decimal(_ number: Int, width: Int) {
    var rest = max(number, 0)
    for place in stride(from: count + width - 1, through: count, by: -1) {
      buffer[place] = 0x30 + UInt8(rest % 10)
      rest /= 10
    }
    count += width
  }

  /// Takes back zeros at the end.
  mutating func dropZeros() {
    while count > 0, buffer[count - 1] == 0x30 { count -= 1 }
  }

  /// Sixteen hexadecimal digits, in lower case.
  mutating func hexadecimal(_ word: UInt64) {
    for shift in stride(from: 60, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: word >> UInt64(shift)) & 15
      byte(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}

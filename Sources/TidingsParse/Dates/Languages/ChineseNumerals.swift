/// Numbers written in Chinese numerals, as in 二〇二三年十二月十四日.
enum ChineseNumerals {
  private static let digits: [UInt32: Int] = [
    0x3007: 0, 0x96F6: 0, 0x4E00: 1, 0x4E8C: 2, 0x4E09: 3, 0x56DB: 4, 0x4E94: 5, 0x516D: 6, 0x4E03: 7, 0x516B: 8,
    0x4E5D: 9,
  ]
  private static let ten: UInt32 = 0x5341

  /// The number that the letters, UTF-8, begin with, 0 ... 9999, and its length in bytes.
  static func read(_ letters: ArraySlice<UInt8>) -> (value: Int, length: Int)? {
    var value = 0
    var length = 0
    var count = 0
    var lastDigit: Int?
    var hasTen = false
    for scalar in String(decoding: letters.prefix(15), as: UTF8.self).unicodeScalars {
      if let digit = digits[scalar.value] {
        value = hasTen ? value + digit : value * 10 + digit
        lastDigit = digit
      } else if scalar.value == ten, !hasTen {
        value = (lastDigit ?? 1) * 10
        hasTen = true
      } else {
        break
      }
      count += 1
      length += 3
    }
    guard count > 0, value <= 9999 else { return nil }
    return (value, length)
  }
}

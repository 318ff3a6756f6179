/// Numbers written in Chinese numerals, as in 二〇二三年十二月十四日 and 一百一十三年.
enum ChineseNumerals {
  private static let digits: [UInt32: Int] = [
    0x3007: 0, 0x96F6: 0, 0x4E00: 1, 0x4E8C: 2, 0x4E09: 3, 0x56DB: 4, 0x4E94: 5, 0x516D: 6, 0x4E03: 7, 0x516B: 8,
    0x4E5D: 9,
  ]
  private static let units: [UInt32: Int] = [0x5341: 10, 0x767E: 100]

  /// Whether a letter is one of the digits.
  static func isDigit(_ letter: UInt32) -> Bool { digits[letter] != nil }

  /// The number that the letters, UTF-8, begin with, 0 ... 9999, and its length in bytes.
  static func read(_ letters: ArraySlice<UInt8>) -> (value: Int, length: Int)? {
    var value = 0
    var length = 0
    // What stands behind the last unit.
    var rest: Int?
    var lastUnit = 1000
    for scalar in String(decoding: letters.prefix(18), as: UTF8.self).unicodeScalars {
      if let digit = digits[scalar.value] {
        rest = lastUnit < 1000 ? digit : (rest ?? 0) * 10 + digit
      } else if let unit = units[scalar.value], unit < lastUnit, unit == 10 || rest != nil {
        value += (rest ?? 1) * unit
        rest = nil
        lastUnit = unit
      } else {
        break
      }
      length += 3
    }
    value += rest ?? 0
    return length > 0 && value <= 9999 ? (value, length) : nil
  }
}

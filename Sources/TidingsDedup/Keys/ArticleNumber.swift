internal import TidingsModel

/// The number by which a site's software knows an article, where its address bears one beside words:
/// `/gia-vang-tang-manh-4823456.html`, `/2345678/gia-vang`, `/story?id=2345678`.
///
/// The words follow the headline and change with it; the number stays. It is no name by itself, as addresses also bear
/// days, sums and the numbers of series: it counts together with the time of publication, and with the other numbers of the
/// address.
struct ArticleNumber: Equatable {
  /// The number and, behind it, those that stand beside it.
  let identity: String
  /// The number as it is written.
  let text: Substring
  /// Whether it stands in the words that name the article. By itself it may as well be that of something which several
  /// articles have in common: `/4823456/preview`, `/4823456/report`.
  let isInSlug: Bool

  /// Fewer digits may be a postal code, a year, a score.
  private static let fewestDigits = 6

  /// The last number of an address without scheme and host; `nil` where there is none.
  init?(in tail: Substring) {
    guard tail.utf8.count(where: \.isDigit) >= Self.fewestDigits else { return nil }
    let parts = tail.utf8.split(whereSeparator: Self.separatesParts).map { tail[$0.startIndex..<$0.endIndex] }
    var found: (part: Int, number: Substring, isInSlug: Bool)?
    for part in parts.indices {
      guard let number = Self.number(in: parts[part]) else { continue }
      let isInSlug = Self.holdsWords(parts[part], beside: number)
      if isInSlug || found?.isInSlug != true { found = (part, number, isInSlug) }
    }
    guard let found else { return nil }
    text = found.number
    isInSlug = found.isInSlug
    var identity = String(found.number)
    for part in parts.indices {
      // Words change, and with them the numbers before the article's: "3 hurt", "4 hurt".
      let rest = part == found.part ? parts[part][found.number.endIndex...] : parts[part]
      for number in rest.utf8.split(whereSeparator: { !$0.isDigit }) {
        identity += "," + String(rest[number.startIndex..<number.endIndex])
      }
    }
    self.identity = identity
  }

  /// The number at the end or the beginning of a part, or that is all of it.
  private static func number(in part: Substring) -> Substring? {
    let name = withoutEnding(part)
    if let uuid = uuid(atEndOf: name) { return uuid }
    let words = name.utf8.split(whereSeparator: separatesWords).map { name[$0.startIndex..<$0.endIndex] }
    // Behind the number there may be that of a section or a page.
    let last = words.last { $0.utf8.count >= fewestDigits || !$0.utf8.allSatisfy(\.isDigit) }
    if let last, isNumber(last) { return last }
    return words.first.flatMap { isNumber($0) ? $0 : nil }
  }

  /// A file's ending is no word.
  private static func withoutEnding(_ part: Substring) -> Substring {
    guard let dot = part.utf8.lastIndex(of: 0x2E), part.utf8[dot...].count <= 6 else { return part }
    return part[..<dot]
  }

  /// `8-4-4-4-12` hexadecimal digits; the last of them are the same for all that one machine has made.
  private static func uuid(atEndOf name: Substring) -> Substring? {
    let bytes = Array(name.utf8.suffix(36))
    guard bytes.count == 36 else { return nil }
    for (index, byte) in bytes.enumerated() {
      let isDash = index == 8 || index == 13 || index == 18 || index == 23
      guard isDash ? byte == 0x2D : byte.isDigit || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66 else { return nil }
    }
    return name[name.utf8.index(name.utf8.endIndex, offsetBy: -36)...]
  }

  private static func holdsWords(_ part: Substring, beside number: Substring) -> Bool {
    let name = withoutEnding(part)
    return [name[..<number.startIndex], name[number.endIndex...]].contains { text in
      text.utf8.count { $0.isLetter || $0 >= 0x80 || $0 == 0x25 } >= 2
    }
  }

  private static func isNumber(_ word: Substring) -> Bool {
    let digits = word.utf8.drop { !$0.isDigit }.prefix(while: \.isDigit)
    guard word.utf8.count(where: \.isDigit) >= fewestDigits, word.utf8.allSatisfy({ $0.isDigit || $0.isLetter }) else {
      return false
    }
    // A day is the number of all that appears on it, whatever stands before it; round numbers are sums.
    return !isDay(digits.map { Int($0) - 0x30 }) && !digits.suffix(3).allSatisfy { $0 == 0x30 }
  }

  /// Days, months, weeks, seasons and instants: `20261127`, `27112026`, `261127`, `202611`, `2026331`, `20262027`,
  /// `25691127` (Buddhist), with hour and minute, and seconds since the epoch.
  private static func isDay(_ digits: [Int]) -> Bool {
    func pair(_ index: Int) -> Int { digits[index] * 10 + digits[index + 1] }
    func isDay(_ day: Int, _ month: Int) -> Bool { 1...31 ~= day && 1...12 ~= month }
    func isCentury(_ index: Int) -> Bool { [19, 20, 24, 25].contains(pair(index)) }
    if digits.count == 10 || digits.count == 13, digits[0] == 1 { return true }
    switch digits.count {
    case 6: return isCentury(0) || isDay(pair(4), pair(2)) || isDay(pair(0), pair(2)) || isDay(pair(2), pair(0))
    case 7: return isCentury(0) && digits[4] * 100 + pair(5) <= 366
    case 8:
      return isCentury(0) && (isDay(pair(6), pair(4)) || isDay(pair(4), pair(6)) || isCentury(4))
        || isCentury(4) && (isDay(pair(0), pair(2)) || isDay(pair(2), pair(0)))
    case 10, 12: return isDay(pair(4), pair(2)) || isDay(pair(6), pair(4)) || isDay(pair(0), pair(2))
    default: return false
    }
  }

  private static func separatesParts(_ byte: UInt8) -> Bool {
    byte == 0x2F || byte == 0x3F || byte == 0x26 || byte == 0x3D || byte == 0x23
  }

  private static func separatesWords(_ byte: UInt8) -> Bool {
    byte == 0x2D || byte == 0x5F || byte == 0x2E || byte == 0x2C || byte == 0x7E || byte == 0x25
  }
}

/// The number by which a site's software knows an article, where its address bears one beside words:
/// `/gia-vang-tang-manh-4823456.html`, `/2345678/gia-vang`, `/story?id=2345678`.
///
/// The words follow the headline and change with it; the number stays. It is no name by itself, as slugs also speak of
/// numbers: it counts together with the time of publication.
enum ArticleNumber {
  /// Of a number in the midst of words, or of letters with digits, fewer digits are no article's.
  private static let fewestDigits = 5

  /// The last such number of an address without scheme and host; `nil` where there is none.
  static func find(in tail: Substring) -> Substring? {
    var found: Substring?
    var part = tail.utf8.startIndex
    while part < tail.utf8.endIndex {
      let end = tail.utf8[part...].firstIndex(where: separatesParts) ?? tail.utf8.endIndex
      if let number = number(in: tail[part..<end]) { found = number }
      part = end < tail.utf8.endIndex ? tail.utf8.index(after: end) : end
    }
    return found
  }

  /// The number at the end or the beginning of a part, or that is all of it.
  private static func number(in part: Substring) -> Substring? {
    let words = part.utf8.split(whereSeparator: separatesWords).map { part[$0.startIndex..<$0.endIndex] }
    guard let first = words.first else { return nil }
    // A file's ending is no word; behind the number there may be that of a section or a page.
    let hasEnding = words.count > 1 && part.utf8.dropLast(words[words.count - 1].utf8.count).last == 0x2E
    let last = words.dropLast(hasEnding ? 1 : 0).last { $0.utf8.count >= fewestDigits || !$0.utf8.allSatisfy(isDigit) }
    if let last, isNumber(last) { return last }
    return isNumber(first) ? first : nil
  }

  private static func isNumber(_ word: Substring) -> Bool {
    var digits = 0
    for byte in word.utf8 where isDigit(byte) { digits += 1 }
    guard digits >= fewestDigits else { return false }
    // A day, or a day and a minute, is the number of all that appears then; round numbers are sums.
    if digits == word.utf8.count {
      if [6, 8, 10, 12].contains(digits), isDay(word) { return false }
      return !word.utf8.suffix(3).allSatisfy { $0 == 0x30 }
    }
    return word.utf8.allSatisfy { isDigit($0) || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
  }

  /// `20261127`, `27112026`, `261127`, `271126`, with or without hour and minute.
  private static func isDay(_ digits: Substring) -> Bool {
    let bytes = digits.utf8.map { Int($0) - 0x30 }
    func pair(_ index: Int) -> Int { bytes[index] * 10 + bytes[index + 1] }
    func isDay(_ day: Int, _ month: Int) -> Bool { 1...31 ~= day && 1...12 ~= month }
    let isCentury = bytes.count >= 8 && (pair(0) == 20 || pair(0) == 19)
    if isCentury, isDay(pair(6), pair(4)) || isDay(pair(4), pair(6)) { return true }
    if bytes.count == 8, pair(4) == 20 || pair(4) == 19 { return isDay(pair(0), pair(2)) || isDay(pair(2), pair(0)) }
    guard bytes.count == 6 || bytes.count == 10 else { return false }
    return isDay(pair(4), pair(2)) || isDay(pair(0), pair(2))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func separatesParts(_ byte: UInt8) -> Bool {
    byte == 0x2F || byte == 0x3F || byte == 0x26 || byte == 0x3D || byte == 0x23
  }

  private static func separatesWords(_ byte: UInt8) -> Bool {
    byte == 0x2D || byte == 0x5F || byte == 0x2E || byte == 0x2C || byte == 0x7E || byte == 0x25
  }
}

internal import TidingsParse

/// Reads the months that a line names, where a name is more than a word that dictionaries have.
struct MonthReader {
  let text: DateTokens

  /// BCP 47, in lower case.
  let language: String

  /// The month that a word names, and those behind it where its name has several.
  func month(named name: String, at index: Int) -> Int? {
    if let month = DateVocabulary.month(named: name, language: language) { return month }
    if language.hasPrefix("sr"), let month = serbianMonth(name) { return month }
    // "Month" written in one word with its name, in Khmer and Burmese.
    if name.hasPrefix("ខែ") || name.hasSuffix("လ") {
      let bare = name.hasPrefix("ខែ") ? name.unicodeScalars.dropFirst(2) : name.unicodeScalars.dropLast()
      return DateVocabulary.month(named: String(bare), language: language)
    }
    return vietnameseMonth(at: index)?.month
  }

  /// `tháng 6`, `tháng Sáu`, `tháng Mười Hai`, and the token behind.
  func vietnameseMonth(at index: Int) -> (month: Int, next: Int)? {
    // "18 Th9, 2025"
    if text.word(index) == "th", isMonthNumber(index + 1), let value = text.number(index + 1) {
      return (value, index + 2)
    }
    guard let name = text.word(index), name == "tháng" || name == "thg" else { return nil }
    if let value = text.number(index + 1) { return (1...12).contains(value) ? (value, index + 2) : nil }
    guard let first = text.word(index + 1) else { return nil }
    if first == "mười", let second = text.word(index + 2), let unit = ["một": 11, "hai": 12][second] {
      return (unit, index + 3)
    }
    return Self.vietnameseMonths[first].map { ($0, index + 2) }
  }

  /// Whether a token is the number of a month that stands behind letters without a space: `Th9`.
  func isMonthNumber(_ index: Int) -> Bool {
    text.number(index).map { (1...12).contains($0) } == true && text.adjoins(index)
  }

  /// The genitive, which dictionaries leave out: `14. јуна`, `14. септембра`.
  private func serbianMonth(_ name: String) -> Int? {
    guard name.last == "а" else { return nil }
    let stem = String(name.dropLast())
    return DateVocabulary.month(named: stem.hasSuffix("бр") ? stem.dropLast() + "ар" : stem, language: language)
  }

  /// The months of the Levant have names of two words: "تشرين الأول".
  static let levantineMonths: [String: [String: Int]] = [
    "تشرين": ["الأول": 10, "الاول": 10, "أول": 10, "الثاني": 11, "ثاني": 11],
    "كانون": ["الأول": 12, "الاول": 12, "أول": 12, "الثاني": 1, "ثاني": 1],
  ]

  private static let vietnameseMonths = [
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "chạp": 12,
  ]

  static let mongolianMonths = [
    "нэгдүгээр": 1, "хоёрдугаар": 2, "гуравдугаар": 3, "дөрөвдүгээр": 4, "тавдугаар": 5, "зургаадугаар": 6,
    "долоодугаар": 7, "наймдугаар": 8, "есдүгээр": 9, "аравдугаар": 10,
  ]
}

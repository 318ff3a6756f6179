/// The months and weekdays of the languages of feeds, full, inflected and shortened. Case, diacritics and full stops
/// do not matter; `|` parts January from February, Monday from Tuesday; `_` stands for a space within a name.
enum DateLanguages {
  struct Language {
    var months: String
    var weekdays: String
  }

  static let englishMonths = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  static let englishWeekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  /// The month that a word of the tables names, or `nil` where nobody knows.
  ///
  /// Croatian, Bosnian and Serbian have names that are another month's in Polish and Czech. Where the language is none
  /// of these, only the point behind the day tells, which Poles do not write: `14. listopada`.
  static func month(
    _ month: Int, written bytes: ArraySlice<UInt8>, followsPoint: Bool = false,
    in language: DateLanguage
  ) -> Int? {
    // None of those below is longer.
    guard bytes.count <= 9 else { return month }
    let word = DateWords.fold(String(decoding: bytes, as: UTF8.self))
    if let only = namesOfOneLanguage[word] { return language.primary == only ? month : nil }
    guard let croatian = croatian[word] else { return month }
    switch language.primary {
    case "hr", "bs", "sr", "sh": return croatian
    case "pl", "cs", "sk", "szl", "csb", "hsb", "dsb": return month
    default: return followsPoint && word == "listopada" ? croatian : nil
    }
  }

  /// Whether a word that is a month in one language and a day of the week in another is the month: the language tells,
  /// or the letters that only the month has: `Lún`, `paź`, `Şub`.
  static func isMonth(
    _ month: Int, written bytes: ArraySlice<UInt8>, hasMarks: Bool, in language: DateLanguage
  ) -> Bool {
    let word = DateWords.fold(String(decoding: bytes, as: UTF8.self))
    guard let languages = monthsNamedAsWeekdays[word] else { return true }
    return hasMarks || languages.contains(language.primary)
  }

  private static let croatian = ["lip": 6, "srp": 7, "lis": 10, "listopad": 10, "listopada": 10]

  /// Names cut short that are other words elsewhere.
  static let namesOfOneLanguage = [
    "sau": "lt", "bir": "lt", "lie": "lt", "spa": "lt", "lap": "lt", "cen": "cs", "cec": "cs",
    // In Vietnamese the feast of the new year.
    "tet": "sq",
  ]

  /// The short names of months that are a weekday's elsewhere, and the languages that have these months.
  private static let monthsNamedAsWeekdays = [
    "lun": ["ga"], "paz": ["pl"], "sen": ["az", "uz", "tk"], "sub": ["tr"], "vas": ["lt"], "maw": ["cy"], "sht": ["sq"],
  ]

  static let all =
    western + northern + eastern + asian + further + regionsOfEurope + centralAsian + southAsian + southEastAsian
    + africa
}

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

  /// Croatian and Bosnian have names that are another month's in Polish and Czech. Where the language is not known to be
  /// one of these, the point behind the day tells, which Poles do not write: `14. listopada`.
  static func month(
    _ month: Int, written bytes: ArraySlice<UInt8>, followsPoint: Bool = false, in language: DateLanguage
  ) -> Int {
    guard language.primary == "hr" || language.primary == "bs" else {
      let isCroatian = followsPoint && month == 11 && language.primary != "pl" && bytes.elementsEqual("listopada".utf8)
      return isCroatian ? 10 : month
    }
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "lip": return 6
    case "srp": return 7
    case "lis", "listopad", "listopada": return 10
    default: return month
    }
  }

  static let all =
    western + northern + eastern + asian + further + regionsOfEurope + centralAsian + southAsian + southEastAsian
    + africa
}

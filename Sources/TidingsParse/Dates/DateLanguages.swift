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

  static let all = western + northern + eastern + asian
}

internal import TidingsParse

/// The halves of the day, by which clocks of twelve hours are told: `2:20 CH`, `μ.μ.`, `오후 2:20`, `أ 2:20 م`.
enum DayHalf {
  case morning, midday, afternoon, night

  init(_ part: DateVocabulary.PartOfDay) {
    switch part {
    case .morning: self = .morning
    case .midday: self = .midday
    case .afternoon: self = .afternoon
    case .night: self = .night
    }
  }

  /// The hour of the day, 0 ... 24, that an hour of the clock is.
  func hour(_ hour: Int) -> Int {
    switch self {
    case .morning: hour == 12 ? 0 : hour
    case .midday: (1...5).contains(hour) ? hour + 12 : hour
    case .afternoon: hour < 12 ? hour + 12 : hour
    case .night: hour == 12 ? 0 : (6...11).contains(hour) ? hour + 12 : hour
    }
  }

  /// The half that words name.
  static func half(named words: String, in language: String) -> DayHalf? {
    if nights.contains(words) { return .night }
    if words == "este" || words == "du", !language.hasPrefix("hu") { return nil }
    // Names and other words, which become Vietnamese ones where letters lose their marks.
    if words == "sang" || words == "toi" { return nil }
    return DateVocabulary.partOfDay(named: words).map(DayHalf.init)
  }

  private static let nights: Set<String> = [
    "রাত", "रात", "रात्री", "இரவு", "夜", "夜间", "夜間", "深夜", "đêm", "ночи", "ночі", "night",
  ]

  /// Whether a word names a half of the day.
  static func namesHalf(_ word: String) -> Bool { word.utf8.count > 1 && half(named: word, in: "") != nil }
}

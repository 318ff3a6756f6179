internal import TidingsParse

/// The halves of the day, by which clocks of twelve hours are told: `2:20 CH`, `μ.μ.`, `오후 2:20`, `أ 2:20 م`.
extension DateScanner {
  /// A half of the day, as words beside a time name it.
  enum Half {
    case morning, midday, afternoon, night

    init(_ part: DateVocabulary.PartOfDay) {
      switch part {
      case .morning: self = .morning
      case .midday: self = .midday
      case .afternoon: self = .afternoon
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
  }

  /// The half of the day that the words behind a time name, and where they end: `p. m.`, `μ.μ.`, `אחה"צ`, `ng hapon`.
  func half(behind index: Int) -> (Half, Int)? {
    var spelt = ""
    var found: (Half, Int)?
    var next = index
    for _ in 0..<3 {
      guard let word = word(next) else { break }
      spelt += spelt.isEmpty || sign(next - 1, ".\"״׳'") ? word : " " + word
      next += 1
      // Short words mean other things as well where a language does not have them: Turkish "son", Turkmen "soň".
      let isSafe =
        spelt.utf8.count > 3 || spelt.utf8.contains { $0 >= 0x80 } || Self.shortMarks.contains(spelt) || adjoins(index)
      if isSafe, let half = Self.half(named: spelt, in: language) { found = (half, next) }
      if sign(next, ".\"״׳'"), self.word(next + 1) != nil { next += 1 }
    }
    guard let (half, end) = found else { return nil }
    return (half, sign(end, ".") ? end + 1 : end)
  }

  /// The half of the day that the word before a time names.
  func half(before index: Int) -> Half? {
    // "à 12:00" is noon.
    guard index > 0, let word = word(index - 1), word != "à",
      !word.utf8.allSatisfy({ $0 < 0x80 }) || Self.shortMarks.contains(word)
    else { return nil }
    // Arabic 2026م, of our era.
    if index > 1, digits(index - 2) == 4, number(index - 2) != nil, adjoins(index - 1) { return nil }
    return Self.half(named: word, in: language)
  }

  private static func half(named words: String, in language: String) -> Half? {
    if nights.contains(words) { return .night }
    if words == "este" || words == "du", !language.hasPrefix("hu") { return nil }
    // Names and other words, which become Vietnamese ones where letters lose their marks.
    if words == "sang" || words == "toi" { return nil }
    return DateVocabulary.partOfDay(named: words).map(Half.init)
  }

  /// Latin letters that name halves of the day wherever they stand by a time.
  private static let shortMarks: Set<String> = ["am", "pm", "sa", "ch", "öö", "ös", "ptg", "tgh"]

  private static let nights: Set<String> = [
    "রাত", "रात", "रात्री", "இரவு", "夜", "夜间", "夜間", "深夜", "đêm", "ночи", "ночі", "night",
  ]

  /// Whether a word names a half of the day.
  static func namesHalf(_ word: String) -> Bool { word.utf8.count > 1 && half(named: word, in: "") != nil }
}

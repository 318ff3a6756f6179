/// The words and digits of dates in the languages of feeds, for those who read dates in running text.
public enum DateVocabulary {
  /// In a text nearly always the beginning of a verb.
  private static let persianMay = DateWords.fold("می")

  /// The month that a word names, whole or cut short, inflected or not, in any case: 1 ... 12; `nil` for other words.
  /// - Parameter language: BCP 47; Croatian and Polish give one name to different months, which without either is `nil`.
  public static func month(named word: some StringProtocol, language: String? = nil) -> Int? {
    let folded = DateWords.fold(word)
    if folded == persianMay { return nil }
    return switch DateWords.meaning(of: folded) {
    case .month(let month)?, .monthOrWeekday(let month)?:
      DateLanguages.month(month, written: Array(word.utf8)[...], in: DateLanguage(language))
    default: nil
    }
  }

  /// Whether a word names a month, and is no other word in most languages.
  public static func isMonth(_ word: some StringProtocol) -> Bool {
    let folded = DateWords.fold(word)
    return switch DateWords.meaning(of: folded) {
    case .month?, .monthOrWeekday?: DateLanguages.namesOfOneLanguage[folded] == nil && folded != persianMay
    default: false
    }
  }

  /// The day of the week that a word names in every language that has it: 0 is Monday, 6 Sunday.
  public static func weekday(named word: some StringProtocol) -> Int? {
    guard case .weekday(let day)? = DateWords.meaning(of: DateWords.fold(word)) else { return nil }
    return day
  }

  /// Whether a word names a day of the week, whole or cut short, in any language.
  public static func isWeekday(_ word: some StringProtocol) -> Bool {
    switch DateWords.meaning(of: DateWords.fold(word)) {
    case .weekday?, .monthOrWeekday?: true
    default: false
    }
  }

  /// A part of the day that a clock of twelve hours is told by.
  public enum PartOfDay: Sendable {
    case morning
    /// 11 and 12 are themselves, 1 to 4 are in the afternoon.
    case midday
    case afternoon
    /// 12 is midnight, 6 to 11 are in the evening, 1 to 5 themselves.
    case night
  }

  /// The part of the day that a word or a phrase beside a time of day names in any language: `μμ`, `chiều`, `ng hapon`.
  /// - Parameter words: without full stops; several words parted by one space.
  public static func partOfDay(named words: some StringProtocol) -> PartOfDay? {
    switch DateWords.meaning(of: DateWords.fold(words)) {
    case .morning?, .morningAfterTime?: .morning
    case .midday?: .midday
    case .afternoon?, .afternoonAfterTime?, .evening?: .afternoon
    case .night?: .night
    default: nil
    }
  }

  /// The value of a decimal digit of any script that feeds are written in.
  public static func digit(_ scalar: Unicode.Scalar) -> Int? {
    guard case .digit(let value) = DateLetters.fold(scalar.value) else { return nil }
    return Int(value)
  }
}

internal import TidingsModel
internal import TidingsParse

/// Finds dates in lines such as `Thứ Năm, 14/12/2023, 14:53 (GMT+7)`, `By A. Writer | Dec 14, 2023 2:53 pm ET`.
struct DateScanner {
  let text: DateTokens
  let days: DayReader
  let clock: ClockReader
  let zones: ZoneReader

  /// No line of so many bytes or more is searched.
  static let longestLine = 600

  /// - Parameters:
  ///   - language: BCP 47; decides the order of day and month.
  ///   - dayFirst: whether the site is known to be from where the day comes first, whatever its language.
  ///   - year: the year of dates that are written without one, `5 червня, 09:15`; without it they are none.
  static func dates(
    in text: ArraySlice<UInt8>, language: String?, dayFirst: Bool = false, year: Int? = nil
  ) -> [WrittenDate] {
    // No date is without a digit.
    guard text.count < longestLine, DateToken.mayHoldDigit(text) else { return [] }
    return DateScanner(text, language: language, dayFirst: dayFirst, year: year).scan()
  }

  init(_ text: ArraySlice<UInt8>, language: String?, dayFirst: Bool, year: Int?) {
    let tokens = DateTokens(text)
    let language = (language ?? "").lowercased()
    self.text = tokens
    clock = ClockReader(text: tokens, language: language)
    zones = ZoneReader(text: tokens, language: language)
    days = DayReader(
      text: tokens, language: language, clock: clock,
      monthFirst: language.hasPrefix("en-us") || language == "en_us" || language.hasPrefix("fil")
        || (!dayFirst && (language == "en" || language.isEmpty)),
      assumedYear: year)
  }

  private func scan() -> [WrittenDate] {
    var found: [WrittenDate] = []
    var index = 0
    while index < text.count, found.count < 8 {
      guard let (date, next) = days.date(at: index) else {
        if let (written, next) = mailDate(at: index) {
          found.append(place(written, from: index, to: next))
          index = next
        } else {
          index += 1
        }
        continue
      }
      var written = place(WrittenDate(civil: date, hasTime: false, offset: nil), from: index, to: next)
      readTime(into: &written, before: index, after: next)
      written.isAmbiguous =
        date.day <= 12 && date.day != date.month && text.number(index) != nil && days.year(index) == nil
        && text.number(index + 2) != nil
      if written.isAmbiguous, let weekday = weekday(beside: index, next) { written.settleOrder(by: weekday) }
      found.append(written)
      index = next
    }
    return found
  }

  /// A date with where it stands in the text.
  private func place(_ date: WrittenDate, from start: Int, to end: Int) -> WrittenDate {
    var date = date
    date.start = text[start].start
    date.length = text[end - 1].end - text[start].start
    return date
  }

  /// The day of the week that a word next to a date names, before it or behind.
  private func weekday(beside start: Int, _ end: Int) -> Int? {
    let before = start > 0 && text.sign(start - 1, ",.") ? start - 2 : start - 1
    let after = text.sign(end, ",") ? end + 1 : end
    return [before, after].lazy.compactMap { place in
      place >= 0 ? text.word(place).flatMap { DateVocabulary.weekday(named: $0) } : nil
    }.first
  }
}

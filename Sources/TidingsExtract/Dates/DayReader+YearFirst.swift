internal import TidingsModel
internal import TidingsParse

/// Days whose year comes first.
extension DayReader {
  /// `2023-12-14`, `2023. december 14.`, `2025 оны 6 сарын 14`, from the year.
  func yearFirst(_ year: Int, at index: Int) -> (CivilTime, Int)? {
    // 2023-12-14, 2023/12/14, 2023.12.14
    var next = index + 1
    if text.sign(next, "-/."), let month = text.number(next + 1), text.sign(next + 2, "-/."),
      let day = text.number(next + 3)
    {
      return make(year, month, day).map { ($0, next + 4) }
    }
    if let found = eastAsian(year: year, mark: next) { return found }
    // 2023 10/08, each in an element of its own
    if text.digits(next) == 2, let month = text.number(next), text.sign(next + 1, "/-"), text.digits(next + 2) == 2,
      let day = text.number(next + 2), !text.sign(next + 3, "/-")
    {
      return make(year, month, day).map { ($0, next + 3) }
    }
    // 2023. december 14.
    next = skip(next)
    // 2025. gada 14. jūnijs
    if let day = text.number(next), text.digits(next) <= 2, day <= 31, next > index + 1 {
      let after = text.sign(next + 1, ".") ? next + 2 : next + 1
      if let name = text.word(after), let month = DateVocabulary.month(named: name, language: language) {
        return make(year, month, day).map { ($0, after + 1) }
      }
      // 2025 оны 6 сарын 14
      if text.word(after).map({ $0.hasPrefix("сар") }) == true, let last = text.number(after + 1),
        text.digits(after + 1) <= 2
      {
        return make(year, day, last).map { ($0, after + 2) }
      }
    }
    // 2025 06 14
    if language.hasPrefix("lt"), text.digits(next) == 2, let month = text.number(next), text.digits(next + 1) == 2,
      let day = text.number(next + 1)
    {
      return make(year, month, day).map { ($0, next + 2) }
    }
    if let month = MonthReader.mongolianMonths[text.word(next) ?? ""],
      text.word(next + 1).map({ $0.hasPrefix("сар") }) == true,
      let day = text.number(next + 2), text.digits(next + 2) <= 2
    {
      return make(year, month, day).map { ($0, next + 3) }
    }
    if let name = text.word(next), name != "tháng", name != "thg", let month = months.month(named: name, at: next) {
      let after = text.sign(next + 1, ".") ? next + 2 : next + 1
      if let day = text.number(after), day <= 31, text.digits(after) <= 2 {
        return make(year, month, day).map { ($0, after + 1) }
      }
    }
    return nil
  }

  /// `2023年12月14日`, `2023년 12월 14일`, from the sign behind the year.
  func eastAsian(year: Int, mark next: Int) -> (CivilTime, Int)? {
    guard let mark = text.word(next), mark == "年" || mark == "년", let month = text.number(next + 1),
      let moon = text.word(next + 2),
      moon == "月" || moon == "월", let day = text.number(next + 3)
    else { return nil }
    let end = text.word(next + 4).map { $0 == "日" || $0 == "일" } ?? false
    return make(year, month, day).map { ($0, end ? next + 5 : next + 4) }
  }

  /// `6月14日`, `6월 14일`, in the assumed year.
  func eastAsian(month: Int, at index: Int) -> (CivilTime, Int)? {
    guard let assumedYear, let moon = text.word(index + 1), moon == "月" || moon == "월",
      let day = text.number(index + 2), let sun = text.word(index + 3), sun == "日" || sun == "일"
    else { return nil }
    return make(assumedYear, month, day).map { ($0, index + 4) }
  }

  /// The years before the first of eras by which years are counted in East Asia.
  static let eras = [
    "令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911, "中華民國": 1911, "中华民国": 1911,
  ]
}

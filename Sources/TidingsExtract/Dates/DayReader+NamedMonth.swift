internal import TidingsModel
internal import TidingsParse

/// Days whose month is named.
extension DayReader {
  /// `14 tháng 12, 2023`, `14. Dezember 2023`, `14 มิ.ย. 68`, from the day.
  func dayThenMonth(_ day: Int, at index: Int) -> (CivilTime, Int)? {
    var next = skip(index + 1)
    if text.sign(next, "-/") { next += 1 }
    guard let name = text.word(next) else { return nil }
    if name == "tháng" || name == "thg" || (name == "th" && months.isMonthNumber(next + 1)) {
      guard let (month, end) = months.vietnameseMonth(at: next) else { return nil }
      var after = skip(end)
      if text.sign(after, "/-") { after += 1 }
      guard let year = year(after) else { return assumedYear.flatMap { make($0, month, day) }.map { ($0, end) } }
      return make(year, month, day).map { ($0, after + 1) }
    }
    if let month = PersianCalendar.month(name) {
      let after = skip(next + 1)
      return persianYear(after).flatMap { PersianCalendar.civil(year: $0, month: month, day: day) }.map {
        ($0, after + 1)
      }
    }
    if let months = MonthReader.levantineMonths[name] {
      guard let second = text.word(next + 1), let month = months[second],
        case let after = behindOtherName(of: month, next + 2), let year = year(after)
      else { return nil }
      return make(year, month, day).map { ($0, after + 1) }
    }
    guard let month = months.month(named: name, at: next) else { return nil }
    var after = behindOtherName(of: month, next + 1)
    if text.sign(after, "-/") { after += 1 }
    if let year = year(after) { return make(year, month, day).map { ($0, after + 1) } }
    // "14 юни 25, 09:15"
    if let short = text.number(after), text.digits(after) == 2, (15...50).contains(short), after == next + 1,
      !language.hasPrefix("th"), clock.time(at: after) == nil,
      after + 1 >= text.count || clock.time(at: text.sign(after + 1, ",|-") ? after + 2 : after + 1) != nil
    {
      return make(2000 + short, month, day).map { ($0, after + 1) }
    }
    // "14 มิ.ย. 68", of the Buddhist era.
    if language.hasPrefix("th"), let year = text.number(after), text.digits(after) == 2, year >= 50 {
      return make(1957 + year, month, day).map { ($0, after + 1) }
    }
    return assumedYear.flatMap { make($0, month, day) }.map { ($0, next + 1) }
  }

  /// `Tháng Tám 7, 2025`, as systems made for English write it.
  func monthBeforeDay(at index: Int) -> (CivilTime, Int)? {
    guard let (month, next) = months.vietnameseMonth(at: index), let day = text.number(next), text.digits(next) <= 2,
      text.sign(next + 1, ","), let year = year(next + 2), let date = make(year, month, day)
    else { return nil }
    return (date, next + 3)
  }

  /// What follows a month that may be called by two names: `5 حزيران/يونيو 2025`, `5 أكتوبر/تشرين الأول 2025`.
  private func behindOtherName(of month: Int, _ index: Int) -> Int {
    guard text.sign(index, "/"), let name = text.word(index + 1) else { return skip(index) }
    if DateVocabulary.month(named: name, language: language) == month { return skip(index + 2) }
    guard let second = text.word(index + 2), MonthReader.levantineMonths[name]?[second] == month else {
      return skip(index)
    }
    return skip(index + 3)
  }
}

internal import TidingsModel

/// Reads the day that a line names: its number, its month and its year, in whatever order and script.
///
/// Each function takes the place of a token and gives the day that begins there with the place behind it.
struct DayReader {
  let text: DateTokens

  /// BCP 47, in lower case.
  let language: String

  let months: MonthReader
  let clock: ClockReader

  /// Whether `03/04/2023` is 4 March.
  let monthFirst: Bool

  /// The year of dates that are written without one; `nil` where such are none.
  let assumedYear: Int?

  init(text: DateTokens, language: String, clock: ClockReader, monthFirst: Bool, assumedYear: Int?) {
    self.text = text
    self.language = language
    self.clock = clock
    self.monthFirst = monthFirst
    self.assumedYear = assumedYear
    months = MonthReader(text: text, language: language)
  }

  /// The day that begins with a token.
  func date(at index: Int) -> (CivilTime, Int)? {
    if let number = text.number(index) { return date(beginningWith: number, at: index) }
    guard let name = text.word(index) else { return nil }
    if let era = Self.eras[name], let count = text.number(index + 1), text.digits(index + 1) <= 3 {
      return eastAsian(year: era + count, mark: index + 2)
    }
    // "tháng 12" counts the month; its day stands before.
    if name == "tháng" || name == "thg" || (name == "th" && months.isMonthNumber(index + 1)) {
      return monthBeforeDay(at: index)
    }
    // December 14, 2023
    let next = text.sign(index + 1, ".") ? index + 2 : index + 1
    guard let day = text.number(next), day >= 1, day <= 31, text.digits(next) <= 2,
      let month = months.month(named: name, at: index)
    else {
      return nil
    }
    let after = skip(next + 1)
    if let assumedYear, self.year(after) == nil { return make(assumedYear, month, day).map { ($0, next + 1) } }
    guard let year = year(after), let date = make(year, month, day) else { return nil }
    return (date, after + 1)
  }

  private func date(beginningWith first: Int, at index: Int) -> (CivilTime, Int)? {
    if let year = year(index) { return yearFirst(year, at: index) }
    // ۱۴۰۴/۰۳/۲۴
    if language.hasPrefix("fa") || language.hasPrefix("ps"), let year = persianYear(index),
      text.sign(index + 1, "/-."),
      let month = text.number(index + 2), text.sign(index + 3, "/-."), let day = text.number(index + 4)
    {
      return PersianCalendar.civil(year: year, month: month, day: day).map { ($0, index + 5) }
    }
    // 112-10-08, 112/10/08, of the Republic of China
    if text.digits(index) == 3, language.hasPrefix("zh"), first >= 90, first <= 140,
      index == 0 || !text.adjoins(index) || isColon(index - 1),
      text.sign(index + 1, "/-."), let month = text.number(index + 2), text.digits(index + 2) <= 2,
      text.sign(index + 3, "/-."),
      let day = text.number(index + 4), text.digits(index + 4) <= 2
    {
      return make(1911 + first, month, day).map { ($0, index + 5) }
    }
    // "ika-14 ng Hunyo", "14:35-12 يونيو 2025"
    guard first >= 1, first <= (isEastAsian ? Self.lastShortYear : 31), text.digits(index) <= 2,
      index == 0 || !text.sign(index - 1, "/-:") || !text.adjoins(index) || text.word(index - 2) == "ika"
        || (index > 3 && text.sign(index - 1, "-") && text.number(index - 2) != nil && isColon(index - 3))
    else { return nil }
    if let found = eastAsian(month: first, at: index) ?? numeric(first, at: index) { return found }
    return dayThenMonth(first, at: index)
  }

  /// A year of four digits, of the common era or the Buddhist one.
  func year(_ index: Int) -> Int? {
    guard let value = text.number(index), text.digits(index) == 4 else { return nil }
    if value >= 1970 && value <= 2100 { return value }
    return value >= 2513 && value <= 2643 ? value - 543 : nil
  }

  /// A year of the Persian calendar, where a date of it may stand.
  func persianYear(_ index: Int) -> Int? {
    guard let value = text.number(index), text.digits(index) == 4, value >= 1350, value <= 1479 else { return nil }
    return value
  }

  /// `nil` where there is no such day.
  func make(_ year: Int, _ month: Int, _ day: Int) -> CivilTime? {
    guard let days = CivilTime.days(year: year, month: month, day: day) else { return nil }
    return CivilTime(secondsSinceEpoch: days * 86_400)
  }

  /// Passes over signs and the words that stand between the parts of a date.
  func skip(_ index: Int) -> Int {
    var index = index
    var steps = 0
    while steps < 3, index < text.count {
      if text.sign(index, ",.،၊॰") {
        index += 1
      } else if let word = text.word(index), Self.joiners.contains(word),
        !(word == "th" && months.isMonthNumber(index + 1))
      {
        index += 1
      } else {
        break
      }
      steps += 1
    }
    return index
  }

  private static let joiners: Set<String> = [
    "de", "del", "of", "di", "d", "year", "năm", "г", "года", "р", "року", "st", "nd", "rd", "th", "er", "den", "m",
    "พ.ศ", "ng", "gada", "yil", "ж", "жылғы", "жылы", "оны", "ខែ", "ឆ្នាំ", "ခုနှစ်", "ປີ",
  ]

  private func isColon(_ index: Int) -> Bool { text.sign(index, ":：") }
}

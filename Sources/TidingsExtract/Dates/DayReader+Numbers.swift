internal import TidingsModel

/// Days written in numbers alone, the year, if there is one, last.
extension DayReader {
  /// `14/06/2025`, `6.14.25`, `14/06 2025`, from the first number.
  func numeric(_ first: Int, at index: Int) -> (CivilTime, Int)? {
    // 14/06 2025
    if !monthFirst, text.sign(index + 1, "/."), let month = text.number(index + 2), text.digits(index + 2) <= 2,
      let year = year(index + 3)
    {
      return make(year, month, first).map { ($0, index + 4) }
    }
    guard text.sign(index + 1, "/.-"), let second = text.number(index + 2), text.digits(index + 2) <= 2 else {
      return nil
    }
    // "7.10. 16:45"
    if let assumedYear, text.sign(index + 1, "."), text.sign(index + 3, "."), !text.adjoins(index + 4),
      clock.time(at: index + 4) != nil
    {
      return make(assumedYear, second, first).map { ($0, index + 3) }
    }
    guard text.sign(index + 3, "/.-"), let last = text.number(index + 4) else {
      return numericWithoutYear(first, second, at: index)
    }
    var full = last
    if isYearFirst(first, second, at: index) { return make(2000 + first, second, last).map { ($0, index + 5) } }
    if text.digits(index + 4) == 2 {
      // "15.6. 10:42" has no year.
      let isDashed = text.sign(index + 1, "-") && text.sign(index + 3, "-") && language.hasPrefix("nl") && first > 12
      guard text.sign(index + 1, "/.") || isDashed, text.adjoins(index + 4), !text.sign(index + 5, ":") else {
        return nil
      }
      // "27/11/69", of the Buddhist era.
      full = language.hasPrefix("th") && last >= 50 ? 1957 + last : last < 70 ? 2000 + last : 1900 + last
    } else if let known = year(index + 4) {
      full = known
    } else {
      return nil
    }
    let american = monthFirst && text.sign(index + 1, "/-")
    if second > 12 || (american && first <= 12) {
      return make(full, first, second).map { ($0, index + 5) }
    }
    return make(full, second, first).map { ($0, index + 5) }
  }

  /// The last year of this century that two digits are taken for before a month.
  static let lastShortYear = 35

  /// Whether three numbers of two digits are year, month and day, as programs of East Asia write them before a clock:
  /// `25-06-14 09:15`, and neither a number of a telephone nor a day of the emperor's era.
  private func isYearFirst(_ first: Int, _ second: Int, at index: Int) -> Bool {
    let mark = text.sign(index + 1, "-") ? "-" : "."
    return isEastAsian && !["hk", "mo", "sg"].contains(where: language.hasSuffix)
      && (10...Self.lastShortYear).contains(first)
      && (1...12).contains(second) && [index, index + 2, index + 4].allSatisfy { text.digits($0) == 2 }
      && text.sign(index + 1, mark) && text.sign(index + 3, mark) && (index == 0 || !text.adjoins(index))
      && !text.sign(index + 5, "-.") && clock.time(at: index + 5) != nil
  }

  /// `05/06 09:15`, `06-05 09:15`, `14/6, 09:15`, in the assumed year.
  private func numericWithoutYear(_ first: Int, _ second: Int, at index: Int) -> (CivilTime, Int)? {
    // "3/13(水) 7:02"
    let hasWeekday = isEastAsian && text.sign(index + 3, "(（") && text.sign(index + 5, ")）")
    let end = hasWeekday ? index + 6 : index + 3
    let isOpened = text.sign(end, ",|") || text.word(end).map(ClockReader.clockOpenings.contains) == true
    let time = isOpened ? end + 1 : end
    guard let assumedYear, isEastAsian || text.digits(index) == 2 || text.digits(index + 2) == 2,
      !text.sign(index + 1, "."),
      clock.time(at: time) != nil
    else { return nil }
    let isMonthFirst = monthFirst || isEastAsian || text.sign(index + 1, "-")
    return (isMonthFirst ? make(assumedYear, first, second) : make(assumedYear, second, first)).map {
      ($0, index + 3)
    }
  }

  /// Whether the language writes the month before the day, and either in one digit: `10/8 16:20`.
  var isEastAsian: Bool { ["ja", "zh", "ko"].contains { language.hasPrefix($0) } }
}

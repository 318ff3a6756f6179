internal import Glibc
internal import TidingsModel

/// Which number of a date is what: year, month and day from those that nothing names.
struct NumberRoles {
  private(set) var parts: DateParts
  /// What of the day there is.
  private(set) var precision = FeedDate.Precision.day
  private let language: DateLanguage

  init(_ parts: DateParts, language: DateLanguage) {
    self.parts = parts
    self.language = language
  }

  mutating func settle() throws(FeedDate.Refusal) {
    settleGroups()
    try settleDay()
  }

  /// Tells groups of numbers that are times of day, `14.53` and `14-53-00`, from those that are dates.
  private mutating func settleGroups() {
    guard parts.hour == nil else { return }
    let hasDate =
      ((parts.month ?? parts.maybeMonth) != nil && (parts.loose.contains { $0.digits == 4 } || parts.year != nil))
      || (parts.year != nil && parts.day != nil)
      // `14-DEC-23 14.53`
      || (parts.month != nil && parts.loose.count == 2)
    for (place, group) in parts.groups.enumerated() {
      let numbers = group.numbers
      guard group.separator != UInt8(ascii: "/"), numbers.allSatisfy({ $0.digits <= 2 }), numbers[0].value <= 24,
        numbers[1].digits == 2, numbers[1].value < 60
      else { continue }
      let others = parts.groups.enumerated().contains { $0.offset != place && $0.element.numbers.count == 3 }
      guard others || hasDate, numbers.count == 3 || group.separator == UInt8(ascii: ".") else { continue }
      if numbers.count == 3, others, !hasDate,
        !parts.groups.enumerated().contains(where: {
          $0.offset != place && $0.element.numbers.contains { $0.digits == 4 }
        })
      {
        continue
      }
      parts.hour = numbers[0].value
      parts.minute = numbers[1].value
      if numbers.count == 3 { parts.second = numbers[2].value }
      parts.groups.remove(at: place)
      parts.meridiem = parts.meridiem ?? parts.meridiemOfDottedTime
      if parts.zone == nil, let offset = parts.zoneOfDottedTime { parts.zone = .offset(offset) }
      return
    }
  }

  private mutating func settleDay() throws(FeedDate.Refusal) {
    if parts.week != nil || parts.dayOfYear != nil {
      guard parts.groups.isEmpty, parts.loose.isEmpty, parts.month == nil else { throw .unreadable }
      return
    }
    if parts.month == nil, parts.groups.isEmpty, let month = parts.maybeMonth { parts.month = month }
    if parts.month == nil, parts.groups.isEmpty, parts.day == nil, parts.year == nil, parts.loose.count == 3,
      parts.hour != nil
    {
      // `Thu, 14 12 2023 14:53`: the day first, as in RFC 822, with the month's number for its name.
      parts.groups.append(DateParts.Group(numbers: parts.loose, separator: UInt8(ascii: ".")))
      parts.loose = []
    }
    if parts.month == nil, parts.day == nil, parts.year == nil, parts.groups.isEmpty,
      parts.loose.map(\.digits) == [4, 2, 2]
    {
      // `2023 12 14`
      parts.groups.append(DateParts.Group(numbers: parts.loose, separator: UInt8(ascii: "-")))
      parts.loose = []
    }
    guard parts.groups.count <= 1 else { throw .unreadable }
    if let group = parts.groups.first {
      if group.numbers.count == 3 {
        guard parts.loose.isEmpty, parts.month == nil, parts.year == nil, parts.day == nil else { throw .unreadable }
        try settle(three: group)
      } else {
        try settle(two: group)
      }
    } else if parts.month != nil {
      try settleAroundMonth()
    } else {
      try settleYearAlone()
    }
  }

  /// `2023-12`, `12/2023`, and `14 tháng 12/2023`.
  private mutating func settle(two group: DateParts.Group) throws(FeedDate.Refusal) {
    guard parts.year == nil, parts.month == nil else { throw .unreadable }
    let first = group.numbers[0]
    let second = group.numbers[1]
    if group.separator == UInt8(ascii: "/"), first.digits <= 2, second.digits <= 2, parts.day == nil,
      parts.loose.count == 1, parts.loose[0].digits == 4,
      language.isKnown || first.value > 12 || second.value > 12 || parts.weekday != nil
    {
      // Swedish `4/3 2024`
      parts.year = parts.loose[0].value
      parts.loose = []
      return settle(first.value, second.value, separator: group.separator)
    }
    if let month = parts.maybeMonth, second.digits == 4, first.digits <= 2, parts.day == nil, parts.loose.isEmpty {
      // `Mar-14-2023`, `Mar 14/2023`
      (parts.year, parts.month, parts.day) = (second.value, month, first.value)
      return
    }
    if first.digits == 4, second.digits <= 2, group.separator != UInt8(ascii: ".") {
      (parts.year, parts.month) = (first.value, second.value)
    } else if second.digits == 4, first.digits <= 2 {
      (parts.year, parts.month) = (second.value, first.value)
    } else {
      throw .unreadable
    }
    if let day = parts.loose.first {
      guard parts.loose.count == 1, day.digits <= 2, parts.day == nil else { throw .unreadable }
      parts.day = day.value
    }
    // `Nr. 6/2024`, `Sun-12-2024`
    guard parts.day != nil || !parts.needsDay && !parts.namesWeekday && parts.maybeMonth == nil else {
      throw .unreadable
    }
    precision = parts.day == nil ? .month : .day
  }

  private mutating func settle(three group: DateParts.Group) throws(FeedDate.Refusal) {
    let (a, b, c) = (group.numbers[0], group.numbers[1], group.numbers[2])
    if a.digits == 3, language.countsFromRepublic, a.value < 200, b.digits <= 2, c.digits <= 2 {
      (parts.year, parts.month, parts.day) = (a.value + 1911, b.value, c.value)
      return
    }
    if a.digits == 4 {
      guard b.digits <= 3, c.digits <= 2 else { throw .unreadable }
      (parts.year, parts.month, parts.day) = (a.value, b.value, c.value)
      return
    }
    guard a.digits <= 2, b.digits <= 2 else { throw .unreadable }
    if c.digits == 4 {
      parts.year = c.value
      return settle(a.value, b.value, separator: group.separator)
    }
    guard c.digits == 2 || c.digits == 1 && a.digits == 2 else { throw .unreadable }
    // `10.6.3` is a number of a version.
    if c.digits == 1, group.separator == UInt8(ascii: "."), !language.putsYearFirst { throw .unreadable }
    let isYearFirst: Bool
    if a.digits == 2, a.value > 31 || a.value == 0 {
      isYearFirst = true
    } else if c.digits == 1 || c.value > 31 || c.value == 0 {
      isYearFirst = c.digits == 1
    } else if language.putsYearFirst || language.order == .yearFirst {
      isYearFirst = true
    } else {
      // ISO 8601's short form, unless the language writes dates otherwise; dots and slashes have no such form.
      isYearFirst =
        group.separator == UInt8(ascii: "-") && a.digits == 2
        && (!language.isKnown || language.putsMonthFirst || language.primary == "sv")
    }
    parts.yearDigits = 2
    if isYearFirst, !isAhead(a.value) {
      parts.yearDigits = a.digits
      (parts.year, parts.month, parts.day) = (a.value, b.value, c.value)
    } else {
      guard c.digits == 2 else { throw .impossible }
      // `3.14.15` is a number of a version, unless it is known that an American writes.
      let putsMonthFirst = language.order.map { $0 == .monthFirst } ?? language.putsMonthFirst
      if group.separator == UInt8(ascii: "."), b.value > 12, parts.weekday == nil, !putsMonthFirst {
        throw .unreadable
      }
      guard !isTurnedRound(group) else { throw .impossible }
      parts.year = c.value
      settle(a.value, b.value, separator: group.separator)
    }
  }

  /// Whether a date whose year stands first, with something wrong in the rest, would be taken for one whose year stands
  /// last: `24-02-32`. Where the language puts no year first, only a year yet to come tells, `24/05/31`, or with dots
  /// nothing.
  private func isTurnedRound(_ group: DateParts.Group) -> Bool {
    let (first, last) = (group.numbers[0], group.numbers[2])
    guard first.digits == 2, !isAhead(first.value) else { return false }
    if language.putsYearFirst, last.value > 31 || last.value == 0 { return true }
    guard isAhead(last.value) else { return false }
    if !language.isKnown || language.putsYearFirst || language.primary == "sv" { return true }
    let (year, month) = (
      CalendarDay(parts: parts, language: language).gregorianYear(first.value), group.numbers[1].value
    )
    return group.separator != UInt8(ascii: ".") && CivilTime.days(year: year, month: month, day: last.value) != nil
  }

  /// Whether a year of two digits is more than one ahead of the present: `32.01.23` is no day of 2032.
  private func isAhead(_ year: Int) -> Bool {
    CalendarDay(parts: parts, language: language).gregorianYear(year) > CivilTime(secondsSinceEpoch: Int64(time(nil)))
      .year + 1
  }

  /// Day and month from two numbers. What decides, in this order: a number that is no month; the weekday; dots, which
  /// no one puts between month and day in that order; the document's other dates; the language; without one, that the
  /// clock has twelve hours, as then the writer is American.
  private mutating func settle(_ first: Int, _ second: Int, separator: UInt8) {
    var monthFirst = false
    if first > 12 || second > 12 {
      monthFirst = second > 12 && first <= 12
    } else if let choice = orderByWeekday(first, second) {
      monthFirst = choice
    } else if separator != UInt8(ascii: ".") {
      monthFirst =
        language.order.map { $0 == .monthFirst } ?? (language.isKnown ? language.putsMonthFirst : parts.meridiem != nil)
    }
    (parts.day, parts.month) = monthFirst ? (second, first) : (first, second)
  }

  private func orderByWeekday(_ first: Int, _ second: Int) -> Bool? {
    guard let weekday = parts.weekday, let year = parts.year, first != second else { return nil }
    let full = CalendarDay(parts: parts, language: language).gregorianYear(year)
    let dayFirst = CalendarDay.weekday(year: full, month: second, day: first) == weekday
    let monthFirst = CalendarDay.weekday(year: full, month: first, day: second) == weekday
    return dayFirst == monthFirst ? nil : monthFirst
  }

  /// `14 Dec 2023`, `Dec 14, 2023`, `2023 Dec 14`, `Dec 2023`.
  private mutating func settleAroundMonth() throws(FeedDate.Refusal) {
    var numbers = parts.loose
    if parts.year == nil, let place = numbers.firstIndex(where: { $0.digits == 4 }) {
      parts.year = numbers.remove(at: place).value
    }
    if parts.year == nil, let place = numbers.firstIndex(where: { $0.digits == 3 && $0.value >= 100 && $0.value < 200 })
    {
      // Java and JavaScript count years from 1900.
      parts.year = numbers.remove(at: place).value + 1900
    }
    if parts.day == nil, !numbers.isEmpty {
      guard numbers[0].digits <= 2 else { throw numbers[0].digits == 3 ? .impossible : .unreadable }
      if parts.year != nil || numbers.count == 2 { parts.day = numbers.removeFirst().value }
    }
    if parts.year == nil, parts.day != nil, let year = numbers.first, year.digits == 2 {
      parts.year = numbers.removeFirst().value
      parts.yearDigits = 2
    }
    guard numbers.isEmpty, parts.year != nil else { throw .unreadable }
    precision = parts.day == nil ? .month : .day
  }

  private mutating func settleYearAlone() throws(FeedDate.Refusal) {
    if parts.year == nil {
      guard parts.loose.count == 1, parts.loose[0].digits == 4, parts.hour == nil else { throw .unreadable }
      parts.year = parts.loose[0].value
    } else {
      guard parts.loose.isEmpty, parts.hour == nil else { throw .unreadable }
    }
    precision = .year
  }
}

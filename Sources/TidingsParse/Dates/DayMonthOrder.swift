internal import Glibc
internal import TidingsModel

/// Whether `03/04/2023` is the third of April or the fourth of March, and `24/06/03` a day of 2003 or of 2024.
public enum DayMonthOrder: Sendable, Hashable {
  case dayFirst
  case monthFirst
  /// The year before month and day, where it has two digits.
  case yearFirst

  /// What the dates of one document say about each other, in its order: a number above 12 shows which of the two is the
  /// day. Where `language` says nothing, no order counts that has a day yet to come, if another has none; and where that
  /// leaves two, dates that are in order read one way and in none read the other way tell.
  ///
  /// - Parameters:
  ///   - count: how many there may be.
  ///   - now: seconds since 1970; without it the clock tells.
  ///   - date: gives each of them, where there is one.
  /// - Returns: `nil` where the dates say nothing, or contradict each other.
  public static func shown(
    by count: Int, isLanguageKnown: Bool, now: Int64? = nil, date: (Int) -> String?
  ) -> DayMonthOrder? {
    let dates = (0..<count).compactMap { date($0).flatMap(NumericDate.init) }
    if !isLanguageKnown, !dates.isEmpty {
      let now = now ?? Int64(time(nil))
      let orders = [DayMonthOrder.dayFirst, .monthFirst, .yearFirst].filter { isPast($0, dates, now: now) }
      if orders.count == 1 { return orders[0] }
    }
    let dayFirst = dates.contains { $0.first > 12 && $0.second <= 12 }
    let monthFirst = dates.contains { $0.second > 12 && $0.first <= 12 }
    if dayFirst || monthFirst { return dayFirst && monthFirst ? nil : dayFirst ? .dayFirst : .monthFirst }
    guard !isLanguageKnown, dates.count >= 3 else { return nil }
    let isDayFirst = isOrdered(dates.map { ($0.year * 100 + $0.second) * 100 + $0.first })
    let isMonthFirst = isOrdered(dates.map { ($0.year * 100 + $0.first) * 100 + $0.second })
    return isDayFirst == isMonthFirst ? nil : isDayFirst ? .dayFirst : .monthFirst
  }

  /// Whether every date, read in this order, is one of the calendar and none yet to come, but for a few days.
  private static func isPast(_ order: DayMonthOrder, _ dates: [NumericDate], now: Int64) -> Bool {
    let latest = now / 86_400 + 3
    if order == .yearFirst, !isYearFirst(dates) { return false }
    return dates.allSatisfy { $0.days(order).map { $0 <= latest } ?? false }
  }

  /// Whether the first numbers of several dates differ less than the last ones, as years do.
  private static func isYearFirst(_ dates: [NumericDate]) -> Bool {
    func span(_ numbers: [Int]) -> Int { (numbers.max() ?? 0) - (numbers.min() ?? 0) }
    return dates.count > 1 && span(dates.map(\.first)) < span(dates.map { $0.year % 100 })
  }

  /// All days rising, or all falling.
  private static func isOrdered(_ days: [Int]) -> Bool {
    let pairs = zip(days, days.dropFirst())
    return pairs.allSatisfy { $0 <= $1 } || pairs.allSatisfy { $0 >= $1 }
  }
}

/// A date of two numbers and a year, with slashes or dashes between them, found in a text.
private struct NumericDate {
  var first = 0
  var second = 0
  /// The third number, as a year.
  var year = 0
  var hasShortYear = false

  init?(_ text: String) {
    var text = text
    guard let date = text.withUTF8({ NumericDate.find($0) }) else { return nil }
    self = date
  }

  private init(_ first: Int, _ second: Int, third: Int, digits: Int) {
    self.first = first
    self.second = second
    hasShortYear = digits == 2
    year = hasShortYear ? Self.fullYear(third) : third
  }

  /// RFC 2822 section 4.3.
  private static func fullYear(_ year: Int) -> Int { year < 50 ? 2000 + year : 1900 + year }

  /// Days since 1970-01-01; `nil` where there is no such day.
  func days(_ order: DayMonthOrder) -> Int64? {
    switch order {
    case .dayFirst: CivilTime.days(year: year, month: second, day: first)
    case .monthFirst: CivilTime.days(year: year, month: first, day: second)
    case .yearFirst:
      hasShortYear ? CivilTime.days(year: Self.fullYear(first), month: second, day: year % 100) : nil
    }
  }

  private static func find(_ text: UnsafeBufferPointer<UInt8>) -> NumericDate? {
    let end = min(text.count, 250)
    for mark in 1..<max(1, end) where text[mark] == 0x2F || text[mark] == 0x2D {
      guard let first = number(text, before: mark),
        let (second, next) = number(text, from: mark + 1, end, digits: 1...2),
        next < end, text[next] == text[mark], let (year, behind) = number(text, from: next + 1, end, digits: 2...4),
        // With dashes a year of two digits may come first.
        behind - next == 5 || behind - next == 3 && text[mark] == 0x2F, behind == end || text[behind] != text[mark]
      else { continue }
      return first > 0 && second > 0 ? NumericDate(first, second, third: year, digits: behind - next - 1) : nil
    }
    return nil
  }

  /// One or two digits that end where a mark stands.
  private static func number(_ text: UnsafeBufferPointer<UInt8>, before mark: Int) -> Int? {
    var value = 0
    var unit = 1
    var index = mark - 1
    while index >= 0, text[index].isDigit {
      guard unit <= 10 else { return nil }
      value += unit * Int(text[index] - 0x30)
      unit *= 10
      index -= 1
    }
    return unit > 1 ? value : nil
  }

  private static func number(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ end: Int, digits: ClosedRange<Int>
  ) -> (Int, next: Int)? {
    var value = 0
    var index = start
    while index < end, text[index].isDigit, index - start <= digits.upperBound {
      value = value * 10 + Int(text[index] - 0x30)
      index += 1
    }
    return digits.contains(index - start) ? (value, index) : nil
  }
}

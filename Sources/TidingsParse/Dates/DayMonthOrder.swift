internal import TidingsModel

/// Whether `03/04/2023` is the third of April or the fourth of March.
public enum DayMonthOrder: Sendable, Hashable {
  case dayFirst
  case monthFirst

  /// What the dates of one document say about each other, in its order: a number above 12 shows which of the two is the
  /// day. Where none does and `language` says nothing, dates that are in order read one way and in none read the other
  /// way tell.
  ///
  /// - Parameters:
  ///   - count: how many there may be.
  ///   - date: gives each of them, where there is one.
  /// - Returns: `nil` where the dates say nothing, or contradict each other.
  public static func shown(by count: Int, isLanguageKnown: Bool, date: (Int) -> String?) -> DayMonthOrder? {
    let dates = (0..<count).compactMap { date($0).flatMap(NumericDate.init) }
    let dayFirst = dates.contains { $0.first > 12 && $0.second <= 12 }
    let monthFirst = dates.contains { $0.second > 12 && $0.first <= 12 }
    if dayFirst || monthFirst { return dayFirst && monthFirst ? nil : dayFirst ? .dayFirst : .monthFirst }
    guard !isLanguageKnown, dates.count >= 3 else { return nil }
    let isDayFirst = isOrdered(dates.map { ($0.year * 100 + $0.second) * 100 + $0.first })
    let isMonthFirst = isOrdered(dates.map { ($0.year * 100 + $0.first) * 100 + $0.second })
    return isDayFirst == isMonthFirst ? nil : isDayFirst ? .dayFirst : .monthFirst
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
  var year = 0

  init?(_ text: String) {
    var text = text
    guard let date = text.withUTF8({ NumericDate.find($0) }) else { return nil }
    self = date
  }

  private init(_ first: Int, _ second: Int, _ year: Int) {
    self.first = first
    self.second = second
    self.year = year
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
      // RFC 2822 section 4.3.
      let century = behind - next == 5 ? 0 : year < 50 ? 2000 : 1900
      return first > 0 && second > 0 ? NumericDate(first, second, century + year) : nil
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

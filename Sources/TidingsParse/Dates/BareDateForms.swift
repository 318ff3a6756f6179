internal import Glibc
internal import TidingsModel

/// Dates that are a number and nothing else, and the short forms of ISO 8601:1988.
enum BareDateForms {
  /// - Returns: `nil` when the tokens are of another form.
  static func read(_ tokens: [DateToken]) throws(FeedDate.Refusal) -> FeedDate.Reading? {
    guard tokens.count <= 4 else { return nil }
    // `@1702565580`, as the command date(1) takes it.
    if tokens[0].isSymbol(UInt8(ascii: "@")), tokens.count > 1 { return try read(Array(tokens.dropFirst())) }
    if tokens[0].isSymbol(UInt8(ascii: "-")) { return try readShort(tokens) }
    guard let (value, digits) = tokens[0].number else { return nil }
    if tokens.count == 1 {
      switch digits {
      case 1...3: throw value == 0 ? .placeholder : .unreadable
      // A table's, which counts days from 1900, or a number of something else.
      case 5: throw .unreadable
      case 6:
        // What would be a day yet to come is a number of something else.
        guard fullYear(value / 10_000) <= presentYear + 1 else { throw .unreadable }
        return try day(year: fullYear(value / 10_000), month: value / 100 % 100, day: value % 100)
      case 9...11, 13, 16, 19: break
      default: return nil
      }
      if value == 0 { throw .placeholder }
    } else {
      // Seconds with a fraction.
      guard tokens.count == 3, digits >= 9, digits <= 10, tokens[1].isGlued, tokens[1].isSymbol(UInt8(ascii: ".")),
        tokens[2].isGlued, tokens[2].number != nil
      else { return nil }
    }
    let unit = digits <= 11 ? 1 : digits == 13 ? 1000 : digits == 16 ? 1_000_000 : 1_000_000_000
    let seconds = value / unit
    // 1973 to 2100: what is outside is a count of something else.
    guard seconds >= 100_000_000, seconds < 4_102_444_800 else { throw .unreadable }
    // So many digits are as often the number of an item.
    if digits == 19 {
      guard CivilTime(secondsSinceEpoch: Int64(seconds)).year <= presentYear, seconds >= 1_000_000_000 else {
        throw .unreadable
      }
    }
    var nanoseconds = value % unit * (1_000_000_000 / unit)
    if tokens.count == 3, let (fraction, count) = tokens[2].number {
      nanoseconds = fraction
      for _ in 0..<max(0, 9 - count) { nanoseconds *= 10 }
      for _ in 0..<max(0, count - 9) { nanoseconds /= 10 }
    }
    return FeedDate.Reading(
      timestamp: Timestamp(seconds: Int64(seconds), nanoseconds: Int32(clamping: nanoseconds)), givesOffset: true,
      precision: .second)
  }

  /// `-0312` and `-03-12`, year and month; `-03-12-31`; years before year 0.
  private static func readShort(_ tokens: [DateToken]) throws(FeedDate.Refusal) -> FeedDate.Reading? {
    guard tokens.count >= 2, tokens[1].isGlued, let (first, digits) = tokens[1].number else { throw .unreadable }
    if digits == 4, tokens.count == 2 { return try month(year: fullYear(first / 100), month: first % 100) }
    guard digits == 2 else { throw digits == 4 || digits == 6 ? .placeholder : .unreadable }
    guard tokens.count == 4, tokens[2].isGlued, tokens[2].isSymbol(UInt8(ascii: "-")), tokens[3].isGlued,
      let (second, count) = tokens[3].number, count == 2
    else { throw .unreadable }
    return try month(year: fullYear(first), month: second)
  }

  private static var presentYear: Int { CivilTime(secondsSinceEpoch: Int64(time(nil))).year }

  private static func fullYear(_ year: Int) -> Int { year < 50 ? 2000 + year : 1900 + year }

  private static func reading(_ days: Int64?, _ precision: FeedDate.Precision) throws(FeedDate.Refusal)
    -> FeedDate.Reading
  {
    guard let days else { throw .impossible }
    return FeedDate.Reading(timestamp: Timestamp(seconds: days * 86_400), givesOffset: false, precision: precision)
  }

  private static func month(year: Int, month: Int) throws(FeedDate.Refusal) -> FeedDate.Reading {
    try reading(CivilTime.days(year: year, month: month, day: 1), .month)
  }

  private static func day(year: Int, month: Int, day: Int) throws(FeedDate.Refusal) -> FeedDate.Reading {
    if month == 0, day == 0 { throw .placeholder }
    return try reading(CivilTime.days(year: year, month: month, day: day), .day)
  }
}

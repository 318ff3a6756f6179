internal import TidingsModel

/// Makes an instant of the parts of a date, or says why they are none.
struct DateResolver {
  private let parts: DateParts
  private let language: DateLanguage
  /// What of the day there is.
  private let dayPrecision: FeedDate.Precision

  init(_ parts: DateParts, language: DateLanguage) throws(FeedDate.Refusal) {
    var roles = NumberRoles(parts, language: language)
    try roles.settle()
    var parts = roles.parts
    if parts.meridiem == .evening, parts.hour == 12 {
      (parts.hour, parts.minute, parts.second, parts.nanoseconds, parts.extraNanoseconds) = (nil, nil, nil, 0, 0)
    }
    self.parts = parts
    self.language = language
    dayPrecision = roles.precision
  }

  /// - Parameter zone: what a date without an offset is in; without one, UTC.
  func resolve(zone: ZoneRule?) throws(FeedDate.Refusal) -> FeedDate.Reading {
    guard let year = parts.year else { throw .unreadable }
    // `0年2月29日`, `5年12月14日`: which era's, nobody knows.
    guard parts.yearDigits > 1 else { throw .impossible }
    if parts.yearDigits > 2 && year <= 1 || (year == 9999 && parts.month == 12 && parts.day == 31) {
      throw .placeholder
    }
    let days = try CalendarDay(parts: parts, language: language).days(year: year)
    let (seconds, nanoseconds) = try timeOfDay()
    let local = days * 86_400 + seconds
    let offset: Int32
    switch parts.zone {
    case .offset(let given)?: offset = given
    case .rule(let rule)?: offset = rule.offset(atLocalSeconds: local)
    case nil: offset = zone?.offset(atLocalSeconds: local) ?? 0
    }
    let instant = local - Int64(offset)
    if parts.second == 60 {
      guard minuteOfDay(instant - 60) == 1439 || minuteOfDay(local - 60) == 1439 else { throw .impossible }
    }
    return FeedDate.Reading(
      timestamp: Timestamp(seconds: instant, nanoseconds: nanoseconds, offset: offset),
      givesOffset: parts.zone != nil, precision: precision)
  }

  private var precision: FeedDate.Precision {
    if parts.hour == nil { dayPrecision } else if parts.second == nil { .minute } else { .second }
  }

  private func minuteOfDay(_ seconds: Int64) -> Int64 { ((seconds % 86_400) + 86_400) % 86_400 / 60 }

  private func timeOfDay() throws(FeedDate.Refusal) -> (seconds: Int64, nanoseconds: Int32) {
    guard var hour = parts.hour else { return (0, 0) }
    guard dayPrecision == .day else { throw .unreadable }
    let minute = parts.minute ?? 0
    let second = parts.second ?? 0
    switch parts.meridiem {
    case .afternoon? where hour < 12, .evening? where hour < 12: hour += 12
    case .night? where hour >= 6 && hour < 12: hour += 12
    case .morning? where hour == 12, .night? where hour == 12: hour = 0
    case .midday? where hour >= 1 && hour <= 4: hour += 12
    default: break
    }
    guard hour <= 24, minute < 60, second <= 60, hour < 24 || (minute == 0 && second == 0) else { throw .impossible }
    let whole = Int64(hour * 3600 + minute * 60 + second)
    guard parts.extraNanoseconds > 0 else { return (whole, parts.nanoseconds) }
    return (whole + parts.extraNanoseconds / 1_000_000_000, Int32(parts.extraNanoseconds % 1_000_000_000))
  }
}

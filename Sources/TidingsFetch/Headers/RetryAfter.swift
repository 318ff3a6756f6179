/// `Retry-After` (RFC 9110 section 10.2.3).
enum RetryAfter: Equatable {
  case seconds(Int)
  /// Seconds since the epoch.
  case date(Int64)

  /// The longest time that a publisher can send us away for.
  static let longest = 86_400

  /// `nil` for anything but digits or a date.
  init?(_ value: ArraySlice<UInt8>, now: Int64) {
    if let number = HeaderValue.saturatingNumber(value) {
      self = .seconds(number)
    } else if let date = HTTPDate.seconds(value, now: now) {
      self = .date(date)
    } else {
      return nil
    }
  }

  /// Seconds to wait, 0 ... `longest`.
  /// - Parameter now: the response's own clock where it has one, as a date is meant by that.
  func wait(now: Int64) -> Int {
    switch self {
    case .seconds(let number): min(number, Self.longest)
    case .date(let date): date <= now ? 0 : Int(min(date - now, Int64(Self.longest)))
    }
  }
}

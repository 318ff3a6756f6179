internal import TidingsModel

/// The Solar Hijri calendar of Iran and Afghanistan, whose year begins with the vernal equinox.
public enum SolarHijri {
  /// The years that are read: from 1921 to 2120 of the Gregorian calendar.
  static let years = 1300...1498

  /// Those of the last decades and the next, in the Gregorian calendar 1961 to 2052.
  static let presentYears = 1340...1430

  /// - Parameters:
  ///   - month: 1 ... 12, the first six of 31 days, the next five of 30, the last of 29 or 30.
  /// - Returns: days since 1970-01-01, or `nil` where there is no such day.
  public static func days(year: Int, month: Int, day: Int) -> Int64? {
    guard years.contains(year), month >= 1, month <= 12, day >= 1 else { return nil }
    guard day <= (month <= 6 ? 31 : month <= 11 || isLeap(year) ? 30 : 29) else { return nil }
    // 1 Farvardin 1300 was 21 March 1921.
    guard let first = CivilTime.days(year: 1921, month: 3, day: 21) else { return nil }
    var days = Int(first) + (year - 1300) * 365 + (month - 1) * 30 + min(month - 1, 6) + day - 1
    for past in 1300..<year where isLeap(past) { days += 1 }
    return Int64(days)
  }

  /// By the cycle of 33 years, which agrees with the equinox in all of `years` but a few of the last.
  private static func isLeap(_ year: Int) -> Bool {
    [1, 5, 9, 13, 17, 22, 26, 30].contains(year % 33)
  }
}

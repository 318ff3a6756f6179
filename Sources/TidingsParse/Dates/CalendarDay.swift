internal import TidingsModel

/// The day that the parts of a date name, of whichever calendar they are.
struct CalendarDay {
  let parts: DateParts
  let language: DateLanguage

  /// Years outside of this are slips: an era of another calendar, a lost digit. The Gregorian calendar began in 1582.
  private static let years = 1583...2200

  /// Years of two digits that in a Thai text without Thai words are Buddhist: 2015 to 2047, where they would be 1958 to
  /// 1990, of which no feed tells.
  private static let shortThaiYears = 58...90

  /// Days since 1970-01-01; what is not given of month and day is the first.
  func days(year: Int) throws(FeedDate.Refusal) -> Int64 {
    if let days = try solarHijriDays(year) { return days }
    return try gregorianDays(gregorianYear(year))
  }

  /// The Gregorian year: two digits by RFC 2822 section 4.3; Thai years, and others that only they can be, less 543.
  func gregorianYear(_ year: Int) -> Int {
    let isThai = parts.isThai || language.primary == "th"
    if parts.yearDigits <= 2, year < 100 {
      if parts.isThai ? year >= 40 : isThai && Self.shortThaiYears.contains(year) { return 2500 - 543 + year }
      return year < 50 ? 2000 + year : 1900 + year
    }
    if year > Self.years.upperBound, Self.years.contains(year - 543) {
      if isThai { return year - 543 }
      if let weekday = parts.weekday, let month = parts.month, let day = parts.day,
        Self.weekday(year: year - 543, month: month, day: day) == weekday,
        Self.weekday(year: year, month: month, day: day) != weekday
      {
        return year - 543
      }
    }
    return year
  }

  /// 0 is Monday; `nil` where there is no such day.
  static func weekday(year: Int, month: Int, day: Int) -> Int? {
    CivilTime.days(year: year, month: month, day: day).map(weekday(ofDays:))
  }

  private static func weekday(ofDays days: Int64) -> Int { Int(((days + 3) % 7 + 7) % 7) }

  /// - Returns: `nil` where the date is of another calendar.
  private func solarHijriDays(_ year: Int) throws(FeedDate.Refusal) -> Int64? {
    var year = year
    if parts.isSolarHijri, parts.yearDigits <= 2 { year += year < 50 ? 1400 : 1300 }
    // Years that are written with these digits and may be of the lunar calendar are left to the languages.
    let isSolarHijri =
      parts.isSolarHijri || language.writesSolarHijri && SolarHijri.years.contains(year)
      || parts.hasPersianDigits && SolarHijri.presentYears.contains(year)
    guard isSolarHijri else { return nil }
    guard parts.week == nil, parts.dayOfYear == nil,
      let days = SolarHijri.days(year: year, month: parts.month ?? 1, day: parts.day ?? 1)
    else { throw .impossible }
    return days
  }

  private func gregorianDays(_ year: Int) throws(FeedDate.Refusal) -> Int64 {
    guard Self.years.contains(year), let newYear = CivilTime.days(year: year, month: 1, day: 1) else {
      throw .impossible
    }
    if let week = parts.week {
      // ISO 8601: week 1 has the year's first Thursday.
      let monday = Self.weekOneMonday(newYear)
      let day = parts.dayOfWeek ?? 1
      let nextMonday = CivilTime.days(year: year + 1, month: 1, day: 1).map(Self.weekOneMonday) ?? monday
      guard week >= 1, day >= 1, day <= 7, monday + Int64(week * 7) <= nextMonday else { throw .impossible }
      return monday + Int64((week - 1) * 7 + day - 1)
    }
    if let dayOfYear = parts.dayOfYear {
      let length = CivilTime.length(ofMonth: 2, year: year) == 29 ? 366 : 365
      guard dayOfYear >= 1, dayOfYear <= length else { throw .impossible }
      return newYear + Int64(dayOfYear - 1)
    }
    guard let days = CivilTime.days(year: year, month: parts.month ?? 1, day: parts.day ?? 1) else {
      throw .impossible
    }
    return days
  }

  private static func weekOneMonday(_ newYear: Int64) -> Int64 {
    let weekday = Int64(weekday(ofDays: newYear))
    return weekday <= 3 ? newYear - weekday : newYear + 7 - weekday
  }
}

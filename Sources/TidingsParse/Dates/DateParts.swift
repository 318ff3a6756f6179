internal import TidingsModel

/// What a date's text says, part by part, before it is known what calendar day it means.
struct DateParts {
  struct Number {
    var value: Int
    var digits: Int
  }

  /// Two or three numbers with the same separator between them.
  struct Group {
    var numbers: [Number]
    var separator: UInt8
  }

  enum Meridiem { case morning, midday, afternoon, evening, night }

  var year: Int?
  var yearDigits = 4
  var month: Int?
  /// A word that is March unless the date has another month.
  var maybeMonth: Int?
  var day: Int?
  /// ISO 8601: the day of the year, or week and weekday (1 ... 7).
  var dayOfYear: Int?
  var week: Int?
  var dayOfWeek: Int?
  /// 0 is Monday.
  var weekday: Int?
  /// Whether a day of the week is named, also one that languages disagree on.
  var namesWeekday = false
  /// Whether a word stands before the date that makes a month or a year alone none: one that no table knows, or `hoy`.
  var needsDay = false
  /// Numbers with nothing to say what they are.
  var loose: [Number] = []
  var groups: [Group] = []

  var hour: Int?
  var minute: Int?
  var second: Int?
  var nanoseconds: Int32 = 0
  /// Of an hour or minute: ISO 8601 lets the last part have a fraction.
  var extraNanoseconds: Int64 = 0
  var meridiem: Meridiem?

  enum Zone {
    case offset(Int32)
    case rule(ZoneRule)
  }
  var zone: Zone?
  /// A zone named by a word that a numeric offset may still correct.
  var zoneIsName = false
  /// The half of the day that stands behind `2.53`, which is known to be a time of day only in the end.
  var meridiemOfDottedTime: Meridiem?
  /// The zone that stands behind `14.53`, which is known to be a time of day only in the end.
  var zoneOfDottedTime: Int32?

  /// Whether Thai words stand in the text: its years are Buddhist.
  var isThai = false
  /// Whether the month is one of the Solar Hijri calendar.
  var isSolarHijri = false
  /// Whether its numbers are written as in Iran, Afghanistan and Pakistan.
  var hasPersianDigits = false
  /// Whether a month of the lunar Hijri calendar was met.
  var isLunarHijri = false

  /// Whether neither month nor day is given in any form.
  var hasNothingButYear: Bool {
    month == nil && maybeMonth == nil && day == nil && dayOfYear == nil && week == nil && groups.isEmpty
      && loose.count == (year == nil ? 1 : 0)
  }
}

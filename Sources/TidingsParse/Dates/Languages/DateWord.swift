/// What a word in a date means.
enum DateWord: Equatable {
  /// 1 ... 12
  case month(Int)
  /// A month of the Solar Hijri calendar of Iran and Afghanistan, 1 ... 12.
  case solarMonth(Int)
  /// A month of the lunar Hijri calendar, whose days nobody can tell without a table of sightings.
  case lunarMonth
  /// `الموافق`, between the same day in two calendars.
  case corresponding
  /// `来源`, before the name of who wrote.
  case source
  /// 0 is Monday, 6 Sunday; `nil` where languages disagree.
  case weekday(Int?)
  /// `mar` is March, and Tuesday in French, Spanish and Italian.
  case monthOrWeekday(Int)
  /// Vietnamese `Thứ`, before the number of a weekday; `Thu` of English without its diacritic.
  case weekdayPrefix
  case afternoon
  case morning
  /// An afternoon in which nobody knows which day's midnight 12 is.
  case evening
  /// 12 is midnight, 6 to 11 are in the evening, 1 to 5 themselves.
  case night
  /// The middle of the day: 11 and 12 are themselves, 1 to 4 are in the afternoon.
  case midday
  /// An hour by its name: `noon`, `midnight`.
  case clock(Int)
  /// `afternoon` and `morning`, but only straight after the time of day: `CH`, `SA`.
  case afternoonAfterTime, morningAfterTime
  case zone(ZoneName)
  /// A word that may stand between the parts of a date.
  case filler
  /// A word that stands before a day or a time of day: `hoy`, `kell`.
  case beforeDay
  /// `st`, `er`, `го`: straight after a number.
  case ordinal
  case yearUnit, monthUnit, dayUnit, hourUnit, minuteUnit, secondUnit
  /// Vietnamese `tháng`, before the number of a month.
  case monthMark
  /// The `T` of ISO 8601, and the first letter of Vietnamese `T12` and `T5`.
  case timeMark
  /// The `W` of ISO 8601.
  case weekMark
  /// What is to be added to the year to make it one of the Gregorian calendar.
  case era(Int)
  /// `元`, the first year of an era.
  case firstYear
}

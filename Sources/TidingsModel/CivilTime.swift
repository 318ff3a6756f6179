/// A date and time of day in the proleptic Gregorian calendar, without a zone.
public struct CivilTime: Sendable, Hashable {
  /// Astronomical: 0 is 1 BC.
  public var year: Int
  /// 1 ... 12
  public var month: Int
  /// 1 ... 31
  public var day: Int
  /// 0 ... 23
  public var hour: Int
  /// 0 ... 59
  public var minute: Int
  /// 0 ... 59; 60 is never made.
  public var second: Int

  /// The civil time at so many seconds after 1970-01-01T00:00:00.
  public init(secondsSinceEpoch seconds: Int64) {
    let days = Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
    let rest = Int(seconds - Int64(days) * 86_400)
    // Days are counted from 0000-03-01, so that the leap day is the last of its year.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    hour = rest / 3600
    minute = rest / 60 % 60
    second = rest % 60
  }

  /// Days from 1970-01-01 to the given date; `nil` when there is no such date. Years 0 ... 9999.
  public static func days(year: Int, month: Int, day: Int) -> Int64? {
    guard year >= 0, year <= 9999, month >= 1, month <= 12, day >= 1, day <= length(ofMonth: month, year: year) else {
      return nil
    }
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era * 146_097 + dayOfEra - 719_468)
  }

  /// How many days a month (1 ... 12) has.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// `2023-12-14`
  public var dateText: String {
    String(unsafeUninitializedCapacity: 24) { buffer in
      var writer = DigitWriter(buffer)
      writeDate(to: &writer)
      return writer.count
    }
  }

  /// `14:53:00`
  public var timeText: String {
    String(unsafeUninitializedCapacity: 8) { buffer in
      var writer = DigitWriter(buffer)
      writeTime(to: &writer)
      return writer.count
    }
  }

  func writeDate(to writer: inout DigitWriter) {
    var width = 4
    var limit = 10_000
    while year >= limit, width < 18 {
      width += 1
      limit *= 10
    }
    writer.decimal(year, width: width)
    writer.byte(0x2D)
    writer.decimal(month, width: 2)
    writer.byte(0x2D)
    writer.decimal(day, width: 2)
  }

  func writeTime(to writer: inout DigitWriter) {
    writer.decimal(hour, width: 2)
    writer.byte(0x3A)
    writer.decimal(minute, width: 2)
    writer.byte(0x3A)
    writer.decimal(second, width: 2)
  }
}

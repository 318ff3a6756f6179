internal import TidingsModel

/// A zone in the form of POSIX's TZ variable (IEEE Std 1003.1 section 8.3), as TZif files end with: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct PosixZone: Sendable {
  private struct Change {
    enum Day {
      case monthWeekday(month: Int, week: Int, weekday: Int)
      /// 1 ... 365, 29 February never counted.
      case julian(Int)
      /// 0 ... 365
      case dayOfYear(Int)
    }
    var day: Day
    /// Of the local time before the change.
    var seconds: Int64
  }

  private let standard: Int32
  private var summer: (offset: Int32, start: Change, end: Change)?

  init?(_ text: [UInt8]) {
    var reader = Reader(text: text)
    guard reader.skipName(), let offset = reader.offset() else { return nil }
    standard = -offset
    guard !reader.isAtEnd else { return }
    guard reader.skipName() else { return nil }
    var summerOffset = standard + 3600
    if reader.next != UInt8(ascii: ",") {
      guard let offset = reader.offset() else { return nil }
      summerOffset = -offset
    }
    guard reader.takes(","), let start = reader.change(), reader.takes(","), let end = reader.change() else {
      return nil
    }
    summer = (summerOffset, start, end)
  }

  func offset(at seconds: Int64) -> Int32 {
    guard let summer, seconds > -60_000_000_000, seconds < 250_000_000_000 else { return standard }
    let year = CivilTime(secondsSinceEpoch: seconds + Int64(standard)).year
    guard let start = Self.seconds(of: summer.start, year: year), let end = Self.seconds(of: summer.end, year: year)
    else { return standard }
    let begins = start - Int64(standard)
    let ends = end - Int64(summer.offset)
    let isSummer =
      begins < ends ? seconds >= begins && seconds < ends : seconds >= begins || seconds < ends
    return isSummer ? summer.offset : standard
  }

  private static func seconds(of change: Change, year: Int) -> Int64? {
    let days: Int64?
    switch change.day {
    case .monthWeekday(let month, let week, let weekday):
      guard let first = CivilTime.days(year: year, month: month, day: 1) else { return nil }
      // 1970-01-01 was a Thursday; Sunday is 0 here.
      let firstWeekday = Int(((first + 4) % 7 + 7) % 7)
      var day = 1 + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      if day > CivilTime.length(ofMonth: month, year: year) { day -= 7 }
      days = first + Int64(day - 1)
    case .julian(let day):
      let isLeap = CivilTime.length(ofMonth: 2, year: year) == 29
      days = CivilTime.days(year: year, month: 1, day: 1).map { $0 + Int64(day - 1 + (isLeap && day >= 60 ? 1 : 0)) }
    case .dayOfYear(let day): days = CivilTime.days(year: year, month: 1, day: 1).map { $0 + Int64(day) }
    }
    return days.map { $0 * 86_400 + change.seconds }
  }

  private struct Reader {
    let text: [UInt8]
    var index = 0

    var next: UInt8? { index < text.count ? text[index] : nil }
    var isAtEnd: Bool { index >= text.count }

    mutating func takes(_ character: Unicode.Scalar) -> Bool {
      guard next == UInt8(ascii: character) else { return false }
      index += 1
      return true
    }

    mutating func skipName() -> Bool {
      let start = index
      if takes("<") {
        while let byte = next, byte != UInt8(ascii: ">") {
          _ = byte
          index += 1
        }
        return takes(">")
      }
      while let byte = next, (byte | 0x20) >= 0x61, (byte | 0x20) <= 0x7A { index += 1 }
      return index > start
    }

    mutating func number() -> Int? {
      let start = index
      var value = 0
      while let byte = next, byte.isDigit, index - start < 4 {
        value = value * 10 + Int(byte - 0x30)
        index += 1
      }
      return index > start ? value : nil
    }

    /// `[+-]hh[:mm[:ss]]`
    mutating func offset() -> Int32? {
      let sign: Int32 = takes("-") ? -1 : 1
      if sign == 1 { _ = takes("+") }
      guard let hours = number() else { return nil }
      var seconds = hours * 3600
      if takes(":"), let minutes = number() {
        seconds += minutes * 60
        if takes(":"), let more = number() { seconds += more }
      }
      return Int32(clamping: seconds) * sign
    }

    mutating func change() -> Change? {
      let day: Change.Day
      if takes("M") {
        guard let month = number(), takes("."), let week = number(), takes("."), let weekday = number(),
          month >= 1, month <= 12, week >= 1, week <= 5, weekday <= 6
        else { return nil }
        day = .monthWeekday(month: month, week: week, weekday: weekday)
      } else if takes("J") {
        guard let number = number() else { return nil }
        day = .julian(number)
      } else {
        guard let number = number() else { return nil }
        day = .dayOfYear(number)
      }
      var seconds: Int64 = 7200
      if takes("/") {
        guard let offset = offset() else { return nil }
        seconds = Int64(offset)
      }
      return Change(day: day, seconds: seconds)
    }
  }
}

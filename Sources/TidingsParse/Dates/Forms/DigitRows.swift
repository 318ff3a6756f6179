/// Digits in a row, without anything between them: `20231214T1453`.
enum DigitRows {
  /// `20231214`, `20231214145300`, `T1453`, `14 Dec 2023 1453 GMT`, `2023348`, and the offset that lost its sign.
  static func take(_ value: Int, _ digits: Int, in walk: inout DateWalk) throws(FeedDate.Refusal) -> Bool {
    let mayBeClock =
      walk.sawTimeMark || (walk.parts.day != nil && walk.parts.yearDigits == 8)
      || isClockWithoutColon(value, digits, in: walk)
    if walk.parts.hour == nil, mayBeClock, digits == 2 && walk.sawTimeMark || digits == 4 || digits == 6 {
      let clock = digits == 2 ? value * 10_000 : digits == 4 ? value * 100 : value
      let start = walk.index
      walk.parts.hour = clock / 10_000
      walk.parts.minute = clock / 100 % 100
      if digits == 6 { walk.parts.second = clock % 100 }
      walk.index += 1
      if walk.fractionFollows {
        let fraction = Int64(walk.nanoseconds(of: walk.tokens[walk.index + 1]))
        if digits == 6 {
          walk.parts.nanoseconds = Int32(fraction)
        } else {
          walk.parts.extraNanoseconds = fraction * (digits == 4 ? 60 : 3600)
        }
        walk.index += 2
      }
      walk.finishTime(from: start)
      return true
    }
    if walk.parts.hour != nil, walk.parts.zone == nil, digits == 4, walk.hasYear, walk.timeEnd == walk.index,
      let offset = OffsetForms.usualEast(value)
    {
      walk.parts.zone = .offset(offset)
      walk.index += 1
      return true
    }
    guard walk.parts.year == nil, walk.parts.groups.isEmpty, walk.parts.loose.isEmpty, walk.parts.month == nil else {
      return false
    }
    switch digits {
    case 7:
      walk.parts.year = value / 1000
      walk.parts.dayOfYear = value % 1000
    case 8: setDay(value, in: &walk)
    case 12, 14:
      let clock = digits == 12 ? value * 100 : value
      setDay(clock / 1_000_000, in: &walk)
      walk.parts.hour = clock / 10_000 % 100
      walk.parts.minute = clock / 100 % 100
      walk.parts.second = digits == 14 ? clock % 100 : nil
      walk.timeEnd = walk.index + 1
    default: return false
    }
    walk.index += 1
    if walk.timeEnd == walk.index, walk.fractionFollows {
      walk.parts.nanoseconds = walk.nanoseconds(of: walk.tokens[walk.index + 1])
      walk.index += 2
      walk.timeEnd = walk.index
    }
    return true
  }

  /// Whether digits behind a whole date can only be a time of day: they are followed by a zone, or by nothing and are
  /// no year.
  private static func isClockWithoutColon(_ value: Int, _ digits: Int, in walk: DateWalk) -> Bool {
    guard walk.hasDate, walk.hasYear else { return false }
    let clock = digits == 4 ? value * 100 : value
    guard clock < 240_000, clock / 100 % 100 < 60, clock % 100 < 60 else { return false }
    guard let next = walk.token(walk.index + 1) else { return digits == 6 || !(1900..<2100).contains(value) }
    if case .zone? = next.word { return true }
    if next.word == .hourUnit { return digits == 4 }
    return (next.isSymbol(0x2B) || next.isSymbol(0x2D)) && walk.gluedNumber(walk.index + 2) != nil
  }

  private static func setDay(_ value: Int, in walk: inout DateWalk) {
    walk.parts.year = value / 10_000
    walk.parts.month = value / 100 % 100
    walk.parts.day = value % 100
    walk.parts.yearDigits = 8
  }
}

/// Times of day with colons, and those that have names: `14:53:00.123`, `noon`.
enum ClockForms {
  /// `14:53`, `14:53:00.123`, `9:5:3`
  static func take(_ value: Int, _ digits: Int, in walk: inout DateWalk) throws(FeedDate.Refusal) -> Bool {
    guard digits <= 2, walk.token(walk.index + 1)?.isSymbol(0x3A) ?? false,
      let (minute, minuteDigits) = walk.token(walk.index + 2)?.number,
      minuteDigits <= 2
    else { return false }
    let start = walk.index
    if walk.parts.hour != nil {
      // The plus sign of an offset was lost, taken for a space in a URL.
      guard walk.sawTimeMark || walk.hasDate && walk.parts.second != nil, walk.parts.zone == nil,
        walk.index + 3 == walk.tokens.count, walk.timeEnd == walk.index,
        digits == 2, value <= 14,
        minuteDigits == 2, minute % 15 == 0, minute < 60
      else { throw .unreadable }
      walk.parts.zone = .offset(Int32(value * 3600 + minute * 60))
      walk.index += 3
      return true
    }
    walk.parts.hour = value
    walk.parts.minute = minute
    walk.index += 3
    if walk.token(walk.index)?.isSymbol(0x3A) ?? false, let (second, secondDigits) = walk.token(walk.index + 1)?.number
    {
      guard secondDigits <= 2 else { throw .unreadable }
      walk.parts.second = second
      walk.index += 2
      if walk.token(walk.index)?.isSymbol(0x3A) ?? false, let (_, count) = walk.gluedNumber(walk.index + 1) {
        // `14:53:00:123` in milliseconds, `14:53:00:00`.
        guard count >= 2 else { throw .unreadable }
        walk.parts.nanoseconds = walk.nanoseconds(of: walk.tokens[walk.index + 1])
        walk.index += 2
      } else if walk.fractionFollows {
        walk.parts.nanoseconds = walk.nanoseconds(of: walk.tokens[walk.index + 1])
        walk.index += 2
      }
    } else if walk.sawTimeMark, walk.fractionFollows {
      walk.parts.extraNanoseconds = Int64(walk.nanoseconds(of: walk.tokens[walk.index + 1])) * 60
      walk.index += 2
    }
    walk.finishTime(from: start)
    return true
  }

  /// `noon` and `midnight` are times of day, and tell which twelve o'clock a time is.
  static func takeName(_ hour: Int, at place: Int, in walk: inout DateWalk) {
    guard walk.parts.hour == nil else { return walk.takeMeridiem(hour == 0 ? .morning : .midday, at: place) }
    walk.parts.hour = hour
    walk.parts.minute = 0
    walk.finishTime(from: place)
  }
}

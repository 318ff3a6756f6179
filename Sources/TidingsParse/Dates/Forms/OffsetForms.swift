/// Offsets in numbers: `+07:00`.
enum OffsetForms {
  /// A signed offset; false when the sign is something else.
  static func take(at place: Int, in walk: inout DateWalk) throws(FeedDate.Refusal) -> Bool {
    let isMinus = walk.tokens[place].isSymbol(0x2D)
    if !isMinus, walk.timeEnd == place, let (_, digits) = walk.token(place + 1)?.number, digits == 4 {
      // `14:53:00 + 0700`
      return try setOffset(at: place + 1, isMinus: false, in: &walk)
    }
    // `14:53:00 - 0500`, where a year behind a dash would be a second one.
    if isMinus, walk.timeEnd == place, walk.hasDate, place + 2 == walk.tokens.count,
      let (value, digits) = walk.token(place + 1)?.number, digits == 4, isUsualWest(value)
    {
      return try setOffset(at: place + 1, isMinus: true, in: &walk)
    }
    guard let (value, _) = walk.gluedNumber(place + 1) else {
      // A sign before letters is a broken offset: +zz:00.
      if walk.timeEnd == place, let next = walk.token(place + 1), next.isGlued, case .unknownWord = next.kind {
        throw .unreadable
      }
      return false
    }
    let hasClockForm = walk.token(place + 2).map { $0.isGlued && $0.isSymbol(0x3A) } ?? false
    if isMinus {
      guard walk.parts.hour != nil || hasClockForm && walk.tokens[place].isGlued && !walk.parts.groups.isEmpty else {
        return false
      }
      if walk.token(place + 2).map({ $0.isGlued && ($0.isSymbol(0x2F) || $0.isSymbol(0x2D)) }) ?? false { return false }
      // `2023-12-14-14:53`: no zone has that offset.
      if walk.parts.hour == nil, isNoOffset(hours: value, minutes: walk.gluedNumber(place + 3)?.value ?? 0) {
        return false
      }
      // `14:53 -14.12.2023`
      if walk.isDateSeparator(place + 2), walk.gluedNumber(place + 3) != nil, walk.isDateSeparator(place + 4) {
        return false
      }
    } else {
      guard walk.parts.hour != nil || !walk.parts.groups.isEmpty || walk.parts.day != nil else { return false }
    }
    return try setOffset(at: place + 1, isMinus: isMinus, in: &walk)
  }

  private static func isNoOffset(hours: Int, minutes: Int) -> Bool { hours > 14 || minutes % 15 != 0 }

  /// - Parameter place: where the offset's first number is.
  private static func setOffset(at place: Int, isMinus: Bool, in walk: inout DateWalk) throws(FeedDate.Refusal) -> Bool
  {
    guard let (value, digits) = walk.token(place)?.number else { throw .unreadable }
    guard let (offset, end) = readOffset(at: place, value: value, digits: digits, in: walk) else { throw .impossible }
    // Written twice, it is still one; of two that differ neither can be trusted.
    if case .offset(let known)? = walk.parts.zone, !walk.parts.zoneIsName, known != (isMinus ? -offset : offset) {
      throw .unreadable
    }
    if let after = walk.token(end), after.isGlued, case .unknownWord = after.kind { throw .unreadable }
    walk.parts.zone = .offset(isMinus ? -offset : offset)
    walk.parts.zoneIsName = false
    walk.index = end
    return true
  }

  /// An offset's hours and minutes in seconds, and the index behind them.
  static func readOffset(at place: Int, value: Int, digits: Int, in walk: DateWalk) -> (Int32, end: Int)? {
    var hours = value
    var minutes = 0
    var end = place + 1
    if digits <= 2, let mark = walk.token(end), mark.isGlued, mark.isSymbol(0x3A) || mark.isSymbol(0x2E),
      let (more, moreDigits) = walk.gluedNumber(end + 1)
    {
      guard moreDigits <= 2 else { return nil }
      minutes = mark.isSymbol(0x2E) && moreDigits == 1 ? more * 6 : more
      end += 2
      // +07:00:00
      if let mark = walk.token(end), mark.isGlued, mark.isSymbol(0x3A), let (_, count) = walk.gluedNumber(end + 1),
        count == 2
      {
        end += 2
      }
    } else if digits == 3 || digits == 4 {
      // `-040` lacks a digit, and nobody knows which.
      guard digits == 4 || value == 0 || value >= 100 else { return nil }
      hours = value / 100
      minutes = value % 100
    } else if digits == 6, value % 100 == 0 {
      hours = value / 10_000
      minutes = value / 100 % 100
    } else if digits > 4 {
      return nil
    }
    guard hours < 24, minutes < 60 else { return nil }
    return (Int32(hours * 3600 + minutes * 60), end)
  }

  /// The offset east of Greenwich, in seconds, that a number without a sign is, if some country has it.
  static func usualEast(_ value: Int) -> Int32? {
    guard value <= 1400, [0, 30, 45].contains(value % 100) else { return nil }
    return Int32(value / 100 * 3600 + value % 100 * 60)
  }

  /// Whether a number is an offset west of Greenwich that some country has; `10:00 - 1130` is from one time to another.
  private static func isUsualWest(_ value: Int) -> Bool {
    switch value % 100 {
    case 0: value <= 1200
    case 30: value <= 930
    default: false
    }
  }
}

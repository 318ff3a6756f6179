/// Numbers with a unit behind them: `14h53`, `14 giờ 53 phút`, `2023年12月14日14時53分`, `3 pm`.
enum UnitForms {
  /// `14h53`, `14 giờ 53 phút`, `2023年12月14日14時53分`, `3 pm`
  static func take(_ value: Int, _ digits: Int, in walk: inout DateWalk) -> Bool {
    let mark = isHyphenatedUnit(walk.index + 1, in: walk) ? walk.index + 2 : walk.index + 1
    guard let unit = walk.token(mark)?.word else { return false }
    let start = walk.index
    switch unit {
    case .yearUnit where walk.parts.year == nil:
      // Chinese years of three digits count from the Republic.
      let isOfRepublic = walk.language.primary == "zh" && digits == 3 && value >= 100
      walk.parts.year = isOfRepublic ? value + 1911 : value
      walk.parts.yearDigits = isOfRepublic ? 4 : digits
    case .firstYear: return false
    case .monthUnit where walk.parts.month == nil && digits <= 2: walk.parts.month = value
    case .dayUnit where walk.parts.day == nil && digits <= 2: walk.parts.day = value
    case .hourUnit where walk.parts.hour == nil && digits <= 2,
      .zone where walk.parts.hour == nil && isVietnameseHour(value, digits, in: walk):
      walk.parts.hour = value
      walk.parts.minute = 0
      walk.index += 2
      takeMinutes(in: &walk)
      walk.finishTime(from: start)
      return true
    case .afternoon, .morning, .midday, .evening, .night:
      // Only without minutes: `3 pm`. In `14 PM 2:53` the word belongs to what follows.
      if walk.token(walk.index + 2)?.number != nil, walk.token(walk.index + 3)?.isSymbol(0x3A) ?? false { return false }
      guard walk.parts.hour == nil, digits <= 2, value <= 12, walk.tokens[walk.index + 1].range.count <= 4 else {
        return false
      }
      walk.parts.hour = value
      walk.parts.minute = 0
      walk.index += 1
      walk.finishTime(from: start)
      return true
    case .clock where walk.parts.hour == nil && value == 12:
      // `12 noon`
      walk.parts.hour = value
      walk.parts.minute = 0
      walk.index += 1
      walk.finishTime(from: start)
      return true
    default: return false
    }
    walk.sawNumber = true
    walk.index = mark + 1
    return true
  }

  /// `22g05`
  private static func isVietnameseHour(_ hour: Int, _ digits: Int, in walk: DateWalk) -> Bool {
    guard hour < 24, digits <= 2, let mark = walk.token(walk.index + 1), mark.isGlued, mark.range.count == 1,
      walk.bytes[mark.range.lowerBound] | 0x20 == UInt8(ascii: "g"),
      case (let minute, 2)? = walk.gluedNumber(walk.index + 2)
    else { return false }
    return minute < 60
  }

  /// `12-р сарын`, the twelfth month
  private static func isHyphenatedUnit(_ place: Int, in walk: DateWalk) -> Bool {
    guard let hyphen = walk.token(place), hyphen.isSymbol(0x2D), hyphen.isGlued, let unit = walk.token(place + 1),
      unit.isGlued
    else { return false }
    return unit.word == .monthUnit || unit.word == .yearUnit || unit.word == .dayUnit
  }

  private static func takeMinutes(in walk: inout DateWalk) {
    // `14 ч. 53 мин.`
    if walk.token(walk.index)?.isSymbol(0x2E) ?? false, walk.token(walk.index + 1)?.number != nil,
      walk.token(walk.index + 2)?.word == .minuteUnit
    {
      walk.index += 1
    }
    guard let (minute, digits) = walk.token(walk.index)?.number, digits <= 2 else { return }
    let unit = walk.token(walk.index + 1)?.word
    guard walk.tokens[walk.index].isGlued || unit == .minuteUnit || endsClock(at: walk.index, minute, digits, in: walk)
    else { return }
    walk.parts.minute = minute
    walk.index += 1
    let hasUnit = unit == .minuteUnit || isLetterM(walk.index, in: walk)
    let isSpaced = unit == .minuteUnit && !walk.tokens[walk.index].isGlued
    if hasUnit { walk.index += 1 }
    guard let (second, count) = walk.token(walk.index)?.number, count <= 2 else { return }
    let hasSecondUnit =
      walk.token(walk.index + 1)?.word == .secondUnit || isSpaced && isLetterS(walk.index + 1, in: walk)
    guard hasSecondUnit || hasUnit && walk.tokens[walk.index].isGlued else { return }
    walk.parts.second = second
    walk.index += 1
    if hasSecondUnit || (walk.token(walk.index)?.isGlued ?? false) && isLetterS(walk.index, in: walk) {
      walk.index += 1
    }
  }

  /// Whether a number after a spaced `h` can only be the minutes, as in `14 h 53`.
  private static func endsClock(at place: Int, _ minute: Int, _ digits: Int, in walk: DateWalk) -> Bool {
    guard minute < 60 else { return false }
    let next = walk.token(place + 1)
    switch next?.kind {
    // `9 Uhr 5 am 14. Dezember`, where `am` is no half of a day.
    case .word(.morning)? where digits == 1: return walk.token(place + 2)?.number != nil
    case .symbol(0x2D)?:
      // `9 giờ 30 - 14 tháng 12`, but not `9 giờ 30-12-2023`.
      guard digits == 2, next?.isGlued == false, let day = walk.token(place + 2), day.number != nil else {
        return false
      }
      return !day.isGlued && walk.token(place + 3)?.isSymbol(0x2D) != true
    // `9 ч 30 14 декабря`
    case .number?: return digits == 2 && isMonth(place + 2, in: walk)
    case .word(.filler)?, .word(.weekday)?: break
    default: if digits != 2 { return false }
    }
    switch next?.kind {
    case nil, .symbol(0x2C)?, .symbol(0x28)?, .symbol(0x29)?, .symbol(0x7C)?, .word(.zone)?: return true
    // `9 giờ 30 tối`
    case .word(.morning)?, .word(.midday)?, .word(.afternoon)?, .word(.evening)?, .word(.night)?: return true
    case .word(.filler)?, .word(.weekday)?:
      // `14 giờ 53 ngày 14 tháng 12`, but not `14 h 15 de dezembro`.
      var next = place + 2
      while isBesideDay(next, in: walk) { next += 1 }
      return walk.token(next)?.number != nil
    default: return false
    }
  }

  private static func isMonth(_ place: Int, in walk: DateWalk) -> Bool {
    switch walk.token(place)?.word {
    case .month?, .monthOrWeekday?, .solarMonth?, .monthMark?: true
    default: false
    }
  }

  /// What may stand between the time of day and the day.
  private static func isBesideDay(_ place: Int, in walk: DateWalk) -> Bool {
    switch walk.token(place)?.kind {
    case .symbol(0x2C)?, .word(.filler)?, .word(.weekday)?: true
    default: false
    }
  }

  private static func isLetterM(_ place: Int, in walk: DateWalk) -> Bool {
    guard let token = walk.token(place), token.isGlued else { return false }
    if case .word(.zone) = token.kind { return token.range.count == 1 }
    if case .word(.filler) = token.kind { return true }
    return false
  }

  private static func isLetterS(_ place: Int, in walk: DateWalk) -> Bool {
    guard let token = walk.token(place), token.range.count == 1 else { return false }
    if case .word(.zone) = token.kind { return true }
    return false
  }
}

/// Numbers: times of day, dates of numbers, and those with a unit.
extension DateInterpreter {
  mutating func takeNumber() throws(FeedDate.Refusal) {
    guard let (value, digits) = tokens[index].number else { return }
    if takeChineseWeekday(value) { return }
    if try takeClock(value, digits) { return }
    if takeUnit(value, digits) { return }
    sawNumber = true
    if try takeWeekOrOrdinal(value, digits) { return }
    if takeColonDay(value, digits) { return }
    if try takeGroup() { return }
    if try takeCompact(value, digits) { return }
    parts.loose.append(DateParts.Number(value: value, digits: digits))
    index += 1
  }

  /// `四, 14 十二月 2023`: Thursday, the fourth day of the week.
  private mutating func takeChineseWeekday(_ value: Int) -> Bool {
    guard index == 0, tokens[0].range.count == 3, (1...6).contains(value), bytes[tokens[0].range.lowerBound] != 0xEF,
      token(1)?.isSymbol(0x2C) ?? false
    else { return false }
    parts.weekday = value - 1
    index = 2
    return true
  }

  // MARK: Time of day

  /// `14:53`, `14:53:00.123`, `9:5:3`
  private mutating func takeClock(_ value: Int, _ digits: Int) throws(FeedDate.Refusal) -> Bool {
    guard digits <= 2, token(index + 1)?.isSymbol(0x3A) ?? false, let (minute, minuteDigits) = token(index + 2)?.number,
      minuteDigits <= 2
    else { return false }
    let start = index
    if parts.hour != nil {
      // The plus sign of an offset was lost, taken for a space in a URL.
      guard sawTimeMark, parts.zone == nil, index + 3 == tokens.count, timeEnd == index, digits == 2, value <= 14,
        minuteDigits == 2, minute % 15 == 0, minute < 60
      else { throw .unreadable }
      parts.zone = .offset(Int32(value * 3600 + minute * 60))
      index += 3
      return true
    }
    parts.hour = value
    parts.minute = minute
    index += 3
    if token(index)?.isSymbol(0x3A) ?? false, let (second, secondDigits) = token(index + 1)?.number {
      guard secondDigits <= 2 else { throw .unreadable }
      parts.second = second
      index += 2
      if token(index)?.isSymbol(0x3A) ?? false, let (_, count) = gluedNumber(index + 1) {
        // `14:53:00:123` in milliseconds, `14:53:00:00`.
        guard count >= 2 else { throw .unreadable }
        parts.nanoseconds = nanoseconds(of: tokens[index + 1])
        index += 2
      } else if fractionFollows {
        parts.nanoseconds = nanoseconds(of: tokens[index + 1])
        index += 2
      }
    } else if sawTimeMark, fractionFollows {
      parts.extraNanoseconds = Int64(nanoseconds(of: tokens[index + 1])) * 60
      index += 2
    }
    finishTime(from: start)
    return true
  }

  /// Whether a decimal mark and digits follow that are not the beginning of a date.
  private var fractionFollows: Bool {
    guard let mark = token(index), mark.isGlued, mark.isSymbol(0x2E) || mark.isSymbol(0x2C),
      gluedNumber(index + 1) != nil
    else { return false }
    if let after = token(index + 2), after.isGlued, after.isSymbol(0x2F) || after.isSymbol(0x2E) { return false }
    if let after = token(index + 2), after.isGlued, after.isSymbol(0x2D), gluedNumber(index + 3) != nil,
      let more = token(index + 4), more.isGlued, more.isSymbol(0x2D)
    {
      return false
    }
    return true
  }

  /// The digits of a number as the fraction of a second.
  private func nanoseconds(of token: DateToken) -> Int32 {
    guard let (value, digits) = token.number else { return 0 }
    var result = value
    for _ in 0..<max(0, 9 - digits) { result *= 10 }
    for _ in 0..<max(0, digits - 9) { result /= 10 }
    return Int32(clamping: result)
  }

  // MARK: Units

  /// `14h53`, `14 giờ 53 phút`, `2023年12月14日14時53分`, `3 pm`
  private mutating func takeUnit(_ value: Int, _ digits: Int) -> Bool {
    let mark = isHyphenatedUnit(index + 1) ? index + 2 : index + 1
    guard let unit = token(mark)?.word else { return false }
    let start = index
    switch unit {
    case .yearUnit where parts.year == nil:
      // Chinese years of three digits count from the Republic.
      let isOfRepublic = language.primary == "zh" && digits == 3 && value >= 100
      parts.year = isOfRepublic ? value + 1911 : value
      parts.yearDigits = isOfRepublic ? 4 : digits
    case .firstYear: return false
    case .monthUnit where parts.month == nil && digits <= 2: parts.month = value
    case .dayUnit where parts.day == nil && digits <= 2: parts.day = value
    case .hourUnit where parts.hour == nil && digits <= 2:
      parts.hour = value
      parts.minute = 0
      index += 2
      takeMinutes()
      finishTime(from: start)
      return true
    case .afternoon, .morning, .midday:
      // Only without minutes: `3 pm`. In `14 PM 2:53` the word belongs to what follows.
      if token(index + 2)?.number != nil, token(index + 3)?.isSymbol(0x3A) ?? false { return false }
      guard parts.hour == nil, digits <= 2, value <= 12, tokens[index + 1].range.count <= 4 else { return false }
      parts.hour = value
      parts.minute = 0
      index += 1
      finishTime(from: start)
      return true
    case .clock where parts.hour == nil && value == 12:
      // `12 noon`
      parts.hour = value
      parts.minute = 0
      index += 1
      finishTime(from: start)
      return true
    default: return false
    }
    sawNumber = true
    index = mark + 1
    return true
  }

  /// `12-р сарын`, the twelfth month
  private func isHyphenatedUnit(_ place: Int) -> Bool {
    guard let hyphen = token(place), hyphen.isSymbol(0x2D), hyphen.isGlued, let unit = token(place + 1), unit.isGlued
    else { return false }
    return unit.word == .monthUnit || unit.word == .yearUnit || unit.word == .dayUnit
  }

  private mutating func takeMinutes() {
    // `14 ч. 53 мин.`
    if token(index)?.isSymbol(0x2E) ?? false, token(index + 1)?.number != nil, token(index + 2)?.word == .minuteUnit {
      index += 1
    }
    guard let (minute, digits) = token(index)?.number, digits <= 2 else { return }
    let unit = token(index + 1)?.word
    guard tokens[index].isGlued || unit == .minuteUnit || endsClock(at: index, minute, digits) else { return }
    parts.minute = minute
    index += 1
    let hasUnit = unit == .minuteUnit || isLetterM(index)
    let isSpaced = unit == .minuteUnit && !tokens[index].isGlued
    if hasUnit { index += 1 }
    guard let (second, count) = token(index)?.number, count <= 2 else { return }
    let hasSecondUnit = token(index + 1)?.word == .secondUnit || isSpaced && isLetterS(index + 1)
    guard hasSecondUnit || hasUnit && tokens[index].isGlued else { return }
    parts.second = second
    index += 1
    if hasSecondUnit || (token(index)?.isGlued ?? false) && isLetterS(index) { index += 1 }
  }

  /// Whether a number after a spaced `h` can only be the minutes, as in `14 h 53`.
  private func endsClock(at place: Int, _ minute: Int, _ digits: Int) -> Bool {
    guard digits == 2, minute < 60 else { return false }
    switch token(place + 1)?.kind {
    case nil, .symbol(0x2C)?, .symbol(0x28)?, .symbol(0x29)?, .symbol(0x7C)?, .word(.zone)?: return true
    // `9 giờ 30 tối`
    case .word(.morning)?, .word(.midday)?, .word(.afternoon)?: return true
    case .word(.filler)?, .word(.weekday)?:
      // `14 giờ 53 ngày 14 tháng 12`, but not `14 h 15 de dezembro`.
      var next = place + 2
      while isBesideDay(next) { next += 1 }
      return token(next)?.number != nil
    default: return false
    }
  }

  /// What may stand between the time of day and the day.
  private func isBesideDay(_ place: Int) -> Bool {
    switch token(place)?.kind {
    case .symbol(0x2C)?, .word(.filler)?, .word(.weekday)?: true
    default: false
    }
  }

  private func isLetterM(_ place: Int) -> Bool {
    guard let token = token(place), token.isGlued else { return false }
    if case .word(.zone) = token.kind { return token.range.count == 1 }
    if case .word(.filler) = token.kind { return true }
    return false
  }

  private func isLetterS(_ place: Int) -> Bool {
    guard let token = token(place), token.range.count == 1 else { return false }
    if case .word(.zone) = token.kind { return true }
    return false
  }

  // MARK: ISO 8601 weeks and days of the year

  private mutating func takeWeekOrOrdinal(_ year: Int, _ digits: Int) throws(FeedDate.Refusal) -> Bool {
    guard digits == 4, parts.groups.isEmpty, parts.year == nil else { return false }
    var place = index + 1
    let isExtended = token(place).map { $0.isGlued && $0.isSymbol(0x2D) } ?? false
    if isExtended { place += 1 }
    if let mark = token(place), mark.isGlued, mark.word == .weekMark, let (week, weekDigits) = gluedNumber(place + 1) {
      parts.year = year
      parts.dayOfWeek = nil
      if weekDigits == 3, !isExtended {
        parts.week = week / 10
        parts.dayOfWeek = week % 10
      } else if weekDigits == 2 {
        parts.week = week
        if let dash = token(place + 2), dash.isGlued, dash.isSymbol(0x2D), let (day, count) = gluedNumber(place + 3) {
          guard count == 1 else { throw .unreadable }
          parts.dayOfWeek = day
          place += 2
        }
      } else {
        throw .unreadable
      }
      index = place + 2
      return true
    }
    // 2023-348, but not 2003-012-31, which Google once wrote.
    if isExtended, let (day, count) = gluedNumber(place), count == 3 {
      if let dash = token(place + 1), dash.isGlued, dash.isSymbol(0x2D), gluedNumber(place + 2) != nil { return false }
      parts.year = year
      parts.dayOfYear = day
      index = place + 1
      return true
    }
    return false
  }

  // MARK: Dates of numbers

  /// `2023:12:14`, as cameras write it.
  private mutating func takeColonDay(_ year: Int, _ digits: Int) -> Bool {
    guard index == 0, digits == 4, token(1)?.isSymbol(0x3A) ?? false, case (let month, 2)? = gluedNumber(2),
      token(3)?.isSymbol(0x3A) ?? false, case (let day, 2)? = gluedNumber(4)
    else { return false }
    parts.groups.append(
      DateParts.Group(
        numbers: [
          DateParts.Number(value: year, digits: 4), DateParts.Number(value: month, digits: 2),
          DateParts.Number(value: day, digits: 2),
        ], separator: UInt8(ascii: "-")))
    index = 5
    return true
  }

  /// `14/12/2023`, `2023-12-14`, `14. 12. 2023`, `12/2023`, and `14.53`, which may be a time of day.
  private mutating func takeGroup() throws(FeedDate.Refusal) -> Bool {
    guard let first = token(index)?.number, isDateSeparator(index + 1), let second = token(index + 2)?.number,
      case .symbol(let separator) = tokens[index + 1].kind
    else { return false }
    let isTight = tokens[index + 1].isGlued && tokens[index + 2].isGlued
    // A range or a dash between date and time of day: `2023 - 14:53`.
    if token(index + 3)?.isSymbol(0x3A) ?? false { return false }
    // Hungarian `2023. dec. 14. 14.53`
    if parts.month != nil, !isTight, isDateSeparator(index + 3), isTightNumber(index + 4) { return false }
    var numbers = [first, second].map { DateParts.Number(value: $0.value, digits: $0.digits) }
    var end = index + 3
    if let mark = token(end), mark.isSymbol(separator), let third = token(end + 1)?.number,
      !(token(end + 2)?.isSymbol(0x3A) ?? false) || third.digits == 4,
      isTight == (mark.isGlued && tokens[end + 1].isGlued) || separator == UInt8(ascii: ".")
    {
      numbers.append(DateParts.Number(value: third.value, digits: third.digits))
      end += 2
    } else if !isTight {
      return false
    }
    guard numbers.allSatisfy({ $0.digits <= 4 }) else { return false }
    if parts.month != nil, parts.day == nil, parts.year == nil, numbers.count == 2, first.digits <= 2,
      second.digits == 4
    {
      // `Dec-14-2023`
      parts.day = first.value
      parts.year = second.value
      index = end
      return true
    }
    if numbers.count == 3, separator == UInt8(ascii: "-"), let dash = token(end), dash.isGlued, dash.isSymbol(0x2D),
      let (_, digits) = gluedNumber(end + 1), digits < 4,
      !(token(end + 2).map { $0.isGlued && $0.isSymbol(0x3A) } ?? false)
    {
      throw .unreadable
    }
    guard parts.groups.count < 3 else { throw .unreadable }
    // `02.53.00.000000 PM`, a time of day of Oracle's
    if numbers.count == 3, separator == UInt8(ascii: "."), hasDate, numbers.allSatisfy({ $0.digits == 2 }),
      let dot = token(end), dot.isGlued, dot.isSymbol(separator), let (_, digits) = gluedNumber(end + 1), digits > 2
    {
      parts.nanoseconds = nanoseconds(of: tokens[end + 1])
      end += 2
    }
    parts.groups.append(DateParts.Group(numbers: numbers, separator: separator))
    if separator == UInt8(ascii: ".") { finishDots(from: index) }
    index = end
    return true
  }

  /// Whether a number follows the symbol before it, and that one the token before, without a space.
  private func isTightNumber(_ place: Int) -> Bool { token(place - 1)?.isGlued ?? false && gluedNumber(place) != nil }

  // MARK: Digits in a row

  /// `20231214`, `20231214145300`, `T1453`, `14 Dec 2023 1453 GMT`, `2023348`, and the offset that lost its sign.
  private mutating func takeCompact(_ value: Int, _ digits: Int) throws(FeedDate.Refusal) -> Bool {
    let hasYear = parts.year != nil || !parts.groups.isEmpty || parts.loose.contains { $0.digits == 4 }
    let mayBeClock = sawTimeMark || (parts.day != nil && parts.yearDigits == 8) || isClockWithoutColon(value, digits)
    if parts.hour == nil, mayBeClock, digits == 2 && sawTimeMark || digits == 4 || digits == 6 {
      let clock = digits == 2 ? value * 10_000 : digits == 4 ? value * 100 : value
      let start = index
      parts.hour = clock / 10_000
      parts.minute = clock / 100 % 100
      if digits == 6 { parts.second = clock % 100 }
      index += 1
      if fractionFollows {
        let fraction = Int64(nanoseconds(of: tokens[index + 1]))
        if digits == 6 {
          parts.nanoseconds = Int32(fraction)
        } else {
          parts.extraNanoseconds = fraction * (digits == 4 ? 60 : 3600)
        }
        index += 2
      }
      finishTime(from: start)
      return true
    }
    if parts.hour != nil, parts.zone == nil, digits == 4, hasYear, timeEnd == index, value <= 1400,
      [0, 30, 45].contains(value % 100)
    {
      parts.zone = .offset(Int32(value / 100 * 3600 + value % 100 * 60))
      index += 1
      return true
    }
    guard parts.year == nil, parts.groups.isEmpty, parts.loose.isEmpty, parts.month == nil else { return false }
    switch digits {
    case 7:
      parts.year = value / 1000
      parts.dayOfYear = value % 1000
    case 8: setDay(value)
    case 12, 14:
      let clock = digits == 12 ? value * 100 : value
      setDay(clock / 1_000_000)
      parts.hour = clock / 10_000 % 100
      parts.minute = clock / 100 % 100
      parts.second = digits == 14 ? clock % 100 : nil
      timeEnd = index + 1
    default: return false
    }
    index += 1
    if timeEnd == index, fractionFollows {
      parts.nanoseconds = nanoseconds(of: tokens[index + 1])
      index += 2
      timeEnd = index
    }
    return true
  }

  /// Whether digits behind a whole date can only be a time of day: they are followed by a zone, or by nothing and are
  /// no year.
  private func isClockWithoutColon(_ value: Int, _ digits: Int) -> Bool {
    guard hasDate, parts.loose.contains(where: { $0.digits == 4 }) || parts.year != nil || !parts.groups.isEmpty else {
      return false
    }
    let clock = digits == 4 ? value * 100 : value
    guard clock < 240_000, clock / 100 % 100 < 60, clock % 100 < 60 else { return false }
    guard let next = token(index + 1) else { return digits == 6 || !(1900..<2100).contains(value) }
    if case .zone? = next.word { return true }
    return (next.isSymbol(0x2B) || next.isSymbol(0x2D)) && gluedNumber(index + 2) != nil
  }

  private mutating func setDay(_ value: Int) {
    parts.year = value / 10_000
    parts.month = value / 100 % 100
    parts.day = value % 100
    parts.yearDigits = 8
  }

  /// Whether an unknown word may stand for AM or PM: small letters, or letters that are neither small nor capital, straight
  /// behind a clock of twelve hours. Names of zones and people begin with a capital.
  func mayBeHalfOfDay(_ token: DateToken) -> Bool {
    guard timeEnd == index, let hour = parts.hour, hour >= 1, hour <= 12, parts.meridiem == nil, parts.zone == nil,
      // `9:48 local time`, `9:48 by Somebody`
      self.token(index + 1).map({
        $0.number != nil || $0.word != nil || $0.isSymbol(0x2C) || $0.isSymbol(0x2B) || $0.isSymbol(0x2E)
      })
        ?? true,
      let first = String(decoding: bytes[token.range], as: UTF8.self).unicodeScalars.first
    else { return false }
    return first.properties.isAlphabetic && !first.properties.isUppercase
  }
}

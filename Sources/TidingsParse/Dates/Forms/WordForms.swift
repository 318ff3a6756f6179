/// Words that are known.
enum WordForms {
  static func take(_ word: DateWord, in walk: inout DateWalk) throws(FeedDate.Refusal) {
    let token = walk.tokens[walk.index]
    let place = walk.index
    walk.index += 1
    switch word {
    case .month(let named): try takeMonth(named, token, at: place, in: &walk)
    case .solarMonth(let month):
      guard walk.parts.month == nil else { throw .unreadable }
      walk.parts.month = month
      walk.parts.isSolarHijri = true
    case .lunarMonth: walk.parts.isLunarHijri = true
    case .corresponding: takeCorresponding(in: &walk)
    case .beforeDay: walk.parts.needsDay = true
    case .source: passSource(in: &walk)
    case .monthOrWeekday(let month): takeMonthOrWeekday(month, token, at: place, in: &walk)
    case .weekday(let day):
      let followsNumber = token.isGlued && walk.token(place - 1)?.number != nil
      if !followsNumber {
        walk.parts.namesWeekday = true
        if walk.parts.weekday == nil { walk.parts.weekday = day }
      }
    case .weekdayPrefix: takeWeekdayPrefix(hasMarks: token.hasMarks, in: &walk)
    case .monthMark: try takeMonthMark(in: &walk)
    case .timeMark: takeTimeMark(at: place, in: &walk)
    case .afternoon: walk.takeMeridiem(.afternoon, at: place)
    case .midday: walk.takeMeridiem(.midday, at: place)
    case .morning: walk.takeMeridiem(.morning, at: place)
    case .evening: walk.takeMeridiem(.evening, at: place)
    case .night: walk.takeMeridiem(.night, at: place)
    case .clock(let hour): ClockForms.takeName(hour, at: place, in: &walk)
    case .afternoonAfterTime: takeHalf(.afternoon, behindTime: token, at: place, in: &walk)
    case .morningAfterTime: takeHalf(.morning, behindTime: token, at: place, in: &walk)
    case .zone(let zone): takeZone(zone, token, at: place, in: &walk)
    case .era(let shift): try takeEra(shift, in: &walk)
    case .ordinal where isVietnameseMonth(token, at: place, in: walk):
      walk.parts.month = walk.token(walk.index)?.number?.value
      walk.sawNumber = true
      walk.index += 1
    case .ordinal where !walk.sawNumber && token.range.count == 2:
      // Th 5, the Vietnamese Thursday.
      if let (value, digits) = walk.token(walk.index)?.number, digits == 1, value >= 2, value <= 8,
        !(walk.token(walk.index + 1)?.isSymbol(0x3A) ?? false)
      {
        walk.parts.weekday = value - 2
        walk.index += 1
      }
    case .ordinal:
      // Vietnamese Th12 is no English ordinal.
      if !token.isGlued, let (value, digits) = walk.gluedNumber(walk.index), digits <= 2, walk.parts.month == nil,
        (1...12).contains(value) || isVietnameseMark(token, in: walk)
      {
        walk.parts.month = try month(value)
        walk.index += 1
      }
    case .filler where walk.timeEnd == place && walk.bytes[token.range].elementsEqual("i.n".utf8):
      // Irish iarnóin; without points it is a preposition elsewhere.
      walk.takeMeridiem(.afternoon, at: place)
    case .filler, .yearUnit, .monthUnit, .dayUnit, .hourUnit, .minuteUnit, .secondUnit, .weekMark,
      .firstYear:
      break
    }
  }

  private static func takeMonthOrWeekday(_ month: Int, _ token: DateToken, at place: Int, in walk: inout DateWalk) {
    let isMonth = DateLanguages.isMonth(
      month, written: walk.bytes[token.range], hasMarks: token.hasMarks, in: walk.language)
    if !isMonth {
      walk.parts.namesWeekday = true
    } else if walk.parts.month == nil, isBetweenNumbers(place, in: walk) {
      walk.parts.month = month
    } else {
      walk.parts.maybeMonth = month
    }
  }

  private static func takeMonth(
    _ named: Int, _ token: DateToken, at place: Int, in walk: inout DateWalk
  ) throws(FeedDate.Refusal) {
    let followsPoint = walk.token(place - 1)?.isSymbol(0x2E) ?? false
    let month = DateLanguages.month(
      named, written: walk.bytes[token.range], followsPoint: followsPoint, in: walk.language)
    guard let month else {
      walk.index = place
      return try UnknownWords.take(DateWords.fold(String(decoding: walk.bytes[token.range], as: UTF8.self)), in: &walk)
    }
    if walk.parts.month != nil, walk.timeEnd == place, let zone = ZoneName.named(walk.bytes[token.range]) {
      // Welsh Awst, Basque Uzt
      walk.index = place
      ZoneForms.takeName(zone, in: &walk)
      return
    }
    guard walk.parts.month == nil || walk.parts.month == month else { throw .unreadable }
    walk.parts.month = month
    if isThai(token, in: walk) { walk.parts.isThai = true }
  }

  /// The month behind a word such as `tháng`.
  private static func takeMonthMark(in walk: inout DateWalk) throws(FeedDate.Refusal) {
    if let (value, digits) = walk.token(walk.index)?.number, digits <= 2, walk.parts.month == nil,
      !(walk.isDateSeparator(walk.index + 1) && walk.token(walk.index + 2)?.number != nil)
    {
      walk.parts.month = try month(value)
      walk.sawNumber = true
      walk.index += 1
    }
  }

  /// A half of the day in languages that name it behind the time.
  private static func takeHalf(
    _ half: DateParts.Meridiem, behindTime token: DateToken, at place: Int, in walk: inout DateWalk
  ) {
    let isAbbreviated = walk.token(walk.index)?.isSymbol(0x2E) ?? false
    let next = isAbbreviated ? walk.index + 1 : walk.index
    if walk.timeEnd == place, token.range.count > 1 || token.isGlued || isAbbreviated {
      // French du is an article.
      if walk.bytes[token.range].elementsEqual("du".utf8), !isAbbreviated, walk.language.primary != "hu" { return }
      walk.takeMeridiem(half, at: place)
    } else if token.hasMarks || walk.language.putsMeridiemFirst, walk.token(next)?.number != nil,
      walk.token(next + 1)?.isSymbol(0x3A) ?? false, !isFrenchAt(token, in: walk)
    {
      // Turkish ÖS and ÖÖ also stand before it, as do others where a program puts them.
      walk.takeMeridiem(half, at: place)
    }
  }

  private static func takeZone(_ zone: ZoneName, _ token: DateToken, at place: Int, in walk: inout DateWalk) {
    if token.range.count == 1, !zone.isUniversal, walk.timeEnd != place { return }
    // `East Something Time` is no time of the Easter Island, nor `West …` one of western Europe.
    if isDirection(token, in: walk), case .unknownWord? = walk.token(walk.index)?.kind { return }
    // A name of another script is no other word, as is 北京时间 before the day.
    if walk.parts.hour != nil || zone.isUniversal || walk.bytes[token.range.lowerBound] >= 0xD0 {
      walk.index = place
      ZoneForms.takeName(zone, in: &walk)
    } else if case .offset(let offset) = zone.meaning, token.range.count > 1 {
      walk.parts.zoneOfDottedTime = offset
    }
  }

  /// Whether a word stands where no day of the week does: `05-MAR-24`.
  private static func isBetweenNumbers(_ place: Int, in walk: DateWalk) -> Bool {
    guard walk.isDateSeparator(place - 1), walk.isDateSeparator(place + 1), let token = walk.token(place - 2),
      token.number != nil
    else { return false }
    return walk.tokens[place].isGlued && walk.gluedNumber(place + 2) != nil
  }

  private static func isDirection(_ token: DateToken, in walk: DateWalk) -> Bool {
    let word = String(decoding: walk.bytes[token.range].map { $0 | 0x20 }, as: UTF8.self)
    return word == "east" || word == "west"
  }

  /// Whether `Th6` is June and no Friday: between day and year, or before the day and the year, or the year.
  private static func isVietnameseMonth(_ token: DateToken, at place: Int, in walk: DateWalk) -> Bool {
    guard walk.language.primary == "vi" || !walk.language.isKnown, isVietnameseMark(token, in: walk),
      walk.parts.month == nil, let (value, digits) = walk.gluedNumber(place + 1), digits <= 2, (1...12).contains(value)
    else { return false }
    if walk.isDateSeparator(place - 1), walk.isDateSeparator(place + 2) { return walk.token(place - 2)?.number != nil }
    guard !walk.sawNumber, let first = walk.token(place + 2)?.number, !walk.isDateSeparator(place + 3) else {
      return false
    }
    if first.digits == 4 { return true }
    let year = walk.token(place + 3)?.isSymbol(0x2C) ?? false ? place + 4 : place + 3
    return first.digits <= 2 && walk.token(year)?.number?.digits == 4
  }

  private static func isVietnameseMark(_ token: DateToken, in walk: DateWalk) -> Bool {
    token.range.count == 2 && (walk.bytes[token.range.lowerBound] | 0x20) == UInt8(ascii: "t")
  }

  /// The number that a word calls a month: of another one no month must be made.
  private static func month(_ value: Int) throws(FeedDate.Refusal) -> Int {
    guard (1...12).contains(value) else { throw .impossible }
    return value
  }

  /// "à 12:00" is noon.
  private static func isFrenchAt(_ token: DateToken, in walk: DateWalk) -> Bool {
    ["à", "À", "a\u{300}", "A\u{300}"].contains { walk.bytes[token.range].elementsEqual($0.utf8) }
  }

  private static func isThai(_ token: DateToken, in walk: DateWalk) -> Bool {
    guard token.range.count >= 3, walk.bytes[token.range.lowerBound] == 0xE0 else { return false }
    let second = walk.bytes[token.range.lowerBound + 1]
    return second == 0xB8 || second == 0xB9
  }

  /// Of the same day in two calendars, the one that is not lunar counts.
  private static func takeCorresponding(in walk: inout DateWalk) {
    if walk.parts.isLunarHijri {
      walk.parts.isLunarHijri = false
      walk.parts.loose = []
      walk.parts.groups = []
      (walk.parts.year, walk.parts.day) = (nil, nil)
    } else if walk.hasDate {
      walk.index = walk.tokens.count
    }
  }

  /// What is behind `来源：` up to the year, or to the end: who wrote.
  private static func passSource(in walk: inout DateWalk) {
    let rest = walk.tokens[walk.index...]
    if walk.hasDate, rest.allSatisfy({ $0.number == nil }) {
      walk.index = walk.tokens.count
      return
    }
    guard !walk.sawNumber, walk.token(walk.index)?.isSymbol(0x3A) ?? false,
      let year = rest.firstIndex(where: { $0.number != nil }),
      walk.tokens[year].number?.digits == 4
    else { return }
    walk.index = year
  }

  private static func takeWeekdayPrefix(hasMarks: Bool, in walk: inout DateWalk) {
    let isVietnamese = hasMarks || walk.language.primary == "vi"
    if isVietnamese, let (value, digits) = walk.token(walk.index)?.number, digits == 1, value >= 2, value <= 8 {
      walk.parts.weekday = value - 2
      walk.index += 1
    } else if !hasMarks {
      walk.parts.weekday = 3
    }
  }

  private static func takeTimeMark(at place: Int, in walk: inout DateWalk) {
    guard let (value, digits) = walk.gluedNumber(walk.index) else { return }
    if walk.tokens[place].isGlued, walk.token(place - 1)?.number != nil {
      walk.sawTimeMark = true
    } else if digits <= 2, !walk.sawNumber, value >= 2, value <= 8,
      !(walk.token(walk.index + 1)?.isSymbol(0x3A) ?? false)
    {
      walk.parts.weekday = value - 2
      walk.index += 1
    } else if digits <= 2, walk.sawNumber, walk.parts.month == nil, value >= 1, value <= 12,
      !(walk.token(walk.index + 1)?.isSymbol(0x3A) ?? false)
    {
      walk.parts.month = value
      walk.index += 1
    } else {
      walk.sawTimeMark = true
    }
  }

  private static func takeEra(_ shift: Int, in walk: inout DateWalk) throws(FeedDate.Refusal) {
    if let (value, digits) = walk.token(walk.index)?.number, walk.parts.year == nil, digits <= 4 {
      walk.parts.year = try EraForms.year(value, of: shift)
      walk.sawNumber = true
      walk.index += 1
      // `令和6.3.4`
      let place = walk.index
      if shift > 0, walk.parts.month == nil, walk.isDateSeparator(place), walk.isDateSeparator(place + 2),
        let (month, monthDigits) = walk.gluedNumber(place + 1), let (day, dayDigits) = walk.gluedNumber(place + 3),
        monthDigits <= 2, dayDigits <= 2
      {
        (walk.parts.month, walk.parts.day) = (month, day)
        walk.index += 4
      }
    } else if walk.token(walk.index)?.word == .firstYear, shift != 0 {
      walk.parts.year = 1 + shift
      walk.sawNumber = true
      walk.index += 1
    }
  }
}

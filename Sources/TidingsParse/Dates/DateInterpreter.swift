/// Walks over a date's tokens and finds out what each of them is.
struct DateInterpreter {
  let bytes: [UInt8]
  let tokens: [DateToken]
  let language: DateLanguage
  var index = 0
  var parts = DateParts()
  /// Whether the `T` of ISO 8601 was met.
  var sawTimeMark = false
  /// The index behind the time of day, to know what stands straight after it.
  var timeEnd = -1
  private var pendingMeridiem: (DateParts.Meridiem, index: Int)?
  private var unknownWords = 0
  var sawNumber = false

  init(bytes: [UInt8], tokens: [DateToken], language: DateLanguage) {
    self.bytes = bytes
    self.tokens = tokens
    self.language = language
  }

  /// - Throws: why the text is no date.
  mutating func run() throws(FeedDate.Refusal) -> DateParts {
    if language.primary == "ja", beginsWithEraLetter { throw .unreadable }
    while index < tokens.count {
      switch tokens[index].kind {
      case .symbol(let symbol): try takeSymbol(symbol)
      case .number: try takeNumber()
      case .word(let word): try takeWord(word)
      case .unknownWord(let text): try takeUnknownWord(text)
      }
    }
    guard !parts.isLunarHijri else { throw .unreadable }
    return parts
  }

  /// `R5.12.14`, a year of the Japanese era Reiwa: without its letter it would be another year.
  private var beginsWithEraLetter: Bool {
    guard let first = tokens.first, first.range.count == 1, gluedNumber(1)?.digits ?? 9 <= 2 else { return false }
    return "MTSHRmtshr".utf8.contains(bytes[first.range.lowerBound])
  }

  func token(_ place: Int) -> DateToken? { place >= 0 && place < tokens.count ? tokens[place] : nil }

  /// The number at a place that follows without a space.
  func gluedNumber(_ place: Int) -> (value: Int, digits: Int)? {
    guard let token = token(place), token.isGlued else { return nil }
    return token.number
  }

  // MARK: Symbols

  private mutating func takeSymbol(_ symbol: UInt8) throws(FeedDate.Refusal) {
    switch symbol {
    case UInt8(ascii: "("), UInt8(ascii: "["): takeBracket(closing: symbol == UInt8(ascii: "(") ? 0x29 : 0x5D)
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      if try takeNumericOffset(at: index) { return }
      // A year before the first is another one without its sign.
      let isNegativeYear = index == 0 && gluedNumber(1)?.value ?? 0 >= 1583 && isDateSeparator(2)
      guard symbol == UInt8(ascii: "-"), !isNegativeYear else { throw .unreadable }
      index += 1
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "/"), UInt8(ascii: "."),
      UInt8(ascii: "@"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: ":"), UInt8(ascii: ")"),
      UInt8(ascii: "]"), UInt8(ascii: "*"), UInt8(ascii: "~"):
      index += 1
    default: throw .unreadable
    }
  }

  /// A comment, unless it holds the zone, or the date itself: `14:53 (14/12/2023)`.
  private mutating func takeBracket(closing: UInt8) {
    let start = index + 1
    var end = start
    while end < tokens.count, !tokens[end].isSymbol(closing) { end += 1 }
    let numbers = tokens[start..<end].reduce(0) { $0 + ($1.number == nil ? 0 : 1) }
    let beginsWithNumber = token(start)?.number != nil
    let holdsClock = parts.hour == nil && (token(start + 1)?.isSymbol(0x3A) ?? false)
    if beginsWithNumber, numbers >= 3 && parts.groups.isEmpty || holdsClock {
      index = start
      return
    }
    if parts.zone == nil, end > start {
      index = start
      if let word = tokens[start].word {
        if case .zone(let zone) = word, zone.isUniversal || tokens[start].range.count > 1 { takeZone(zone) }
      } else if case .unknownWord(let text) = tokens[start].kind {
        _ = takeZonePath(text)
      } else if tokens[start].isSymbol(0x2B) || tokens[start].isSymbol(0x2D) {
        _ = try? takeNumericOffset(at: start)
      }
    }
    index = min(end + 1, tokens.count)
  }

  // MARK: Words

  private mutating func takeWord(_ word: DateWord) throws(FeedDate.Refusal) {
    let token = tokens[index]
    let place = index
    index += 1
    switch word {
    case .month(let named):
      let month = DateLanguages.month(named, written: bytes[token.range], in: language)
      if parts.month != nil, timeEnd == place, let zone = ZoneName.named(bytes[token.range]) {
        // Welsh Awst, Basque Uzt
        index = place
        takeZone(zone)
        return
      }
      guard parts.month == nil || parts.month == month else { throw .unreadable }
      parts.month = month
      if isThai(token) { parts.isThai = true }
    case .solarMonth(let month):
      guard parts.month == nil else { throw .unreadable }
      parts.month = month
      parts.isSolarHijri = true
    case .lunarMonth: parts.isLunarHijri = true
    case .corresponding: takeCorresponding()
    case .monthOrWeekday(let month): parts.maybeMonth = month
    case .weekday(let day):
      let followsNumber = token.isGlued && self.token(place - 1)?.number != nil
      if !followsNumber, parts.weekday == nil { parts.weekday = day }
    case .weekdayPrefix: takeWeekdayPrefix(hasMarks: token.hasMarks)
    case .monthMark:
      if let (value, digits) = self.token(index)?.number, digits <= 2, value >= 1, value <= 12, parts.month == nil,
        !(isDateSeparator(index + 1) && self.token(index + 2)?.number != nil)
      {
        parts.month = value
        sawNumber = true
        index += 1
      }
    case .timeMark: takeTimeMark(at: place)
    case .afternoon: takeMeridiem(.afternoon, at: place)
    case .midday: takeMeridiem(.midday, at: place)
    case .morning: takeMeridiem(.morning, at: place)
    case .afternoonAfterTime, .morningAfterTime:
      let isAbbreviated = self.token(index)?.isSymbol(0x2E) ?? false
      let next = isAbbreviated ? index + 1 : index
      if timeEnd == place, token.range.count > 1 || token.isGlued || isAbbreviated {
        // French du is an article.
        if bytes[token.range].elementsEqual("du".utf8), !isAbbreviated, language.primary != "hu" { return }
        takeMeridiem(word == .afternoonAfterTime ? .afternoon : .morning, at: place)
      } else if token.hasMarks || language.putsMeridiemFirst, self.token(next)?.number != nil,
        self.token(next + 1)?.isSymbol(0x3A) ?? false, !isFrenchAt(token)
      {
        // Turkish ÖS and ÖÖ also stand before it, as do others where a program puts them.
        takeMeridiem(word == .afternoonAfterTime ? .afternoon : .morning, at: place)
      }
    case .zone(let zone):
      if token.range.count == 1, !zone.isUniversal, timeEnd != place { return }
      if parts.hour != nil || zone.isUniversal {
        index = place
        takeZone(zone)
      } else if case .offset(let offset) = zone.meaning, token.range.count > 1 {
        parts.zoneOfDottedTime = offset
      }
    case .era(let shift): takeEra(shift)
    case .ordinal where !sawNumber && token.range.count == 2:
      // Th 5, the Vietnamese Thursday.
      if let (value, digits) = self.token(index)?.number, digits == 1, value >= 2, value <= 8,
        !(self.token(index + 1)?.isSymbol(0x3A) ?? false)
      {
        parts.weekday = value - 2
        index += 1
      }
    case .ordinal:
      // Vietnamese Th12 is no English ordinal.
      if !token.isGlued, let (value, digits) = gluedNumber(index), digits <= 2, value >= 1, value <= 12,
        parts.month == nil
      {
        parts.month = value
        index += 1
      }
    case .filler, .yearUnit, .monthUnit, .dayUnit, .hourUnit, .minuteUnit, .secondUnit, .weekMark,
      .firstYear:
      break
    }
  }

  /// "à 12:00" is noon.
  private func isFrenchAt(_ token: DateToken) -> Bool {
    ["à", "À", "a\u{300}", "A\u{300}"].contains { bytes[token.range].elementsEqual($0.utf8) }
  }

  private func isThai(_ token: DateToken) -> Bool {
    guard token.range.count >= 3, bytes[token.range.lowerBound] == 0xE0 else { return false }
    let second = bytes[token.range.lowerBound + 1]
    return second == 0xB8 || second == 0xB9
  }

  /// Of the same day in two calendars, the one that is not lunar counts.
  private mutating func takeCorresponding() {
    if parts.isLunarHijri {
      parts.isLunarHijri = false
      parts.loose = []
      parts.groups = []
      (parts.year, parts.day) = (nil, nil)
    } else if hasDate {
      index = tokens.count
    }
  }

  private mutating func takeMeridiem(_ meridiem: DateParts.Meridiem, at place: Int) {
    // Arabic 2023م, of our era.
    if tokens[place].isGlued, token(place - 1)?.number?.digits == 4 { return }
    var before = place - 1
    while before >= 0, tokens[before].isSymbol(0x2E) || tokens[before].isSymbol(0x2C) { before -= 1 }
    if timeEnd == before + 1, timeEnd > 0 {
      if parts.meridiem == nil { parts.meridiem = meridiem }
    } else {
      pendingMeridiem = (meridiem, place)
      if before >= 2, tokens[before].number != nil, isDateSeparator(before - 1) {
        parts.meridiemOfDottedTime = meridiem
      }
    }
  }

  /// To be called when a time of day was read that began at `start`.
  mutating func finishTime(from start: Int) {
    timeEnd = index
    sawNumber = true
    var before = start - 1
    while before >= 0, tokens[before].isSymbol(0x2E) || tokens[before].isSymbol(0x2C) { before -= 1 }
    if let (meridiem, place) = pendingMeridiem, place == before, parts.meridiem == nil { parts.meridiem = meridiem }
  }

  /// To be called when numbers with dots between them were read that began at `start`: they may be a time of day.
  mutating func finishDots(from start: Int) {
    if let (meridiem, place) = pendingMeridiem, place == start - 1 { parts.meridiemOfDottedTime = meridiem }
  }

  private mutating func takeWeekdayPrefix(hasMarks: Bool) {
    let isVietnamese = hasMarks || language.primary == "vi"
    if isVietnamese, let (value, digits) = token(index)?.number, digits == 1, value >= 2, value <= 8 {
      parts.weekday = value - 2
      index += 1
    } else if !hasMarks {
      parts.weekday = 3
    }
  }

  private mutating func takeTimeMark(at place: Int) {
    guard let (value, digits) = gluedNumber(index) else { return }
    if tokens[place].isGlued, token(place - 1)?.number != nil {
      sawTimeMark = true
    } else if digits <= 2, !sawNumber, value >= 2, value <= 8, !(token(index + 1)?.isSymbol(0x3A) ?? false) {
      parts.weekday = value - 2
      index += 1
    } else if digits <= 2, sawNumber, parts.month == nil, value >= 1, value <= 12,
      !(token(index + 1)?.isSymbol(0x3A) ?? false)
    {
      parts.month = value
      index += 1
    } else {
      sawTimeMark = true
    }
  }

  private mutating func takeEra(_ shift: Int) {
    if let (value, digits) = token(index)?.number, parts.year == nil, digits <= 4 {
      parts.year = value + shift
      sawNumber = true
      index += 1
    } else if token(index)?.word == .firstYear, shift != 0 {
      parts.year = 1 + shift
      sawNumber = true
      index += 1
    }
  }

  private mutating func takeUnknownWord(_ text: String) throws(FeedDate.Refusal) {
    if takeZonePath(text) { return }
    let token = tokens[index]
    if mayBeHalfOfDay(token) {
      // Which half it is, nobody knows, so that only the day is certain.
      (parts.hour, parts.minute, parts.second) = (nil, nil, nil)
      (parts.nanoseconds, parts.extraNanoseconds) = (0, 0)
      index += 1
      return
    }
    let rest = tokens[(index + 1)...]
    if !sawNumber, unknownWords < 3, parts.month == nil {
      // What stands before the date: a misspelt weekday, `Published:`.
      unknownWords += 1
      var next = index + 1
      while next < tokens.count, case .unknownWord = tokens[next].kind { next += 1 }
      guard let mark = self.token(next), mark.isSymbol(0x2C) || mark.isSymbol(0x3A) || mark.isSymbol(0x2E) else {
        throw .unreadable
      }
      index += 1
    } else if parts.hour != nil && hasDate || endsWithDottedTime, !token.isGlued || self.token(index - 1)?.word != nil,
      rest.count <= 6, rest.allSatisfy({ $0.number == nil })
    {
      // What stands behind a whole date: a zone nobody knows, an author.
      index = tokens.count
    } else if parts.hour != nil, !token.isGlued, timeEnd == index, text.utf8.count <= 5,
      text.utf8.allSatisfy({ $0 < 0x80 })
    {
      // A zone nobody knows, before the year.
      index += 1
    } else {
      throw .unreadable
    }
  }

  /// Whether the numbers just read are `14.53` behind a whole date.
  private var endsWithDottedTime: Bool {
    guard parts.hour == nil, parts.groups.count == 1, let numbers = parts.groups.last?.numbers,
      isDateSeparator(index - 2),
      numbers.allSatisfy({ $0.digits <= 2 }), numbers[0].value <= 24, numbers[1].digits == 2, numbers[1].value < 60
    else { return false }
    return parts.month != nil && parts.loose.count >= 2 || parts.year != nil && parts.day != nil
  }

  /// Whether a year, a month and a day have been met in some form.
  var hasDate: Bool {
    parts.groups.contains { $0.numbers.count == 3 } || (parts.month != nil && parts.loose.count >= 2)
      || (parts.year != nil && parts.day != nil) || parts.week != nil || parts.dayOfYear != nil
  }

  func isDateSeparator(_ place: Int) -> Bool {
    guard let token = token(place) else { return false }
    return token.isSymbol(0x2D) || token.isSymbol(0x2F) || token.isSymbol(0x2E)
  }

  // MARK: Zone names

  /// `Asia/Ho_Chi_Minh`, `Etc/GMT+7`.
  private mutating func takeZonePath(_ area: String) -> Bool {
    guard ZoneName.areas.contains(area), let slash = token(index + 1), slash.isGlued, slash.isSymbol(0x2F) else {
      return false
    }
    let start = tokens[index].range.lowerBound
    var end = index + 2
    while end < tokens.count, tokens[end].isGlued, !tokens[end].isSymbol(0x29), !tokens[end].isSymbol(0x5D),
      !tokens[end].isSymbol(0x2C)
    {
      end += 1
    }
    let name = String(decoding: bytes[start..<tokens[end - 1].range.upperBound], as: UTF8.self)
    index = end
    if parts.zone == nil || parts.zoneIsName, let rule = ZoneRule.known(name) { parts.zone = .rule(rule) }
    return true
  }

  /// The zone name at `index`, with the number that may correct it.
  private mutating func takeZone(_ zone: ZoneName) {
    let place = index
    index += 1
    var base: Int32 = 0
    switch zone.meaning {
    case .offset(let offset):
      base = zone.offset(in: language.primary) ?? offset
      // EST5EDT
      if gluedNumber(index) != nil, let summer = token(index + 1), summer.isGlued, case .zone? = summer.word {
        let name = String(decoding: bytes[tokens[place].range], as: UTF8.self).lowercased()
        index += 2
        if parts.zone == nil, let path = ZoneName.posixPlaces[name], let rule = ZoneRule.known(path) {
          parts.zone = .rule(rule)
        }
        return
      }
    case .place(let path):
      if parts.zone == nil, let rule = ZoneRule.known(path) {
        parts.zone = .rule(rule)
        parts.zoneIsName = true
      }
      return
    }
    // GMT+7, GMT +07:00, UTC + 7: the sign is not the ISO one's only in Etc/GMT+7.
    if zone.isUniversal, let sign = token(index), sign.isSymbol(0x2B) || sign.isSymbol(0x2D),
      let (value, digits) = token(index + 1)?.number, digits <= 4,
      sign.isSymbol(0x2B) || tokens[index + 1].isGlued
    {
      let sign: Int32 = sign.isSymbol(0x2D) ? -1 : 1
      if let (offset, end) = readOffset(at: index + 1, value: value, digits: digits) {
        if parts.zone == nil || parts.zoneIsName {
          parts.zone = .offset(sign * offset)
          parts.zoneIsName = false
        }
        index = end
        return
      }
    }
    if parts.zone == nil {
      parts.zone = .offset(base)
      parts.zoneIsName = true
    }
  }

  // MARK: Numeric offsets

  /// An offset's hours and minutes in seconds, and the index behind them.
  private func readOffset(at place: Int, value: Int, digits: Int) -> (Int32, end: Int)? {
    var hours = value
    var minutes = 0
    var end = place + 1
    if digits <= 2, let mark = token(end), mark.isGlued, mark.isSymbol(0x3A) || mark.isSymbol(0x2E),
      let (more, moreDigits) = gluedNumber(end + 1)
    {
      guard moreDigits <= 2 else { return nil }
      minutes = mark.isSymbol(0x2E) && moreDigits == 1 ? more * 6 : more
      end += 2
      // +07:00:00
      if let mark = token(end), mark.isGlued, mark.isSymbol(0x3A), let (_, count) = gluedNumber(end + 1), count == 2 {
        end += 2
      }
    } else if digits == 3 || digits == 4 {
      hours = value / 100
      minutes = value % 100
    } else if digits > 4 {
      return nil
    }
    guard hours < 24, minutes < 60 else { return nil }
    return (Int32(hours * 3600 + minutes * 60), end)
  }

  /// A signed offset; false when the sign is something else.
  private mutating func takeNumericOffset(at place: Int) throws(FeedDate.Refusal) -> Bool {
    let isMinus = tokens[place].isSymbol(0x2D)
    if !isMinus, timeEnd == place, let (_, digits) = token(place + 1)?.number, digits == 4 {
      // `14:53:00 + 0700`
      return try setOffset(at: place + 1, isMinus: false)
    }
    guard let (value, _) = gluedNumber(place + 1) else {
      // A sign before letters is a broken offset: +zz:00.
      if timeEnd == place, let next = token(place + 1), next.isGlued, case .unknownWord = next.kind {
        throw .unreadable
      }
      return false
    }
    let hasClockForm = token(place + 2).map { $0.isGlued && $0.isSymbol(0x3A) } ?? false
    if isMinus {
      guard parts.hour != nil || hasClockForm && tokens[place].isGlued && !parts.groups.isEmpty else { return false }
      if token(place + 2).map({ $0.isGlued && ($0.isSymbol(0x2F) || $0.isSymbol(0x2D)) }) ?? false { return false }
      // `2023-12-14-14:53`: no zone has that offset.
      if parts.hour == nil, isNoOffset(hours: value, minutes: gluedNumber(place + 3)?.value ?? 0) { return false }
      // `14:53 -14.12.2023`
      if isDateSeparator(place + 2), gluedNumber(place + 3) != nil, isDateSeparator(place + 4) { return false }
    } else {
      guard parts.hour != nil || !parts.groups.isEmpty || parts.day != nil else { return false }
    }
    return try setOffset(at: place + 1, isMinus: isMinus)
  }

  private func isNoOffset(hours: Int, minutes: Int) -> Bool { hours > 14 || minutes % 15 != 0 }

  /// - Parameter place: where the offset's first number is.
  private mutating func setOffset(at place: Int, isMinus: Bool) throws(FeedDate.Refusal) -> Bool {
    guard let (value, digits) = token(place)?.number else { throw .unreadable }
    guard let (offset, end) = readOffset(at: place, value: value, digits: digits) else { throw .impossible }
    // Written twice, it is still one; of two that differ neither can be trusted.
    if case .offset(let known)? = parts.zone, !parts.zoneIsName, known != (isMinus ? -offset : offset) {
      throw .unreadable
    }
    if let after = token(end), after.isGlued, case .unknownWord = after.kind { throw .unreadable }
    parts.zone = .offset(isMinus ? -offset : offset)
    parts.zoneIsName = false
    index = end
    return true
  }
}

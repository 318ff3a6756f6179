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
    if let era = eraOfLetter { try takeDay(of: era) }
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

  /// What is to be added to the year of `R5.12.14`, of the Japanese era Reiwa.
  private var eraOfLetter: Int? {
    guard let first = tokens.first, first.range.count == 1, gluedNumber(1)?.digits ?? 9 <= 2 else { return nil }
    let isJapanese = language.primary == "ja"
    guard isJapanese || isDateSeparator(2) && isDateSeparator(4) && gluedNumber(5)?.digits ?? 9 <= 2 else { return nil }
    switch bytes[first.range.lowerBound] {
    case UInt8(ascii: "R"), UInt8(ascii: "r"): return 2018
    case UInt8(ascii: "H"), UInt8(ascii: "h"): return 1988
    case UInt8(ascii: "S"), UInt8(ascii: "s"): return 1925
    case UInt8(ascii: "T"), UInt8(ascii: "t"): return isJapanese ? 1911 : nil
    case UInt8(ascii: "M"), UInt8(ascii: "m"): return 1867
    default: return nil
    }
  }

  /// Without its era it would be another year.
  private mutating func takeDay(of era: Int) throws(FeedDate.Refusal) {
    guard let year = gluedNumber(1), isDateSeparator(2), let month = gluedNumber(3), isDateSeparator(4),
      let day = gluedNumber(5), case .symbol(let separator) = tokens[2].kind
    else { throw .unreadable }
    parts.groups.append(
      DateParts.Group(
        numbers: [
          DateParts.Number(value: year.value + era, digits: 4),
          DateParts.Number(value: month.value, digits: month.digits),
          DateParts.Number(value: day.value, digits: day.digits),
        ], separator: separator))
    sawNumber = true
    index = 6
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
      UInt8(ascii: "]"), UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: "_"):
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
    let holdsAll =
      !sawNumber && numbers >= 2
      && tokens[start..<end].contains { if case .month? = $0.word { true } else { false } }
    if holdsAll || beginsWithNumber && (numbers >= 3 && parts.groups.isEmpty || holdsClock) {
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
      let followsPoint = self.token(place - 1)?.isSymbol(0x2E) ?? false
      let month = DateLanguages.month(named, written: bytes[token.range], followsPoint: followsPoint, in: language)
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
    case .monthOrWeekday(let month):
      if parts.month == nil, isBetweenNumbers(place) { parts.month = month } else { parts.maybeMonth = month }
    case .weekday(let day):
      let followsNumber = token.isGlued && self.token(place - 1)?.number != nil
      if !followsNumber, parts.weekday == nil { parts.weekday = day }
    case .weekdayPrefix: takeWeekdayPrefix(hasMarks: token.hasMarks)
    case .monthMark:
      if let (value, digits) = self.token(index)?.number, digits <= 2, parts.month == nil,
        !(isDateSeparator(index + 1) && self.token(index + 2)?.number != nil)
      {
        parts.month = try Self.month(value)
        sawNumber = true
        index += 1
      }
    case .timeMark: takeTimeMark(at: place)
    case .afternoon: takeMeridiem(.afternoon, at: place)
    case .midday: takeMeridiem(.midday, at: place)
    case .morning: takeMeridiem(.morning, at: place)
    case .clock(let hour): takeNamedHour(hour, at: place)
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
      // `East Something Time` is no time of the Easter Island, nor `West …` one of western Europe.
      if isDirection(token), case .unknownWord? = self.token(index)?.kind { return }
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
      if !token.isGlued, let (value, digits) = gluedNumber(index), digits <= 2, parts.month == nil,
        (1...12).contains(value) || isVietnameseMark(token)
      {
        parts.month = try Self.month(value)
        index += 1
      }
    case .filler where timeEnd == place && bytes[token.range].elementsEqual("i.n".utf8):
      // Irish iarnóin; without points it is a preposition elsewhere.
      takeMeridiem(.afternoon, at: place)
    case .filler, .yearUnit, .monthUnit, .dayUnit, .hourUnit, .minuteUnit, .secondUnit, .weekMark,
      .firstYear:
      break
    }
  }

  /// Whether a word stands where no day of the week does: `05-MAR-24`.
  private func isBetweenNumbers(_ place: Int) -> Bool {
    guard isDateSeparator(place - 1), isDateSeparator(place + 1), let token = token(place - 2), token.number != nil
    else { return false }
    return tokens[place].isGlued && gluedNumber(place + 2) != nil
  }

  private func isDirection(_ token: DateToken) -> Bool {
    let word = String(decoding: bytes[token.range].map { $0 | 0x20 }, as: UTF8.self)
    return word == "east" || word == "west"
  }

  private func isVietnameseMark(_ token: DateToken) -> Bool {
    token.range.count == 2 && (bytes[token.range.lowerBound] | 0x20) == UInt8(ascii: "t")
  }

  /// `noon` and `midnight` are times of day, and tell which twelve o'clock a time is.
  private mutating func takeNamedHour(_ hour: Int, at place: Int) {
    guard parts.hour == nil else { return takeMeridiem(hour == 0 ? .morning : .midday, at: place) }
    parts.hour = hour
    parts.minute = 0
    finishTime(from: place)
  }

  /// The number that a word calls a month: of another one no month must be made.
  private static func month(_ value: Int) throws(FeedDate.Refusal) -> Int {
    guard (1...12).contains(value) else { throw .impossible }
    return value
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
      // What follows its first point: x.y.
      while self.token(index)?.isSymbol(0x2E) ?? false, let next = self.token(index + 1), next.isGlued,
        case .unknownWord = next.kind
      {
        index += 2
      }
      return
    }
    let rest = tokens[(index + 1)...]
    if !sawNumber, unknownWords < 3, parts.month == nil {
      // What stands before the date: a misspelt weekday, `Published:`.
      unknownWords += 1
      var next = index + 1
      while next < tokens.count, isBeforeDate(tokens[next]) { next += 1 }
      // Hebrew abbreviates by an apostrophe: ה', Thursday.
      if self.token(next)?.isSymbol(0x27) ?? false { next += 1 }
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

  /// Whether a word may be one of several before a date: `Last updated:`.
  private func isBeforeDate(_ token: DateToken) -> Bool {
    switch token.kind {
    case .unknownWord, .word(.filler): true
    default: false
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
}

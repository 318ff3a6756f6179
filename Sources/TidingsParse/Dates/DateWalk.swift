/// A walk over a date's tokens: where it stands, and what was found by then.
struct DateWalk {
  let bytes: [UInt8]
  let tokens: [DateToken]
  let language: DateLanguage
  var index = 0
  var parts = DateParts()
  /// Whether the `T` of ISO 8601 was met.
  var sawTimeMark = false
  /// The index behind the time of day, to know what stands straight after it.
  var timeEnd = -1
  var sawNumber = false
  var unknownWords = 0
  /// A half of the day whose time of day may follow.
  private var pendingMeridiem: (DateParts.Meridiem, index: Int)?

  init(bytes: [UInt8], tokens: [DateToken], language: DateLanguage) {
    self.bytes = bytes
    self.tokens = tokens
    self.language = language
  }

  // MARK: What stands at a place

  func token(_ place: Int) -> DateToken? { place >= 0 && place < tokens.count ? tokens[place] : nil }

  /// The number at a place that follows without a space.
  func gluedNumber(_ place: Int) -> (value: Int, digits: Int)? {
    guard let token = token(place), token.isGlued else { return nil }
    return token.number
  }

  func isDateSeparator(_ place: Int) -> Bool {
    guard let token = token(place) else { return false }
    return token.isSymbol(0x2D) || token.isSymbol(0x2F) || token.isSymbol(0x2E)
  }

  /// Whether a number follows the symbol before it, and that one the token before, without a space.
  func isTightNumber(_ place: Int) -> Bool { token(place - 1)?.isGlued ?? false && gluedNumber(place) != nil }

  /// Whether a decimal mark and digits follow that are not the beginning of a date.
  var fractionFollows: Bool {
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
  func nanoseconds(of token: DateToken) -> Int32 {
    guard let (value, digits) = token.number else { return 0 }
    var result = value
    for _ in 0..<max(0, 9 - digits) { result *= 10 }
    for _ in 0..<max(0, digits - 9) { result /= 10 }
    return Int32(clamping: result)
  }

  // MARK: What was found

  /// Whether a year, a month and a day have been met in some form.
  var hasDate: Bool {
    parts.groups.contains { $0.numbers.count == 3 } || (parts.month != nil && parts.loose.count >= 2)
      || (parts.year != nil && parts.day != nil) || parts.week != nil || parts.dayOfYear != nil
  }

  /// Whether something has been met that is a year or has one.
  var hasYear: Bool { parts.year != nil || !parts.groups.isEmpty || parts.loose.contains { $0.digits == 4 } }

  mutating func takeMeridiem(_ meridiem: DateParts.Meridiem, at place: Int) {
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
}

internal import TidingsModel

/// Words that no table knows: what stands before a date, behind it, or for half of a day.
enum UnknownWords {
  static func take(_ text: String, in walk: inout DateWalk) throws(FeedDate.Refusal) {
    if ZoneForms.takePath(text, in: &walk) { return }
    let token = walk.tokens[walk.index]
    if text == "zz", token.isGlued, walk.timeEnd == walk.index, walk.parts.zone == nil {
      // A Z of a program behind that of the date.
      walk.parts.zone = .offset(0)
      walk.index += 1
      return
    }
    if mayBeHalfOfDay(token, in: walk) {
      // Which half it is, nobody knows, so that only the day is certain.
      (walk.parts.hour, walk.parts.minute, walk.parts.second) = (nil, nil, nil)
      (walk.parts.nanoseconds, walk.parts.extraNanoseconds) = (0, 0)
      walk.index += 1
      // What follows its first point: x.y.
      while walk.token(walk.index)?.isSymbol(0x2E) ?? false, let next = walk.token(walk.index + 1), next.isGlued,
        case .unknownWord = next.kind
      {
        walk.index += 2
      }
      return
    }
    let rest = walk.tokens[(walk.index + 1)...]
    if !walk.sawNumber, walk.unknownWords < 3, walk.parts.month == nil {
      // What stands before the date: a misspelt weekday, `Published:`.
      walk.unknownWords += 1
      walk.parts.needsDay = true
      // `Mar Jui. 04`: where a month's place is taken, the word before is a day of the week.
      walk.parts.maybeMonth = nil
      var next = walk.index + 1
      while next < walk.tokens.count, isBeforeDate(walk.tokens[next]) { next += 1 }
      // Hebrew abbreviates by an apostrophe: ה', Thursday.
      if walk.token(next)?.isSymbol(0x27) ?? false { next += 1 }
      guard let mark = walk.token(next), mark.isSymbol(0x2C) || mark.isSymbol(0x3A) || mark.isSymbol(0x2E) else {
        throw .unreadable
      }
      walk.index += 1
    } else if walk.parts.hour != nil && walk.hasDate || endsWithDottedTime(in: walk),
      !token.isGlued || walk.token(walk.index - 1)?.word != nil,
      rest.count <= 6, rest.allSatisfy({ $0.number == nil })
    {
      // What stands behind a whole date: a zone nobody knows, an author.
      walk.index = walk.tokens.count
    } else if walk.parts.hour != nil, !token.isGlued, walk.timeEnd == walk.index, text.utf8.count <= 5,
      text.utf8.allSatisfy({ $0 < 0x80 })
    {
      // A zone nobody knows, before the year.
      walk.index += 1
    } else {
      throw .unreadable
    }
  }

  /// Whether a word may be one of several before a date: `Last updated:`.
  private static func isBeforeDate(_ token: DateToken) -> Bool {
    switch token.kind {
    case .unknownWord, .word(.filler): true
    default: false
    }
  }

  /// Whether the numbers just read are `14.53` behind a whole date.
  private static func endsWithDottedTime(in walk: DateWalk) -> Bool {
    guard walk.parts.hour == nil, walk.parts.groups.count == 1, let numbers = walk.parts.groups.last?.numbers,
      walk.isDateSeparator(walk.index - 2),
      numbers.allSatisfy({ $0.digits <= 2 }), numbers[0].value <= 24, numbers[1].digits == 2, numbers[1].value < 60
    else { return false }
    return walk.parts.month != nil && walk.parts.loose.count >= 2 || walk.parts.year != nil && walk.parts.day != nil
  }

  /// Whether an unknown word may stand for AM or PM: small letters, or letters that are neither small nor capital, straight
  /// behind a clock of twelve hours. Names of zones and people begin with a capital.
  private static func mayBeHalfOfDay(_ token: DateToken, in walk: DateWalk) -> Bool {
    guard walk.timeEnd == walk.index, let hour = walk.parts.hour, hour >= 1, hour <= 12, walk.parts.meridiem == nil,
      walk.parts.zone == nil,
      // `9:48 local time`, `9:48 by Somebody`
      walk.token(walk.index + 1).map({
        $0.number != nil || $0.word != nil || $0.isSymbol(0x2C) || $0.isSymbol(0x2B) || $0.isSymbol(0x2E)
      })
        ?? true,
      let first = String(decoding: walk.bytes[token.range], as: UTF8.self).unicodeScalars.first
    else { return false }
    return first.properties.isAlphabetic && !first.properties.isUppercase
  }
}

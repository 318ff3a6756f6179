/// Numbers with a separator between them: `14/12/2023`.
enum NumberGroups {
  /// `2023:12:14`, as cameras write it.
  static func takeColonDay(_ year: Int, _ digits: Int, in walk: inout DateWalk) -> Bool {
    guard walk.index == 0, digits == 4, walk.token(1)?.isSymbol(0x3A) ?? false,
      case (let month, 2)? = walk.gluedNumber(2),
      walk.token(3)?.isSymbol(0x3A) ?? false, case (let day, 2)? = walk.gluedNumber(4)
    else { return false }
    walk.parts.groups.append(
      DateParts.Group(
        numbers: [
          DateParts.Number(value: year, digits: 4), DateParts.Number(value: month, digits: 2),
          DateParts.Number(value: day, digits: 2),
        ], separator: UInt8(ascii: "-")))
    walk.index = 5
    return true
  }

  /// `14/12/2023`, `2023-12-14`, `14. 12. 2023`, `12/2023`, and `14.53`, which may be a time of day.
  static func take(in walk: inout DateWalk) throws(FeedDate.Refusal) -> Bool {
    guard let first = walk.token(walk.index)?.number, walk.isDateSeparator(walk.index + 1),
      let second = walk.token(walk.index + 2)?.number,
      case .symbol(let separator) = walk.tokens[walk.index + 1].kind
    else { return false }
    let isTight = walk.tokens[walk.index + 1].isGlued && walk.tokens[walk.index + 2].isGlued
    // A range or a dash between date and time of day: `2023 - 14:53`.
    if walk.token(walk.index + 3)?.isSymbol(0x3A) ?? false { return false }
    // Hungarian `2023. dec. 14. 14.53`
    if walk.parts.month != nil, !isTight, walk.isDateSeparator(walk.index + 3), walk.isTightNumber(walk.index + 4) {
      return false
    }
    var numbers = [first, second].map { DateParts.Number(value: $0.value, digits: $0.digits) }
    var end = walk.index + 3
    if let mark = walk.token(end), mark.isSymbol(separator), let third = walk.token(end + 1)?.number,
      !(walk.token(end + 2)?.isSymbol(0x3A) ?? false) || third.digits == 4,
      isTight == (mark.isGlued && walk.tokens[end + 1].isGlued) || separator == UInt8(ascii: ".")
    {
      numbers.append(DateParts.Number(value: third.value, digits: third.digits))
      end += 2
    } else if !isTight {
      return false
    }
    guard numbers.allSatisfy({ $0.digits <= 4 }) else { return false }
    if walk.parts.month != nil, walk.parts.day == nil, walk.parts.year == nil, numbers.count == 2, first.digits <= 2,
      second.digits == 4
    {
      // `Dec-14-2023`
      walk.parts.day = first.value
      walk.parts.year = second.value
      walk.index = end
      return true
    }
    if numbers.count == 3, separator == UInt8(ascii: "-"), let dash = walk.token(end), dash.isGlued,
      dash.isSymbol(0x2D),
      let (_, digits) = walk.gluedNumber(end + 1), digits < 4,
      !(walk.token(end + 2).map { $0.isGlued && $0.isSymbol(0x3A) } ?? false)
    {
      throw .unreadable
    }
    guard walk.parts.groups.count < 3 else { throw .unreadable }
    // `02.53.00.000000 PM`, a time of day of Oracle's
    if numbers.count == 3, separator == UInt8(ascii: "."), walk.hasDate, numbers.allSatisfy({ $0.digits == 2 }),
      let dot = walk.token(end), dot.isGlued, dot.isSymbol(separator), let (_, digits) = walk.gluedNumber(end + 1),
      digits > 2
    {
      walk.parts.nanoseconds = walk.nanoseconds(of: walk.tokens[end + 1])
      end += 2
    }
    walk.parts.groups.append(DateParts.Group(numbers: numbers, separator: separator))
    if separator == UInt8(ascii: ".") { walk.finishDots(from: walk.index) }
    walk.index = end
    return true
  }
}

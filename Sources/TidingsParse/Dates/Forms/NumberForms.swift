/// Numbers: what form each of them begins.
enum NumberForms {
  static func take(in walk: inout DateWalk) throws(FeedDate.Refusal) {
    guard let (value, digits) = walk.tokens[walk.index].number else { return }
    if takeChineseWeekday(value, in: &walk) { return }
    if try ClockForms.take(value, digits, in: &walk) { return }
    if UnitForms.take(value, digits, in: &walk) { return }
    walk.sawNumber = true
    if try WeekForms.take(value, digits, in: &walk) { return }
    if NumberGroups.takeColonDay(value, digits, in: &walk) { return }
    if try NumberGroups.take(in: &walk) { return }
    if try DigitRows.take(value, digits, in: &walk) { return }
    walk.parts.loose.append(DateParts.Number(value: value, digits: digits))
    walk.index += 1
  }

  /// `四, 14 十二月 2023`: Thursday, the fourth day of the week.
  private static func takeChineseWeekday(_ value: Int, in walk: inout DateWalk) -> Bool {
    guard walk.index == 0, walk.tokens[0].range.count == 3, (1...6).contains(value),
      // Chinese numerals, and no digits of other scripts: `౩, మార్చి ౨౦౨౪` is the third.
      (0xE4...0xE5).contains(walk.bytes[walk.tokens[0].range.lowerBound]),
      walk.token(1)?.isSymbol(0x2C) ?? false
    else { return false }
    walk.parts.weekday = value - 1
    walk.index = 2
    return true
  }
}

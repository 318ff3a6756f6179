/// Weeks and days of the year by ISO 8601: `2023-W50-4`, `2023-348`.
enum WeekForms {
  static func take(_ year: Int, _ digits: Int, in walk: inout DateWalk) throws(FeedDate.Refusal) -> Bool {
    guard digits == 4, walk.parts.groups.isEmpty, walk.parts.year == nil else { return false }
    var place = walk.index + 1
    let isExtended = walk.token(place).map { $0.isGlued && $0.isSymbol(0x2D) } ?? false
    if isExtended { place += 1 }
    if let mark = walk.token(place), mark.isGlued, mark.word == .weekMark,
      let (week, weekDigits) = walk.gluedNumber(place + 1)
    {
      walk.parts.year = year
      walk.parts.dayOfWeek = nil
      if weekDigits == 3, !isExtended {
        walk.parts.week = week / 10
        walk.parts.dayOfWeek = week % 10
      } else if weekDigits == 2 {
        walk.parts.week = week
        if let dash = walk.token(place + 2), dash.isGlued, dash.isSymbol(0x2D),
          let (day, count) = walk.gluedNumber(place + 3)
        {
          guard count == 1 else { throw .unreadable }
          walk.parts.dayOfWeek = day
          place += 2
        }
      } else {
        throw .unreadable
      }
      walk.index = place + 2
      return true
    }
    // 2023-348, but not 2003-012-31, which Google once wrote.
    if isExtended, let (day, count) = walk.gluedNumber(place), count == 3 {
      if let dash = walk.token(place + 1), dash.isGlued, dash.isSymbol(0x2D), walk.gluedNumber(place + 2) != nil {
        return false
      }
      walk.parts.year = year
      walk.parts.dayOfYear = day
      walk.index = place + 1
      return true
    }
    return false
  }
}

internal import TidingsModel
internal import TidingsParse

/// Dates that fill in each other, as the several of one page do.
extension WrittenDate {
  /// The date with the time of day, or the offset, that another of the page's dates has for the same day, or time.
  func completed(by others: [WrittenDate]) -> WrittenDate {
    var date = self
    let sameDay = others.filter { $0.civil.dateText == date.civil.dateText && $0.hasTime }
    if !date.hasTime, let fuller = sameDay.first(where: { $0.offset != nil }) ?? sameDay.first {
      date = fuller
    }
    guard date.hasTime, (date.offset ?? 0) == 0 else { return date }
    // Without an offset, but in UTC, as another that bears its offset shows.
    if date.offset == nil, date.zoneName == nil, let utc = date.timestamp(zone: nil)?.seconds,
      let local = others.first(where: { other in
        (other.offset ?? 0) != 0 && other.timestamp(zone: nil).map { abs($0.seconds - utc) < 60 } ?? false
      })
    {
      return .at(utc, offset: local.offset, like: local)
    }
    // The same instant where the page gives it with the offset that its readers live by.
    if date.offset == 0, let instant = date.timestamp(zone: nil)?.seconds,
      let local = others.first(where: { other in
        (other.offset ?? 0) != 0 && other.timestamp(zone: nil).map { abs($0.seconds - instant) < 60 } ?? false
      })
    {
      return .at(instant, offset: local.offset, like: local)
    }
    let sameClock = sameDay.first {
      $0.civil.hour == date.civil.hour && $0.civil.minute == date.civil.minute && ($0.offset ?? 0) != 0
    }
    if let sameClock { date.offset = sameClock.offset }
    return date
  }

  /// An instant, seconds and all, as a date of the same minute shows it.
  private static func at(_ instant: Int64, offset: Int32?, like shown: WrittenDate) -> WrittenDate {
    var date = shown
    date.civil = CivilTime(secondsSinceEpoch: instant + Int64(offset ?? 0))
    return date
  }
}

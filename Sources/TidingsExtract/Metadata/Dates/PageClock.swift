internal import TidingsModel
internal import TidingsParse

/// The clock by which a page tells its dates: makes instants of what it says, each with the offset that its readers live by.
struct PageClock {
  let hints: FeedHints

  /// BCP 47.
  let language: String?

  /// The page's address.
  let url: String?

  /// The offset that the page's other dates bear.
  let offset: Int32?

  /// The day that the page's address names.
  let day: WrittenDate?

  /// Where dates without an offset are taken to be from: what the feed's owner says, the feed's habit, the offset that
  /// the page's other dates bear, its language and its country.
  var zone: (rule: ZoneRule, source: String)? {
    if let zone = hints.zone { return (zone, "configured") }
    if let offset = hints.usualOffset { return (ZoneRule(offset: offset), "feed") }
    if let offset = hints.date?.offset, offset != 0 { return (ZoneRule(offset: offset), "feed") }
    if let offset = offset { return (ZoneRule(offset: offset), "page") }
    let host = url.flatMap { WebURL($0)?.host }
    if let zone = Languages.zone(of: language, host: host) ?? Languages.zone(of: hints.language, host: host) {
      return (zone, "language")
    }
    return nil
  }

  /// The instant of a date, and what told its offset.
  /// - Parameter shown: the date that readers see: it fills in the time of day, and corrects a wrong zone.
  func resolve(_ date: WrittenDate, shown: WrittenDate?) -> (Timestamp?, String?) {
    var date = date
    if let shown, shown.civil.dateText == date.civil.dateText, shown.hasTime {
      if !date.hasTime {
        date.civil = shown.civil
        date.hasTime = true
        date.offset = shown.offset
      } else if hasNoClock(date, beside: shown) || Self.lacksAfternoon(date, beside: shown) {
        date.civil = shown.civil
        date.offset = shown.offset ?? (date.offset == 0 ? nil : date.offset)
      } else if shown.civil.hour == date.civil.hour, shown.civil.minute == date.civil.minute {
        // Systems that write local time and call it UTC: what the reader sees is local time.
        if date.offset == nil || (date.offset == 0 && (shown.offset ?? 0) != 0) {
          date.offset = shown.offset ?? date.offset
        } else if date.offset == 0, shown.offset == nil, let zone,
          zone.source != "language" || isFarFromUTC(zone.rule, date)
        {
          date.offset = nil
        }
      }
    }
    if date.offset == nil, date.hasTime, let offset = offsetByFeed(date) {
      return (date.timestamp(zone: ZoneRule(offset: offset)), "feed")
    }
    if date.offset == nil, date.zoneName != nil { return (date.timestamp(zone: zone?.rule), "given") }
    if date.offset != nil {
      if let local = localised(date, shown: shown) { return (local.0, local.1) }
      return (date.timestamp(zone: nil), "given")
    }
    guard let zone else { return (date.timestamp(zone: nil), nil) }
    return (date.timestamp(zone: zone.rule), zone.source)
  }

  /// Whether a system wrote the start of the day for a time that readers see.
  private func hasNoClock(_ date: WrittenDate, beside shown: WrittenDate) -> Bool {
    date.civil.hour == 0 && date.civil.minute == 0 && date.civil.second == 0
      && (shown.civil.hour != 0 || shown.civil.minute != 0) && (date.offset != 0 || zone != nil)
  }

  /// Whether a system wrote an afternoon by a clock of twelve hours and left out which half of the day it is.
  private static func lacksAfternoon(_ date: WrittenDate, beside shown: WrittenDate) -> Bool {
    date.offset != 0 && shown.civil.hour == date.civil.hour + 12 && shown.civil.minute == date.civil.minute
  }

  /// The offsets of zones that are no whole hours from UTC, in minutes.
  private static let brokenOffsets: Set<Int64> = [-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765]

  /// The offset in which a time that the page gives without one is the instant that the feed gives.
  private func offsetByFeed(_ date: WrittenDate) -> Int32? {
    guard hints.zone == nil, date.zoneName == nil, let known = hints.date,
      let local = date.timestamp(zone: ZoneRule(offset: 0))
    else { return nil }
    let minutes = local.seconds / 60 - known.seconds / 60
    guard (-12 * 60...14 * 60).contains(minutes), minutes % 60 == 0 || Self.brokenOffsets.contains(minutes) else {
      return nil
    }
    // Feeds, too, call local time UTC.
    if minutes == 0, known.offset == 0, let zone, isFarFromUTC(zone.rule, date) { return nil }
    return Int32(minutes * 60)
  }

  /// Whether readers would see at once that a time is UTC's and not theirs.
  private func isFarFromUTC(_ zone: ZoneRule, _ date: WrittenDate) -> Bool {
    let winter = CivilTime.days(year: date.civil.year, month: 1, day: 1) ?? 0
    return abs(zone.offset(atLocalSeconds: winter * 86_400)) >= 3 * 3600
  }

  /// The same instant as the site's readers date it, where the page gives it in UTC and shows another day or time.
  func localised(_ date: WrittenDate, shown: WrittenDate?) -> (Timestamp, String)? {
    guard date.offset == 0, date.hasTime, let shown = shown ?? day,
      let instant = date.timestamp(zone: nil)
    else { return nil }
    if let zone {
      let offset = zone.rule.offset(atSeconds: instant.seconds)
      let local = CivilTime(secondsSinceEpoch: instant.seconds + Int64(offset))
      let isSameTime = shown.hasTime && shown.civil.hour == local.hour && shown.civil.minute == local.minute
      let isOtherDay = shown.civil.dateText != date.civil.dateText
      if local.dateText == shown.civil.dateText, isOtherDay || isSameTime {
        return (Timestamp(seconds: instant.seconds, offset: offset), zone.source)
      }
    }
    // The clock that readers see is whole hours away.
    guard shown.hasTime, shown.offset == nil, shown.zoneName == nil, shown.civil.minute == date.civil.minute,
      let own = shown.timestamp(zone: nil)?.seconds
    else { return nil }
    let hours = Int32((Double(own - instant.seconds) / 3600).rounded())
    guard hours != 0, (-11...14).contains(hours) else { return nil }
    return (Timestamp(seconds: instant.seconds, offset: hours * 3600), "page")
  }
}

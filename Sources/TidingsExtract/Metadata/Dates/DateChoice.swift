internal import TidingsModel
internal import TidingsParse

/// Chooses among dates of publication that disagree.
struct DateChoice {
  let meta: MetaTags
  let linked: LinkedData
  let clock: PageClock

  /// Among dates that disagree, the one nearest to the feed's; else the first, unless readers see an earlier one: systems
  /// that build their pages anew write the day of the building.
  func choose(_ candidates: [DateCandidate], shown: DateCandidate?) -> DateCandidate? {
    guard var first = candidates.first else { return nil }
    if let shown, shown.standsAlone, let day = shown.date.day, let declared = first.date.day,
      day + 1 < declared
        || (day < declared && (isRebuilt(first.date, after: shown.date) || isLater(first.date, atTimeOf: shown.date)))
    {
      first = shown
    }
    if let known = clock.hints.date {
      let nearest = candidates.min { distance($0.date, known) < distance($1.date, known) }
      if let nearest, distance(first.date, known) > 36 * 3600, distance(nearest.date, known) < 36 * 3600 {
        return nearest
      }
    }
    return first
  }

  /// Whether a date that the page's data give for publication and change alike is farther from the one that readers see
  /// than zones are apart.
  private func isRebuilt(_ declared: WrittenDate, after shown: WrittenDate) -> Bool {
    guard let published = linked.published ?? meta.first("article:published_time"),
      published == linked.modified ?? meta.first("article:modified_time"), shown.hasTime, declared.hasTime,
      let built = declared.timestamp(zone: clock.zone?.rule), let seen = shown.timestamp(zone: clock.zone?.rule)
    else { return false }
    return built.seconds - seen.seconds > 14 * 3600
  }

  /// Whether a date has the time of another on a later day, in a zone of its own.
  private func isLater(_ declared: WrittenDate, atTimeOf shown: WrittenDate) -> Bool {
    guard shown.hasTime, declared.hasTime else { return false }
    return declared.offset != 0 && declared.offset != nil && declared.civil.hour == shown.civil.hour
      && declared.civil.minute == shown.civil.minute
  }

  private func distance(_ date: WrittenDate, _ known: Timestamp) -> Int64 {
    guard let time = date.timestamp(zone: clock.zone?.rule) else { return .max }
    return abs(time.seconds - known.seconds)
  }

  /// Reads `03/04/2024` the other way round where the page's address, its other dates or the feed say so.
  func settleOrder(of candidates: inout [DateCandidate]) {
    var known = candidates.filter { !$0.date.isAmbiguous }.map(\.date.civil.dateText)
    // Data that a system wrote the American way, beside what readers see.
    let shown = candidates.first { $0.source == "text" }?.date.civil.dateText
    if let address = clock.day { known.append(address.civil.dateText) }
    if let date = clock.hints.date {
      known.append(CivilTime(secondsSinceEpoch: date.seconds + Int64(date.offset)).dateText)
      known.append(CivilTime(secondsSinceEpoch: date.seconds).dateText)
    }
    for index in candidates.indices where candidates[index].date.isAmbiguous {
      let date = candidates[index].date
      let others = candidates[index].source == "text" ? known : known + [shown].compactMap { $0 }
      guard !others.contains(date.civil.dateText), others.contains(date.swapped.civil.dateText) else { continue }
      candidates[index].date = date.swapped
    }
  }
}

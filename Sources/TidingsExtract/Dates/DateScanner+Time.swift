internal import TidingsModel

/// The time of day that belongs to a date.
extension DateScanner {
  /// Reads the time of a date that stands between two places.
  func readTime(into date: inout WrittenDate, before: Int, after: Int) {
    // Behind the date, over a few words at most: "at", "lúc", "um", "Uhr", "|".
    var index = after
    var steps = 0
    var behind: (seconds: Int, next: Int)?
    var crossesWord = false
    while index < text.count, steps < 5 {
      if let found = clock.time(at: index, followsDate: steps < 2) {
        behind = (found.0, found.1)
        break
      }
      if text.number(index) != nil { break }
      if text.word(index) != nil { crossesWord = true }
      index += 1
      steps += 1
    }
    if let behind, !crossesWord { return set(behind.seconds, on: &date, zoneFrom: behind.next, limit: text.count) }
    // Before it: "14:53 | 14/12/2023".
    index = before - 1
    steps = 0
    while index >= 0, steps < 12 {
      if let (seconds, next) = clock.time(at: index), next <= before {
        // What stands right before the date is its own: "09:15 BST, 14 June | Updated 10:42".
        if let behind, !isJoined(next, before) {
          return set(behind.seconds, on: &date, zoneFrom: behind.next, limit: text.count)
        }
        set(seconds, on: &date, zoneFrom: next, limit: before)
        if date.offset == nil {
          date.offset = zones.zone(from: after, limit: text.count)
          date.zoneName = date.zoneName ?? zones.zoneName(from: after, limit: text.count)
        }
        return
      }
      index -= 1
      steps += 1
    }
    if let behind { set(behind.seconds, on: &date, zoneFrom: behind.next, limit: text.count) }
  }

  /// Whether no more than signs and a zone stand between two places.
  private func isJoined(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= 3 else { return false }
    return (start..<end).allSatisfy { index in
      guard text.number(index) == nil else { return false }
      return text.word(index).map { ZoneReader.zones[$0] != nil || ZoneReader.zoneNames[$0] != nil || $0 == "gmt" }
        ?? true
    }
  }

  func set(_ seconds: Int, on date: inout WrittenDate, zoneFrom index: Int, limit: Int) {
    date.civil.hour = seconds / 3600
    date.civil.minute = seconds / 60 % 60
    date.civil.second = seconds % 60
    date.hasTime = true
    date.offset = zones.zone(from: index, limit: limit)
    date.zoneName = zones.zoneName(from: index, limit: limit)
  }
}

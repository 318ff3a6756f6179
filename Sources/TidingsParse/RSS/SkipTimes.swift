/// RSS `skipHours` and `skipDays`: when a feed need not be asked for.
enum SkipTimes {
  static func openChild(_ tag: StartTag) -> Opened {
    tag.element == .hour || tag.element == .day ? .text(tag.element) : .ignored
  }

  static func closeChild(_ frame: Frame, _ text: String, into feed: inout ParsedFeed) {
    if frame.element == .hour {
      if let hour = hour(text), !feed.skipHours.contains(hour) { feed.skipHours.append(hour) }
    } else if let day = day(text), !feed.skipDays.contains(day) {
      feed.skipDays.append(day)
    }
  }

  /// RSS 0.91 counts 1 ... 24, later versions 0 ... 23: 24 is midnight either way.
  private static func hour(_ text: String) -> Int? {
    guard let hour = Numbers.count(text), hour <= 24 else { return nil }
    return hour == 24 ? 0 : hour
  }

  private static func day(_ text: String) -> String? {
    guard text.utf8.count >= 3 else { return nil }
    let start = text.asciiLowercased.prefix(3)
    return days.first { $0.asciiLowercased.hasPrefix(start) }
  }

  private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}

/// Times of day, with or without a date beside them.
extension DateScanner {
  /// A date, or a time of day that belongs to none.
  struct TimeOfDay {
    /// Since midnight.
    var seconds: Int
    /// Seconds east of UTC, where the text says.
    var offset: Int32?
    /// Whether it is a date, whatever its time.
    var isOfDate: Bool
    /// Where it stands in the text, in bytes.
    var start: Int
    var end: Int
  }

  /// The dates of a line, and the times of day that stand apart from them.
  static func times(in text: ArraySlice<UInt8>, language: String?, dayFirst: Bool) -> [TimeOfDay] {
    guard text.count < longestLine else { return [] }
    let scanner = DateScanner(text, language: language, dayFirst: dayFirst, year: nil)
    var found: [TimeOfDay] = []
    var index = 0
    while index < scanner.text.count, found.count < 8 {
      if let (_, next) = scanner.days.date(at: index) {
        found.append(scanner.timeOfDay(0, index, next, isOfDate: true))
        index = next
      } else if let (seconds, next) = scanner.clock.time(at: index) {
        var time = scanner.timeOfDay(seconds, index, next, isOfDate: false)
        time.offset = scanner.zones.zone(from: next, limit: scanner.text.count)
        found.append(time)
        index = next
      } else {
        index += 1
      }
    }
    return found
  }

  private func timeOfDay(_ seconds: Int, _ start: Int, _ end: Int, isOfDate: Bool) -> TimeOfDay {
    TimeOfDay(
      seconds: seconds, isOfDate: isOfDate, start: text[start].start, end: text[end - 1].end)
  }
}

internal import TidingsModel
internal import TidingsState

/// What was delivered and what failed on each of the last days.
struct Activity: Sendable {
  static let days = 14

  struct Series: Sendable, Equatable {
    var delivered = [Int](repeating: 0, count: Activity.days)
    var failures = [Int](repeating: 0, count: Activity.days)
  }

  /// `2023-12-14`, UTC, today last.
  var dates: [String]
  var total = Series()
  var feeds: [FeedID: Series] = [:]

  /// The first instant of the first day.
  static func start(now: Timestamp) -> Timestamp {
    let today = now.seconds - (now.seconds % 86_400 + 86_400) % 86_400
    return Timestamp(seconds: today - Int64(days - 1) * 86_400)
  }

  init(_ counts: [DailyCount], now: Timestamp) {
    let start = Self.start(now: now).seconds
    dates = (0..<Self.days).map { CivilTime(secondsSinceEpoch: start + Int64($0) * 86_400).dateText }
    let places = Dictionary(uniqueKeysWithValues: dates.enumerated().map { ($1, $0) })
    for count in counts {
      guard let place = places[count.day] else { continue }
      total.delivered[place] &+= count.delivered
      total.failures[place] &+= count.failures
      feeds[count.feed, default: Series()].delivered[place] &+= count.delivered
      feeds[count.feed, default: Series()].failures[place] &+= count.failures
    }
  }
}

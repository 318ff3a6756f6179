internal import TidingsModel

/// How often a feed's items come.
enum ItemGaps {
  /// The median gap, in seconds, between the newest twenty items; `nil` with fewer than three different times.
  ///
  /// Items dated more than a day ahead are announcements, not news, and do not count.
  static func median(_ times: [Timestamp], now: Timestamp) -> Double? {
    let horizon = now.advanced(by: Interval.day)
    var seconds = times.filter { $0 <= horizon }.map(\.seconds)
    seconds.sort(by: >)
    var newest: [Int64] = []
    for second in seconds where newest.last != second {
      newest.append(second)
      if newest.count == 20 { break }
    }
    guard newest.count >= 3 else { return nil }
    let gaps = zip(newest, newest.dropFirst()).map { Double($0) - Double($1) }.sorted()
    let middle = gaps.count / 2
    return gaps.count % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2
  }
}

public import TidingsModel

/// The feeds that were never polled before, in the order in which they are polled first: by a hash of their ids, so that
/// feeds of one host, which stand together in most configurations, do not come one after the other.
///
/// Each has its place among those that are left, not one of its own: after a restart the first of them is due at once,
/// however many were polled before.
public struct FirstPolls: Sendable {
  /// Seconds between two of them.
  private static let gap = 0.05

  private let places: [FeedID: Int]

  /// - Parameter feeds: each of them once.
  public init(_ feeds: some Sequence<FeedID>) {
    let order = feeds.map { (Schedule.fraction(of: $0), $0) }.sorted { $0 < $1 }
    places = Dictionary(uniqueKeysWithValues: order.indices.map { (order[$0].1, $0) })
  }

  /// How many seconds a feed waits.
  /// - Parameter longest: all are polled within so many seconds, however many there are.
  func wait(of feed: FeedID, longest: Double) -> Double {
    guard let place = places[feed] else { return 0 }
    return Double(place) * min(Self.gap, longest / Double(places.count))
  }
}

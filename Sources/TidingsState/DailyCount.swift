public import TidingsModel

/// A feed's day.
public struct DailyCount: Sendable, Hashable {
  /// `2023-12-14`, UTC.
  public var day: String
  public var feed: FeedID
  public var delivered: Int
  public var failures: Int

  public init(day: String, feed: FeedID, delivered: Int, failures: Int) {
    self.day = day
    self.feed = feed
    self.delivered = delivered
    self.failures = failures
  }
}

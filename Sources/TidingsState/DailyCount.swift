public import TidingsModel

/// A feed's day.
public struct DailyCount: Sendable, Hashable {
  /// `2023-12-14`, UTC.
  public var day: String
  /// The feed by its present id.
  public var feed: FeedID
  /// Articles that its polls put into the outbox, revisions included.
  public var delivered: Int
  /// Polls that failed.
  public var failures: Int

  /// - Parameter day: `2023-12-14`, UTC.
  public init(day: String, feed: FeedID, delivered: Int, failures: Int) {
    self.day = day
    self.feed = feed
    self.delivered = delivered
    self.failures = failures
  }
}

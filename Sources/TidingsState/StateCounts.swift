public import TidingsModel

/// How much a state holds.
public struct StateCounts: Sendable, Equatable {
  /// Feeds that are not forgotten, configured or not.
  public var feeds = 0
  /// Articles that are still told apart by their text.
  public var articles = 0
  /// Keys by which articles are known again; most articles have two or three.
  public var keys = 0
  /// Articles whose delivery is promised and not yet done.
  public var outbox = 0
  /// How many of them are of each feed.
  public var outboxByFeed: [FeedID: Int] = [:]
  /// Bytes of the state file, its log and the outbox beside it.
  public var bytes: Int64 = 0

  /// Of a state that holds nothing.
  public init() {}
}

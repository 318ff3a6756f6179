/// How much a state holds.
public struct StateCounts: Sendable, Equatable {
  public var feeds = 0
  public var articles = 0
  public var keys = 0
  /// Articles whose delivery is promised and not yet done.
  public var outbox = 0
  /// Bytes of the state file, its log and the outbox beside it.
  public var bytes: Int64 = 0

  public init() {}
}

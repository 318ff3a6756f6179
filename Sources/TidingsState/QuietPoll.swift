public import TidingsModel

/// What a poll that brought no document came to (a 304, the same body, a failure), as it is put to the store.
public struct QuietPoll: Sendable {
  /// The feed's state after the poll. `delivered` is kept by the store: what stands here in its place is not read.
  public var state: FeedState
  /// When it was made.
  public var time: Timestamp
  /// Whether it failed, for the daily counters.
  public var isFailure: Bool

  public init(state: FeedState, time: Timestamp, isFailure: Bool = false) {
    self.state = state
    self.time = time
    self.isFailure = isFailure
  }
}

public import TidingsModel

/// What a poll that brought no document came to (a 304, the same body, a failure), as it is put to the store.
public struct QuietPoll: Sendable {
  /// The feed's state after the poll. `delivered` is kept by the store: what stands here in its place is not read.
  public var state: FeedState
  /// When it was made.
  public var time: Timestamp
  /// By how many failures the day's counter grows: 1 for a poll that failed; negative where polls turn out not to have
  /// failed by the feed's own fault, so that nothing is counted of them.
  public var failures: Int

  public init(state: FeedState, time: Timestamp, failures: Int = 0) {
    self.state = state
    self.time = time
    self.failures = failures
  }
}

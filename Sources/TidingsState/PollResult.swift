public import TidingsDedup
public import TidingsModel

/// What a recorded poll came to.
public struct PollResult: Sendable, Equatable {
  /// One for each item of the record, in its order.
  public var outcomes: [Outcome]
  /// The outbox rows made, in the order of delivery. Their content can be written to the spool at once; the rows stay
  /// until removed.
  public var deliveries: [OutboundArticle]
  /// The feed's state as stored.
  public var state: FeedState

  /// Of a poll that brought no document, unless items and what they promise are given.
  public init(outcomes: [Outcome] = [], deliveries: [OutboundArticle] = [], state: FeedState) {
    self.outcomes = outcomes
    self.deliveries = deliveries
    self.state = state
  }
}

/// What became of an item.
public enum Outcome: String, Sendable, Hashable {
  /// Delivered for the first time.
  case new
  /// Delivered again: the same article, edited.
  case revised
  /// Known and unchanged, or changed without delivery (`updates: false`).
  case seen
  /// Edited more often than is delivered on a day, or its page asked for as often in vain: a matter for the next.
  case nextDay
  /// Edited while its page was not to be had, from which its text came: a matter for the next poll.
  case late
  /// Edited by a second feed while the one that brought it still has it: a matter for when that has it no more.
  case heldBack
  /// Remembered without delivery: the backlog of a newly added feed.
  case backlog
  /// Another feed's article: not delivered, the feed noted in `also_in`.
  case elsewhere
  /// The same, and delivered to the queues that take it from this feed and took it from none before.
  case routed
  /// The same item stood in the document before.
  case repeated
  /// Refused by a filter.
  case unwanted

  /// Whether an article goes to the spool.
  public var isDelivered: Bool { self == .new || self == .revised || self == .routed }

  /// Whether it is to be looked at again while its item stands in the feed.
  public var isPutOff: Bool { self == .late || self == .nextDay || self == .heldBack }
}

/// How a feed's items are told apart from what is already known.
public struct DedupPolicy: Sendable, Hashable {
  /// Among whose articles a duplicate is looked for.
  public var scope: DedupScope
  /// Whether an edited article is delivered again, with the same id and the next revision.
  public var deliversUpdates: Bool
  /// How much of a newly added feed is delivered.
  public var backlog: Backlog

  /// As the configuration has it where nothing is said: across all feeds, edits delivered, all of a new feed.
  public init(scope: DedupScope = .all, deliversUpdates: Bool = true, backlog: Backlog = .all) {
    self.scope = scope
    self.deliversUpdates = deliversUpdates
    self.backlog = backlog
  }
}

/// Where the same article is looked for.
public enum DedupScope: String, Sendable, Hashable, CaseIterable {
  /// An item is known again only by its guid, or, without a usable one, when link, title and text are all the same.
  case off
  /// By guid, link and content within the feed; other feeds do not matter.
  case feed
  /// By guid, link and content within the feed, by link and long content in all others.
  case all
}

/// How much of a newly added feed is delivered; the rest is remembered as seen.
public enum Backlog: Sendable, Hashable {
  case all
  /// The newest so many items.
  case latest(Int)
  /// Items at most so many seconds old. One without a date counts as new.
  case within(seconds: Int64)
}

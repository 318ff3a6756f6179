public import TidingsModel

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

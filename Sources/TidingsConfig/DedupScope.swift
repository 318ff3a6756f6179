/// Among what an article is looked for before it counts as new.
public enum DedupScope: String, Sendable, CaseIterable {
  /// The articles of the same feed, by guid alone: an item without one by all that it says.
  case off
  /// The articles of the same feed.
  case feed
  /// The articles of all feeds.
  case all
}

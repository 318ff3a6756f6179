/// Among what an article is looked for before it counts as new.
public enum DedupScope: String, Sendable, Hashable, CaseIterable {
  /// An item is known again only by its guid, or, without a usable one, when link, title and text are all the same.
  case off
  /// By guid, link and content within the feed; other feeds do not matter.
  case feed
  /// By guid, link and content within the feed, by link and long content in all others.
  case all
}

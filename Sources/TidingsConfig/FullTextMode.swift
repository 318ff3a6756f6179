/// When an article's page is fetched for its text.
public enum FullTextMode: String, Sendable, CaseIterable {
  case never = "false"
  case always = "true"
  /// Only where the feed carries no more than a teaser.
  case auto
}

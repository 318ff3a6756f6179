/// Whether the article's page was fetched for its text, and what came of it.
public enum FullText: String, Sendable, Hashable {
  /// The content was taken from the page.
  case extracted
  /// The page was fetched and no article found on it; the feed's own content stays.
  case noArticle = "no_article"
  /// The page could not be fetched; the feed's own content stays.
  case failed
}

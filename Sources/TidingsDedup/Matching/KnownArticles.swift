/// What the store knows, as far as the decision needs it.
public protocol KnownArticles {
  /// The article that goes by the key.
  mutating func article(for key: DedupKey) throws -> KnownArticle?
  /// Whether the article still stood in the last document of the feed that brought it.
  mutating func isHeldByItsFeed(_ article: KnownArticle) throws -> Bool
  /// Whether the feed that brought the article is not configured here; it may be in another configuration.
  mutating func isOfAbsentFeed(_ article: KnownArticle) throws -> Bool
  /// Whether the key is no article's for good.
  mutating func isVoid(_ key: DedupKey) throws -> Bool
}

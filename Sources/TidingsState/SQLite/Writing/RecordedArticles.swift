internal import TidingsDedup
internal import TidingsModel

/// The articles on record, as the decisions about one feed's document see them.
struct RecordedArticles: KnownArticles {
  let articles: ArticleTable
  let feeds: FeedTable
  let names: FeedNames
  /// The row of the feed whose document it is.
  let feed: Int64
  let now: Timestamp

  mutating func article(for key: DedupKey) throws -> KnownArticle? { try articles.article(for: key, feed: feed) }

  mutating func isHeldByItsFeed(_ article: KnownArticle) throws -> Bool {
    guard let owner = try articles.owner(of: article.row) else { return false }
    return try feeds.holds(article.row, row: owner, now: now, names: names)
  }

  mutating func isOfAbsentFeed(_ article: KnownArticle) throws -> Bool {
    guard names.hasAside, let owner = try articles.owner(of: article.row) else { return false }
    return try feeds.reference(row: owner).map { names.isAside($0.id) } ?? false
  }

  mutating func isVoid(_ key: DedupKey) throws -> Bool { try articles.keys.article(for: key) == Schema.noArticle }
}

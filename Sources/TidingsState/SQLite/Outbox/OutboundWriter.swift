internal import TidingsCrypto
internal import TidingsDedup
internal import TidingsModel

/// Makes articles as they go to the spool of items that were decided about, and promises their delivery.
final class OutboundWriter {
  private let articles: ArticleTable
  private let feeds: FeedTable
  private let near: NearDuplicates
  /// Its memory serves one article after another.
  private var writer = JSONWriter()

  init(articles: ArticleTable, feeds: FeedTable, near: NearDuplicates) {
    self.articles = articles
    self.feeds = feeds
    self.near = near
  }

  /// An article as it goes to the spool.
  /// - Parameter isRouted: whether another feed brought it.
  func article(
    _ known: KnownArticle, of candidate: Candidate, keys: ItemKeys, poll: PollRecord, isRouted: Bool
  ) throws -> Article {
    let contentKey = candidate.extractedKey ?? keys.contentKey
    var article = Article(
      id: known.id, item: candidate.delivered.value, feed: poll.feed, firstSeen: known.firstSeen,
      fetchedAt: poll.time, contentHash: contentKey.digest.hex)
    article.revision = known.revision
    article.canonicalURL = keys.canonicalURL?.address
    article.fullText = candidate.fullText
    article.dateline = candidate.dateline
    if known.revision > 1 || isRouted {
      article.alsoIn = try articles.feedsCarrying(known.row).compactMap { try feeds.reference(row: $0) }
        .filter { $0.id != poll.feed.id }
    }
    return article
  }

  /// Promises a new article or revision to the queues that take it.
  /// - Parameter hash: of the text that is delivered.
  /// - Returns: `nil` where no queue does.
  func deliver(
    _ known: KnownArticle, of candidate: Candidate, keys: ItemKeys, hash: SimHash64?, poll: PollRecord,
    counters: inout TransactionCounters
  ) throws -> OutboundArticle? {
    var article = try article(known, of: candidate, keys: keys, poll: poll, isRouted: false)
    if let hash { article.nearDuplicateOf = try near.earlier(than: known, hash: hash, now: poll.time) }
    return promise(article, queues: poll.queues(article), now: poll.time, counters: &counters)
  }

  /// Promises an article that another feed brought to further queues.
  /// - Returns: `nil` where there are none.
  func route(
    _ known: KnownArticle, of candidate: Candidate, keys: ItemKeys, to queues: [String], poll: PollRecord,
    counters: inout TransactionCounters
  ) throws -> OutboundArticle? {
    let article = try article(known, of: candidate, keys: keys, poll: poll, isRouted: true)
    return promise(article, queues: queues, now: poll.time, counters: &counters)
  }

  private func promise(
    _ article: Article, queues: [String], now: Timestamp, counters: inout TransactionCounters
  ) -> OutboundArticle? {
    guard !queues.isEmpty else { return nil }
    let microseconds = counters.nextName(now: now)
    let entry = OutboundArticle(
      name: SpoolName(microseconds: microseconds, id: article.id, revision: article.revision), queues: queues,
      content: article.json(by: &writer))
    counters.promised.append(Promise(microseconds: microseconds, entry: entry))
    return entry
  }
}

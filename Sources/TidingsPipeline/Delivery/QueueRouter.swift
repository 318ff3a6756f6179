public import TidingsConfig
public import TidingsModel

/// Which queues of the spool an article goes to.
///
/// A queue that asks for feeds, or for their tags, takes an article that one of these feeds carries, whichever feed brought
/// it first.
public struct QueueRouter: Sendable {
  private let queues: [QueueConfiguration]
  /// The names of all queues, where each takes every article.
  private let unfiltered: [String]?
  /// The configured feeds, where some queue looks at feeds or their tags.
  private let feeds: FeedIndex?

  /// For the queues and feeds of one configuration; after a reload another router is made.
  public init(_ configuration: Configuration) {
    queues = configuration.queues
    unfiltered = queues.allSatisfy { $0.filter == nil } ? queues.map(\.name) : nil
    feeds = queues.contains { $0.filter?.looksAtFeeds ?? false } ? FeedIndex(configuration.feeds) : nil
  }

  /// Whether some queue looks at feeds or their tags, so that a further feed may lead an article to further queues.
  public var looksAtFeeds: Bool { feeds != nil }

  /// The names, in the configuration's order.
  public func queues(for article: Article) -> [String] {
    if let unfiltered { return unfiltered }
    return queues.filter { queue in
      takes(article, for: article.feed.id, article.feed.tags, queue)
        || feeds != nil && article.alsoIn.contains { takes(article, for: $0.id, tags(of: $0.id), queue) }
    }.map(\.name)
  }

  /// The queues that take an article for its feed's sake, and for none of those that carried it before.
  /// - Parameter carriers: these; their tags count where they are not configured any more.
  public func furtherQueues(for article: Article, besides carriers: [FeedReference]) -> [String] {
    guard let feeds else { return [] }
    return queues.filter { queue in
      takes(article, for: article.feed.id, article.feed.tags, queue)
        && !carriers.contains { takes(article, for: $0.id, feeds[$0.id]?.tags ?? $0.tags, queue) }
    }.map(\.name)
  }

  private func tags(of feed: FeedID) -> [String] { feeds?[feed]?.tags ?? [] }

  private func takes(_ article: Article, for feed: FeedID, _ tags: [String], _ queue: QueueConfiguration) -> Bool {
    queue.filter?.allows(article.item, feed: feed, feedTags: tags) ?? true
  }
}

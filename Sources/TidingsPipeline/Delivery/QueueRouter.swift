public import TidingsConfig
public import TidingsModel

/// Which queues of the spool an article goes to.
public struct QueueRouter: Sendable {
  private let queues: [QueueConfiguration]

  public init(_ queues: [QueueConfiguration]) { self.queues = queues }

  /// The names, in the configuration's order.
  public func queues(for article: Article) -> [String] {
    queues.filter { queue in
      queue.filter?.allows(article.item, feed: article.feed.id, feedTags: article.feed.tags) ?? true
    }.map(\.name)
  }
}

public import TidingsConfig
public import TidingsModel

/// Which queues of the spool an article goes to.
public struct QueueRouter: Sendable {
  private let queues: [QueueConfiguration]
  /// The names of all queues, where each takes every article.
  private let unfiltered: [String]?

  public init(_ queues: [QueueConfiguration]) {
    self.queues = queues
    unfiltered = queues.allSatisfy { $0.filter == nil } ? queues.map(\.name) : nil
  }

  /// The names, in the configuration's order.
  public func queues(for article: Article) -> [String] {
    if let unfiltered { return unfiltered }
    return queues.filter { queue in
      queue.filter?.allows(article.item, feed: article.feed.id, feedTags: article.feed.tags) ?? true
    }.map(\.name)
  }
}

public import TidingsModel

/// Where delivered articles go.
public protocol ArticleSink: Sendable {
  /// Delivers a batch; when this returns, every article is durable where consumers find it.
  ///
  /// Safe to repeat: an article whose name still stands in a queue is not put there a second time. After an error any
  /// part of the batch may have been delivered; the caller keeps its outbox rows and delivers the same batch again.
  func deliver(_ batch: [OutboundArticle]) async throws(SpoolError)
}

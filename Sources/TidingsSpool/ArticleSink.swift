public import TidingsModel

/// Where delivered articles go.
public protocol ArticleSink: Sendable {
  /// Delivers a batch; when this returns, every article is durable where consumers find it.
  ///
  /// Safe to repeat: an article whose name still stands in a queue is not put there a second time. After an error any
  /// part of the batch may have been delivered; the caller keeps its outbox rows and delivers the same batch again.
  func deliver(_ batch: [OutboundArticle]) async throws(SpoolError)
}

/// An article as it waits in the outbox.
public struct OutboundArticle: Sendable, Equatable {
  /// The file's name, fixed when the outbox row was written.
  public var name: SpoolName
  /// The queues it goes to, in the configuration's order.
  public var queues: [String]
  /// The whole file: one JSON object on one line, ended by LF (`Article.json()`).
  public var content: [UInt8]

  public init(name: SpoolName, queues: [String], content: [UInt8]) {
    self.name = name
    self.queues = queues
    self.content = content
  }
}

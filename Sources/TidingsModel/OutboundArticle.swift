/// An article whose delivery is promised, as it waits in the outbox.
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

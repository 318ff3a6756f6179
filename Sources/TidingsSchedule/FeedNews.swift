public import TidingsModel

/// What a parsed document tells of its feed.
public struct FeedNews: Sendable, Equatable {
  /// The document's own.
  public var title: String?
  /// The response's status; a `file:` feed has 200.
  public var status = 200
  /// Those of the response, even when it had none: they replace the old ones.
  public var validators = Validators()
  /// SHA-256 of the decoded body.
  public var bodyHash: [UInt8]?
  /// New or changed articles.
  public var news = 0
  /// When the document's items were published, in any order.
  public var itemTimes: [Timestamp] = []
  /// How often the publisher wants to be polled.
  public var wishes = PublisherWishes()
  /// Where a leading run of 301 and 308 led from the address that was asked; `nil` when there was none.
  public var movedTo: String?
  /// The offset, in seconds, that most of the document's dates bear.
  public var usualOffset: Int32?

  public init() {}

  /// Drops what would spare the next poll the document.
  public mutating func dropValidators() {
    validators = Validators()
    bodyHash = nil
  }

  /// When what would spare a poll the document is held back, as some of it is still to be dealt with; `nil` where all was.
  public private(set) var wholeBodyDue: Timestamp?

  /// Has the document asked for without validators, and read whatever it is, by the first poll from a time on. Until then
  /// nothing could be done about what is left of it, and polls are as ever.
  public mutating func askForWholeBody(from time: Timestamp) {
    wholeBodyDue = min(wholeBodyDue ?? time, time)
  }
}

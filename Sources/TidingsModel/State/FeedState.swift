/// What is remembered of a feed from poll to poll.
public struct FeedState: Sendable, Equatable {
  /// Unchanged as long as the configuration knows the feed by it.
  public var id: FeedID
  /// The address as configured when the state was written; a change of it drops validators and the learned address.
  public var configuredURL: String
  /// As of the last document that had one.
  public var title: String?

  /// Of the last whole body that was parsed, or of a 304 after it.
  public var validators = Validators()
  /// The address whose answer gave the validators; `nil` where it is the configured one.
  public var validatedURL: String?
  /// SHA-256 of the last whole decoded body that was parsed.
  public var bodyHash: [UInt8]?
  /// Of the settings by which that body's items were chosen; `nil` when an older version read it.
  public var selection: Int?
  /// Where a leading run of permanent redirects led, learned after a good parse.
  public var learnedURL: String?

  /// The last poll, whatever came of it.
  public var lastPolled: Timestamp?
  /// The last poll that brought a whole feed or a 304.
  public var lastSuccess: Timestamp?
  /// The last poll that brought a new or changed article.
  public var lastNews: Timestamp?
  /// The last HTTP status; 0 when there was no answer.
  public var lastStatus: Int?
  /// The last failure in words; `nil` after a success.
  public var lastError: String?
  /// Failed polls in a row.
  public var failures = 0
  /// The first failure of the present run; `nil` after a success.
  public var failingSince: Timestamp?
  /// Articles in a row whose pages were wanted and gave nothing; 0 after one that gave its article.
  public var pagesMissed = 0
  /// What was amiss with one of them, in words.
  public var pageTrouble: String?
  /// When the publisher first answered 410.
  public var goneSince: Timestamp?
  /// The first 304 of the present run of nothing but 304s.
  public var notModifiedSince: Timestamp?

  /// Not before this, whatever else: Retry-After.
  public var heldUntil: Timestamp?
  /// When the feed is polled next; `nil` before its first poll.
  public var nextDue: Timestamp?
  /// Why then, in words.
  public var dueReason: String?

  /// Half of what the schedule adapts to: the median gap between the last items, in seconds.
  public var medianGap: Double?
  /// Polls in a row that brought nothing new.
  public var fruitless = 0
  /// What the publisher asks for.
  public var wishes = PublisherWishes()
  /// The UTC offset, in seconds, that the feed's dates usually bear.
  public var usualOffset: Int32?
  /// Articles delivered since the feed was added.
  public var delivered = 0

  /// Of a feed that was never polled.
  /// - Parameter configuredURL: as the configuration has it, which a learned address does not change.
  public init(id: FeedID, configuredURL: String) {
    self.id = id
    self.configuredURL = configuredURL
  }

  /// So many missed pages in a row are no chance: the site refuses, or has changed.
  public static let manyPagesMissed = 5

  /// What keeps the pages of the feed's articles from being read, in words; `nil` where they are, or none is wanted.
  public var pageTroubleInWords: String? {
    guard pagesMissed >= Self.manyPagesMissed else { return nil }
    return "\(pagesMissed) pages in a row gave no article" + (pageTrouble.map { ": \($0)" } ?? "")
  }
}

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

/// A response's validators (RFC 9110 section 8.8): opaque bytes, sent back exactly as they came.
public struct Validators: Sendable, Hashable {
  /// `ETag`; `nil` where the response had none.
  public var etag: [UInt8]?
  /// `Last-Modified`, as written, whether it is a date or not.
  public var lastModified: [UInt8]?

  /// - Parameters:
  ///   - etag: the field's bytes as they came, quotes and `W/` included (RFC 9110 section 8.8.3).
  ///   - lastModified: the field's bytes as they came.
  public init(etag: [UInt8]? = nil, lastModified: [UInt8]? = nil) {
    self.etag = etag
    self.lastModified = lastModified
  }

  /// Without any, a poll is unconditional.
  public var isEmpty: Bool { etag == nil && lastModified == nil }
}

/// How often a publisher wants to be polled, from the last response and document.
public struct PublisherWishes: Sendable, Hashable {
  /// Seconds: Cache-Control max-age, or Expires less Date.
  public var maxAge: Int?
  /// Minutes: RSS `ttl`.
  public var ttlMinutes: Int?
  /// Seconds: `sy:updatePeriod` divided by `sy:updateFrequency`.
  public var updateInterval: Int?
  /// 0 ... 23, UTC.
  public var skipHours: [Int] = []
  /// 0 is Monday, 6 Sunday.
  public var skipDays: [Int] = []

  public init() {}
}

/// A host that asked to be left alone (429), whatever the feed.
public struct HostHold: Sendable, Hashable {
  /// In lower case, with the port unless that is one of the usual two (`WebURL.server`).
  public var host: String
  /// No poll of any of its feeds before this.
  public var until: Timestamp

  /// - Parameter host: in lower case, with the port unless that is one of the usual two (`WebURL.server`).
  public init(host: String, until: Timestamp) {
    self.host = host
    self.until = until
  }
}

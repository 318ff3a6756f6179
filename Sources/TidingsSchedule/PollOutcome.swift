public import TidingsModel

/// What a poll came to, as far as the feed's state and schedule are concerned.
public enum PollOutcome: Sendable, Equatable {
  /// A whole document that was parsed.
  case feed(FeedNews)
  /// A 200 whose whole body is byte for byte the last one that was parsed: it is not parsed again.
  /// - Parameter movedTo: as `FeedNews.movedTo`.
  case sameBody(validators: Validators, maxAge: Int?, movedTo: String? = nil)
  /// A 304, with the validators and the max-age it bore.
  case notModified(validators: Validators, maxAge: Int?)
  case failed(PollFailure)
  /// A 410.
  case gone
}

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

  /// Drops what would spare the next poll the document: some of it is still to be dealt with.
  public mutating func asksForWholeBodyAgain() {
    validators = Validators()
    bodyHash = nil
  }
}

/// Why a poll failed.
public struct PollFailure: Sendable, Equatable {
  /// One line for people.
  public var words: String
  /// The HTTP status; 0 when there was no answer.
  public var status: Int
  /// Seconds from now that a 429 or 503 asks for, already read from either form; on other statuses it is ignored.
  public var retryAfter: Double?
  /// Whose answer it was (`WebURL.server`), redirects followed; `nil` when there was no answer.
  public var server: String?

  /// - Parameters:
  ///   - words: what failed, on one line.
  ///   - status: of HTTP; 0 when there was no answer.
  ///   - retryAfter: seconds.
  public init(_ words: String, status: Int = 0, retryAfter: Double? = nil, server: String? = nil) {
    self.words = words
    self.status = status
    self.retryAfter = retryAfter
    self.server = server
  }

  /// Whether the server is there and asks for time, so that it has not failed as an address.
  public var asksForPatience: Bool { status == 429 || hold != nil }

  /// The seconds to wait, 0 ... a day; `nil` when the status gives Retry-After no meaning here.
  var hold: Double? {
    guard status == 429 || status == 503, let retryAfter, retryAfter.isFinite, retryAfter > 0 else { return nil }
    return min(retryAfter, Interval.day)
  }
}

public import TidingsModel

/// What a poll came to, for logs, progress and counters.
public struct PollReport: Sendable, Equatable {
  /// What became of the request and of what it brought.
  public enum Result: Sendable, Equatable {
    /// A whole document was read; so many articles are delivered for the first time, so many again as revisions.
    case document(new: Int, revised: Int)
    /// The body was byte for byte the last one.
    case sameBody
    /// 304
    case notModified
    /// Why, in words.
    case failed(String)
    /// 410, in words.
    case gone(String)
    /// Not polled, and why: inside a Retry-After window, gone, or its host asked to be left alone.
    case skipped(String)
    /// The network is down; this counts against no feed.
    case networkDown(String)
    /// The outcome could not be stored, or not be heard, so nothing was changed; it is polled again when that is mended.
    case postponed(String)
    /// The program is ending.
    case cancelled
  }

  /// What became of an answer to an earlier poll that did not come to its end.
  public struct Resumed: Sendable, Equatable {
    /// When the publisher gave it.
    public var answeredAt: Timestamp
    /// Articles delivered for the first time.
    public var new: Int
    /// Articles delivered again.
    public var revised: Int
    /// What went amiss with the articles' pages, in words.
    public var pageTrouble: String?

    public init(answeredAt: Timestamp, new: Int, revised: Int, pageTrouble: String? = nil) {
      self.answeredAt = answeredAt
      self.new = new
      self.revised = revised
      self.pageTrouble = pageTrouble
    }

    /// On one line.
    var words: String {
      PollReport.words(new: new, revised: revised) + PollReport.words(answeredAt: answeredAt)
        + (pageTrouble.map { "; \($0)" } ?? "")
    }
  }

  /// The feed by the id that it had when the poll began.
  public var feed: FeedID
  /// The address that was asked.
  public var url: String
  /// What became of it; `cancelled` until that is known.
  public var result: Result
  /// The address that answered, after redirects.
  public var answeredBy: String?
  /// When the publisher answered, where that was to an earlier poll that did not come to its end; else `nil`.
  public var answeredAt: Timestamp?
  /// What was read of such an answer before the publisher was asked once more; `nil` where nothing was.
  public var resumed: Resumed?
  /// The HTTP status; `nil` when there was no answer.
  public var status: Int?
  /// Whether the time ran out before there was a connection to the host.
  var isHostAway = false
  /// Items in the document.
  public var items = 0
  /// Decoded bytes of the body.
  public var bytes = 0
  /// The hub that the document names, where there was one.
  public var hub: HubOffer?
  /// The articles' pages, where their text was taken from these.
  public var pages = PageTally()
  /// Why, in words, where with this poll so many pages in a row gave no article that it is no chance.
  public var beganMissingPages: String?
  /// Seconds, the wait for the host's turn included, on a clock that nobody sets.
  public var duration: Double
  /// The feed's failures in a row before this poll.
  public var failuresBefore = 0
  /// Why the poll before failed, in words; `nil` where it did not.
  public var errorBefore: String?
  /// Whether the feed was known to be gone (410) before this poll.
  public var wasGone = false
  /// What is remembered of the feed now; `nil` when nothing was stored.
  public var state: PackedFeedState?
  /// The hosts that asked to be left alone: the feed's own, or those of its articles' pages.
  public var holds: [HostHold] = []
  /// Feeds whose earlier failures turned out to be the network's: their state as it was before, and is to be again.
  public var restored: [FeedID: PackedFeedState] = [:]
  /// When the feed is polled next, and why then; `nil` where this poll does not decide it.
  public var nextDue: Timestamp?
  /// In words, as `status` shows it; `nil` together with `nextDue`.
  public var dueReason: String?
  /// Whether the network was up before and is now known to be down; `restored` is then of its making.
  public var beganOutage = false
  /// Whether the network was down, and somebody answered.
  public var endedOutage = false
  /// Whether this poll was the first that could not be made or recorded, so that polling pauses.
  public var beganPause = false
  /// What ended, in words, when this poll was the first that got through after a pause.
  public var endedPause: String?

  /// - Parameters:
  ///   - url: the address that is asked, a learned one perhaps.
  ///   - duration: seconds.
  public init(feed: FeedID, url: String, result: Result, duration: Double = 0) {
    self.feed = feed
    self.url = url
    self.result = result
    self.duration = duration
  }

  /// Whether `tidings poll` fails for it, whoever is to blame.
  public var isFailure: Bool {
    switch result {
    case .failed, .gone, .networkDown, .postponed: true
    case .document, .sameBody, .notModified, .skipped, .cancelled: false
    }
  }

  /// Whether the publisher answered as hoped for.
  var isSuccess: Bool {
    switch result {
    case .document, .sameBody, .notModified: true
    case .failed, .gone, .skipped, .networkDown, .postponed, .cancelled: false
    }
  }

  /// Why there was no answer, in words, where the poll failed for that.
  var unansweredBecause: String? {
    guard status == nil, case .failed(let words) = result else { return nil }
    return words
  }

  var broughtDocument: Bool { if case .document = result { true } else { false } }

  /// Articles delivered for the first time.
  public var new: Int {
    let before = resumed?.new ?? 0
    return if case .document(let new, _) = result { before + new } else { before }
  }

  /// Articles delivered again.
  public var revised: Int {
    let before = resumed?.revised ?? 0
    return if case .document(_, let revised) = result { before + revised } else { before }
  }

  /// The outcome in words, on one line.
  public var words: String { ownWords + (resumed.map { "; \($0.words)" } ?? "") }

  private var ownWords: String {
    switch result {
    case .document(let new, let revised):
      Self.words(new: new, revised: revised)
        + (answeredAt.map(Self.words(answeredAt:)) ?? "")
        + (pages.words.map { "; \($0)" } ?? "")
    case .sameBody: "same body as before"
    case .notModified: "not modified"
    case .failed(let words), .gone(let words): words
    case .skipped(let words): "skipped: \(words)"
    case .networkDown(let words): "the network seems down: \(words)"
    case .postponed(let words): "postponed: \(words)"
    case .cancelled: "cancelled"
    }
  }

  private static func words(answeredAt time: Timestamp) -> String {
    " of what was answered at \(time.rfc3339), before the program ended or was held up"
  }

  private static func words(new: Int, revised: Int) -> String {
    switch (new, revised) {
    case (0, 0): "nothing new"
    case (_, 0): "\(new) new"
    case (0, _): "\(revised) revised"
    default: "\(new) new, \(revised) revised"
    }
  }
}

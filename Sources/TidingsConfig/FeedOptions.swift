public import TidingsModel

/// How a feed is polled, read and delivered.
public struct FeedOptions: Sendable, Equatable {
  /// Seconds, 1 and up; `nil`: the interval adapts.
  public var every: Double?
  /// Whether the publisher's max-age, ttl, `sy:`, skipHours and skipDays bind the schedule. Retry-After and 410 always
  /// do.
  public var heedPublisher = true
  /// The IANA name of the zone of dates that bear no offset.
  public var timezone: String?
  /// BCP 47, for instance `vi`.
  public var language: String?
  /// `full_text:`
  public var fullText = FullTextMode.never
  /// For the configured origin only; `nil`: none.
  public var auth: FeedAuthentication?
  /// Sent to the feed's own host only, in order.
  public var headers: [Header] = []
  /// `http://`, `https://`, `socks4://`, `socks4a://`, `socks5://` or `socks5h://`; it may bear a password.
  public var proxy: Secret?
  /// A PEM file that replaces the authorities of `http.ca_file` and the system's, absolute.
  public var caFile: String?
  /// Among which articles a duplicate is looked for.
  public var dedup = DedupScope.all
  /// Whether an edited article is delivered again.
  public var updates = true
  /// How much of a newly added feed is delivered; the rest counts as seen.
  public var backlog = Backlog.all
  /// `nil`: every item is delivered.
  public var filter: ItemFilter?
  /// For an HTML page without a feed.
  public var select: PageSelectors?

  public init() {}
}

public import TidingsModel

/// A feed as configured, with the defaults applied. What `FeedOptions` holds is read and set as if it stood here:
/// `feed.every`.
@dynamicMemberLookup
public struct FeedConfiguration: Sendable, Equatable {
  /// Unique; made from the URL where none is given.
  public var id: FeedID
  /// http, https, or file with an absolute path; without user information, which is in `auth`.
  public var url: String
  /// Its own, else those of `defaults`.
  public var tags: [String] = []
  /// Where the feed is written.
  public var origin: ConfigurationPlace
  /// Most of a hundred thousand feeds have the same options: they share one copy.
  private var box: Box

  /// - Parameter origin: where the feed stands in the configuration, for messages.
  public init(id: FeedID, url: String, origin: ConfigurationPlace, options: FeedOptions = FeedOptions()) {
    self.id = id
    self.url = url
    self.origin = origin
    box = Box(options)
  }

  /// All of them at once, for whoever needs several.
  public var options: FeedOptions {
    get { box.options }
    set { box = Box(newValue) }
  }

  /// An option, read and set as if it stood here.
  public subscript<Value>(dynamicMember option: WritableKeyPath<FeedOptions, Value>) -> Value {
    get { box.options[keyPath: option] }
    set { options[keyPath: option] = newValue }
  }

  /// Whether the feed is a local file.
  public var isFile: Bool { url.hasPrefix("file:") }

  /// Of two that share their options these are not compared, as a reload compares a hundred thousand feeds.
  public static func == (left: FeedConfiguration, right: FeedConfiguration) -> Bool {
    left.id == right.id && left.url == right.url && left.tags == right.tags && left.origin == right.origin
      && (left.box === right.box || left.options == right.options)
  }

  private final class Box: Sendable {
    let options: FeedOptions

    init(_ options: FeedOptions) { self.options = options }
  }

  /// Lets feeds share the storage of what is the same.
  struct Sharing {
    private var boxes: [Box] = []
    private var tags: Set<[String]> = []

    mutating func share(_ feed: inout FeedConfiguration) {
      feed.tags = tags.insert(feed.tags).memberAfterInsert
      if let same = boxes.last(where: { $0.options == feed.options }) {
        feed.box = same
      } else {
        // A few kinds of feeds are most of all feeds; what is rare need not be found again.
        if boxes.count >= 16 { boxes.removeFirst() }
        boxes.append(feed.box)
      }
    }
  }
}

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

/// When an article's page is fetched for its text.
public enum FullTextMode: String, Sendable, CaseIterable {
  case never = "false"
  case always = "true"
  /// Only where the feed carries no more than a teaser.
  case auto
}

/// What a feed's host is told of who asks.
public enum FeedAuthentication: Sendable, Equatable {
  case basic(user: String, password: Secret)
  case bearer(Secret)
}

/// A request header. The value may be a secret, so it is kept as one.
public struct Header: Sendable, Equatable {
  /// As the configuration writes it (RFC 9110 section 5.1: case does not count).
  public var name: String
  /// Sent as it is.
  public var value: Secret

  public init(name: String, value: Secret) {
    self.name = name
    self.value = value
  }
}

/// Among what an article is looked for before it counts as new.
public enum DedupScope: String, Sendable, CaseIterable {
  /// The articles of the same feed, by guid alone: an item without one by all that it says.
  case off
  /// The articles of the same feed.
  case feed
  /// The articles of all feeds.
  case all
}

/// How much of a newly added feed is delivered; the rest counts as seen.
public enum Backlog: Sendable, Equatable {
  case all
  /// The newest so many, 0 and up.
  case count(Int)
  /// What was published within so many seconds.
  case age(Double)
}

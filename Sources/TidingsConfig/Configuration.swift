public import TidingsModel

/// The checked configuration: everything is valid, every path absolute, every default filled in. A reload makes a new
/// one.
public struct Configuration: Sendable, Equatable {
  /// The directory that holds the queues, absolute.
  public var spool: String
  /// `state:`
  public var state: StateLocation
  /// In the order of the files; ids and URLs are unique.
  public var feeds: [FeedConfiguration] = []
  /// `http:`
  public var http = HTTPOptions()
  /// `nil`: no server.
  public var server: ServerConfiguration?
  /// `log:`
  public var log = LogOptions()
  /// Never empty; without a `queues` key it is the one queue `all`.
  public var queues: [QueueConfiguration] = [.all]
  /// `retention:`; without it nothing is removed.
  public var retention = Retention()
  /// The files that were read, in order, absolute; the first is the one asked for. Directories of include globs are not
  /// among them.
  public var sources: [String] = []

  /// Without a feed, and with the defaults for all else.
  /// - Parameter spool: the directory, absolute.
  public init(spool: String, state: StateLocation) {
    self.spool = spool
    self.state = state
  }

  /// The feed of that id or, failing that, of that configured URL.
  public func feed(named name: String) -> FeedConfiguration? {
    feeds.first { $0.id.text == name } ?? feeds.first { $0.url == name }
  }
}

/// Where state is kept.
public enum StateLocation: Sendable, Equatable {
  /// An SQLite file's absolute path, without symbolic links.
  case sqlite(String)
}

/// How tidings talks HTTP, whatever the feed.
public struct HTTPOptions: Sendable, Equatable {
  /// Replaces the whole User-Agent; `nil` is `tidings/VERSION (+contact)`.
  public var userAgent: String?
  /// A URL or mail address that tells publishers whom to ask.
  public var contact: String?
  /// Seconds, for a whole transfer.
  public var timeout: Double = 30
  /// Seconds.
  public var connectTimeout: Double = 10
  /// Of the decoded body.
  public var maxBytes = 16 << 20
  /// Hops after the first request, 0 ... 50.
  public var maxRedirects = 5
  /// 1 ... 10,000, over all hosts.
  public var maxConnections = 300
  /// 1 ... 100
  public var maxPerHost = 2
  /// Seconds between the starts of two requests to one host.
  public var minGap: Double = 0.1
  /// A PEM file that replaces the system's authorities, absolute.
  public var caFile: String?
  /// Networks that redirects, article pages and hubs may lead to though they are not public.
  public var allowPrivate: [AddressRange] = []

  public init() {}
}

/// The status server.
public struct ServerConfiguration: Sendable, Equatable {
  /// A Unix socket needs no token.
  public var listen: ListenAddress
  /// What a client on TCP has to present.
  public var token: Secret?
  /// Where hubs on the network reach this server, `http` or `https`; `nil`: no feed is subscribed to.
  public var publicURL: String?

  /// - Parameter token: required by the reader wherever others than this machine can reach the address.
  public init(listen: ListenAddress, token: Secret? = nil, publicURL: String? = nil) {
    self.listen = listen
    self.token = token
    self.publicURL = publicURL
  }
}

/// Where the status server listens.
public enum ListenAddress: Sendable, Equatable, CustomStringConvertible {
  /// A numeric IPv4 or IPv6 address (without brackets) or `localhost`, and a port, 0 ... 65535.
  case tcp(host: String, port: Int)
  /// The absolute path of a Unix socket.
  case unix(String)

  /// As the configuration writes it.
  public var description: String {
    switch self {
    case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    case .unix(let path): "unix:\(path)"
    }
  }
}

/// `log:`
public struct LogOptions: Sendable, Equatable {
  /// In the order of severity.
  public enum Level: String, Sendable, CaseIterable { case trace, debug, info, notice, warning, error }
  /// Lines for people, JSON objects, or the journal's own protocol.
  public enum Format: String, Sendable, CaseIterable { case text, json, journal }

  /// What is less severe is left out.
  public var level = Level.info
  /// `nil`: the journal under systemd, text otherwise.
  public var format: Format?

  public init() {}
}

/// A queue of the spool.
public struct QueueConfiguration: Sendable, Equatable {
  /// How a queue keeps its articles.
  public enum Format: String, Sendable, CaseIterable {
    /// A file an article, Maildir rules.
    case files
    /// Rotating NDJSON segments.
    case journal
  }

  /// `[a-z0-9._-]`, 64 at most, the first a letter or a digit; the directory below the spool.
  public var name: String
  /// How the articles are written below the queue's directory.
  public var format: Format
  /// `nil`: every article.
  public var filter: ItemFilter?
  /// Of a journal.
  public var segment: SegmentOptions

  public init(
    name: String, format: Format = .files, filter: ItemFilter? = nil, segment: SegmentOptions = SegmentOptions()
  ) {
    self.name = name
    self.format = format
    self.filter = filter
    self.segment = segment
  }

  /// The queue of everything.
  public static let all = QueueConfiguration(name: "all")
}

/// When a journal's segment is closed and consumers get it: whichever comes first.
public struct SegmentOptions: Sendable, Equatable {
  /// Seconds since its first article.
  public var age: Double = 300
  /// Bytes.
  public var size = 64 << 20

  public init() {}
}

/// What is removed from the spool, and when polling stops for want of room.
public struct Retention: Sendable, Equatable {
  /// Seconds.
  public var maxAge: Double?
  /// Files that may stand in a queue; beyond that polling stops. `nil`: any number.
  public var maxFiles: Int?
  /// Bytes.
  public var minFree: Int?
  /// Whether old files nobody claimed may be removed as well.
  public var unclaimed = false

  public init() {}
}

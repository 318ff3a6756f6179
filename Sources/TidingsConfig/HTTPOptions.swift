public import TidingsModel

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

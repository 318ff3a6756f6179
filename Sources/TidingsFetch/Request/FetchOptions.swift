public import TidingsModel

/// What all requests of a fetcher have in common.
public struct FetchOptions: Sendable {
  /// The whole `User-Agent` field.
  public var userAgent: String
  /// Transfers at a time.
  public var maxConnections: Int
  /// Transfers at a time to one host.
  public var maxPerHost: Int
  /// Between the starts of two requests to one host.
  public var minGap: Duration
  /// Private addresses that any request may reach.
  public var allowPrivate: [AddressRange]
  /// A file of CA certificates (PEM) to trust instead of the system's.
  public var caFile: String?
  /// How long an address once found stays in use.
  public var addressLifetime: Duration
  /// The wall clock, for `Retry-After` and `Expires` dates of responses without a `Date`.
  public var now: @Sendable () -> Timestamp

  /// - Parameters:
  ///   - maxConnections: to all hosts together; 1 at least, whatever is given.
  ///   - maxPerHost: likewise.
  ///   - minGap: between the starts of two requests to one host.
  ///   - caFile: PEM; `nil`: the system's authorities.
  ///   - now: `nil`: the system's clock.
  public init(
    userAgent: String, maxConnections: Int = 300, maxPerHost: Int = 2, minGap: Duration = .milliseconds(100),
    allowPrivate: [AddressRange] = [], caFile: String? = nil, addressLifetime: Duration = .seconds(300),
    now: (@Sendable () -> Timestamp)? = nil
  ) {
    self.userAgent = userAgent
    self.maxConnections = max(1, maxConnections)
    self.maxPerHost = max(1, maxPerHost)
    self.minGap = minGap
    self.allowPrivate = allowPrivate
    self.caFile = caFile
    self.addressLifetime = addressLifetime
    self.now = now ?? { SystemClock().now() }
  }
}

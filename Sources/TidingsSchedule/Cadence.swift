/// What the configuration says on when a feed is polled.
public struct Cadence: Sendable, Hashable {
  /// Seconds, 1 and up; `nil`: the interval adapts.
  public var every: Double?
  /// Whether max-age, ttl, `sy:`, skipHours and skipDays bind. Retry-After and 410 always do.
  public var heedPublisher: Bool
  /// A local file has no publisher to spare: it needs no validators.
  public var isLocalFile: Bool

  /// Adaptive, heeding the publisher, unless more is given.
  /// - Parameter every: seconds.
  public init(every: Double? = nil, heedPublisher: Bool = true, isLocalFile: Bool = false) {
    self.every = every
    self.heedPublisher = heedPublisher
    self.isLocalFile = isLocalFile
  }
}

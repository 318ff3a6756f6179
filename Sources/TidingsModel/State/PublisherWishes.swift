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

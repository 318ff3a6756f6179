internal import TidingsModel
internal import TidingsSchedule

/// The hosts that asked to be left alone, by a 429, and until when.
struct HostHolds {
  private(set) var all: [String: Timestamp] = [:]

  /// - Parameter holds: what the state remembers. What is longer than any hold can be was reckoned by a clock that was
  ///   ahead.
  init(_ holds: [HostHold], now: Timestamp) {
    for hold in holds { all[hold.host] = hold.until }
    forgetTooLong(now: now)
  }

  /// Until when a host is left alone; `nil` where it is not.
  func hold(on host: String, at now: Timestamp) -> Timestamp? { all[host].flatMap { $0 > now ? $0 : nil } }

  mutating func note(_ hold: HostHold) { all[hold.host] = max(hold.until, all[hold.host] ?? hold.until) }

  mutating func forgetTooLong(now: Timestamp) {
    let latest = now.advanced(by: Schedule.longestHold)
    all = all.filter { $0.value <= latest }
  }

  static func words(_ host: String, heldUntil until: Timestamp) -> String {
    "\(host) asked (429) to be left alone until \(Schedule.clock(until))"
  }
}

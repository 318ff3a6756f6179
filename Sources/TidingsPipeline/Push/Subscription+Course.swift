internal import TidingsModel

/// What becomes of a subscription: asked for, confirmed for the time of a lease, asked for again before that ends; or
/// not confirmed, or denied.
extension Subscription {
  /// Seconds of the lease that is asked for.
  static let wantedLease = 864_000.0
  /// Seconds that a confirmed lease counts at least and at most, whatever the hub says.
  private static let leaseRange = 1.0...2_592_000.0
  /// Seconds until a hub is asked to go on at the earliest, however short its leases are.
  private static let shortestRenewal = 300.0
  /// Seconds a hub has to confirm before it is asked again; they double each time, up to a day.
  private static let confirmation = 600.0
  private static let longestWait = 86_400.0

  /// Whether a hub may confirm it: some hubs ask again by themselves when a lease is about to end.
  var isWanted: Bool { asked > 0 || leaseEnd != nil }

  /// The server is reached at another address now: what the hub has confirmed holds for the old one.
  mutating func move(to callback: String, at now: Timestamp) {
    self.callback = callback
    askAt = now
    leaseEnd = nil
  }

  /// The hub is asked now.
  mutating func noteAsked(at now: Timestamp) {
    askAt = now.advanced(by: min(Self.longestWait, Self.confirmation * Double(1 << min(asked, 10))))
    asked += 1
  }

  /// The hub has confirmed it.
  /// - Parameter said: the seconds of the lease, in the hub's words.
  /// - Returns: the seconds that count.
  mutating func noteConfirmed(lease said: String?, at now: Timestamp) -> Double {
    let seconds = said.flatMap(Double.init) ?? Self.wantedLease
    let lease =
      seconds.isFinite ? min(max(seconds, Self.leaseRange.lowerBound), Self.leaseRange.upperBound) : Self.wantedLease
    leaseEnd = now.advanced(by: lease)
    askAt = now.advanced(by: max(lease * 0.9, Self.shortestRenewal))
    asked = 0
    trouble = nil
    return lease
  }

  /// The hub denies it.
  /// - Parameters:
  ///   - reason: the hub's.
  ///   - isNextAtOnce: whether another hub is to be asked in its place without delay.
  mutating func noteDenied(reason: String, isNextAtOnce: Bool, at now: Timestamp) {
    leaseEnd = nil
    askAt = now.advanced(by: isNextAtOnce ? 0 : Self.longestWait)
    // So that another hub, if there is one, is the next.
    asked = max(asked, 1)
    trouble = "denied, reason: \(reason)"
  }

  /// Takes a time that is further ahead than any lease can be for what it is: reckoned by a clock that was ahead. It would
  /// let the subscription run out unseen.
  mutating func reckonAnew(at now: Timestamp) {
    guard askAt > now.advanced(by: Self.leaseRange.upperBound) else { return }
    askAt = now
    leaseEnd = nil
  }
}

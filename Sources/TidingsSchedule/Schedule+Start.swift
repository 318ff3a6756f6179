public import TidingsModel

extension Schedule {
  /// When a feed is due as the daemon starts or has read its configuration again.
  ///
  /// Feeds never polled before are spread over a window that grows with their number. A persisted time stands unless the
  /// configuration now asks for a sooner one, or it has passed and now is a time that the publisher wants skipped.
  /// - Parameter newcomers: the feeds that were never polled before.
  public func start(of state: FeedState, cadence: Cadence, newcomers: FirstPolls, now: Timestamp) -> Due {
    let spread = Self.fraction(of: state.id)
    guard let polled = state.lastPolled else {
      let wait = newcomers.wait(of: state.id, longest: cadence.every ?? Self.adaptiveRange.lowerBound)
      var due = Due(time: now.advanced(by: wait), reason: "never polled yet")
      if let held = state.hold(at: now), held > due.time {
        due = Due(time: held, reason: "Retry-After until \(Self.clock(held))")
      }
      return due
    }
    // A clock that was ahead must not put a feed off for years; what the publisher asked for stands, reckoned from now.
    let then = min(polled, now)
    var state = state
    state.heldUntil = state.heldUntil?.advanced(by: -state.clockLead(at: now))
    func stillOpen(_ due: Due) -> Due {
      opening(of: state, cadence: cadence, dueAt: due.time, now: now, random: spread) ?? due
    }
    let latest = next(after: state, cadence: cadence, now: then, random: 1)
    guard let persisted = state.nextDue, persisted <= latest.time, persisted >= state.hold(at: then) ?? persisted else {
      return stillOpen(next(after: state, cadence: cadence, now: then, random: spread))
    }
    return stillOpen(Due(time: persisted, reason: state.dueReason ?? latest.reason))
  }

  /// When a feed is polled whose turn comes late, in an hour or on a day that its publisher wants skipped.
  /// - Parameters:
  ///   - due: when its turn was.
  ///   - random: 0 ..< 1
  /// - Returns: `nil` where it may be polled now, or is not due yet.
  public func opening(
    of state: FeedState, cadence: Cadence, dueAt due: Timestamp, now: Timestamp, random: Double
  ) -> Due? {
    guard cadence.heedPublisher, due < now else { return nil }
    let late = outOfSkippedTime(Due(time: now, reason: ""), wishes: state.wishes, random)
    return late.time > now ? late : nil
  }

  /// A number, 0 ..< 1, that is the same for the same id on every machine (a hash, then a final mix).
  static func fraction(of id: FeedID) -> Double {
    var hash = FNV1a.hash(of: id.text.utf8)
    hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    hash ^= hash >> 33
    return Double(hash >> 11) / Double(1 << 53 as UInt64)
  }
}

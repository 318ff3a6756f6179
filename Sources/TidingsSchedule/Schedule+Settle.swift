public import TidingsModel

extension Schedule {
  /// What is remembered after a poll: the outcome applied, the next due time and its reason set.
  /// - Parameters:
  ///   - now: when the poll was made
  ///   - random: 0 ..< 1
  public func settle(
    _ state: consuming FeedState, _ outcome: PollOutcome, cadence: Cadence, now: Timestamp, random: Double
  ) -> FeedState {
    var settled = state.applying(outcome, at: now)
    let due = next(after: settled, cadence: cadence, now: now, random: random)
    settled.nextDue = due.time
    settled.dueReason = due.reason
    return settled
  }

  /// How long a 429 holds its host; `nil` for any other outcome. Without Retry-After the host is left alone until the
  /// feed's own next turn, an hour at most.
  /// - Parameter settled: the feed's state after the poll
  public func hostHold(_ outcome: PollOutcome, settled: FeedState, now: Timestamp) -> HostHold? {
    guard case .failed(let failure) = outcome, failure.status == 429, let server = failure.server else { return nil }
    if let seconds = failure.hold { return HostHold(host: server, until: now.advanced(by: seconds)) }
    let hour = now.advanced(by: Interval.hour)
    return HostHold(host: server, until: min(settled.nextDue ?? hour, hour))
  }

  /// When a feed is polled that was due while its host was held: soon after the end, and not all feeds at once.
  public func afterHold(until: Timestamp, now: Timestamp, random: Double) -> Timestamp {
    until.advanced(by: random * Self.spread(afterWaiting: until.secondsWithFraction - now.secondsWithFraction))
  }

  /// Over how many seconds those spread who waited so many seconds for the same moment.
  static func spread(afterWaiting seconds: Double) -> Double { min(max(seconds * 0.1, 1), 30) }
}

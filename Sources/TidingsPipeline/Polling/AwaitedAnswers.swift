internal import DequeModule

/// The requests that have not been answered. Those just sent may all be answered soon; one that has waited for a while
/// waits for a slow or dead host, and may do so for long.
struct AwaitedAnswers {
  /// How long an answer counts as one that comes soon.
  static let patience = Duration.milliseconds(500)

  private struct Request {
    var sentAt: ContinuousClock.Instant
    var isOpen = true
  }

  /// How many were sent within the last moments and are not answered.
  private(set) var soon = 0
  /// In the order in which they were sent, without those that have waited for too long.
  private var requests: Deque<Request> = []
  /// The ticket of the first of `requests`.
  private var firstTicket = 0

  /// Counts a request.
  /// - Returns: its ticket, for `answered`.
  mutating func sent(at now: ContinuousClock.Instant) -> Int {
    requests.append(Request(sentAt: now))
    soon += 1
    return firstTicket + requests.count - 1
  }

  mutating func answered(_ ticket: Int) {
    let index = ticket - firstTicket
    guard index >= 0, index < requests.count, requests[index].isOpen else { return }
    requests[index].isOpen = false
    soon -= 1
  }

  /// Counts those no more that have waited for too long.
  mutating func age(to now: ContinuousClock.Instant) {
    while let first = requests.first, !first.isOpen || first.sentAt + Self.patience <= now {
      requests.removeFirst()
      firstTicket += 1
      if first.isOpen { soon -= 1 }
    }
  }
}

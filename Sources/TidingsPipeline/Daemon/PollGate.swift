internal import TidingsModel

/// Whether polls may start, as far as memory, storage and the network go.
struct PollGate {
  /// How long polling waits, in seconds, before it looks again whether a pause has ended.
  private static let pauseCheck = 2.0
  /// Seconds until it is seen again whether there is memory for another answer.
  private static let roomCheck = 0.5
  /// How often, in seconds, one poll is let through to see whether the state can be written again: it writes to it before
  /// it asks anybody.
  static let stateProbe = 10.0

  enum Answer {
    case open
    /// The network is down, and one poll may see whether it is up again.
    case probe
    /// Not before some time, when it is to be asked again.
    /// - Parameter because: what those are told who ask for polls; `nil` where it will not be long.
    case shut(until: Timestamp, because: PollReport.Result?)
  }

  private let network: NetworkWatch
  private let pause: StoragePause
  private var lastStateProbe: Timestamp?

  init(network: NetworkWatch, pause: StoragePause) {
    self.network = network
    self.pause = pause
  }

  /// Whether only those may be polled that need no network.
  var isOffline: Bool { network.downSince != nil }

  /// Whether there is storage for what a poll brings, and memory for it.
  /// - Parameter hasRoom: of the poller.
  mutating func storage(at now: Timestamp, hasRoom: Bool) -> Answer {
    // Each poll that ends is followed by a turn, so there is one when there is room again, or when answers that have not
    // come count no more.
    guard hasRoom else { return .shut(until: now.advanced(by: Self.roomCheck), because: nil) }
    guard mayStart(at: now) else {
      return .shut(until: now.advanced(by: Self.pauseCheck), because: .postponed(pause.reason ?? ""))
    }
    return .open
  }

  /// Whether hosts can be asked.
  func network(at now: Timestamp) -> Answer {
    guard network.mayPoll(at: now) else {
      return .shut(until: network.nextProbe ?? now.advanced(by: Self.pauseCheck), because: .networkDown("not polled"))
    }
    return isOffline ? .probe : .open
  }

  /// Whether storage allows a poll now. While it is the state that cannot be written, a poll now and then goes ahead to
  /// see whether it can be again.
  private mutating func mayStart(at now: Timestamp) -> Bool {
    guard pause.reason != nil else { return true }
    guard ![.place, .spool, .space].contains(where: pause.isPaused) else { return false }
    if let last = lastStateProbe, now >= last, now < last.advanced(by: Self.stateProbe) { return false }
    lastStateProbe = now
    return true
  }

  /// The clock was set back.
  mutating func forgetTimes() { lastStateProbe = nil }
}

internal import Synchronization
internal import TidingsFetch
public import TidingsModel
internal import TidingsSchedule

/// Watches the ends of all transfers for signs that the network, and not the feeds, is down.
///
/// A lock rather than an actor: it is asked twice a poll, and a poll should not have to change threads for that.
public final class NetworkWatch: Sendable {
  private struct State {
    var weather = NetworkWeather()
    var knownHosts: Int
    /// The states from before the failures that are not yet known to be the feeds' own.
    var before: [FeedID: FeedState] = [:]

    /// - Returns: whether that ended an outage.
    mutating func answered(at now: Timestamp) -> Bool {
      weather.ended()
      let wasDown = weather.isDown
      weather.answered(at: now)
      guard wasDown || !before.isEmpty else { return false }
      before.removeAll()
      return wasDown
    }
  }

  private let state: Mutex<State>

  /// - Parameter knownHosts: how many different hosts are configured, counted up to `NetworkWeather.enoughHosts`.
  public init(knownHosts: Int) { state = Mutex(State(knownHosts: knownHosts)) }

  /// Takes over the number of hosts of a reloaded configuration, counted as in the initialiser.
  public func expect(knownHosts: Int) { state.withLock { $0.knownHosts = knownHosts } }

  /// Whether a poll may start now: while the network is down, only a probe now and then.
  public func mayPoll(at now: Timestamp) -> Bool { state.withLock { $0.weather.mayPoll(at: now) } }

  /// When the next probe may start; `nil` while the network is up.
  public var nextProbe: Timestamp? { state.withLock { $0.weather.nextProbe } }

  /// Since when the network is down; `nil` while it is up.
  public var downSince: Timestamp? { state.withLock { $0.weather.downSince } }

  /// Takes note of a request that goes out. Its end is told by `answered`, `failed` or `ended`, one of them.
  func began() { state.withLock { $0.weather.began() } }

  /// Takes note of a request's end that tells nothing of the network.
  func ended() { state.withLock { $0.weather.ended() } }

  /// Takes note of a request's end by an answer.
  /// - Returns: whether it ended an outage.
  func answered(at now: Timestamp) -> Bool { state.withLock { $0.answered(at: now) } }

  /// What a transfer that failed means.
  enum Meaning {
    /// The failure is the feed's own; whether it showed that an outage is over.
    case own(endsOutage: Bool)
    /// It is the network's, as are the earlier failures of some feeds, whose states from before are to be stored again.
    case outageBegan(restoring: [FeedState])
    case outage
  }

  /// Takes note of a request's end by a failure.
  func failed(_ error: FetchError, host: String, state feed: FeedState, at now: Timestamp) -> Meaning {
    state.withLock { state in
      if error.showsLife { return .own(endsOutage: state.answered(at: now)) }
      state.weather.ended()
      guard error.mayBeNetworkDown else { return .own(endsOutage: false) }
      // One that has failed in this silence only is as good a witness the next time.
      let wasWell = feed.failures == 0 || state.before[feed.id] != nil
      switch state.weather.failed(
        feed.id, host: host, wasWell: wasWell, hasNoRoute: error.hasNoRoute, knownHosts: state.knownHosts, at: now)
      {
      case .fair:
        // The state before the first of several failures.
        if feed.failures == 0 { state.before[feed.id] = feed }
        return .own(endsOutage: false)
      case .wentDown(let forgive):
        return .outageBegan(restoring: (forgive + [feed.id]).compactMap { state.before.removeValue(forKey: $0) })
      case .down: return .outage
      }
    }
  }
}

extension FetchError {
  /// Whether somebody out there answered.
  fileprivate var showsLife: Bool {
    switch reason {
    case .noSuchHost, .connectionRefused, .connectionLost, .certificate, .tls, .tooLarge, .tooManyRedirects,
      .redirectLoop, .redirectWithoutTarget, .truncated, .badContentEncoding, .unsupportedEncoding, .malformedResponse:
      true
    default: false
    }
  }
}

internal import TidingsFetch
public import TidingsModel
internal import TidingsSchedule

/// Watches the ends of all transfers for signs that the network, and not the feeds, is down.
public actor NetworkWatch {
  private var weather = NetworkWeather()
  private var knownHosts: Int
  /// The states from before the failures that are not yet known to be the feeds' own.
  private var before: [FeedID: FeedState] = [:]

  /// - Parameter knownHosts: how many different hosts are configured.
  public init(knownHosts: Int) { self.knownHosts = knownHosts }

  public func expect(knownHosts: Int) { self.knownHosts = knownHosts }

  /// Whether a poll may start now: while the network is down, only a probe now and then.
  public func mayPoll(at now: Timestamp) -> Bool { weather.mayPoll(at: now) }

  /// When the next probe may start; `nil` while the network is up.
  public var nextProbe: Timestamp? { weather.nextProbe }

  func answered() {
    guard !before.isEmpty || weather.isDown else { return }
    weather.answered()
    before.removeAll()
  }

  /// What a failed transfer means: `nil` when the failure is the feed's own, otherwise the states, to be stored again,
  /// of feeds whose earlier failures are now known to be the network's.
  func failed(_ error: FetchError, host: String, state: FeedState, at now: Timestamp) -> [FeedState]? {
    guard error.mayBeNetworkDown else {
      if error.showsLife { answered() }
      return nil
    }
    switch weather.failed(state.id, host: host, knownHosts: knownHosts, at: now) {
    case .fair:
      before[state.id] = state
      return nil
    case .down(let forgive):
      return forgive.compactMap { before.removeValue(forKey: $0) }
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

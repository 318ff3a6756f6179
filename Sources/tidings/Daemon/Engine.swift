import Logging
import Synchronization
import TidingsConfig
import TidingsFetch
import TidingsModel
import TidingsPipeline
import TidingsSchedule
import TidingsSpool
import TidingsState

/// The opened parts that `run` and `poll` have in common: state, spool, fetcher and what joins them.
///
/// Opening takes hold of the state and the spool, empties `tmp/` and delivers what an earlier process left in the outbox.
struct Engine: Sendable {
  let configuration: Configuration
  let store: SQLiteStateStore
  let spool: Spool
  let fetcher: HTTPFetcher
  let delivery: Delivery
  let pause: StoragePause
  let network: NetworkWatch
  let clock: any WallClock
  let log: Logger
  /// Connections at a time.
  private let connections: Int

  /// - Parameters:
  ///   - isDaemon: whether it stays open until somebody ends the process.
  ///   - onHeldSpool: waits for a while, or throws, where another process holds the spool.
  /// - Throws: `StateError` when the state cannot be opened or is held by another process; `SpoolError` when the spool
  ///   cannot be opened; `FetchError` when the system has no thread or descriptor left.
  init(
    _ configuration: Configuration, log: Logger, clock: any WallClock = SystemClock(), isDaemon: Bool,
    onHeldSpool: (SpoolError) async throws -> Void
  ) async throws {
    self.configuration = configuration
    self.log = log
    self.clock = clock
    pause = StoragePause(clock: clock)
    store = try SQLiteStateStore(path: configuration.statePath)
    store.onQuietFailure { [pause] error in
      guard pause.begin(.state, "\(error)") else { return }
      log.error("polling pauses", metadata: MessageID.pollingPauses.with(["error": "\(error)"]))
    }
    spool = try await Self.spool(
      of: configuration, lastName: try await store.lastName(), isDaemon: isDaemon, onHeld: onHeldSpool)
    var options = FetchOptions(configuration.http, version: Version.text, clock: clock)
    if let (room, limit) = DescriptorLimit.connections(wanted: options.maxConnections) {
      log.warning(
        """
        of \(limit) files that may be open at once, \(room) are left for connections, fewer than http.max_connections; \
        raise the limit (LimitNOFILE= in the unit, or ulimit -n)
        """)
      options.maxConnections = room
    }
    connections = options.maxConnections
    fetcher = try HTTPFetcher(options: options)
    delivery = Delivery(store: store, sink: spool, pause: pause, log: log)
    network = NetworkWatch(knownHosts: configuration.hostCount)
  }

  /// Opens the spool as soon as nobody else holds it; the state, which takes its time to open, stays open meanwhile.
  private static func spool(
    of configuration: Configuration, lastName: SpoolName, isDaemon: Bool, onHeld: (SpoolError) async throws -> Void
  ) async throws -> Spool {
    while true {
      do {
        return try Spool(
          path: configuration.spool, queues: configuration.queues.map { SpoolQueue($0) }, lastName: lastName,
          isDaemon: isDaemon)
      } catch {
        guard case .held = error.category else { throw error }
        try await onHeld(error)
      }
    }
  }

  func poller(_ configuration: Configuration? = nil) -> Poller {
    Poller(
      fetcher: fetcher, store: store, delivery: delivery, pause: pause, network: network, clock: clock,
      configuration: configuration ?? self.configuration)
  }

  /// - Parameters:
  ///   - onSchedule: false for one that polls only what it is asked to.
  ///   - onReport: hears what each poll came to.
  func scheduler(onSchedule: Bool = true, onReport: (@Sendable (PollReport) -> Void)? = nil) async throws
    -> PollScheduler
  {
    let shelf = Mutex(StateShelf())
    try await store.eachFeedState { state in shelf.withLock { $0.put(state) } }
    let holds = try await store.hostHolds()
    for hold in holds {
      if let seconds = secondsLeft(of: hold) { await fetcher.leaveAlone(hold.host, seconds: seconds) }
    }
    for hold in try await store.pageHolds() {
      if let seconds = secondsLeft(of: hold) { await fetcher.leavePagesAlone(hold.host, seconds: seconds) }
    }
    var configuration = configuration
    configuration.http.maxConnections = connections
    let scheduler = PollScheduler(
      configuration: configuration, poller: poller(), states: shelf.withLock { $0 },
      holds: holds, network: network, pause: pause, clock: clock, log: log,
      unfinished: store.unfinishedFeeds, onSchedule: onSchedule, onReport: onReport)
    // Configuration and states were read by way of much that is of no more use.
    Heap.trim()
    return scheduler
  }

  /// `nil` for a hold that has ended, or that reaches further than any can and was set by a clock that was ahead.
  private func secondsLeft(of hold: HostHold) -> Int? {
    let seconds = hold.until.secondsWithFraction - clock.now().secondsWithFraction
    return seconds > 0 && seconds <= Schedule.longestHold ? Int(seconds) + 1 : nil
  }

  func spoolKeeper() -> SpoolKeeper {
    SpoolKeeper(spool: spool, pause: pause, clock: clock, rules: configuration.retention, log: log)
  }

  func stateKeeper() -> StateKeeper { StateKeeper(store: store, pause: pause, clock: clock, log: log) }

  /// Gives feeds whose address is configured under another id now that id, and what is known of them. Of the rest that
  /// are not configured any more, validators and history are forgotten; what they delivered stays known. Where that fails
  /// it is said, and made up for by the next start or reload: the feeds are taken over all the same.
  /// - Parameters:
  ///   - earlier: the configuration before, of which polls may be under way; `nil` at the start.
  ///   - forgets: false where another configuration may have the rest.
  /// - Returns: the new ids of feeds that have one, by the old ones.
  /// - Throws: `StateError`; nothing is taken over then.
  @discardableResult
  func takeOver(_ configuration: Configuration, since earlier: Configuration? = nil, forgets: Bool = true) async throws
    -> [FeedID: FeedID]
  {
    let feeds = configuration.feeds
    let places = Dictionary(uniqueKeysWithValues: zip(feeds.map(\.id), feeds.indices))
    let before = Dictionary(uniqueKeysWithValues: (earlier?.feeds ?? []).map { ($0.id, $0.url) })
    let known = Mutex(
      (
        isKnown: feeds.map { before[$0.id] == $0.url },
        gone: before.filter { id, url in places[id].map { feeds[$0].url } != url }
      ))
    try await store.eachConfiguredURL { id, url in
      let place = places[id]
      known.withLock { known in
        if let place, feeds[place].url == url {
          if earlier == nil { known.isKnown[place] = true }
        } else if before[id] == nil {
          known.gone[id] = url
        }
      }
    }
    let (isKnown, gone) = known.withLock { $0 }
    let added = zip(feeds, isKnown).filter { !$0.1 }.map { FeedReference(id: $0.0.id, url: $0.0.url) }
    let renamed = try await store.adopt(added, gone: gone)
    let others = gone.keys.filter { renamed[$0] == nil && places[$0] == nil }
    guard forgets else {
      store.setAside(others)
      return renamed
    }
    do { try await store.forget(others) } catch {
      log.warning(
        "feeds that are not configured any more could not be forgotten; the next start or reload tries again",
        metadata: ["error": "\(error)"])
    }
    return renamed
  }

  /// Ends what was opened, the state last.
  func close() async throws {
    await fetcher.shutdown()
    do { try await spool.close() } catch {
      // What was delivered and polled is recorded all the same.
      try await store.close()
      throw error
    }
    try await store.close()
  }
}

extension Configuration {
  /// The SQLite file.
  var statePath: String {
    switch state {
    case .sqlite(let path): path
    }
  }

  /// How many different hosts the feeds are on, counted so far as it matters for telling a dead network.
  var hostCount: Int {
    var hosts: Set<String> = []
    for feed in feeds where !feed.isFile {
      guard let host = WebURL(feed.url)?.server, hosts.insert(host).inserted else { continue }
      if hosts.count == NetworkWeather.enoughHosts { break }
    }
    return hosts.count
  }
}

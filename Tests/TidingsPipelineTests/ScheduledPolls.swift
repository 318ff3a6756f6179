import Foundation
import Logging
import LoopbackServer
import Synchronization
import TestClock
import Testing
import TidingsConfig
import TidingsModel
import TidingsPipeline
import TidingsSpool
import TidingsState

@testable import TidingsFetch

/// The daemon's scheduler and all that it polls by, on a clock that stands still until it is moved.
final class ScheduledPolls {
  private final class Told: Sendable {
    let reports = Mutex<[PollReport]>([])
  }

  static let start = Timestamp(seconds: 1_795_485_600)

  private let clock: VirtualClock
  let network: NetworkWatch
  let pause: StoragePause
  let store: SQLiteStateStore
  private let poller: Poller
  private let configuration: Configuration
  let scheduler: PollScheduler
  private let fetcher: HTTPFetcher
  private let directory: String
  private let loop: Task<Void, Never>
  private let told = Told()
  /// What the state has counted day by day, when it is closed.
  private(set) var counted: [DailyCount] = []

  /// - Parameters:
  ///   - states: what is remembered of the feeds.
  ///   - change: further settings.
  ///   - lookup: the addresses of names that are not written out.
  init(
    _ feeds: [FeedConfiguration], states: [FeedState] = [], at start: Timestamp = ScheduledPolls.start,
    _ change: (inout Configuration) -> Void = { _ in },
    lookup: @escaping @Sendable (String) -> NameAnswer = { _ in .failed }
  ) throws {
    directory = try temporaryDirectory()
    var configuration = Configuration(spool: directory + "/spool", state: .sqlite(directory + "/state.sqlite"))
    configuration.feeds = feeds
    configuration.http.minGap = 0
    // Real time, unlike the clock's: none runs out, unless a test is about that, while a busy machine lets an answer wait.
    configuration.http.timeout = 3600
    configuration.http.connectTimeout = 3600
    change(&configuration)
    self.configuration = configuration
    let clock = VirtualClock(start: start)
    self.clock = clock
    let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    store = try SQLiteStateStore(path: directory + "/state.sqlite")
    let spool = try Spool(path: configuration.spool, queues: configuration.queues.map { SpoolQueue($0) })
    pause = StoragePause(clock: clock)
    network = NetworkWatch(knownHosts: Set(feeds.filter { !$0.isFile }.map { WebURL($0.url)?.server }).count)
    fetcher = try HTTPFetcher(
      options: FetchOptions(configuration.http, version: "test", clock: clock), lookup: lookup)
    poller = Poller(
      fetcher: fetcher, store: store, delivery: Delivery(store: store, sink: spool, pause: pause, log: log),
      pause: pause, network: network, clock: clock, configuration: configuration)
    let scheduler = PollScheduler(
      configuration: configuration, poller: poller, states: StateShelf(states), holds: [], network: network,
      pause: pause, clock: clock, log: log, onReport: { [told] report in told.reports.withLock { $0.append(report) } })
    self.scheduler = scheduler
    loop = Task { await scheduler.run() }
  }

  /// What time it is.
  var now: Timestamp { clock.now() }

  /// The most that have slept on the clock at a time.
  var mostSleepers: Int { clock.mostSleepers }

  /// Moves the clock on.
  func advance(by seconds: Double) { clock.advance(to: clock.now().advanced(by: seconds)) }

  /// What polls have come to so far.
  var reports: [PollReport] { told.reports.withLock { $0 } }

  /// Moves the clock on, and returns when a poll has ended thereafter.
  /// - Parameter feed: whose; `nil`: anybody's.
  @discardableResult
  func nextReport(of feed: FeedID? = nil, after seconds: Double) async throws -> PollReport {
    let past = reports.count
    advance(by: seconds)
    return try await report(of: feed, past: past)
  }

  /// Returns when a poll has ended.
  /// - Parameters:
  ///   - feed: whose; `nil`: anybody's.
  ///   - past: how many polls were over before.
  @discardableResult
  func report(of feed: FeedID?, past: Int = 0) async throws -> PollReport {
    // Against a hang alone: beside tests that compute for minutes, a poll on two processors may wait as long.
    let limit = ContinuousClock.now + .seconds(900)
    while true {
      if let report = reports.dropFirst(past).first(where: { feed == nil || $0.feed == feed }) { return report }
      try #require(ContinuousClock.now < limit, "no poll ends")
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  /// Keeps transfers from going on, as a signal does that stops the program.
  func standStill(seconds: UInt32) async { await fetcher.standStill(seconds: seconds) }

  /// Requests that are under way or wait for their host.
  var requests: Int { get async { await fetcher.pending } }

  /// Goes on with other feeds, as after a reload.
  func reload(_ feeds: [FeedConfiguration]) async {
    var configuration = configuration
    configuration.feeds = feeds
    await scheduler.reload(configuration, poller: poller)
  }

  /// Asks for polls out of turn, and tells what they come to.
  func poll(_ ids: [FeedID], forced: Bool = false) async -> [PollReport] {
    var answers: [PollReport] = []
    for await reports in await scheduler.poll(ids, forced: forced) { answers += reports }
    return answers
  }

  func state(of id: FeedID) async -> FeedState? { await scheduler.snapshot.states[id] }

  /// What the state has in its file in the end.
  func close() async throws -> [FeedID: FeedState] {
    await scheduler.finish()
    await loop.value
    await fetcher.shutdown()
    // Polls without a document are written with the next group, at the latest now.
    try await store.close()
    let reader = try StateReader(path: directory + "/state.sqlite")
    counted = try reader.dailyCounts(since: Self.start)
    let states = try reader.feedStates()
    try FileManager.default.removeItem(atPath: directory)
    return Dictionary(uniqueKeysWithValues: states.map { ($0.id, $0) })
  }
}

extension HTTPFetcher {
  fileprivate func standStill(seconds: UInt32) { sleep(seconds) }
}

extension FeedConfiguration {
  /// One for a test.
  /// - Parameter every: seconds.
  static func sample(_ id: String, _ url: String, every: Double? = nil) throws -> FeedConfiguration {
    var feed = FeedConfiguration(
      id: try #require(FeedID(id)), url: url, origin: ConfigurationPlace(file: "tidings.yaml", line: 1, column: 1))
    feed.every = every
    return feed
  }
}

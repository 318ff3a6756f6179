import Foundation
import Logging
import Synchronization
import Testing
import TidingsConfig
import TidingsFetch
import TidingsModel
import TidingsPipeline
import TidingsSpool
import TidingsState

/// The scheduler's loop by itself, on feeds that are files.
@Suite struct SchedulerLoopTests {
  @Test func `A feed that is polled all the time leaves no timers behind`() async throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    var configuration = Configuration(spool: directory + "/spool", state: .sqlite(directory + "/state.sqlite"))
    // While the quick one is polled, only the slow one is in the plan.
    for (id, every) in [("quick", 1.0), ("slow", 86_400)] {
      let path = directory + "/" + id
      try Data("<rss><channel><title>\(id)</title></channel></rss>".utf8).write(to: URL(filePath: path))
      var feed = FeedConfiguration(
        id: try #require(FeedID(id)), url: "file://" + path, origin: ConfigurationPlace(file: "tidings.yaml"))
      feed.every = every
      configuration.feeds.append(feed)
    }
    let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let clock = HastyClock()
    let store = try SQLiteStateStore(path: directory + "/state.sqlite")
    let spool = try Spool(path: configuration.spool, queues: configuration.queues.map { SpoolQueue($0) })
    let pause = StoragePause()
    let network = NetworkWatch(knownHosts: 0)
    let fetcher = try HTTPFetcher(options: FetchOptions(configuration.http, version: "test", clock: clock))
    let delivery = Delivery(store: store, sink: spool, pause: pause, log: log)
    let (reports, continuation) = AsyncStream.makeStream(of: PollReport.self)
    let scheduler = PollScheduler(
      configuration: configuration,
      poller: Poller(
        fetcher: fetcher, store: store, delivery: delivery, pause: pause, network: network, clock: clock,
        configuration: configuration),
      states: StateShelf(), holds: [], network: network, pause: pause, clock: clock, log: log,
      onReport: { continuation.yield($0) })

    await withDiscardingTaskGroup { group in
      group.addTask { await scheduler.run() }
      var polls = 0
      for await report in reports where report.feed.text == "quick" {
        polls += 1
        if polls == 60 { break }
      }
      await scheduler.finish()
    }
    #expect(clock.mostSleepers <= 4)
    await fetcher.shutdown()
    try await store.close()
  }
}

/// A clock on which a second is a few milliseconds long, and which counts who sleeps on it.
private final class HastyClock: WallClock {
  private static let haste = 200.0

  private struct Sleepers {
    var now = 0
    var most = 0
  }

  private let began = ContinuousClock.now
  private let sleepers = Mutex(Sleepers())

  /// The most that slept at a time.
  var mostSleepers: Int { sleepers.withLock { $0.most } }

  func now() -> Timestamp {
    let parts = began.duration(to: .now).components
    let seconds = Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    return Timestamp(seconds: 1_795_485_600).advanced(by: seconds * Self.haste)
  }

  func sleep(until instant: Timestamp) async throws {
    sleepers.withLock {
      $0.now += 1
      $0.most = max($0.most, $0.now)
    }
    defer { sleepers.withLock { $0.now -= 1 } }
    let left = instant.secondsWithFraction - now().secondsWithFraction
    if left > 0 { try await Task.sleep(for: .seconds(left / Self.haste)) }
  }
}

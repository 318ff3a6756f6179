// soak FOLDER PORT FEEDS DAYS: the daemon's parts on a clock that is moved on as soon as nothing is left to do, against a
// web server on loopback that serves FOLDER/www. One JSON line a simulated day: what was polled and delivered, memory,
// descriptors, processor time. Tests/Benchmarks/soak.py runs it.

import Foundation
import Logging
import Synchronization
import TestClock
import TidingsConfig
import TidingsFetch
import TidingsModel
import TidingsPipeline
import TidingsSpool
import TidingsState

@main
enum Soak {
  static func main() async throws {
    Heap.settle()
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let port = Int(arguments[2]), let count = Int(arguments[3]),
      let days = Int(arguments[4])
    else {
      FileHandle.standardError.write(Data("usage: soak FOLDER PORT FEEDS DAYS\n".utf8))
      exit(2)
    }
    let folder = URL(filePath: arguments[1])
    let start = Timestamp(seconds: 1_790_000_000)
    let clock = VirtualClock(start: start)
    let publisher = Publisher(folder: folder.appending(path: "www"), count: count)
    try FileManager.default.createDirectory(at: publisher.folder, withIntermediateDirectories: true)
    try publisher.publish(day: 0, at: start)

    var configuration = Configuration(
      spool: folder.path + "/spool", state: .sqlite(folder.path + "/state.sqlite"))
    configuration.http.minGap = 0
    configuration.http.maxPerHost = 8
    configuration.feeds = (0..<count).map { feed in
      let host = feed % max(1, count / 8)
      let url = "http://127.0.\(host / 200).\(host % 200 + 1):\(port)/\(publisher.name(feed))"
      return FeedConfiguration(
        id: FeedID(url: "f\(feed)"), url: url, origin: ConfigurationPlace(file: "soak", line: feed + 1, column: 1))
    }

    let tally = Tally()
    let log = Logger(label: "soak") { _ in SwiftLogNoOpLogHandler() }
    let store = try SQLiteStateStore(path: folder.path + "/state.sqlite")
    let spool = try Spool(path: configuration.spool, queues: configuration.queues.map { SpoolQueue($0) })
    let pause = StoragePause()
    let network = NetworkWatch(knownHosts: count / 8)
    let fetcher = try HTTPFetcher(options: FetchOptions(configuration.http, version: "soak", clock: clock))
    let delivery = Delivery(store: store, sink: spool, pause: pause, log: log)
    let poller = Poller(
      fetcher: fetcher, store: store, delivery: delivery, pause: pause, network: network, clock: clock,
      configuration: configuration)
    let scheduler = PollScheduler(
      configuration: configuration, poller: poller, states: StateShelf(), holds: [], network: network, pause: pause,
      clock: clock, log: log,
      onReport: { report in
        tally.note(report)
      })
    let spoolKeeper = SpoolKeeper(
      spool: spool, pause: pause, clock: clock, rules: configuration.retention, log: log)
    let stateKeeper = StateKeeper(store: store, pause: pause, clock: clock, log: log)
    let services = [
      Task { await scheduler.run() }, Task { await delivery.run() }, Task { await spoolKeeper.run() },
      Task { await stateKeeper.run() },
    ]

    var consumed = 0
    let inbox = configuration.spool + "/all/new"
    for day in 1...days {
      let end = start.advanced(by: Double(day) * 86_400)
      while clock.now() < end {
        await scheduler.turn()
        let overview = await scheduler.overview
        if overview.running > 0 || overview.waiting > 0 {
          try await Task.sleep(for: .milliseconds(2))
        } else {
          // Ten minutes at a time at least: feeds that fall due together are polled together, as on a busy daemon.
          let step = clock.now().advanced(by: 600)
          clock.advance(to: min(max(overview.nextDue ?? step, step), end))
        }
      }
      try publisher.publish(day: day, at: clock.now())
      // A consumer that is done with everything once a day.
      for name in try FileManager.default.contentsOfDirectory(atPath: inbox) {
        try FileManager.default.removeItem(atPath: inbox + "/" + name)
        consumed += 1
      }
      let done = tally.counts
      let state = try await store.counts()
      let line =
        """
        {"day": \(day), "polls": \(done.polls), "new": \(done.new), "failures": \(done.failures), \
        "consumed": \(consumed), "articles": \(state.articles), "state_bytes": \(state.bytes), \
        "rss": \(Usage.residentBytes), "descriptors": \(Usage.descriptors), "cpu": \(Usage.processorSeconds)}
        """
      FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    await scheduler.finish()
    await delivery.finish()
    for keeper in services[2...] { keeper.cancel() }
    for service in services { await service.value }
    await fetcher.shutdown()
    try await spool.close()
    try await store.close()
  }
}

/// What the polls came to.
final class Tally: Sendable {
  struct Counts {
    var polls = 0
    var new = 0
    var failures = 0
  }

  private let state = Mutex(Counts())

  var counts: Counts { state.withLock { $0 } }

  func note(_ report: PollReport) {
    state.withLock { counts in
      counts.polls += 1
      counts.new += report.new
      if report.isFailure { counts.failures += 1 }
    }
  }
}

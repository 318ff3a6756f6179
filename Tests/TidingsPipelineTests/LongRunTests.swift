import Foundation
import Logging
import LoopbackServer
import Synchronization
import Testing
import TidingsConfig
import TidingsFetch
import TidingsModel
import TidingsPipeline
import TidingsSpool
import TidingsState

/// Rules of polling that take days, on a clock that the test moves, against a real server and a real state.
@Suite struct LongRunTests {
  private static let feed = """
    <rss version="2.0"><channel><title>Sample</title><item><title>First light</title><guid>1</guid></item></channel></rss>
    """

  @Test func `After thirty days of nothing but 304 one request goes out without validators`() async throws {
    let here = try LongRun()
    here.server["/feed"] = .handler { request in
      request["If-None-Match"] == nil ? .ok(Self.feed, headers: ["ETag: \"1\""]) : .notModified()
    }
    for _ in 0..<64 {
      try await here.poll()
      here.clock.advance(by: 86_400)
    }
    let bare = here.server.requests.indices.filter { here.server.requests[$0]["If-None-Match"] == nil }
    #expect(bare == [0, 31, 62])
    try await here.close()
  }

  @Test func `An edit beyond a day's number is read on the next day, from a feed that has not changed`() async throws {
    let here = try LongRun()
    func body(_ edit: Int) -> String { Self.feed.replacing("First light", with: "First light, edited \(edit) times") }
    for edit in 0...4 {
      here.server["/feed"] = .handler { [body = body(edit)] request in
        request["If-None-Match"] == "\"\(edit)\"" ? .notModified() : .ok(body, headers: ["ETag: \"\(edit)\""])
      }
      let report = try await here.poll()
      #expect(report.revised == ((1...3).contains(edit) ? 1 : 0))
    }
    #expect(try await here.poll().revised == 0)
    #expect(here.server.requests.last?["If-None-Match"] == "\"4\"")
    here.clock.advance(by: 86_400)
    #expect(try await here.poll().revised == 1)
    #expect(here.server.requests.last?["If-None-Match"] == nil)
    #expect(try await here.poll().revised == 0)
    #expect(here.server.requests.last?["If-None-Match"] == "\"4\"")
    try await here.close()
  }

  @Test func `A feed that is gone is probed weekly, and comes back when the publisher does`() async throws {
    let here = try LongRun()
    here.server["/feed"] = .replies([.status("410 Gone"), .status("410 Gone"), .ok(Self.feed)])
    var due: [Double] = []
    for _ in 0..<3 {
      let report = try await here.poll()
      due.append((report.nextDue ?? here.clock.now()).secondsWithFraction - here.clock.now().secondsWithFraction)
      here.clock.advance(by: 7 * 86_400)
    }
    #expect(due[0] > 6 * 86_400 && due[0] < 8 * 86_400)
    #expect(due[1] > 6 * 86_400 && due[1] < 8 * 86_400)
    #expect(due[2] < 86_400)
    #expect(here.state?.goneSince == nil && here.state?.lastError == nil)
    try await here.close()
  }

  @Test func `Failures put a feed off further and further, a day at most, and never for good`() async throws {
    let here = try LongRun()
    here.server["/feed"] = .reply(.status("500 Broken"))
    for _ in 0..<40 {
      let report = try await here.poll()
      let due = try #require(report.nextDue)
      let wait = due.secondsWithFraction - here.clock.now().secondsWithFraction
      #expect(wait > 0 && wait <= 86_400)
      here.clock.advance(by: 86_400)
    }
    #expect(here.state?.failures == 40)
    try await here.close()
  }

  @Test func `A page that stays away is asked for three times on every day, though the feed stays the same`()
    async throws
  {
    let here = try LongRun(fullText: .always)
    let body = Self.feed.replacing("<guid>", with: "<link>\(here.server.url("/page"))</link><guid>")
    here.server["/page"] = .reply(.status("500 Broken"))
    for hasTag in [true, false] {
      here.server["/feed"] = .handler { request in
        if hasTag, request["If-None-Match"] == "\"1\"" { return .notModified() }
        return .ok(body, headers: hasTag ? ["ETag: \"1\""] : [])
      }
      for day in 0..<4 {
        let before = here.server.requests(to: "/page").count
        for _ in 0..<8 {
          try await here.poll()
          here.clock.advance(by: 3 * 3600)
        }
        let asked = here.server.requests(to: "/page").count - before
        #expect((3...4).contains(asked), "day \(day)")
      }
    }
    try await here.close()
  }

  @Test func `An edit beyond the day's number is delivered on the next, though the feed stays the same`() async throws {
    let here = try LongRun()
    let version = Mutex(0)
    here.server["/feed"] = .handler { request in
      let number = version.withLock { $0 }
      return request["If-None-Match"] == "\"\(number)\""
        ? .notModified()
        : .ok(Self.feed.replacing("First light", with: "Light \(number)"), headers: ["ETag: \"\(number)\""])
    }
    var revised = 0
    for number in 0..<6 {
      version.withLock { $0 = number }
      revised += try await here.poll().revised
    }
    #expect(revised == 3)
    #expect(try await here.poll().revised == 0)
    here.clock.advance(by: 86_400)
    #expect(try await here.poll().revised == 1)
    #expect(try await here.poll().revised == 0)
    #expect(here.server.requests.last?["If-None-Match"] == "\"5\"")
    try await here.close()
  }

  @Test func `A poll during which the clock is set back took some time all the same`() async throws {
    let here = try LongRun()
    let clock = here.clock
    here.server["/feed"] = .handler { _ in
      clock.advance(by: -3600)
      return .ok(Self.feed)
    }
    let report = try await here.poll()
    #expect(report.new == 1)
    #expect(report.duration > 0 && report.duration < 600)
    try await here.close()
  }
}

/// A feed of a server of its own, polled by hand.
private final class LongRun {
  let server: LoopbackServer
  let clock = HandClock()
  private(set) var state: FeedState?
  private let directory: String
  private let feed: FeedConfiguration
  private let store: SQLiteStateStore
  private let fetcher: HTTPFetcher
  private let poller: Poller

  init(fullText: FullTextMode = .never) throws {
    directory = try temporaryDirectory()
    server = try LoopbackServer()
    var feed = FeedConfiguration(
      id: try #require(FeedID("sample")), url: server.url("/feed"),
      origin: ConfigurationPlace(file: "tidings.yaml", line: 1, column: 1))
    feed.options.fullText = fullText
    self.feed = feed
    var configuration = Configuration(spool: directory + "/spool", state: .sqlite(directory + "/state.sqlite"))
    configuration.feeds = [feed]
    configuration.http.minGap = 0
    let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    store = try SQLiteStateStore(path: directory + "/state.sqlite")
    let spool = try Spool(path: configuration.spool, queues: configuration.queues.map { SpoolQueue($0) })
    let pause = StoragePause()
    fetcher = try HTTPFetcher(options: FetchOptions(configuration.http, version: "test", clock: clock))
    poller = Poller(
      fetcher: fetcher, store: store, delivery: Delivery(store: store, sink: spool, pause: pause, log: log),
      pause: pause, network: NetworkWatch(knownHosts: 1), clock: clock, configuration: configuration)
  }

  @discardableResult
  func poll() async throws -> PollReport {
    let report = await poller.poll(feed, known: state.map(PackedFeedState.init))
    #expect(report.state != nil, "\(report.words)")
    state = report.state?.state(of: feed.id)
    return report
  }

  func close() async throws {
    await fetcher.shutdown()
    try await store.close()
    try FileManager.default.removeItem(atPath: directory)
  }
}

/// A clock that stands still until it is moved.
private final class HandClock: WallClock {
  private let time = Mutex(Timestamp(seconds: 1_795_485_600))

  func now() -> Timestamp { time.withLock { $0 } }
  func advance(by seconds: Double) { time.withLock { $0 = $0.advanced(by: seconds) } }
  func sleep(until instant: Timestamp) async throws {}
}

import Foundation
import Synchronization
import TestLog
import Testing
import TidingsConfig
import TidingsDedup
import TidingsModel
import TidingsPipeline
import TidingsSpool
import TidingsState

@Suite struct SpoolKeeperTests {
  @Test func `What keeps failing is said once, and again when it had worked in between`() async throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = directory + "/spool"
    let store = try SQLiteStateStore(path: directory + "/state.sqlite")
    let log = KeptLog()
    let keeper = SpoolKeeper(
      spool: try Spool(path: path, queues: [SpoolQueue(name: "all")]), store: store, pause: StoragePause(),
      clock: SystemClock(), rules: Retention(), log: log.logger)
    for expected in 1...2 {
      try FileManager.default.removeItem(atPath: path)
      for _ in 0..<3 { await keeper.checkRoom(countsFiles: true) }
      #expect(log.messages.count == expected)
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      await keeper.checkRoom(countsFiles: true)
    }
    #expect(log.messages.count == 2)
    try await store.close()
  }

  @Test func `Polling pauses while the state that is in use does not stand in its place`() async throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = directory + "/state.sqlite"
    let store = try SQLiteStateStore(path: path)
    let pause = StoragePause()
    let keeper = SpoolKeeper(
      spool: try Spool(path: directory + "/spool", queues: [SpoolQueue(name: "all")]), store: store, pause: pause,
      clock: SystemClock(), rules: Retention(), log: KeptLog().logger)
    await keeper.checkPlaces()
    #expect(pause.reason == nil)
    try FileManager.default.moveItem(atPath: path, toPath: directory + "/elsewhere")
    await keeper.checkPlaces()
    #expect(pause.reason?.contains("state.sqlite: removed or replaced while in use") == true)
    try Data().write(to: URL(filePath: path))
    await keeper.checkPlaces()
    #expect(pause.isPaused(by: .place), "another file is not the one that is in use")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: directory + "/elsewhere", toPath: path)
    await keeper.checkPlaces()
    #expect(pause.reason == nil)
    try await store.close()
  }

  @Test func `What retention may remove makes no poll wait`() async throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let store = try SQLiteStateStore(path: directory + "/state.sqlite")
    let spool = try Spool(path: directory + "/spool", queues: [SpoolQueue(name: "all")])
    let pause = StoragePause()
    var rules = Retention()
    rules.maxFiles = 20
    rules.unclaimed = true
    let keeper = SpoolKeeper(
      spool: spool, store: store, pause: pause, clock: SystemClock(), rules: rules,
      log: KeptLog().logger)
    let start: Int64 = 1_795_485_600_000_000
    _ = try await spool.deliver(
      (0..<30).map { number in
        OutboundArticle(
          name: SpoolName(
            microseconds: start + Int64(number), id: ArticleID(high: 1, low: UInt64(number)), revision: 1),
          queues: ["all"], content: Array("{}\n".utf8))
      })
    await keeper.checkRoom(countsFiles: true)
    #expect(pause.reason == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory + "/spool/all/new").count == 20)
    rules.maxFiles = 10
    rules.unclaimed = false
    await keeper.apply(rules)
    #expect(pause.isPaused(by: .space), "what nobody claimed stays")
    try await store.close()
  }

  @Test(arguments: [false, true])
  func `A clock that is years ahead for a moment ages nothing, and a year does`(isWrongForAMoment: Bool) async throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let store = try SQLiteStateStore(path: directory + "/state.sqlite")
    let start = Timestamp(seconds: 1_795_485_600)
    var item = Item()
    item.guid = "1"
    item.title = "First light"
    let feed = FeedReference(id: FeedID(url: "https://harbour.example/"), url: "https://harbour.example/")
    var poll = PollRecord(
      feed: feed, state: FeedState(id: feed.id, configuredURL: feed.url), items: [Candidate(item)], time: start)
    _ = try await store.record(poll)
    // What stood in a feed's last document is kept however old it is.
    item.guid = "2"
    item.title = "Second wind"
    poll.items = [Candidate(item)]
    poll.time = start.advanced(by: 86_400 * 62)
    _ = try await store.record(poll)
    #expect(try await store.counts().articles == 2)

    // Five seconds a look for twenty minutes, then eleven years for three looks, or for good.
    let looks = isWrongForAMoment ? 500 : 1500
    let clock = ScriptedClock(looks: looks) { look in
      let ahead = look >= 240 && (!isWrongForAMoment || look < 243) ? 11.0 * 365 * 86_400 : 0
      return start.advanced(by: Double(look) * 5 + ahead)
    }
    let keeper = SpoolKeeper(
      spool: try Spool(path: directory + "/spool", queues: [SpoolQueue(name: "all")]), store: store,
      pause: StoragePause(), clock: clock, rules: Retention(), log: KeptLog().logger)
    let work = Task { await keeper.run() }
    await clock.end()
    work.cancel()
    await work.value
    #expect(try await store.counts().articles == (isWrongForAMoment ? 2 : 1))
    try await store.close()
  }

  /// Before a time server has set it at the start, for a moment later, and for good.
  @Test(arguments: [0..<60, 240..<243, 240..<1500])
  func `Retention removes by age only what a clock has been steady for`(looksAhead: Range<Int>) async throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let store = try SQLiteStateStore(path: directory + "/state.sqlite")
    let spool = try Spool(path: directory + "/spool", queues: [SpoolQueue(name: "all")])
    let name = SpoolName(microseconds: 1_795_485_600_000_000, id: ArticleID(high: 1, low: 1), revision: 1)
    _ = try await spool.deliver([OutboundArticle(name: name, queues: ["all"], content: Array("{}\n".utf8))])
    let start = SystemClock().now()
    let clock = ScriptedClock(looks: 1500) { look in
      start.advanced(by: Double(look) * 5 + (looksAhead.contains(look) ? 2.0 * 365 * 86_400 : 0))
    }
    var rules = Retention()
    rules.maxAge = 30 * 86_400
    rules.unclaimed = true
    let keeper = SpoolKeeper(
      spool: spool, store: store, pause: StoragePause(), clock: clock, rules: rules, log: KeptLog().logger)
    let work = Task { await keeper.run() }
    await clock.end()
    work.cancel()
    await work.value
    let left = try FileManager.default.contentsOfDirectory(atPath: directory + "/spool/all/new").count
    #expect(left == (looksAhead.upperBound == 1500 ? 0 : 1))
    try await store.close()
  }
}

/// Tells the time of a script, which every wait takes one step on.
private final class ScriptedClock: WallClock {
  private let time: @Sendable (Int) -> Timestamp
  private let looks: Int
  private let look = Mutex(0)
  private let over = AsyncStream<Void>.makeStream()

  init(looks: Int, time: @escaping @Sendable (Int) -> Timestamp) {
    self.looks = looks
    self.time = time
  }

  func now() -> Timestamp { time(look.withLock { $0 }) }

  func sleep(until _: Timestamp) async throws {
    let isOver = look.withLock { look in
      if look < looks { look += 1 }
      return look == looks
    }
    guard isOver else { return }
    over.continuation.finish()
    try await Task.sleep(for: .seconds(3600))
  }

  /// Returns when the script is at its end.
  func end() async { for await _ in over.stream {} }
}

import Foundation
import TestLog
import Testing
import TidingsConfig
import TidingsModel
import TidingsPipeline
import TidingsSpool

@Suite struct SpoolKeeperTests {
  @Test func `What keeps failing is said once, and again when it had worked in between`() async throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = directory + "/spool"
    let log = KeptLog()
    let keeper = SpoolKeeper(
      spool: try Spool(path: path, queues: [SpoolQueue(name: "all")]), pause: StoragePause(), clock: SystemClock(),
      rules: Retention(), log: log.logger)
    for expected in 1...2 {
      try FileManager.default.removeItem(atPath: path)
      for _ in 0..<3 { await keeper.checkRoom(countsFiles: true) }
      #expect(log.messages.count == expected)
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      await keeper.checkRoom(countsFiles: true)
    }
    #expect(log.messages.count == 2)
  }

  @Test func `What retention may remove makes no poll wait`() async throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let spool = try Spool(path: directory + "/spool", queues: [SpoolQueue(name: "all")])
    let pause = StoragePause()
    var rules = Retention()
    rules.maxFiles = 20
    rules.unclaimed = true
    let keeper = SpoolKeeper(
      spool: spool, pause: pause, clock: SystemClock(), rules: rules,
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
  }

  @Test(arguments: [(86_399.6, 86_400), (1.4, 1), (nil, nil), (.infinity, nil)] as [(Double?, Int64?)])
  func `The age that retention goes by is told in whole seconds`(given: Double?, seconds: Int64?) {
    var rules = Retention()
    rules.maxAge = given
    #expect(SpoolRetention(rules).maxAge == seconds)
  }

  /// Before a time server has set it at the start, for a moment later, and for good.
  @Test(arguments: [0..<60, 240..<243, 240..<1500])
  func `Retention removes by age only what a clock has been steady for`(looksAhead: Range<Int>) async throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
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
      spool: spool, pause: StoragePause(), clock: clock, rules: rules, log: KeptLog().logger)
    let work = Task { await keeper.run() }
    await clock.end()
    work.cancel()
    await work.value
    let left = try FileManager.default.contentsOfDirectory(atPath: directory + "/spool/all/new").count
    #expect(left == (looksAhead.upperBound == 1500 ? 0 : 1))
  }
}

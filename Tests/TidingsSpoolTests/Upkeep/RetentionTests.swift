import Foundation
import Testing
import TidingsModel

@testable import TidingsSpool

struct RetentionTests {
  let fixture: SpoolFixture

  init() throws { fixture = try SpoolFixture() }

  /// One failed, one claimed, two unclaimed.
  private func fill() async throws {
    let spool = try MaildirSpool(path: fixture.spool, access: SpoolAccess(group: nil))
    try await spool.deliver(OutboundArticle.samples(0..<4))
    let consumer = try QueueConsumer(spool: fixture.spool)
    try consumer.fail(try consumer.claim()[0])
    _ = try consumer.claim()
  }

  private func removals(of retention: SpoolRetention, _ now: Timestamp) throws -> [SpoolRetention.Removal] {
    var removals: [SpoolRetention.Removal] = []
    try retention.prune(spool: fixture.spool, now: now) { removals.append($0) }
    return removals
  }

  private func at(hours: Int64) -> Timestamp { Timestamp(seconds: Int64(Date().timeIntervalSince1970) + hours * 3600) }
  private var counts: [Int] { ["new", "cur", "failed"].map { fixture.names("all/" + $0).count } }

  @Test func onlyWhatConsumersLeftIsRemovedByAge() async throws {
    try await fill()
    let retention = SpoolRetention(maxAge: 86_400)
    #expect(try removals(of: retention, at(hours: 23)) == [])
    #expect(try removals(of: retention, at(hours: 25)).count == 2)
    #expect(counts == [2, 0, 0])
  }

  @Test func unclaimedFilesGoOnlyWhereThatIsAllowed() async throws {
    try await fill()
    let retention = SpoolRetention(maxAge: 86_400, includesUnclaimed: true)
    #expect(try removals(of: retention, at(hours: 25)).count == 4)
    #expect(counts == [0, 0, 0])
  }

  @Test func tooManyFilesCostTheFailedFirstAndNeverAClaimAtWork() async throws {
    try await fill()
    #expect(try removals(of: SpoolRetention(maxFiles: 3), at(hours: 0)).map(\.part) == [.failed])
    #expect(try removals(of: SpoolRetention(maxFiles: 0), at(hours: 0)) == [])
    #expect(counts == [2, 1, 0])
    #expect(try removals(of: SpoolRetention(maxFiles: 0), at(hours: 2)).map(\.part) == [.cur])
    #expect(counts == [2, 0, 0])
  }

  @Test func aClockThatRanBackRemovesNothing() async throws {
    try await fill()
    let retention = SpoolRetention(maxAge: 60, includesUnclaimed: true)
    #expect(try removals(of: retention, at(hours: -24 * 365)) == [])
  }

  @Test func ofMoreFilesThanAreLookedAtAtOnceTheNewestStay() async throws {
    _ = try MaildirSpool(path: fixture.spool, access: SpoolAccess(group: nil))
    let count = QueueWalk.namesAtOnce + 100
    let names = (0..<count).map {
      SpoolName(microseconds: 1_700_000_000_000_000 + Int64($0), id: ArticleID(high: 1, low: UInt64($0)), revision: 1)
    }
    for name in names {
      let descriptor = open(fixture.spool + "/all/failed/" + name.text, O_CREAT | O_WRONLY, 0o640)
      try #require(descriptor >= 0)
      close(descriptor)
    }
    let consumer = try QueueConsumer(spool: fixture.spool)
    var listed: [EntryName] = []
    try consumer.eachEntry(in: .failed) { listed.append($0.name) }
    #expect(listed == names.map { .article($0) })
    let removed = try removals(of: SpoolRetention(maxFiles: 20), at(hours: 0))
    #expect(removed.count == count - 20)
    #expect(fixture.names("all/failed") == names.suffix(20).map(\.text))
  }
}

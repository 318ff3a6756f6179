import Foundation
import Testing
import TidingsModel

@testable import TidingsSpool

struct JournalTests {
  let fixture: SpoolFixture

  init() throws { fixture = try SpoolFixture() }

  private func open(size: Int = 64 << 20, age: Duration = .seconds(300)) throws -> JournalSpool {
    try JournalSpool(
      path: fixture.spool, queue: "archive", rotation: JournalRotation(size: size, age: age),
      access: SpoolAccess(group: nil))
  }

  private func samples(_ numbers: Range<Int>) -> [OutboundArticle] {
    OutboundArticle.samples(numbers, queues: ["archive"])
  }

  private func lines(_ part: String = "new") -> [[UInt8]] {
    fixture.names("archive/" + part).flatMap {
      fixture.content("archive/\(part)/\($0)").split(separator: 0x0A).map(Array.init)
    }
  }

  @Test func articlesComeInSegmentsNamedForTheirFirstArticleInOrder() async throws {
    let articles = samples(0..<20)
    let spool = try open(size: articles[0].content.count * 5)
    for start in stride(from: 0, to: 20, by: 2) { try await spool.deliver(Array(articles[start..<start + 2])) }
    #expect(fixture.names("archive/new").count == 4)
    try await spool.close()
    #expect(fixture.names("archive/new").count == 5)
    #expect(fixture.names("archive/new").first == SegmentName(first: articles[0].name).text)
    #expect(lines() == articles.map { Array($0.content.dropLast()) })
    #expect(fixture.names("archive/tmp").isEmpty)
  }

  @Test func aSegmentIsClosedWhenItIsOldEnoughAndNotBefore() async throws {
    let spool = try open(age: .seconds(60))
    let start = ContinuousClock.now
    try await spool.deliver(samples(0..<1))
    try await spool.closeIfDue(now: start + .seconds(59))
    #expect(fixture.names("archive/new").isEmpty)
    try await spool.closeIfDue(now: .now + .seconds(60))
    #expect(fixture.names("archive/new").count == 1)
    try await spool.closeIfDue(now: .now + .seconds(600))
    #expect(fixture.names("archive/new").count == 1)
  }

  @Test(arguments: ["", "/archive", "/archive/new", "/archive/tmp"])
  func noArticleGoesIntoASegmentThatSomebodyRemoved(path: String) async throws {
    let articles = samples(0..<4)
    let spool = try open()
    try await spool.deliver(Array(articles[..<2]))
    try FileManager.default.removeItem(atPath: fixture.spool + path)
    try await spool.deliver(Array(articles[2...]))
    try await spool.closeIfDue(now: .now + .seconds(600))
    let kept = path == "/archive/new" ? articles : Array(articles[2...])
    #expect(lines() == kept.map { Array($0.content.dropLast()) })
    #expect(fixture.names("archive/tmp").isEmpty)
  }

  @Test func aReloadBetweenTwoJournalsLeavesNoArticleOut() async throws {
    let journal = SpoolQueue.Format.journal(JournalRotation())
    let asFiles = [SpoolQueue(name: "all"), SpoolQueue(name: "archive", format: journal)]
    let asJournals = [SpoolQueue(name: "all", format: journal), SpoolQueue(name: "archive", format: journal)]
    let spool = try Spool(path: fixture.spool, queues: asFiles, access: SpoolAccess(group: nil))
    let articles = OutboundArticle.samples(0..<200, queues: ["archive", "all"])
    for (number, article) in articles.enumerated() {
      async let delivery: Void = spool.deliver([article])
      try await spool.reconfigure(number % 2 == 0 ? asJournals : asFiles)
      try await delivery
    }
    try await spool.close()
    let found = fixture.names("all/new").flatMap { name in
      fixture.content("all/new/" + name).split(separator: 0x0A).compactMap { ArticleKey(line: $0) }
    }
    #expect(found.count == articles.count)
    #expect(Set(found) == Set(articles.map { ArticleKey($0.name) }))
  }

  @Test func aReloadWhoseNewQueueCannotBeOpenedLeavesTheOldOnesAsTheyWere() async throws {
    let archive = SpoolQueue(name: "archive", format: .journal(JournalRotation()))
    let spool = try Spool(path: fixture.spool, queues: [archive], access: SpoolAccess(group: nil))
    try Data().write(to: URL(filePath: fixture.spool + "/taken"))
    await #expect(throws: SpoolError.self) {
      try await spool.reconfigure([SpoolQueue(name: "all"), SpoolQueue(name: "taken")])
    }
    try await spool.deliver(samples(0..<2))
    try await spool.close()
    #expect(fixture.names("archive/new").count == 1)
    #expect(lines().count == 2)
  }

  @Test func articlesOfOtherQueuesAreNotTaken() async throws {
    let spool = try open()
    try await spool.deliver([.sample(1, queues: ["all"])])
    try await spool.close()
    #expect(fixture.names("archive/new").isEmpty)
  }

  @Test func aTornTailIsCutOffAtTheNextStartAndTheWholeLinesKept() async throws {
    let articles = samples(0..<3)
    let spool = try open()
    try await spool.deliver(articles)
    let open = try #require(fixture.names("archive/tmp").first)
    let file = try #require(FileHandle(forWritingAtPath: fixture.spool + "/archive/tmp/" + open))
    try file.seekToEnd()
    try file.write(contentsOf: Data(samples(3..<4)[0].content.prefix(100)))
    _ = try self.open()
    #expect(lines() == articles.map { Array($0.content.dropLast()) })
    #expect(fixture.names("archive/tmp").isEmpty)
  }

  @Test func aHoleThatACrashLeftInALineEndsTheSegmentThere() async throws {
    let articles = samples(0..<4)
    try await open().deliver(articles)
    let open = try #require(fixture.names("archive/tmp").first)
    let file = try #require(FileHandle(forWritingAtPath: fixture.spool + "/archive/tmp/" + open))
    try file.seek(toOffset: UInt64(articles[0].content.count + articles[1].content.count + 50))
    try file.write(contentsOf: Data(repeating: 0, count: 64))
    _ = try self.open()
    #expect(lines() == articles.prefix(2).map { Array($0.content.dropLast()) })
  }

  @Test func aRepeatedDeliveryIsNotAppendedAgainEvenAfterARestart() async throws {
    let articles = samples(0..<6)
    let spool = try open()
    try await spool.deliver(Array(articles[..<4]))
    try await spool.deliver(Array(articles[2...]))
    let next = try open()
    try await next.deliver(articles)
    try await next.close()
    try await next.deliver(articles)
    try await next.close()
    #expect(lines() == articles.map { Array($0.content.dropLast()) })
  }

  @Test func aRepeatedDeliveryIsKnownInASegmentThatAConsumerHasClaimed() async throws {
    let articles = samples(0..<4)
    let spool = try open()
    try await spool.deliver(articles)
    try await spool.close()
    let consumer = try QueueConsumer(spool: fixture.spool, queue: "archive")
    #expect(try consumer.claim(10).count == 1)
    let next = try open()
    try await next.deliver(articles)
    try await next.close()
    #expect(fixture.names("archive/new").isEmpty)
    #expect(lines("cur").count == 4)
  }

  @Test func aNewRevisionIsAnotherArticle() async throws {
    let spool = try open()
    try await spool.deliver([
      .sample(1, queues: ["archive"]), .sample(1, queues: ["archive"], revision: 2),
      .sample(1, queues: ["archive"], revision: 12),
    ])
    let next = try open()
    try await next.deliver([
      .sample(1, queues: ["archive"], revision: 12), .sample(1, queues: ["archive"], revision: 3),
    ])
    try await next.close()
    #expect(lines().count == 4)
  }

  @Test func contentThatIsNotOneLineIsRefused() async throws {
    let spool = try open()
    var article = OutboundArticle.sample(1, queues: ["archive"])
    article.content.insert(0x0A, at: 10)
    let error = await #expect(throws: SpoolError.self) { try await spool.deliver([article]) }
    #expect(error?.category == .damaged)
  }

  @Test func aJournalTakenOutOfTheConfigurationIsClosedAtTheNextStart() async throws {
    let spool = try open()
    try await spool.deliver(samples(0..<3))
    _ = try Spool(path: fixture.spool, queues: [SpoolQueue(name: "all")], access: SpoolAccess(group: nil))
    #expect(lines().count == 3)
  }

  @Test func aJournalThatBecomesAQueueOfFilesLosesNothing() async throws {
    let spool = try open()
    try await spool.deliver(samples(0..<3))
    let next = try Spool(path: fixture.spool, queues: [SpoolQueue(name: "archive")], access: SpoolAccess(group: nil))
    try await next.deliver(samples(3..<4))
    #expect(fixture.names("archive/new").count == 2)
    #expect(lines().count == 4)
  }

  @Test func aReloadClosesTheJournalThatIsGoneAndOpensTheNewOne() async throws {
    let journal = SpoolQueue.Format.journal(JournalRotation())
    let spool = try Spool(
      path: fixture.spool, queues: [SpoolQueue(name: "archive", format: journal)], access: SpoolAccess(group: nil))
    try await spool.deliver(samples(0..<3))
    try await spool.reconfigure([SpoolQueue(name: "all"), SpoolQueue(name: "other", format: journal)])
    #expect(lines().count == 3)
    #expect(fixture.names("") == [".lock", "all", "archive", "other"])
    try await spool.deliver([.sample(9, queues: ["all", "other"])])
    try await spool.close()
    #expect(fixture.names("all/new").count == 1)
    #expect(fixture.names("other/new").first?.hasSuffix(".ndjson") == true)
  }
}

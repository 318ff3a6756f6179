import Foundation
import Testing
import TidingsModel

@testable import TidingsSpool

struct QueueConsumerTests {
  let fixture: SpoolFixture

  init() throws { fixture = try SpoolFixture() }

  private func consumer(_ articles: [OutboundArticle], queue: String = "all") async throws -> QueueConsumer {
    let spool = try MaildirSpool(
      path: fixture.spool, queues: ["all", "vi"], access: SpoolAccess(group: nil))
    try await spool.deliver(articles)
    return try QueueConsumer(spool: fixture.spool, queue: queue)
  }

  private var later: Timestamp { Timestamp(seconds: Int64(Date().timeIntervalSince1970) + 7200) }

  @Test func claimsTakeTheOldestFirst() async throws {
    let articles = OutboundArticle.samples(0..<5)
    let consumer = try await consumer(articles)
    #expect(try consumer.claim(2).map(\.text) == articles[..<2].map(\.name.text))
    #expect(try consumer.claim(10).map(\.text) == articles[2...].map(\.name.text))
    #expect(try consumer.claim() == [])
    #expect(fixture.names("all/cur").count == 5)
  }

  @Test func claimsGoOnBehindAnyNumberOfNamesThatAreNoFiles() async throws {
    let articles = OutboundArticle.samples(0..<203)
    let consumer = try await consumer(articles.suffix(3))
    for article in articles.prefix(200) {
      try FileManager.default.createDirectory(
        atPath: fixture.spool + "/all/new/" + article.name.text, withIntermediateDirectories: false)
    }
    #expect(try consumer.claim(2).map(\.text) == articles[200...201].map(\.name.text))
    #expect(try consumer.claim(.max).map(\.text) == [articles[202].name.text])
  }

  @Test(arguments: [0, 1, 7, 64, 500, 1000]) func theFirstOfManyNamesAreThoseOfASortedList(limit: Int) {
    let names = OutboundArticle.samples(0..<500).map { EntryName.article($0.name) }
    var shuffler = SystemRandomNumberGenerator()
    var first = FirstFew<EntryName>(limit: limit)
    for name in names.shuffled(using: &shuffler) { first.insert(name) }
    #expect(first.sorted() == Array(names.prefix(limit)))
  }

  @Test func aClaimNeverOverwritesAFileThatIsClaimedAlready() async throws {
    let article = OutboundArticle.sample(1)
    let consumer = try await consumer([article])
    try Data("mine".utf8).write(to: URL(fileURLWithPath: fixture.spool + "/all/cur/" + article.name.text))
    #expect(try consumer.claim() == [])
    #expect(fixture.content("all/cur/" + article.name.text) == Array("mine".utf8))
  }

  @Test func anAcknowledgedFileIsGoneAndAcknowledgingTwiceSaysSo() async throws {
    let consumer = try await consumer([.sample(1)])
    let name = try #require(try consumer.claim().first)
    try consumer.acknowledge(name)
    #expect(throws: SpoolError.self) { try consumer.acknowledge(name) }
    #expect(["new", "cur", "failed"].allSatisfy { fixture.names("all/" + $0).isEmpty })
  }

  @Test func anUnclaimedFileCannotBeAcknowledged() async throws {
    let article = OutboundArticle.sample(1)
    let consumer = try await consumer([article])
    #expect(throws: SpoolError.self) { try consumer.acknowledge(.article(article.name)) }
    #expect(fixture.names("all/new").count == 1)
  }

  @Test func aFileOneQueueIsDoneWithStillStandsInTheOther() async throws {
    let article = OutboundArticle.sample(1, queues: ["all", "vi"])
    let consumer = try await consumer([article])
    try consumer.acknowledge(try #require(try consumer.claim().first))
    #expect(fixture.content("vi/new/" + article.name.text) == article.content)
  }

  @Test func staleClaimsComeBackUnderTheSameNameAndFreshOnesStay() async throws {
    let articles = OutboundArticle.samples(0..<3)
    let consumer = try await consumer(articles)
    _ = try consumer.claim(3)
    let now = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
    #expect(try consumer.requeue(movedBefore: now.advanced(by: -3600), from: .cur) == [])
    #expect(try consumer.requeue(movedBefore: later, from: .cur).map(\.text) == articles.map(\.name.text))
    #expect(fixture.names("all/new") == articles.map(\.name.text))
  }

  @Test func whatWasPutAsideComesBackOnlyWhenAskedFor() async throws {
    let consumer = try await consumer([.sample(1)])
    try consumer.fail(try #require(try consumer.claim().first))
    #expect(fixture.names("all/failed").count == 1)
    #expect(try consumer.requeue(movedBefore: later, from: .cur) == [])
    #expect(try consumer.requeue(movedBefore: later, from: .failed).count == 1)
  }

  @Test func contentIsFoundWhereverTheFileStands() async throws {
    let article = OutboundArticle.sample(1)
    let consumer = try await consumer([article])
    #expect(try consumer.content(of: .article(article.name)).part == .new)
    let name = try #require(try consumer.claim().first)
    #expect(try consumer.content(of: name).bytes == article.content)
    try consumer.fail(name)
    #expect(try consumer.content(of: name).part == .failed)
    #expect(throws: SpoolError.self) { try consumer.content(of: .article(OutboundArticle.sample(2).name)) }
  }

  @Test func aQueueThatIsNotThereIsAnErrorNotAnEmptyQueue() async throws {
    _ = try await consumer([])
    #expect(throws: SpoolError.self) { try QueueConsumer(spool: fixture.spool, queue: "none") }
    #expect(throws: SpoolError.self) { try QueueConsumer(spool: fixture.spool, queue: "../spool/all") }
    #expect(throws: SpoolError.self) { try QueueConsumer(spool: fixture.directory + "/none") }
  }

  @Test func ofManyConsumersEachFileGoesToExactlyOne() async throws {
    let articles = OutboundArticle.samples(0..<1000, size: 24)
    _ = try await consumer(articles)
    let spool = fixture.spool
    let claims = try await withThrowingTaskGroup(of: [Substring].self) { group in
      for _ in 0..<6 {
        group.addTask {
          let run = try ChildProcess.probe("claim", spool, "all")
          #expect(run.status == 0, "\(run.output.suffix(300))")
          return run.output.split(separator: "\n")
        }
      }
      return try await group.reduce(into: [Substring]()) { $0 += $1 }
    }
    #expect(claims.count == 1000)
    #expect(Set(claims) == Set(articles.map { Substring($0.name.text) }))
    #expect(fixture.names("all/new").isEmpty)
    #expect(fixture.names("all/cur").count == 1000)
  }

  @Test func theSurveyCountsWhatStandsWhereAndSinceWhen() async throws {
    let consumer = try await consumer(OutboundArticle.samples(0..<5) + [.sample(9, queues: ["vi"])])
    let claimed = try consumer.claim(2)
    try consumer.fail(claimed[1])
    let survey = try SpoolSurvey.take(of: fixture.spool)
    #expect(survey.queues.map(\.name) == ["all", "vi"])
    #expect(survey.queues[0].new == 3 && survey.queues[0].cur == 1 && survey.queues[0].failed == 1)
    #expect(survey.queues[0].oldestUnclaimed?.rfc3339 == "2023-11-14T22:13:20.000002Z")
    #expect(survey.space.freeBytes > 0)
  }

  @Test func aLimitPassedSaysWhichAndByHowMuch() throws {
    let limits = SpoolLimits(minFree: 10 << 20, maxFiles: 100)
    var survey = SpoolSurvey(space: SpoolSpace(freeBytes: 20 << 20), queues: [.init(name: "all", new: 60, cur: 40)])
    #expect(limits.violation(of: survey, spool: "/s") == nil)
    survey.queues[0].failed = 1
    #expect(limits.violation(of: survey, spool: "/s")?.description.contains("101 files stand in the queue") == true)
    #expect(
      limits.violation(of: survey, spool: "/s")?.advice
        == "let consumers take what waits, or raise max_files; delivery goes on by itself")
    survey.space.freeBytes = 5 << 20
    #expect(limits.violation(of: survey, spool: "/s")?.description.contains("5 MiB are free") == true)
    #expect(limits.violation(of: survey, spool: "/s")?.isOutOfRoom == true)
    #expect(SpoolLimits().violation(of: SpoolSpace(freeBytes: 1, freeFiles: 0), spool: "/s")?.isOutOfRoom == true)
  }

  @Test func whatIsNoFileIsNotClaimed() async throws {
    let articles = OutboundArticle.samples(0..<4)
    let spool = try Spool(path: fixture.spool, queues: [SpoolQueue(name: "all")], access: SpoolAccess(group: nil))
    try await spool.deliver([articles[3]])
    let new = fixture.spool + "/all/new/"
    try FileManager.default.createDirectory(atPath: new + articles[0].name.text, withIntermediateDirectories: false)
    #expect(mkfifo(new + articles[1].name.text, 0o600) == 0)
    #expect(symlink("/etc/passwd", new + articles[2].name.text) == 0)
    #expect(try QueueConsumer(spool: fixture.spool).claim(4).map(\.text) == [articles[3].name.text])
  }
}

import Foundation
import Testing
import TidingsModel

@testable import TidingsSpool

/// Journals on disks that fail, and on file systems on which a move is a link and an unlink.
struct JournalFaultTests {
  let fixture: SpoolFixture

  init() throws { fixture = try SpoolFixture() }

  private func open() throws -> JournalSpool {
    try JournalSpool(path: fixture.spool, queue: "archive", access: SpoolAccess(group: nil))
  }

  private func samples(_ numbers: Range<Int>) -> [OutboundArticle] {
    OutboundArticle.samples(numbers, queues: ["archive"])
  }

  private func lines(_ part: String = "new") -> [[UInt8]] {
    fixture.names("archive/" + part).flatMap {
      fixture.content("archive/\(part)/\($0)").split(separator: 0x0A).map(Array.init)
    }
  }

  /// What is out when a sync fails may be in a consumer's hands: nothing is added to it any more.
  @Test func whicheverSyncFailsEachArticleIsReadOnceByAConsumerThatComesAtOnce() throws {
    guard Requirement.met(Requirement.strace != nil, "strace is not installed") else { return }
    let articles = OutboundArticle.samples(0..<4, queues: ["archive"])
    var failures = 0
    for step in 1...8 {
      let fixture = try SpoolFixture()
      // With its directories there, all syncs are the journal's. strace counts those of each thread for itself, and the
      // journal's may change.
      _ = try JournalSpool(path: fixture.spool, queue: "archive", access: SpoolAccess(group: nil))
      let outbox = try fixture.writeOutbox(articles)
      let run = try ChildProcess.run(
        ChildProcess.probe, ["insist", fixture.spool, outbox, "1", "archive:journal"], with: "error=EIO", in: "fsync",
        at: "\(step)")
      try #require(run.output.hasSuffix("done\n"), "\(step): \(run.output)\(run.errors)")
      if run.output.contains("\nerror ") { failures += 1 }
      let waiting = fixture.names("archive/new").flatMap { fixture.content("archive/new/" + $0).split(separator: 0x0A) }
      let read = run.output.split(separator: "\n").filter { $0.hasPrefix("{") }.map { ArraySlice($0.utf8) } + waiting
      #expect(
        read.map { Array($0) }.sorted { $0.lexicographicallyPrecedes($1) } == articles.map { $0.content.dropLast() },
        "fsync number \(step)")
      #expect(fixture.names("archive/tmp") == [])
    }
    #expect(failures >= 2)
  }

  @Test(arguments: ["new", "cur", "failed"])
  func aSegmentThatHasItsFinalNameBesideTheOldOneIsHandedOnOnce(part: String) async throws {
    let articles = samples(0..<3)
    try await open().deliver(articles)
    let name = try #require(fixture.names("archive/tmp").first)
    let final = "\(fixture.spool)/archive/\(part)/\(name.dropLast(5))"
    #expect(link("\(fixture.spool)/archive/tmp/\(name)", final) == 0)
    let next = try open()
    try await next.deliver(articles + samples(3..<4))
    try await next.close()
    #expect(fixture.names("archive/tmp") == [])
    let all = ["new", "cur", "failed"].flatMap(lines)
    #expect(
      all.sorted { $0.lexicographicallyPrecedes($1) }
        == (articles + samples(3..<4)).map { Array($0.content.dropLast()) })
    #expect(lines(part).count >= 3)
  }

  /// The link was made and the unlink failed, in the program that goes on.
  @Test func nothingIsAppendedToASegmentThatHasItsFinalNameBesideTheOldOne() async throws {
    let articles = samples(0..<5)
    let spool = try open()
    try await spool.deliver(Array(articles[..<3]))
    let name = try #require(fixture.names("archive/tmp").first)
    #expect(link("\(fixture.spool)/archive/tmp/\(name)", "\(fixture.spool)/archive/new/\(name.dropLast(5))") == 0)
    try await spool.deliver(Array(articles[3...]))
    #expect(lines() == articles[..<3].map { Array($0.content.dropLast()) })
    try await spool.close()
    #expect(lines() == articles.map { Array($0.content.dropLast()) })
    #expect(fixture.names("archive/tmp") == [])
  }

  @Test func aJournalThatCannotBeClosedKeepsNoOtherFromIt() async throws {
    let names = (0..<8).map { "q\($0)" }
    let spool = try Spool(
      path: fixture.spool, queues: names.map { SpoolQueue(name: $0, format: .journal(JournalRotation())) },
      access: SpoolAccess(group: nil))
    for isLast in [false, true] {
      let article = OutboundArticle.sample(isLast ? 2 : 1, queues: names)
      try await spool.deliver([article])
      let ill = names.filter { $0 < "q4" }
      for name in ill {
        let path = "\(fixture.spool)/\(name)/new/\(SegmentName(first: article.name))"
        #expect(FileManager.default.createFile(atPath: path, contents: Data("{}\n".utf8)))
      }
      let error = await #expect(throws: SpoolError.self) {
        if isLast { try await spool.close() } else { try await spool.closeDueSegments(now: .now + .seconds(600)) }
      }
      #expect(error?.path.contains("/q0/") == true)
      for name in names where !ill.contains(name) {
        #expect(fixture.names(name + "/new").count == (isLast ? 2 : 1) && fixture.names(name + "/tmp").isEmpty)
      }
      for name in ill {
        try FileManager.default.removeItem(atPath: "\(fixture.spool)/\(name)/new/\(SegmentName(first: article.name))")
      }
      try await spool.close()
    }
  }

  @Test func anotherSegmentOfThatNameIsNotReplacedAndSaidToStandThere() async throws {
    try await open().deliver(samples(0..<3))
    let name = try #require(fixture.names("archive/tmp").first)
    try Data("{}\n".utf8).write(to: URL(filePath: "\(fixture.spool)/archive/new/\(name.dropLast(5))"))
    let error = #expect(throws: SpoolError.self) { try open() }
    #expect(error?.description.contains("another segment of that name stands already") == true)
    #expect(lines().count == 1 && lines("tmp").count == 3)
  }
}

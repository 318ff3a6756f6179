import Disks
import Foundation
import Testing
import TidingsDedup
import TidingsModel

@testable import TidingsState

/// Promised articles whose contents lie in the file beside the state.
@Suite struct OutboxBesideTheState {
  let state: TemporaryState
  init() throws { state = try TemporaryState(outboxFileSize: 0) }

  private func items(_ count: Int, from first: Int = 0, length: Int = 3000) -> [Item] {
    (first..<first + count).map {
      item(
        "g\($0)", link: "https://harbour.example/\($0)", title: "R\($0)",
        text: String(repeating: "\($0) ", count: length / 4))
    }
  }

  private var file: String { state.path + "-outbox" }
  private var fileSize: Int { (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? -1 }

  @Test func onlyContentsOfManyArticlesGoThere() async throws {
    let state = try TemporaryState()
    let few = try await state.deliver(items(3)).deliveries
    #expect(!FileManager.default.fileExists(atPath: state.path + "-outbox"))
    let many = try await state.deliver(items(40, from: 3)).deliveries
    #expect(many.reduce(0) { $0 + $1.content.count } > 100_000)
    let size = try FileManager.default.attributesOfItem(atPath: state.path + "-outbox")[.size] as? Int
    #expect(size == many.reduce(0) { $0 + $1.content.count })
    #expect(try await state.store.counts().bytes >= Int64(size ?? 0))
    let survivor = try state.afterAKill()
    #expect(try await survivor.wholeOutbox() == few + many)
    try await survivor.close()
  }

  @Test func theContentsAreThereAfterAKillAtAnyTimeAndTheirPlacesAreUsedAgain() async throws {
    var left: [OutboundArticle] = []
    var largest = 0
    for round in 0..<30 {
      left += try await state.deliver(items(9, from: round * 9, length: 20_000)).deliveries
      // The oldest, some out of the middle, and now and then all.
      let gone: [OutboundArticle] =
        switch round % 5 {
        case 4: left
        case 3: [left[1], left[4], left[left.count - 2]]
        default: Array(left.prefix(7))
        }
      if round % 2 == 0 {
        let survivor = try state.afterAKill()
        #expect(try await survivor.wholeOutbox() == left)
        try await survivor.close()
      }
      try await state.store.remove(gone.map(\.name))
      left.removeAll { entry in gone.contains { $0.name == entry.name } }
      let survivor = try state.afterAKill()
      #expect(try await survivor.wholeOutbox() == left)
      try await survivor.close()
      largest = max(largest, fileSize)
    }
    // 30 rounds of 180 kB went through it.
    #expect(largest > 180_000 && largest < 1_500_000)
  }

  @Test(.enabled(if: ExtDisk.isPossible, "only root can mount a disk, and mkfs.ext4 must be installed"))
  func theContentsAreThereAfterAPowerCut() async throws {
    let disk = try ExtDisk(at: state.folder + "/disk", megabytes: 32)
    func open() throws -> SQLiteStateStore {
      try SQLiteStateStore(
        path: disk.path + "/state.sqlite", quietDelay: .milliseconds(20), mergeSize: 32_768, outboxFileSize: 0)
    }
    var promised: [OutboundArticle] = []
    for round in 0..<4 {
      let store = try open()
      for poll in 0..<3 {
        let items = items(10, from: round * 100 + poll * 10, length: 20_000)
        promised += try await store.record(state.record("harbour", items.map { Candidate($0) })).deliveries
      }
      try await store.remove(promised.prefix(9).map(\.name))
      promised.removeFirst(9)
      try disk.cutPower()
      try? await store.close()
      try disk.mountAgain()
      let survivor = try open()
      #expect(try await survivor.wholeOutbox() == promised)
      try await survivor.close()
    }
  }

  @Test func aStateThatIsClosedNeedsNoFileBesideIt() async throws {
    let promised = try await state.deliver(items(12)).deliveries
    try await state.store.remove(promised.prefix(2).map(\.name))
    #expect(fileSize > 0)
    try await state.store.close()
    #expect(fileSize == -1)
    let copy = try state.afterAKill(files: [""])
    #expect(try await copy.wholeOutbox() == Array(promised.dropFirst(2)))
    try await copy.close()
  }

  @Test func contentsThatAreGoneAreSaidToBeAndTheirArticlesComeAgain() async throws {
    // So long that they take three rows.
    var record = state.record("harbour", items(5, length: 90_000).map { Candidate($0) })
    record.state.validators.etag = Array("\"5\"".utf8)
    let promised = try await state.store.record(record).deliveries
    try await state.store.remove([promised[0].name])
    for damage in [nil, Data(repeating: 0x7B, count: 20_000)] {
      let survivor = try state.afterAKill(files: ["", "-wal"])
      if let damage { try damage.write(to: URL(filePath: survivor.path + "-outbox")) }
      let error = await #expect(throws: StateError.self) { try await survivor.outbox(limit: 100) }
      #expect(error == .contentsLost(path: survivor.path + "-outbox", count: 4))
      #expect(try await survivor.outbox(limit: 100) == [])
      #expect(try await survivor.counts().outbox == 0)
      #expect(try await survivor.feedStates().first?.validators.etag == nil)
      // The document again: what was delivered before stays so.
      let again = try await survivor.record(record)
      #expect(again.outcomes.count { $0 == .new } == 4)
      #expect(again.deliveries.map(\.name.id) == promised.dropFirst().map(\.name.id))
      #expect(try await survivor.wholeOutbox().map(\.content.count) == promised.dropFirst().map(\.content.count))
      try await survivor.close()
    }
  }

  /// As a daemon of many feeds leaves it that could not deliver for long.
  @Test(.timeLimit(.minutes(30)))
  func theContentsOfThousandsMayBeLostInAStateOfManyArticles() async throws {
    let count = 4000
    try await state.deliver(items(count, length: 40))
    try sqlite(
      state.path,
      """
      INSERT INTO articles(row, id, feed, revision, content, link, first_seen, seen_day)
        WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 600000)
        SELECT 1000000 + n, randomblob(16), 1, 1, zeroblob(16), 0, 0, 0 FROM numbers;
      """)
    let survivor = try state.afterAKill(files: ["", "-wal"])
    let error = await #expect(throws: StateError.self) { try await survivor.outbox(limit: 100) }
    #expect(error == .contentsLost(path: survivor.path + "-outbox", count: count))
    #expect(try await survivor.counts().articles == 600_000)
    try await survivor.close()
  }

  @Test func whereTheFileCannotBeMadeTheStateHoldsTheContents() async throws {
    try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
    let promised = try await state.deliver(items(12)).deliveries
    let survivor = try state.afterAKill(files: ["", "-wal"])
    #expect(try await survivor.wholeOutbox() == promised)
    try await survivor.close()
  }

  @Test func anOutboxWrittenBeforeThereWasTheFileIsDelivered() async throws {
    let promised = try await state.deliver(items(12)).deliveries
    try await state.store.close()
    try sqlite(
      state.path,
      """
      ALTER TABLE outbox DROP COLUMN place;
      ALTER TABLE outbox DROP COLUMN sum;
      DELETE FROM grdb_migrations WHERE identifier = 'contents of the outbox in a file beside';
      """)
    try await state.reopen()
    #expect(try await state.store.wholeOutbox() == promised)
    let more = try await state.deliver(items(12, from: 12)).deliveries
    #expect(try await state.store.wholeOutbox() == promised + more)
  }

  @Test func anOutboxTooLongForMemoryIsDeliveredFromTheFile() async throws {
    var promised: [OutboundArticle] = []
    for round in 0..<12 {
      promised += try await state.deliver(items(10, from: round * 10, length: 50_000)).deliveries
    }
    var delivered: [OutboundArticle] = []
    while case let rows = try await state.store.outbox(limit: 7), !rows.isEmpty {
      delivered += rows
      try await state.store.remove(rows.map(\.name))
    }
    #expect(delivered == promised)
    #expect(try await state.store.counts().outbox == 0)
    #expect(fileSize == 0, "it is cut once nothing is in it")
  }

  /// SQLite may find the frames of a transaction whose sync failed, after a crash.
  @Test func aPlaceOfATransactionThatFailedIsGivenOutOnlyAfterAnotherThatDidNot() throws {
    let file = OutboxFile(statePath: state.folder + "/other")
    func put(_ text: String, row: Int64) throws -> OutboxFile.Place {
      try #require(Array(text.utf8).withUnsafeBytes { file.put($0, row: row) })
    }
    let first = try put("first", row: 1)
    try file.sync()
    file.undo()
    let second = try put("second", row: 2)
    #expect(second.offset >= 5)
    #expect(try file.contents(row: 1, at: first, size: 5) == Array("first".utf8))
    try file.sync()
    file.commit()
    #expect(try put("third", row: 3).offset == 0)
    file.undo()
    // Dropped in vain: it stays.
    file.drop(rows: 0...2)
    file.undo()
    let fourth = try put("fourth", row: 4)
    #expect(fourth.offset > second.offset)
    file.commit()
    #expect(try file.contents(row: 2, at: second, size: 6) == Array("second".utf8))
    file.drop(rows: 0...4)
    file.commit()
    #expect(try put("fifth", row: 5).offset == 0)
  }
}

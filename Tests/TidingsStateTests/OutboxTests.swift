import Foundation
import Testing
import TidingsDedup
import TidingsModel
import TidingsState

@Suite struct Outbox {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

  private func items(_ count: Int, from first: Int = 0) -> [Item] {
    (first..<first + count).map { item("g\($0)", link: "https://harbour.example/\($0)", title: "R\($0)") }
  }

  @Test func whatIsPromisedStaysUntilItIsRemoved() async throws {
    let promised = try await state.deliver(items(5)).deliveries
    try await state.reopen()
    #expect(try await state.store.outbox(limit: 100) == promised)
    #expect(try await state.store.outbox(limit: 2) == Array(promised.prefix(2)))
    #expect(try await state.store.outbox(after: promised[1].name, limit: 2) == Array(promised[2...3]))
    try await state.store.remove(promised.prefix(3).map(\.name))
    try await state.store.remove(promised.prefix(3).map(\.name))
    #expect(try await state.store.outbox(limit: 100) == Array(promised.suffix(2)))
    #expect(try await state.store.counts().outbox == 2)
  }

  @Test func whatWaitsIsCountedByFeed() async throws {
    func words(_ counts: StateCounts) -> [String] { counts.outboxByFeed.map { "\($0.key.text) \($0.value)" }.sorted() }
    let first = try await state.deliver("harbour", items(3)).deliveries
    let second = try await state.deliver("sea", items(2, from: 3)).deliveries
    let edit = item("g4", link: "https://harbour.example/4", title: "R4, once more")
    let third = try await state.deliver("sea", items(1, from: 3) + [edit]).deliveries
    #expect(third.map(\.name.revision) == [2])
    #expect(try await words(state.store.counts()) == ["harbour 3", "sea 3"])
    try await state.store.remove(first.prefix(2).map(\.name))
    #expect(try await words(state.store.counts()) == ["harbour 1", "sea 3"])
    #expect(try words(StateReader(path: state.path).counts()) == ["harbour 1", "sea 3"])
    try await state.store.remove((first.suffix(1) + second + third).map(\.name))
    #expect(try await words(state.store.counts()).isEmpty)
  }

  @Test func anyOfThePromisedMayGoFirst() async throws {
    let first = try await state.deliver(items(5)).deliveries
    let second = try await state.deliver(items(4, from: 5)).deliveries
    var left = first + second
    // One from the beginning, out of the middle of two polls, the new beginning, one gone already, the rest of a poll.
    for indices in [[0], [2, 6], [1, 3], [2], [4], [5, 8, 7]] {
      let names = indices.map { (first + second)[$0].name }
      try await state.store.remove(names)
      left.removeAll { names.contains($0.name) }
      #expect(try await state.store.outbox(limit: 100) == left)
      #expect(try await state.store.counts().outbox == left.count)
      try await state.reopen()
      #expect(try await state.store.outbox(limit: 100) == left)
      #expect(try await state.store.outbox(after: names.first, limit: 1).first == left.first { $0.name > names[0] })
    }
    #expect(left.isEmpty)
  }

  @Test func theOutboxOfAnOlderStateIsDelivered() async throws {
    let promised = try await state.deliver(items(3)).deliveries
    try sqlite(
      state.path,
      """
      DROP TABLE outbox;
      CREATE TABLE outbox(
        at INTEGER PRIMARY KEY, id BLOB NOT NULL, revision INTEGER NOT NULL, queues TEXT NOT NULL, content BLOB NOT NULL);
      ALTER TABLE counters DROP COLUMN taken;
      DELETE FROM grdb_migrations
        WHERE identifier IN ('a row of the outbox for a poll', 'contents of the outbox in a file beside');
      """)
    let start = state.now.seconds * 1_000_000
    for (number, entry) in promised.enumerated() {
      try sqlite(
        state.path,
        """
        INSERT INTO outbox VALUES(
          \(start + Int64(number)), x'\(entry.name.id)', 1, 'all' || char(10) || 'ferries', CAST('file \(number)' AS BLOB))
        """)
    }
    try await state.reopen()
    let outbox = try await state.store.outbox(limit: 100)
    #expect(outbox.map(\.name.id) == promised.map(\.name.id))
    #expect(outbox.map(\.queues) == Array(repeating: ["all", "ferries"], count: 3))
    #expect(outbox.map { String(decoding: $0.content, as: UTF8.self) } == ["file 0", "file 1", "file 2"])
    try await state.store.remove(outbox.map(\.name))
    #expect(try await state.store.counts().outbox == 0)
  }

  @Test func whatIsPromisedIsInTheFileWhenTheRecordingReturns() async throws {
    let promised = try await state.deliver(items(3)).deliveries
    // What a killed process leaves: the files as they are, never closed.
    let copy = state.folder + "/copy.sqlite"
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: state.path + suffix, toPath: copy + suffix)
    }
    let survivor = try SQLiteStateStore(path: copy)
    #expect(try await survivor.outbox(limit: 100) == promised)
    let states = try await survivor.feedStates()
    #expect(states.map(\.delivered) == [3])
    try await survivor.close()
  }

  @Test func anOutboxTooLongForMemoryIsDeliveredWholeAndInOrder() async throws {
    func long(_ numbers: Range<Int>) -> [Item] {
      numbers.map { item("long \($0)", text: String(repeating: "\($0) ferries. ", count: 25_000)) }
    }
    var promised = try await state.deliver(long(0..<20)).deliveries
    var delivered: [OutboundArticle] = []
    for round in 1... {
      let rows = try await state.store.outbox(limit: 4)
      if rows.isEmpty { break }
      // More comes while it is delivered: long articles at first, then short ones.
      if round < 8 {
        promised += try await state.deliver(
          round < 4 ? long(round * 100..<round * 100 + 9) : items(5, from: round * 10)
        ).deliveries
      }
      delivered += rows
      try await state.store.remove(rows.map(\.name))
    }
    #expect(promised.map(\.content).reduce(0) { $0 + $1.count } > 12 << 20)
    #expect(delivered == promised)
    #expect(try await state.store.counts().outbox == 0)
  }

  @Test func aPowerFailureLosesWholePollsOrNone() async throws {
    for number in 0..<10 {
      var record = state.record("harbour", items(3, from: number * 3).map { Candidate($0) })
      record.state.validators.etag = Array("\(number)".utf8)
      _ = try await state.store.record(record)
    }
    let database = try Data(contentsOf: URL(filePath: state.path))
    let log = try Data(contentsOf: URL(filePath: state.path + "-wal"))
    var lastPolls: Set<Int> = []
    // What a disk that lost power may keep of the log: any part of it, the last pages torn.
    for cut in stride(from: 0, through: log.count, by: 3001) {
      let copy = state.folder + "/cut-\(cut).sqlite"
      try database.write(to: URL(filePath: copy))
      try log.prefix(cut).write(to: URL(filePath: copy + "-wal"))
      let survivor = try SQLiteStateStore(path: copy)
      let etag = try await survivor.feedStates().first?.validators.etag
      let last = etag.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? -1
      let outbox = try await survivor.outbox(limit: 100)
      #expect(outbox.count == (last + 1) * 3)
      #expect(try await survivor.counts().articles == outbox.count)
      lastPolls.insert(last)
      try await survivor.close()
    }
    #expect(lastPolls.isSuperset(of: -1..<9))
  }

  @Test func theFileHoldsTheArticleWithItsHistory() async throws {
    var given = item("g", link: "http://harbour.example/a?utm_source=rss&id=3#top", title: "Fähre", text: "One.")
    given.id = "g"
    let entry = try #require(try await state.deliver([given]).deliveries.first)
    #expect(entry.queues == ["all"])
    #expect(entry.content.last == 0x0A)
    let file = try JSONReader.read(entry.content)
    #expect(file["id"]?.string == entry.name.id.description)
    #expect(file["url"]?.string == given.url)
    let delivery = try #require(file["_tidings"])
    #expect(delivery["canonical_url"]?.string == "http://harbour.example/a?id=3")
    #expect(delivery["guid"]?.string == "g")
    #expect(delivery["feed"]?["id"]?.string == "harbour")
    #expect(delivery["first_seen"]?.string == state.now.rfc3339)
    #expect(delivery["content_hash"]?.string?.hasPrefix("sha256:") == true)
  }

  @Test func anArticleGoesToTheQueuesChosenForIt() async throws {
    var record = state.record("harbour", [Candidate(items(1)[0]), Candidate(items(1, from: 1)[0])])
    record.queues = { $0.item.title == "R0" ? ["all", "ferries"] : [] }
    let result = try await state.store.record(record)
    #expect(result.outcomes == [.new, .new])
    #expect(try await state.store.outbox(limit: 9).map(\.queues) == [["all", "ferries"]])
    #expect(try await state.deliver(items(2)).outcomes == [.seen, .seen])
  }

  @Test func namesGoOnInOrderWhenTheClockGoesBack() async throws {
    var names = try await state.deliver(items(3)).deliveries.map(\.name)
    state.pass(days: -400)
    names += try await state.deliver(items(3, from: 3)).deliveries.map(\.name)
    try await state.store.remove(names)
    try await state.reopen()
    names += try await state.deliver(items(3, from: 6)).deliveries.map(\.name)
    #expect(names == names.sorted() && Set(names).count == 9)
    state.pass(days: 900)
    names += try await state.deliver(items(3, from: 9)).deliveries.map(\.name)
    #expect(names == names.sorted() && Set(names).count == 12)
  }
}

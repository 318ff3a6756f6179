import GRDB
import Testing
import TidingsDedup
import TidingsModel
import TidingsState

/// New keys are kept apart from the old ones until there are many; nobody notices.
@Suite struct KeyMerge {
  let state: TemporaryState
  init() throws { state = try TemporaryState(mergeSize: 100) }

  private func items(_ numbers: Range<Int>) -> [Item] {
    numbers.map { item("guid \($0)", link: "https://harbour.example/\($0)", title: "Report \($0)", text: longText($0)) }
  }

  private func rows(_ table: String) throws -> Int {
    try DatabaseQueue(path: state.path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? -1 }
  }

  @Test func articlesAreKnownBeforeAndAfterTheirKeysAreMerged() async throws {
    for start in stride(from: 0, to: 200, by: 20) {
      #expect(try await state.deliver(items(start..<start + 20)).outcomes.allSatisfy { $0 == .new })
      #expect(try await state.deliver(items(0..<start + 20)).outcomes.allSatisfy { $0 == .seen })
    }
    try await state.reopen()
    #expect(try rows("keys") >= 500)
    #expect(try rows("fresh_keys") <= 100)
    #expect(try await state.store.counts().keys == 600)
    #expect(try await state.deliver(items(0..<201)).outcomes.count { $0 == .seen } == 200)
  }

  @Test func whatIsMergedStaysKnownToOtherFeeds() async throws {
    try await state.deliver(items(0..<60))
    // They are merged after the delivery is answered, and before the state is closed.
    try await state.reopen()
    #expect(try rows("fresh_keys") == 0)
    #expect(
      try await state.deliver("region", items(50..<61)).outcomes == Array(repeating: .elsewhere, count: 10) + [.new])
  }

  @Test func aGuidThatTwoItemsShareIsVoidForGoodWhereverItStands() async throws {
    func shared(_ numbers: Range<Int>) -> [Item] {
      numbers.map { item("same", link: "https://harbour.example/s\($0)", title: "Short \($0)") }
    }
    // Merged as a guid of its own, then void among the fresh keys, then merged as void.
    try await state.deliver(shared(0..<1))
    _ = try await state.store.prune(now: state.now)
    #expect(try await state.deliver(shared(0..<3)).outcomes == [.seen, .new, .new])
    #expect(try await state.deliver(shared(3..<4)).outcomes == [.new])
    _ = try await state.store.prune(now: state.now)
    #expect(try rows("fresh_keys") == 0)
    #expect(try await state.deliver(shared(4..<5)).outcomes == [.new])
    try await state.reopen()
    #expect(try await state.deliver(shared(5..<6)).outcomes == [.new])
  }

  @Test func theKeysOfAnOlderStateAreKnown() async throws {
    try await state.deliver(items(0..<10))
    #expect(try rows("keys") == 0)
    try sqlite(
      state.path,
      """
      CREATE TABLE older(key BLOB NOT NULL, article INTEGER NOT NULL);
      WITH RECURSIVE places(place) AS (SELECT 0 UNION ALL SELECT place + 1 FROM places WHERE place < 29)
        INSERT INTO older SELECT substr(keys, place * 24 + 1, 16), place / 3 + 1 FROM fresh_keys, places;
      DROP TABLE fresh_keys;
      ALTER TABLE older RENAME TO fresh_keys;
      DELETE FROM grdb_migrations WHERE identifier = 'a row of fresh keys for a transaction';
      """)
    try await state.reopen()
    #expect(try await state.store.counts().keys == 30)
    #expect(
      try await state.deliver("region", items(0..<11)).outcomes == Array(repeating: .elsewhere, count: 10) + [.new])
  }

  @Test func aTransactionThatFailsLeavesNoKeyBehind() async throws {
    try sqlite(state.path, "CREATE TRIGGER refuse BEFORE INSERT ON outbox BEGIN SELECT raise(ABORT, 'refused'); END")
    await #expect(throws: (any Error).self) { try await state.deliver(items(0..<3)) }
    try sqlite(state.path, "DROP TRIGGER refuse")
    #expect(try await state.deliver(items(0..<3)).outcomes == [.new, .new, .new])
    #expect(try await state.store.counts().keys == 9)
  }
}

import Testing
import TidingsDedup
import TidingsModel
import TidingsState

@Suite struct NearDuplicates {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

  private let words = (0..<300).map { "word\($0 * 7919 % 997)" }

  private func agencyReport(_ source: String, edit: (inout [String]) -> Void = { _ in }) -> Item {
    var words = words
    edit(&words)
    return item(source, link: "https://\(source).example/report", title: source, text: words.joined(separator: " "))
  }

  private func mark(_ result: PollResult) throws -> String? {
    try result.files.first?["_tidings"]?["near_duplicate_of"]?.string
  }

  @Test func aNearlyEqualTextOfAnotherFeedIsDeliveredAndMarked() async throws {
    let first = try await state.deliver("harbour", [agencyReport("harbour")])
    let second = try await state.deliver("region", [agencyReport("region") { $0[150] = "ferry" }])
    #expect(second.outcomes == [.new])
    #expect(try mark(first) == nil)
    #expect(try mark(second) == first.deliveries.first?.name.id.description)
  }

  @Test func anotherTextIsNotMarked() async throws {
    try await state.deliver("harbour", [agencyReport("harbour")])
    let other = try await state.deliver("region", [agencyReport("region") { $0.reverse() }])
    #expect(try mark(other) == nil)
  }

  @Test func aShortTextIsNotMarked() async throws {
    try await state.deliver("harbour", [agencyReport("harbour") { $0.removeLast(251) }])
    let second = try await state.deliver("region", [agencyReport("region") { $0.removeLast(251) }])
    #expect(try mark(second) == nil)
  }

  @Test func afterSevenDaysNothingIsMarked() async throws {
    try await state.deliver("harbour", [agencyReport("harbour")])
    state.pass(days: 7)
    let second = try await state.deliver("region", [agencyReport("region") { $0[150] = "ferry" }])
    #expect(try mark(second) == nil)
  }

  /// What was remembered while it was ahead does not hold up the rest for as long.
  @Test func aClockThatWasYearsAheadLeavesNothingBehind() async throws {
    func other(_ number: Int) -> Item {
      item("\(number)", link: "https://other.example/\(number)", title: "\(number)", text: longText(number))
    }
    try await state.deliver("other", [other(1)])
    state.pass(days: 3650)
    try await state.deliver("other", [other(2)])
    state.pass(days: -3650)
    let first = try await state.deliver("harbour", [agencyReport("harbour")])
    let second = try await state.deliver("region", [agencyReport("region") { $0[150] = "ferry" }])
    #expect(try mark(second) == first.deliveries.first?.name.id.description)
    state.pass(days: 9)
    try await state.deliver("other", [other(3)])
    #expect(try await state.store.prune(now: state.now).nearDuplicateMarks == 4)
    // Nor is it waited for when its day comes.
    state.pass(days: 3641)
    try await state.deliver("other", [other(4)])
    #expect(try await state.store.prune(now: state.now).nearDuplicateMarks == 1)
  }

  @Test func anArticleIsNoNearDuplicateOfItself() async throws {
    try await state.deliver("harbour", [agencyReport("harbour")])
    let edited = try await state.deliver("harbour", [agencyReport("harbour") { $0[10] = "ferry" }])
    #expect(edited.outcomes == [.revised])
    #expect(try mark(edited) == nil)
  }

  @Test func aNearlyEqualTextIsMarkedAcrossARestart() async throws {
    let first = try await state.deliver("harbour", [agencyReport("harbour")])
    try await state.reopen()
    let second = try await state.deliver("region", [agencyReport("region") { $0[150] = "ferry" }])
    #expect(try mark(second) == first.deliveries.first?.name.id.description)
  }

  @Test func anEditedTextIsKnownAcrossARestartThoughNoArticleWasNewWithIt() async throws {
    let first = try await state.deliver("harbour", [agencyReport("harbour")])
    let rewrite: (inout [String]) -> Void = { words in for place in 0..<150 { words[place] = "line\(place)" } }
    #expect(try await state.deliver("harbour", [agencyReport("harbour", edit: rewrite)]).outcomes == [.revised])
    try await state.reopen()
    let second = try await state.deliver(
      "region",
      [
        agencyReport("region") {
          rewrite(&$0)
          $0[299] = "ferry"
        }
      ])
    #expect(try mark(second) == first.deliveries.first?.name.id.description)
    state.pass(days: 9)
    try await state.deliver("late", [item("l", link: "https://late.example/1", title: "l", text: longText(11))])
    #expect(try await state.store.prune(now: state.now).nearDuplicateMarks == 3)
  }

  @Test func whatATransactionThatFailedBroughtIsNoMark() async throws {
    try sqlite(state.path, "CREATE TRIGGER refuse BEFORE INSERT ON outbox BEGIN SELECT raise(ABORT, 'refused'); END")
    await #expect(throws: (any Error).self) { try await state.deliver("harbour", [agencyReport("harbour")]) }
    try sqlite(state.path, "DROP TRIGGER refuse")
    try await state.deliver("other", [item("o", link: "https://other.example/1", title: "o", text: longText(9))])
    let second = try await state.deliver("region", [agencyReport("region")])
    #expect(try mark(second) == nil)
    try await state.reopen()
    let third = try await state.deliver("coast", [agencyReport("coast") { $0[150] = "ferry" }])
    #expect(try mark(third) == second.deliveries.first?.name.id.description)
  }

  @Test func marksOfAnOlderStateAreKept() async throws {
    let first = try await state.deliver("harbour", [agencyReport("harbour")])
    try await state.deliver("other", [item("o", link: "https://other.example/1", title: "o", text: longText(9))])
    let hash = try #require(SimHash64(agencyReport("harbour"))).bits
    try await state.store.close()
    try sqlite(
      state.path,
      """
      DROP TABLE near;
      CREATE TABLE near(article INTEGER PRIMARY KEY, hash INTEGER NOT NULL);
      INSERT INTO near VALUES(1, \(Int64(bitPattern: hash))), (2, 0);
      DELETE FROM grdb_migrations WHERE identifier = 'a row of near for a transaction';
      """)
    try await state.reopen()
    let second = try await state.deliver("region", [agencyReport("region") { $0[150] = "ferry" }])
    #expect(try mark(second) == first.deliveries.first?.name.id.description)
    state.pass(days: 9)
    try await state.deliver("late", [item("l", link: "https://late.example/1", title: "l", text: longText(11))])
    #expect(try await state.store.prune(now: state.now).nearDuplicateMarks == 3)
  }

  @Test func amongManyTextsTheNearestIsMarked() async throws {
    var crowd: [Item] = []
    for number in 0..<400 {
      let text = (0..<120).map { "w\(($0 + 1) * (number + 3) * 7919 % 9973)" }.joined(separator: " ")
      crowd.append(item("c\(number)", link: "https://crowd.example/\(number)", title: "\(number)", text: text))
    }
    try await state.deliver("crowd", crowd)
    let first = try await state.deliver("harbour", [agencyReport("harbour")])
    try await state.deliver("later", [item("l", link: "https://later.example/1", title: "l", text: longText(9))])
    let second = try await state.deliver("region", [agencyReport("region") { $0[150] = "ferry" }])
    #expect(try mark(second) == first.deliveries.first?.name.id.description)
  }
}

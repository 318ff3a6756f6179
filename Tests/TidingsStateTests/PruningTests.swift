import Testing
import TidingsDedup
import TidingsModel
import TidingsState

/// Keys outlive content.
@Suite struct PruningOfKeys {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

  private let old = item("old", link: "https://harbour.example/old", title: "Old", text: longText(1))
  private let fresh = item("new", link: "https://harbour.example/new", title: "New", text: longText(2))

  @Test func keysAreKeptForAYear() async throws {
    try await state.poll(old)
    try await state.poll(fresh)
    state.pass(days: 364)
    #expect(try await state.store.prune(now: state.now).articles == 0)
    #expect(try await state.poll(old, fresh) == [.seen, .seen])
  }

  @Test func keysOfWhatLeftItsFeedLongAgoAreDropped() async throws {
    try await state.poll(old)
    try await state.poll(fresh)
    state.pass(days: 200)
    try await state.poll(fresh)
    state.pass(days: 230)
    let report = try await state.store.prune(now: state.now)
    #expect(report.articles == 1)
    #expect(report.keys == 3)
    #expect(try await state.store.counts().articles == 1)
    #expect(try await state.poll(fresh) == [.seen])
    #expect(try await state.poll(old) == [.new])
    #expect(try await state.poll(old) == [.seen])
  }

  @Test func keysOfWhatStillStandsInItsFeedAreKeptHoweverOld() async throws {
    try await state.poll(old)
    for _ in 0..<30 {
      state.pass(days: 60)
      #expect(try await state.poll(old) == [.seen])
      #expect(try await state.store.prune(now: state.now).articles == 0)
    }
  }

  @Test func aFeedThatAnswersNotModifiedForYearsKeepsItsKeys() async throws {
    try await state.poll(old)
    for _ in 0..<20 {
      state.pass(days: 60)
      try state.store.note(state.quietPoll("harbour"))
      #expect(try await state.store.prune(now: state.now).articles == 0)
    }
    #expect(try await state.poll(old) == [.seen])
  }

  /// What a document has was confirmed with each "not modified"; of that nothing is written down until it is another.
  @Test(arguments: [0, 1, 1100], [false, true])
  func whatStoodInAnUnchangedDocumentUntilYesterdayIsKept(others: Int, isTakenOut: Bool) async throws {
    let whole = [old, fresh] + (0..<others).map { item("o\($0)", link: "https://harbour.example/o\($0)") }
    try await state.deliver(whole)
    for _ in 0..<20 {
      state.pass(days: 60)
      try state.store.note(state.quietPoll("harbour"))
    }
    if isTakenOut {
      try await state.reopen()
      try await state.store.forget([TemporaryState.feed("harbour").id])
    } else {
      #expect(try await state.deliver(others == 0 ? [] : [fresh]).outcomes == (others == 0 ? [] : [.seen]))
    }
    state.pass(days: 200)
    if !isTakenOut { #expect(try await state.poll(fresh) == [.seen]) }
    #expect(try await state.store.prune(now: state.now).articles == 0)
    #expect(try await state.deliver(whole).outcomes == whole.map { _ in .seen })
  }

  @Test func whatStillStandsInAnotherFeedIsKept() async throws {
    try await state.poll("harbour", old)
    try await state.poll("region", old)
    state.pass(days: 100)
    try await state.poll("harbour", fresh)
    state.pass(days: 400)
    #expect(try await state.store.prune(now: state.now).articles == 0)
    #expect(try await state.poll("region", old) == [.seen])
  }

  @Test func aForgottenFeedIsDroppedWithItsLastArticle() async throws {
    try await state.poll(old)
    try await state.store.forget([TemporaryState.feed("harbour").id])
    state.pass(days: 100)
    #expect(try await state.store.prune(now: state.now).articles == 0)
    state.pass(days: 400)
    let report = try await state.store.prune(now: state.now)
    #expect(report.articles == 1 && report.keys == 3)
    #expect(try await state.store.counts().keys == 0)
  }

  @Test func nearDuplicateMarksAreDroppedAfterAWeek() async throws {
    try await state.poll(old)
    state.pass(days: 6)
    try await state.poll(fresh)
    #expect(try await state.store.prune(now: state.now).nearDuplicateMarks == 0)
    state.pass(days: 3)
    #expect(try await state.store.prune(now: state.now).nearDuplicateMarks == 1)
  }
}

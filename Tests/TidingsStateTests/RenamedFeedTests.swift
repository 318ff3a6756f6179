import Testing
import TidingsDedup
import TidingsModel
import TidingsState

/// A feed whose address is configured under another id than before.
@Suite struct RenamedFeedTests {
  private let state: TemporaryState
  private let old = TemporaryState.feed("harbour")
  private let new = FeedReference(id: TemporaryState.feed("port").id, url: TemporaryState.feed("harbour").url)

  init() throws { state = try TemporaryState() }

  private func rename() async throws -> [FeedID: FeedID] {
    try await state.store.adopt([new], gone: [old.id: old.url])
  }

  @Test func itKeepsWhatIsKnownOfItAndOfItems() async throws {
    // Known by its guid only.
    let bare = item("1", title: "Tide", text: "High.")
    let linked = item("2", link: "https://harbour.example/2", text: "Two.")
    #expect(try await state.poll("harbour", bare, linked) == [.new, .new])
    var polled = state.quietPoll("harbour")
    polled.state.validators.etag = Array("\"a\"".utf8)
    polled.state.heldUntil = state.now.advanced(by: 86_400)
    try state.store.note(polled)
    try await state.reopen()
    #expect(try await rename() == [old.id: new.id])
    let states = try await state.store.feedStates()
    #expect(states.map(\.id) == [new.id])
    #expect(states.first?.validators.etag == Array("\"a\"".utf8))
    #expect(states.first?.heldUntil == state.now.advanced(by: 86_400))
    #expect(states.first?.delivered == 2)

    #expect(try await state.poll("port", bare, linked) == [.seen, .seen])
    try await state.reopen()
    let edited = item("1", title: "Tide", text: "Low.")
    let result = try await state.deliver("port", [edited, linked])
    #expect(result.outcomes == [.revised, .seen])
    #expect(try result.files.first?["_tidings"]?["feed"]?["id"]?.string == "port")
    // Back again.
    #expect(
      try await state.store.adopt([TemporaryState.feed("harbour")], gone: [new.id: old.url]) == [new.id: old.id])
    #expect(try await state.poll("harbour", edited, linked) == [.seen, .seen])
  }

  @Test func itsOldIDMayGoToAnotherFeedWithGuidsOfItsOwn() async throws {
    let tide = item("1", title: "Tide", text: "High.")
    #expect(try await state.poll("harbour", tide) == [.new])
    _ = try await rename()
    // Another address under the id of before: its first item is another one.
    let stranger = FeedReference(id: old.id, url: "https://market.example/feed")
    #expect(try await state.store.adopt([stranger], gone: [:]).isEmpty)
    let fish = item("1", title: "Fish", text: "Cheap.")
    #expect(try await poll(stranger, fish) == [.new])
    try await state.reopen()
    #expect(try await poll(stranger, fish) == [.seen])
    #expect(try await state.poll("port", tide) == [.seen])
    // Renamed in its turn.
    let third = FeedReference(id: TemporaryState.feed("market").id, url: stranger.url)
    #expect(try await state.store.adopt([third], gone: [old.id: stranger.url]) == [old.id: third.id])
    #expect(try await poll(third, fish) == [.seen])
    #expect(try await state.poll("port", tide) == [.seen])
  }

  @Test func aPollUnderTheOldIDThatEndsLaterCountsForTheNewOne() async throws {
    let tide = item("1", title: "Tide", text: "High.")
    #expect(try await state.poll("harbour", tide) == [.new])
    _ = try await rename()
    let late = try await state.deliver("harbour", [item("2", title: "Fish", text: "Cheap."), tide])
    #expect(late.outcomes == [.new, .seen])
    #expect(try late.files.first?["_tidings"]?["feed"]?["id"]?.string == "port")
    #expect(try await state.poll("port", item("2", title: "Fish", text: "Cheap."), tide) == [.seen, .seen])
    #expect(try await state.store.feedStates().map(\.id) == [new.id])
  }

  /// It asks first what would become of its items, to read the pages of those that are new.
  @Test func thatPollIsToldBeforeWhatBecomesOfItsItems() async throws {
    let tide = item("1", title: "Tide", text: "High.")
    #expect(try await state.poll("harbour", tide) == [.new])
    _ = try await rename()
    let items = [item("3", title: "Wind", text: "Low."), item("2", title: "Fish", text: "Cheap."), tide]
    let late = state.record("harbour", items.map { Candidate($0) }, policy: DedupPolicy(backlog: .latest(0)))
    #expect(try await state.store.preview(late) == [.new, .new, .seen])
    #expect(try await state.store.record(late).outcomes == [.new, .new, .seen])
  }

  @Test func alsoWhereTheFeedWasRenamedTwiceMeanwhile() async throws {
    let tide = item("1", title: "Tide", text: "High.")
    #expect(try await state.poll("harbour", tide) == [.new])
    _ = try await rename()
    let third = FeedReference(id: TemporaryState.feed("market").id, url: old.url)
    #expect(try await state.store.adopt([third], gone: [new.id: old.url]) == [new.id: third.id])
    let late = try await state.deliver("harbour", [item("2", title: "Fish", text: "Cheap."), tide])
    #expect(late.outcomes == [.new, .seen])
    #expect(try late.files.first?["_tidings"]?["feed"]?["id"]?.string == "market")
  }

  @Test func soDoesItsVeryFirstPoll() async throws {
    #expect(try await rename() == [old.id: new.id])
    let tide = item("1", title: "Tide", text: "High.")
    #expect(try await state.poll("harbour", tide) == [.new])
    #expect(try await state.poll("port", tide) == [.seen])
    #expect(try await state.store.feedStates().map(\.id) == [new.id])
  }

  @Test func aFeedThatIsForgottenComesBackUnderAnotherID() async throws {
    let tide = item("1", title: "Tide", text: "High.")
    #expect(try await state.poll("harbour", tide) == [.new])
    try await state.store.forget([old.id])
    try await state.reopen()
    #expect(try await state.store.adopt([new], gone: [:]) == [old.id: new.id])
    #expect(try await state.store.feedStates().isEmpty)
    #expect(try await state.poll("port", tide) == [.seen])
    #expect(try await state.store.feedStates().map(\.id) == [new.id])
  }

  @Test func whereItIsInDoubtNothingIsRenamed() async throws {
    let tide = item("1", title: "Tide", text: "High.")
    #expect(try await state.poll("harbour", tide) == [.new])
    #expect(try await state.poll("port", item("1", title: "Fish", text: "Cheap.")) == [.new])
    // Two that went by the address.
    let third = FeedReference(id: TemporaryState.feed("market").id, url: old.url)
    #expect(try await state.store.adopt([third], gone: [old.id: old.url, new.id: old.url]).isEmpty)
    #expect(Set(try await state.store.feedStates().map(\.id)) == [old.id, new.id])
  }

  /// Known by their guids only, which are the same in both feeds.
  private let tide = item("1", title: "Tide", text: "High.")
  private let fish = item("1", title: "Fish", text: "Cheap.")

  private func poll(_ feed: FeedReference, _ item: Item) async throws -> [Outcome] {
    state.pass(seconds: 3600)
    var record = state.record("harbour", [Candidate(item)])
    record.feed = feed
    record.state = FeedState(id: feed.id, configuredURL: feed.url)
    return try await state.store.record(record).outcomes
  }

  @Test(arguments: [false, true]) func twoFeedsMaySwapTheirIDs(isRestarted: Bool) async throws {
    let other = TemporaryState.feed("port")
    #expect(try await poll(old, tide) == [.new])
    #expect(try await poll(other, fish) == [.new])
    let swapped = [FeedReference(id: old.id, url: other.url), FeedReference(id: other.id, url: old.url)]
    let renamed = try await state.store.adopt(swapped, gone: [old.id: old.url, other.id: other.url])
    #expect(renamed == [old.id: other.id, other.id: old.id])
    if isRestarted { try await state.reopen() }
    #expect(try await poll(swapped[0], fish) == [.seen])
    #expect(try await poll(swapped[1], tide) == [.seen])
    // A poll that was under way counts for the feed it was of.
    if !isRestarted { #expect(try await poll(old, item("2", title: "Wind", text: "Low.")) == [.new]) }
    #expect(try await poll(swapped[0], item("2", title: "Crab", text: "Dear.")) == [.new])
    // And back.
    let back = try await state.store.adopt([old, other], gone: [old.id: other.url, other.id: old.url])
    #expect(back == renamed)
    #expect(try await poll(old, tide) == [.seen])
    #expect(try await poll(other, fish) == [.seen])
  }

  @Test(arguments: [false, true]) func anIDMayGoToAFeedWhoseFormerHolderIsRemoved(isEarlier: Bool) async throws {
    let other = TemporaryState.feed("port")
    #expect(try await poll(old, tide) == [.new])
    #expect(try await poll(other, fish) == [.new])
    if isEarlier { try await state.store.forget([other.id]) }
    let gone = isEarlier ? [old.id: old.url] : [old.id: old.url, other.id: other.url]
    #expect(try await state.store.adopt([new], gone: gone) == [old.id: new.id])
    #expect(try await poll(new, tide) == [.seen])
    try await state.reopen()
    #expect(try await poll(new, tide) == [.seen])
    // A guid that the former holder had is none of this one's.
    #expect(try await poll(new, item("1", title: "Tide", text: "Low.")) == [.revised])
    #expect(try await state.store.feedStates().map(\.id) == [new.id])
  }

  /// A removed feed loses its id to another one, which gives it back for a third.
  @Test(arguments: [false, true])
  func anIDThatIsTakenAndGivenBackBringsNoOthersGuids(isRestarted: Bool) async throws {
    let other = TemporaryState.feed("port")
    #expect(try await poll(old, tide) == [.new])
    #expect(try await poll(other, fish) == [.new])
    try await state.store.forget([old.id])
    let borrower = FeedReference(id: old.id, url: other.url)
    #expect(try await state.store.adopt([borrower], gone: [other.id: other.url]) == [other.id: old.id])
    #expect(try await state.store.adopt([other], gone: [old.id: other.url]) == [old.id: other.id])
    if isRestarted { try await state.reopen() }
    let third = FeedReference(id: old.id, url: "https://market.example/feed")
    #expect(try await state.store.adopt([third], gone: [:]).isEmpty)
    let crab = item("1", title: "Crab", text: "Dear.")
    #expect(try await poll(third, crab) == [.new])
    #expect(try await poll(third, crab) == [.seen])
    #expect(try await poll(other, fish) == [.seen])
    // Once more, with the third in the place of the first.
    try await state.store.forget([old.id])
    #expect(try await state.store.adopt([borrower], gone: [other.id: other.url]) == [other.id: old.id])
    #expect(try await state.store.adopt([other], gone: [old.id: other.url]) == [old.id: other.id])
    let fourth = FeedReference(id: old.id, url: "https://quay.example/feed")
    #expect(try await state.store.adopt([fourth], gone: [:]).isEmpty)
    #expect(try await poll(fourth, item("1", title: "Rope", text: "Long.")) == [.new])
    #expect(try await poll(other, fish) == [.seen])
    try await state.reopen()
    #expect(try await poll(other, fish) == [.seen])
  }

  @Test(arguments: [false, true])
  func aPollThatEndsAfterItsFeedLostItsIDIsNotTheNewHolders(isFirst: Bool) async throws {
    let other = TemporaryState.feed("port")
    if !isFirst { #expect(try await poll(old, tide) == [.new]) }
    #expect(try await poll(other, fish) == [.new])
    let holder = FeedReference(id: old.id, url: other.url)
    #expect(
      try await state.store.adopt([holder], gone: [old.id: old.url, other.id: other.url]) == [other.id: old.id])
    // The document of the one that is gone, then a poll of it without one.
    let crab = item("2", title: "Crab", text: "Dear.")
    #expect(try await poll(old, item("2", title: "Wind", text: "Low.")) == [.seen])
    var late = state.quietPoll("harbour")
    late.state.validators.etag = Array("\"late\"".utf8)
    try state.store.note(late)
    try await state.reopen()
    let states = try await state.store.feedStates()
    #expect(states.map(\.configuredURL) == [other.url])
    #expect(states.first?.validators.etag == nil)
    #expect(try await poll(holder, fish) == [.seen])
    #expect(try await poll(holder, crab) == [.new])
  }

  @Test func aFeedThatGetsItsIDBackIsRecordedAgain() async throws {
    let other = TemporaryState.feed("port")
    #expect(try await poll(old, tide) == [.new])
    #expect(try await poll(other, fish) == [.new])
    let holder = FeedReference(id: old.id, url: other.url)
    _ = try await state.store.adopt([holder], gone: [old.id: old.url, other.id: other.url])
    _ = try await state.store.adopt([old, other], gone: [old.id: other.url])
    #expect(try await poll(old, item("2", title: "Wind", text: "Low.")) == [.new])
    #expect(try await poll(other, fish) == [.seen])
    #expect(Set(try await state.store.feedStates().map(\.configuredURL)) == [old.url, other.url])
  }

  @Test func aRenamingThatCannotBeWrittenChangesNothing() async throws {
    let tide = item("1", title: "Tide", text: "High.")
    #expect(try await state.poll("harbour", tide) == [.new])
    try sqlite(
      state.path,
      "CREATE TRIGGER refuse BEFORE UPDATE OF space ON feeds BEGIN SELECT RAISE(ABORT, 'refused'); END")
    await #expect(throws: StateError.self) { _ = try await rename() }
    #expect(try await state.poll("harbour", tide) == [.seen])
    #expect(try await state.store.feedStates().map(\.id) == [old.id])
  }
}

import Testing
import TidingsDedup
import TidingsModel
import TidingsState

@Suite struct FeedStates {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

  private func full() throws -> FeedState {
    var full = FeedState(id: TemporaryState.feed("harbour").id, configuredURL: "https://harbour.example/feed")
    func time(_ seconds: Int64) -> Timestamp { Timestamp(seconds: 1_700_000_000 + seconds, nanoseconds: 250_000_000) }
    full.title = "Hafen\u{0}blatt"
    full.validators = Validators(etag: Array("W/\"\u{1}x\"".utf8) + [0xFF, 0], lastModified: [])
    full.bodyHash = Array(0..<32)
    full.learnedURL = "https://www.harbour.example/feed"
    full.lastPolled = time(1)
    full.lastSuccess = time(2)
    full.lastNews = time(3)
    full.lastStatus = 200
    full.lastError = "timed out"
    full.failures = 4
    full.failingSince = time(5)
    full.goneSince = time(6)
    full.notModifiedSince = time(7)
    full.heldUntil = time(8)
    full.nextDue = time(9)
    full.dueReason = "every 1h"
    full.medianGap = 1234.5
    full.fruitless = 3
    full.wishes.maxAge = 60
    full.wishes.ttlMinutes = 30
    full.wishes.updateInterval = 7200
    full.wishes.skipHours = [0, 23]
    full.wishes.skipDays = [6]
    full.usualOffset = -25_200
    full.selection = 0xABCD_EF01_2345
    full.validatedURL = "https://harbour.example/moved"
    return full
  }

  @Test func everyFieldIsThereAfterARestart() async throws {
    let full = try full()
    let feed = TemporaryState.feed("harbour")
    _ = try await state.store.record(PollRecord(feed: feed, state: full, items: [], time: state.now))
    try await state.reopen()
    #expect(try await state.store.feedStates() == [full])
  }

  @Test func ofAnOlderStateAllIsKept() async throws {
    var full = try full()
    let feed = TemporaryState.feed("harbour")
    _ = try await state.store.record(PollRecord(feed: feed, state: full, items: [], time: state.now))
    try await state.store.close()
    try sqlite(
      state.path,
      """
      ALTER TABLE feeds DROP COLUMN selection;
      ALTER TABLE feeds DROP COLUMN space;
      ALTER TABLE feeds DROP COLUMN tags;
      ALTER TABLE feeds DROP COLUMN validated_url;
      DELETE FROM grdb_migrations WHERE identifier IN (
        'what selects a feed''s items', 'what a renamed feed''s keys are told by, and tags',
        'which address gave a feed''s validators');
      """)
    try await state.reopen()
    full.selection = nil
    full.validatedURL = nil
    #expect(try await state.store.feedStates() == [full])
  }

  @Test func aPollWithoutItemsIsWrittenWithinItsDelay() async throws {
    let full = try full()
    try state.store.note(QuietPoll(state: full, time: state.now))
    // The store is closed and opened: what waited is written.
    try await state.reopen()
    #expect(try await state.store.feedStates() == [full])
  }

  @Test func manyUnchangedFeedsShareATransaction() async throws {
    // No delay of theirs is over while a busy machine lets the test wait.
    let state = try TemporaryState(quietDelay: .seconds(3600))
    let store = state.store
    let before = store.transactionCount
    for number in 0..<500 { try store.note(state.quietPoll("feed-\(number)")) }
    try await state.reopen()
    #expect(store.transactionCount - before <= 10)
    #expect(try await state.store.feedStates().count == 500)
  }

  @Test func pollsThatComeTogetherShareTransactions() async throws {
    let store = state.store
    let before = store.transactionCount
    let records = (0..<200).map { number in
      state.record("feed-\(number)", [Candidate(item("g", link: "https://f\(number).example/", title: "T\(number)"))])
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for record in records { group.addTask { _ = try await store.record(record) } }
      try await group.waitForAll()
    }
    #expect(store.transactionCount - before < 100)
    #expect(try await store.counts().outbox == 200)
  }

  @Test func theStateIsSettledOnceItIsKnownWhatTheItemsWere() async throws {
    var record = state.record("harbour", [Candidate(item("a", title: "A")), Candidate(item("b", title: "B"))])
    record.settle = { state, outcomes in
      var settled = state
      settled.fruitless = outcomes.contains(.new) ? 0 : state.fruitless + 1
      return settled
    }
    let first = try await state.store.record(record)
    #expect(first.state.fruitless == 0 && first.state.delivered == 2)
    let second = try await state.store.record(record)
    #expect(second.state.fruitless == 1 && second.state.delivered == 2)
    #expect(try await state.store.feedStates() == [second.state])
  }

  @Test func aForgottenFeedIsGoneButItsArticlesStayKnown() async throws {
    try await state.poll(item("a", link: "https://harbour.example/a", title: "A"))
    try await state.store.forget([TemporaryState.feed("harbour").id])
    #expect(try await state.store.feedStates().isEmpty)
    #expect(try await state.store.counts().feeds == 0)
    _ = try await state.store.adopt([TemporaryState.feed("harbour")], gone: [:])
    #expect(try await state.poll(item("a", link: "https://harbour.example/a", title: "A")) == [.seen])
    #expect(try await state.store.feedStates().map(\.delivered) == [0])
  }

  @Test func aPollThatEndsAfterItsFeedWasForgottenDoesNotBringItBack() async throws {
    try await state.store.forget([TemporaryState.feed("harbour").id])
    #expect(try await state.poll(item("a", link: "https://harbour.example/a", title: "A")) == [.new])
    try state.store.note(state.quietPoll("harbour"))
    try await state.reopen()
    #expect(try await state.store.feedStates().isEmpty)
    // Its articles are free for whichever feed carries them on.
    let edited = item("a", link: "https://harbour.example/a", title: "A", text: "Another text.")
    #expect(try await state.poll("region", edited) == [.revised])
  }

  /// Part of it may be done.
  @Test func norWhereTheForgettingFailed() async throws {
    try await state.poll("harbour", item("a", link: "https://harbour.example/a", title: "A"))
    let feeds = (0..<600).map { TemporaryState.feed("f\($0)").id } + [TemporaryState.feed("harbour").id]
    try await state.poll("f0", item("b", link: "https://f0.example/b", title: "B"))
    try sqlite(
      state.path,
      """
      CREATE TRIGGER refuse BEFORE DELETE ON daily
        WHEN OLD.feed = (SELECT row FROM feeds WHERE id = 'harbour') BEGIN SELECT RAISE(ABORT, 'refused'); END
      """)
    await #expect(throws: StateError.self) { try await state.store.forget(feeds) }
    for feed in ["f0", "harbour"] { try state.store.note(state.quietPoll(feed)) }
    try await state.poll("f0", item("c", link: "https://f0.example/c", title: "C"))
    try await state.reopen()
    #expect(try await state.store.feedStates().isEmpty)
  }

  @Test func subscriptionsOutlastARestartTheLatestOfEachFeed() async throws {
    func time(_ seconds: Int64) -> Timestamp { Timestamp(seconds: 1_700_000_000 + seconds) }
    let harbour = Subscription(
      feed: TemporaryState.feed("harbour").id, topic: "https://harbour.example/feed", hub: "https://hub.example/",
      callback: "https://feeds.example/websub/a", secret: "s", leaseEnd: time(9), askAt: time(8), asked: 3)
    var region = Subscription(
      feed: TemporaryState.feed("region").id, topic: "https://region.example/tin-tức", hub: "https://hub.example/",
      callback: "https://feeds.example/websub/b", secret: "t", askAt: time(1))
    let market = Subscription(
      feed: TemporaryState.feed("market").id, topic: "https://market.example/feed", hub: "https://hub.example/",
      callback: "https://feeds.example/websub/c", secret: "u", askAt: time(1))
    for subscription in [region, harbour, market] { try await state.store.put(subscription) }
    region.leaseEnd = time(20)
    region.asked = 1
    try await state.store.put(region)
    try await state.store.removeSubscription(of: market.feed)
    try await state.reopen()
    #expect(try await state.store.subscriptions() == [harbour, region])
  }

  @Test func aHoldOfAHostIsKeptTheLaterOfTwo() async throws {
    let store = state.store
    try await store.hold(HostHold(host: "harbour.example", until: Timestamp(seconds: 200)))
    try await store.hold(HostHold(host: "harbour.example", until: Timestamp(seconds: 100)))
    #expect(try await store.hostHolds() == [HostHold(host: "harbour.example", until: Timestamp(seconds: 200))])
  }

  @Test func theDaysAreCounted() async throws {
    try await state.deliver("harbour", [item("a", title: "A"), item("b", title: "B")])
    try state.store.note(state.quietPoll("region", isFailure: true))
    state.pass(days: 1)
    try await state.deliver("harbour", [item("c", title: "C")])
    try await state.reopen()
    let harbour = TemporaryState.feed("harbour").id
    let region = TemporaryState.feed("region").id
    let counts = try await state.store.dailyCounts(since: Timestamp(seconds: 0))
    #expect(
      counts == [
        DailyCount(day: "2026-03-02", feed: harbour, delivered: 2, failures: 0),
        DailyCount(day: "2026-03-02", feed: region, delivered: 0, failures: 1),
        DailyCount(day: "2026-03-03", feed: harbour, delivered: 1, failures: 0),
      ])
    #expect(try await state.store.dailyCounts(since: state.now).count == 1)
  }

  @Test func whatTheExtractorLearnedOfASiteIsKeptUntilItExpires() async throws {
    let store = state.store
    let later = Timestamp(seconds: state.now.seconds + 10)
    try await store.setSiteValue([1, 2, 0], host: "harbour.example", key: "template", expires: later)
    #expect(try await store.siteValue(host: "harbour.example", key: "template", now: state.now) == [1, 2, 0])
    #expect(try await store.siteValue(host: "harbour.example", key: "template", now: later) == nil)
    try await store.setSiteValue(nil, host: "harbour.example", key: "template", expires: later)
    #expect(try await store.siteValue(host: "harbour.example", key: "template", now: state.now) == nil)
  }

  @Test func whatWouldBecomeOfItemsCanBeAskedWithoutWriting() async throws {
    let items = [Candidate(item("a", title: "A")), Candidate(item("b", title: "B"))]
    let record = state.record("harbour", items)
    #expect(try await state.store.preview(record) == [.new, .new])
    #expect(try await state.store.counts().keys == 0)
    _ = try await state.store.record(record)
    #expect(try await state.store.preview(record) == [.seen, .seen])
  }
}

import Testing
import TidingsModel

@testable import TidingsSchedule

private let now = Timestamp(seconds: 1_795_485_600)
private let later = now.advanced(by: 3600)

private func fresh() throws -> FeedState {
  FeedState(id: try #require(FeedID("a")), configuredURL: "https://example.org/feed")
}

private func news(_ count: Int, _ change: (inout FeedNews) -> Void = { _ in }) -> PollOutcome {
  var news = FeedNews()
  news.news = count
  news.validators = Validators(etag: Array("\"1\"".utf8), lastModified: Array("Tue".utf8))
  change(&news)
  return .feed(news)
}

@Suite struct FeedStateTests {
  @Test func `A parsed document replaces what is known of the feed`() throws {
    let state = try fresh().applying(
      news(3) {
        $0.title = "T"
        $0.bodyHash = [1]
        $0.wishes.ttlMinutes = 5
        $0.usualOffset = 25_200
        $0.itemTimes = [0, 3600, 7200, 7200, 18_000].map { now.advanced(by: -$0) } + [now.advanced(by: 1e8)]
      }, at: now)
    #expect(state.title == "T" && state.bodyHash == [1] && state.wishes.ttlMinutes == 5 && state.usualOffset == 25_200)
    #expect(state.validators.etag == Array("\"1\"".utf8))
    #expect(state.medianGap == 3600)
    #expect(state.lastNews == now && state.lastSuccess == now && state.lastPolled == now && state.lastStatus == 200)
    let empty = state.applying(news(0) { $0.validators = Validators() }, at: later)
    #expect(empty.validators.isEmpty, "a 200 without validators drops the old ones")
    #expect(empty.lastNews == now && empty.fruitless == 1 && empty.title == "T")
  }

  @Test func `A 304 updates the validators it names and keeps the rest`() throws {
    let before = try fresh().applying(news(1) { $0.wishes.maxAge = 60 }, at: now)
    var after = before.applying(.notModified(validators: Validators(etag: [9]), maxAge: nil), at: later)
    #expect(after.validators == Validators(etag: [9], lastModified: Array("Tue".utf8)))
    #expect(after.notModifiedSince == later && after.fruitless == 1 && after.lastStatus == 304)
    #expect(after.wishes.maxAge == 60)
    after = after.applying(.notModified(validators: Validators(), maxAge: 90), at: later.advanced(by: 60))
    #expect(after.notModifiedSince == later && after.fruitless == 2 && after.wishes.maxAge == 90)
  }

  @Test func `After thirty days of nothing but 304 one request bears no validators`() throws {
    let known = try fresh().applying(news(1), at: now)
    let still = known.applying(.notModified(validators: Validators(), maxAge: nil), at: now)
    let month = now.advanced(by: 30 * 86_400)
    #expect(still.requestValidators(at: month.advanced(by: -1)) == known.validators)
    #expect(still.requestValidators(at: month).isEmpty)
    let same = still.applying(.sameBody(validators: known.validators, maxAge: nil), at: month)
    #expect(same.requestValidators(at: month) == known.validators, "the same body again restores trust")
  }

  @Test(arguments: [
    PollOutcome.failed(PollFailure("not a feed", status: 200)), .failed(PollFailure("no answer")),
    .failed(PollFailure("busy", status: 503, retryAfter: 60)), .gone,
  ]) func `A failure changes neither validators nor body hash nor what adapts`(outcome: PollOutcome) throws {
    let before = try fresh().applying(
      news(1) {
        $0.bodyHash = [1]
        $0.wishes.maxAge = 60
      }, at: now)
    let after = before.applying(outcome, at: later)
    #expect(after.validators == before.validators && after.bodyHash == [1] && after.wishes == before.wishes)
    #expect(after.lastSuccess == now && after.lastPolled == later && after.fruitless == 0)
    #expect(after.failures == 1 && after.failingSince == later && after.lastError != nil)
    let twice = after.applying(outcome, at: later.advanced(by: 1))
    #expect(twice.failures == 2 && twice.failingSince == later)
    let well = twice.applying(news(0), at: later.advanced(by: 2))
    #expect(well.failures == 0 && well.failingSince == nil && well.lastError == nil)
    #expect(well.heldUntil == nil && well.goneSince == nil)
  }

  @Test(
    arguments: [
      (429, 60.0, 60.0), (503, 60, 60), (503, 1e300, 86_400), (503, .infinity, nil), (429, .nan, nil), (429, -5, nil),
      (503, 0, nil), (500, 60, nil), (404, 60, nil), (200, 60, nil),
    ] as [(Int, Double, Double?)]) func `Retry-After holds on 429 and 503 only, a day at most`(
      status: Int, seconds: Double, held: Double?
    ) throws
  {
    let state = try fresh().applying(.failed(PollFailure("x", status: status, retryAfter: seconds)), at: now)
    #expect(state.heldUntil == held.map { now.advanced(by: $0) })
  }

  @Test func `A 429 holds the host, a 503 the feed alone`() throws {
    func hold(_ status: Int, _ retryAfter: Double?) throws -> HostHold? {
      let outcome = PollOutcome.failed(
        PollFailure("x", status: status, retryAfter: retryAfter, server: "example.org"))
      let settled = Schedule().settle(try fresh(), outcome, cadence: Cadence(), now: now, random: 1)
      return Schedule().hostHold(outcome, settled: settled, now: now)
    }
    #expect(try hold(429, 600) == HostHold(host: "example.org", until: now.advanced(by: 600)))
    #expect(try hold(429, nil) == HostHold(host: "example.org", until: now.advanced(by: 3600)))
    #expect(try hold(503, 600) == nil)
  }

  @Test func `A feed that is gone stays gone through other failures and comes back with a success`() throws {
    let gone = try fresh().applying(.gone, at: now)
    #expect(gone.goneSince == now)
    #expect(gone.refusal(at: now) == "gone (410)")
    var probed = gone
    probed.nextDue = later
    #expect(probed.refusal(at: now)?.hasPrefix("gone (410); probed again") == true)
    // Also by one who polls by hand, or from a timer.
    #expect(probed.refusal(at: later) == nil)
    #expect(gone.applying(.failed(PollFailure("x")), at: later).goneSince == now)
    #expect(gone.applying(.gone, at: later).goneSince == now)
    let back = gone.applying(news(1), at: later)
    #expect(back.goneSince == nil && back.refusal(at: later) == nil)
  }

  @Test func `A permanent move is learned from a good parse and dropped when its address fails`() throws {
    let moved = try fresh().applying(news(1) { $0.movedTo = "https://example.net/feed" }, at: now)
    #expect(moved.requestURL == "https://example.net/feed")
    #expect(moved.applying(news(0), at: later).learnedURL == "https://example.net/feed")
    let same = PollOutcome.sameBody(validators: Validators(), maxAge: nil, movedTo: "https://example.net/feed")
    #expect(
      try fresh().applying(same, at: now).learnedURL == "https://example.net/feed",
      "the body was parsed before, byte for byte")
    #expect(moved.applying(.failed(PollFailure("x", status: 404)), at: later).requestURL == "https://example.org/feed")
    #expect(
      moved.applying(.failed(PollFailure("x", status: 503, retryAfter: 9)), at: later).learnedURL != nil,
      "a busy address is not a wrong one")
    let gone = moved.applying(.gone, at: later)
    #expect(gone.goneSince == nil && gone.learnedURL == nil, "the configured address has not said it is gone")
    #expect(moved.applying(news(0) { $0.movedTo = "https://example.org/feed" }, at: later).learnedURL == nil)
  }

  @Test func `Another configured address drops validators, learned address and hold`() throws {
    var state = try fresh().applying(news(1) { $0.movedTo = "https://example.net/feed" }, at: now)
    state.heldUntil = later
    state.goneSince = now
    state.delivered = 7
    #expect(state.configured(as: "https://example.org/feed") == state)
    let other = state.configured(as: "https://example.com/new")
    #expect(other.requestURL == "https://example.com/new" && other.validators.isEmpty && other.bodyHash == nil)
    #expect(other.heldUntil == nil && other.goneSince == nil && other.lastPolled == nil && other.delivered == 7)
  }

  @Test func `Another choice of items asks for the whole document once, one never noted does not`() throws {
    let state = try fresh().applying(news(1) { $0.validators.etag = [1] }, at: now)
    let noted = state.selecting(by: 7)
    #expect(noted.validators == state.validators && noted.bodyHash == state.bodyHash && noted.selection == 7)
    #expect(noted.selecting(by: 7) == noted)
    let other = noted.selecting(by: 0)
    #expect(other.validators.isEmpty && other.bodyHash == nil && other.selection == 0)
    #expect(other.nextDue == state.nextDue && other.lastSuccess == state.lastSuccess)
  }

  @Test func `Settling sets the next time and its reason`() throws {
    let state = Schedule().settle(try fresh(), news(1), cadence: Cadence(every: 60), now: now, random: 0.5)
    #expect(state.nextDue == now.advanced(by: 60) && state.dueReason == "every 1m")
  }

  @Test(
    arguments: [
      ([], nil), ([1, 2], nil), ([1, 1, 1], nil), ([0, 10, 30], 15.0), ([30, 0, 10, 100], 20),
    ] as [([Double], Double?)]) func `The median gap needs three different times`(times: [Double], gap: Double?)
  {
    #expect(ItemGaps.median(times.map { now.advanced(by: -$0) }, now: now) == gap)
  }

  @Test(arguments: [
    (0.0, "0s"), (0.25, "250ms"), (1, "1s"), (59.6, "1m"), (90, "1m30s"), (3600, "1h"), (5400, "1h30m"),
    (90_000, "1d1h"),
    (.infinity, "0s"), (.nan, "0s"), (-3, "0s"),
  ]) func `Durations read as the configuration writes them`(seconds: Double, text: String) {
    #expect(Interval.text(seconds) == text)
  }
}

internal import TidingsConfig
internal import TidingsDedup
internal import TidingsModel
internal import TidingsSchedule
internal import TidingsState

extension Timestamp {
  /// The beginning of the next day, by UTC, by which edits are counted.
  fileprivate var nextDay: Timestamp { Timestamp(seconds: (Int64(daysSinceEpoch) + 1) * 86_400) }
}

/// Takes a poll's verdict into the state: a transaction for what became of the feed and its articles.
final class PollRecorder: Sendable {
  let store: any PollStore & HoldStore & UnfinishedPollStore
  let router: QueueRouter
  let fullText: FullTextReader
  let clock: any WallClock
  private let schedule = Schedule()

  /// After how many seconds it is looked at again whether another feed still has what this one edited.
  private static let lookAgain: Double = 3600

  init(
    store: any PollStore & HoldStore & UnfinishedPollStore, router: QueueRouter, fullText: FullTextReader,
    clock: any WallClock
  ) {
    self.store = store
    self.router = router
    self.fullText = fullText
    self.clock = clock
  }

  /// Records what a document brought.
  /// - Returns: how many articles are promised.
  func record(
    _ verdict: consuming PollVerdict, _ feed: FeedConfiguration, _ state: FeedState, _ turn: PollTurn,
    into report: inout PollReport
  ) async throws -> Int {
    guard case .document(let document, let news, let kept) = consume verdict else { return 0 }
    var now = clock.now()
    // When the feed is due next follows from when its publisher answered.
    if let answered = report.answeredAt { now = min(now, answered) }
    let result = try await record(consume document, news, keeping: kept, feed, state, turn, at: now, into: &report)
    report.result = .document(
      new: result.outcomes.count { $0 == .new }, revised: result.outcomes.count { $0 == .revised })
    report.settle(result.state)
    return result.deliveries.count
  }

  /// Takes note of a verdict without a document. Nothing is waited for, as most polls end so.
  /// - Returns: a host that asked to be left alone, which is to be stored as well.
  func note(
    _ verdict: PollVerdict, _ feed: FeedConfiguration, _ state: FeedState, into report: inout PollReport
  ) throws -> HostHold? {
    let now = clock.now()
    switch verdict {
    case .nothing, .document: return nil
    case .network(let restoring):
      for past in restoring { report.restored[past.id] = PackedFeedState(past) }
      return nil
    case .putOff(let until, let reason):
      var waiting = state
      waiting.nextDue = schedule.afterHold(until: until, now: now, random: jitter(feed.id, at: now))
      waiting.dueReason = reason
      try store.note(QuietPoll(state: waiting, time: now))
      report.settle(waiting)
      return nil
    case .outcome(let outcome):
      let settled = try note(outcome, feed, state, at: now, report)
      let hold = schedule.hostHold(outcome, settled: settled, now: now)
      if let hold { report.holds.append(hold) }
      report.settle(settled)
      return hold
    }
  }

  /// Stores what is known of a feed without a poll of it.
  /// - Parameter failures: how many were recorded of it that are not its own.
  func note(_ state: FeedState, forgiving failures: Int) throws {
    try store.note(QuietPoll(state: state, time: clock.now(), failures: -failures))
  }

  /// Takes note of a poll that brought no document.
  private func note(
    _ outcome: PollOutcome, _ feed: FeedConfiguration, _ known: FeedState, at now: Timestamp, _ report: PollReport
  ) throws -> FeedState {
    var state = known
    switch outcome {
    case .sameBody: state.validatedURL = validatedURL(feed, report)
    // One without a time may answer another address's entity tag.
    case .notModified(let validators, _) where validators.lastModified != nil:
      state.validatedURL = validatedURL(feed, report)
    default: break
    }
    let settled = schedule.settle(
      state, outcome, cadence: Cadence(feed), now: now, random: jitter(feed.id, at: now))
    try store.note(QuietPoll(state: settled, time: now, failures: report.isFailure ? 1 : 0))
    return settled
  }

  /// Records what a document brought, with its articles' pages where they are wanted.
  /// - Parameter keeping: what is kept until the pages are read.
  private func record(
    _ document: consuming Feed, _ fetched: FeedNews, keeping: AnswerKeeping, _ feed: FeedConfiguration,
    _ known: FeedState, _ turn: PollTurn, at now: Timestamp, into report: inout PollReport
  ) async throws -> PollResult {
    let inheritance = FeedInheritance(document)
    var news = fetched
    var state = known
    state.validatedURL = validatedURL(feed, report)
    var poll = record(of: state, feed: feed, document: consume document)
    if feed.options.fullText != .never {
      let outcomes = try await store.preview(poll)
      let wanted = fullText.wanted(poll.items, outcomes: outcomes, feed: feed)
      if !wanted.isEmpty, case .whole(let answer) = keeping { try await store.keep(answer) }
      let reading = try await fullText.read(
        poll.items, wanted: wanted, passing: keeping.reasonToPass, outcomes: outcomes, feed: feed,
        usualOffset: news.usualOffset, place: turn.place
      ) { wait, seconds in try await heed(wait, seconds, turn, &report) }
      var articles = reading.items
      inheritance.complete(&articles)
      poll.items = articles
      poll.isFinished = reading.isWhole
      report.pages = reading.tally
      let hadTrouble = state.pageTroubleInWords != nil
      state.note(reading.tally)
      if !hadTrouble { report.beganMissingPages = state.pageTroubleInWords }
      poll.state = state
      if let pause = reading.pause { news.askForWholeBody(from: clock.now().advanced(by: pause)) }
      if !reading.isWhole { news.dropValidators() }
    }
    let cadence = Cadence(feed)
    let random = jitter(feed.id, at: now)
    poll.settle = { [schedule, news] state, outcomes in
      var news = news
      if outcomes.contains(.late) { news.askForWholeBody(from: now) }
      if outcomes.contains(.heldBack) { news.askForWholeBody(from: now.advanced(by: Self.lookAgain)) }
      if outcomes.contains(.nextDay) { news.askForWholeBody(from: now.nextDay) }
      news.news = outcomes.count {
        $0 == .new || $0 == .revised || $0 == .elsewhere || $0 == .routed || $0 == .backlog
      }
      return schedule.settle(state, .feed(news), cadence: cadence, now: now, random: random)
    }
    return try await store.record(poll)
  }

  /// Takes note at once of a host that wants to be left alone: the other pages of the poll may take long, and its other
  /// feeds wait as well.
  private func heed(
    _ wait: HostPatience.Wait, _ seconds: Double, _ turn: PollTurn, _ report: inout PollReport
  ) async throws {
    let hold = HostHold(host: wait.host, until: clock.now().advanced(by: seconds))
    guard !wait.isForPages else { return try await store.holdPages(hold) }
    report.holds.append(hold)
    await turn.heed?(hold)
    try await store.hold(hold)
  }

  private func validatedURL(_ feed: FeedConfiguration, _ report: PollReport) -> String? {
    report.answeredBy == feed.url ? nil : report.answeredBy
  }

  /// 0 ..< 1, another one for each process, feed and instant. The system's generator would cost a system call a poll.
  private func jitter(_ feed: FeedID, at now: Timestamp) -> Double {
    var hasher = Hasher()
    hasher.combine(feed)
    hasher.combine(now.seconds)
    hasher.combine(now.nanoseconds)
    return Double(UInt64(UInt(bitPattern: hasher.finalize())) >> 11) / Double(1 << 53 as UInt64)
  }

  private func record(of state: FeedState, feed: FeedConfiguration, document: consuming Feed) -> PollRecord {
    let reference = FeedReference(id: feed.id, url: feed.url, title: document.title ?? state.title, tags: feed.tags)
    let channelLink = document.homePageURL
    var poll = PollRecord(
      feed: reference, state: state, channelLink: channelLink, items: candidates(document, feed),
      policy: DedupPolicy(feed), time: clock.now(), queues: { [router] in router.queues(for: $0) })
    if router.looksAtFeeds { poll.furtherQueues = { [router] in router.furtherQueues(for: $0, besides: $1) } }
    return poll
  }

  private func candidates(_ document: consuming Feed, _ feed: FeedConfiguration) -> [Candidate] {
    var document = document
    var candidates: [Candidate] = []
    candidates.reserveCapacity(document.items.count)
    let options = feed.options
    let page: PageRequest = options.fullText == .never ? .none : .intended
    let inheritance = FeedInheritance(document)
    for index in document.items.indices {
      // Moved from one list to the other: a copy would count up each of its forty parts.
      var item = Item()
      swap(&item, &document.items[index])
      let isWanted =
        options.filter.map { filter in
          var whole = item
          inheritance.complete(&whole)
          return filter.allows(whole, feed: feed.id, feedTags: feed.tags)
        } ?? true
      // What an article's page says comes first.
      if page == .none { inheritance.complete(&item) }
      candidates.append(Candidate(consume item, page: page, isWanted: isWanted))
    }
    return candidates
  }
}

extension PollReport {
  /// Takes over what is remembered of the feed now.
  fileprivate mutating func settle(_ state: FeedState) {
    nextDue = state.nextDue
    dueReason = state.dueReason
    self.state = PackedFeedState(state)
  }
}

extension DedupPolicy {
  init(_ feed: FeedConfiguration) {
    self.init(scope: feed.dedup, deliversUpdates: feed.updates, backlog: feed.backlog)
  }
}

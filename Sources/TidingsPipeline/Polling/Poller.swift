public import TidingsConfig
internal import TidingsDedup
public import TidingsFetch
public import TidingsModel
internal import TidingsSchedule
public import TidingsState

/// One poll, from the request to the recorded outcome. The one place that joins the stages.
public struct Poller: Sendable {
  private let fetcher: HTTPFetcher
  private let store: any PollStore & HoldStore & StateHealth & SiteStore
  private let delivery: Delivery
  private let pause: StoragePause
  private let network: NetworkWatch
  private let clock: any WallClock
  private let http: HTTPOptions
  private let router: QueueRouter
  private let fullText: FullTextReader
  private let schedule = Schedule()
  private let budget = DocumentBudget()

  /// - Parameters:
  ///   - store: takes a poll's outcome in one transaction.
  ///   - delivery: is told of what the transaction promised, and carries it into the spool.
  ///   - pause: begun where an outcome cannot be recorded or no connection can be opened.
  ///   - network: tells a dead network from a dead host.
  ///   - clock: the time by which feeds are due; how long a request takes is measured by another, which nobody sets.
  ///   - configuration: its `http` and its queues; after a reload another poller is made.
  public init(
    fetcher: HTTPFetcher, store: any PollStore & HoldStore & StateHealth & SiteStore, delivery: Delivery,
    pause: StoragePause, network: NetworkWatch, clock: any WallClock, configuration: Configuration
  ) {
    self.fetcher = fetcher
    self.store = store
    self.delivery = delivery
    self.pause = pause
    self.network = network
    self.clock = clock
    http = configuration.http
    router = QueueRouter(configuration)
    fullText = FullTextReader(fetcher: fetcher, store: store, http: configuration.http, clock: clock)
  }

  /// Whether there is memory for the answer to a further request.
  var hasRoom: Bool { budget.hasRoom }

  /// Counts a request in that `poll` is about to make, as soon as that is certain.
  /// - Returns: its ticket.
  func willPoll() -> Int { budget.asked() }

  /// Polls a feed once: one request, redirects aside, of which `willPoll` has told.
  ///
  /// When this returns, the outcome is recorded in one transaction: the feed's state, its validators among it, the keys
  /// of its items, and the promise to deliver the new ones.
  /// - Parameters:
  ///   - known: what is remembered of the feed; `nil` for one never polled.
  ///   - keepsConnection: whether another request to the same server follows at once.
  ///   - ticket: what `willPoll` gave; `nil` where nobody else polls meanwhile.
  public func poll(
    _ feed: FeedConfiguration, known: PackedFeedState?, keepsConnection: Bool = false, ticket: Int? = nil
  ) async -> PollReport {
    let start = clock.now()
    let began = ContinuousClock.now
    let state = (known?.state(of: feed.id) ?? FeedState(id: feed.id, configuredURL: feed.url))
      .configured(as: feed.url).selecting(by: feed.selection)
    var report = PollReport(feed: feed.id, url: state.requestURL, result: .cancelled)
    report.failuresBefore = state.failures
    let isProbe = pause.isPaused(by: .state)
    if isProbe {
      // No publisher is asked for what could not be recorded.
      do { try await store.probe() } catch {
        budget.answered(ticket, bytes: 0)
        postpone(&report, because: error)
        return report
      }
    }
    network.began()
    let verdict = await judge(feed, state, keepsConnection: keepsConnection, ticket, at: start, into: &report)
    network.ended()
    let holdsBudget = holdsBudget(verdict, feed)
    do {
      let promised = try await record(verdict, feed, state, into: &report)
      // A poll without a document is on the disk only later.
      if isProbe || report.broughtDocument, pause.end(.state) {
        report.endedPause = "the state can be written again"
      }
      // What was read is let go of before there may be a wait for the disk.
      await delivery.expect(promised)
    } catch is CancellationError {
      report.result = .cancelled
    } catch {
      postpone(&report, because: error)
    }
    if holdsBudget { budget.give(report.bytes) }
    let duration = began.duration(to: .now).components
    report.duration = Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
    return report
  }

  /// Whatever keeps the state from being written: nothing was recorded, and no further poll could be.
  private func postpone(_ report: inout PollReport, because error: any Error) {
    if !Task.isCancelled { report.beganPause = pause.begin(.state, "\(error)") }
    report.result = .postponed("\(error)")
  }

  // MARK: - Fetch and read

  /// What a response, or the lack of one, means for the feed.
  private enum Verdict {
    case document(Feed, FeedNews)
    case outcome(PollOutcome)
    /// The network's failure; the states are of feeds whose earlier failures are now known to be the network's too.
    case network(restoring: [FeedState])
    case nothing
  }

  private func judge(
    _ feed: FeedConfiguration, _ state: FeedState, keepsConnection: Bool, _ ticket: Int?, at now: Timestamp,
    into report: inout PollReport
  ) async -> Verdict {
    var response: FetchResponse
    do {
      var request = FetchRequest(polling: feed, state: state, http: http, at: now)
      request.reusesConnection = keepsConnection
      response = try await fetcher.fetch(request)
    } catch {
      budget.answered(ticket, bytes: 0)
      return judge(error, state, into: &report)
    }
    if !feed.isFile { report.endedOutage = network.answered(at: clock.now()) }
    if pause.end(.descriptors) { report.endedPause = "there are file descriptors again" }
    report.status = response.status
    report.answeredBy = response.url
    report.bytes = response.body.count
    budget.answered(ticket, bytes: report.bytes)
    switch response.status {
    case 304 where state.requestValidators(at: now).isEmpty:
      return failure(
        "the server says 304 (not modified) though it was not asked so", response, state, into: &report)
    case 206:
      return failure(
        "the server sent a part of the feed (206) though it was asked for all", response, state, into: &report)
    case 304:
      report.result = .notModified
      return .outcome(.notModified(validators: response.validators, maxAge: response.maxAge))
    case 410 where !response.redirects.allSatisfy(\.isPermanent):
      // Where a feed is for the time being says nothing of where it is for good.
      return failure(
        "\(words(of: response)) at \(response.url), to which the feed redirects for the time being", response, state,
        into: &report)
    case 410:
      report.result =
        if let learned = state.learnedURL {
          .failed("gone (410) at \(learned), to which the feed had moved; the configured address is next")
        } else {
          .gone("gone: the publisher answers 410; polling stops, but for a probe a week")
        }
      return .outcome(.gone)
    case 200..<300:
      await budget.take(report.bytes)
      let verdict = read(&response, feed, state, into: &report)
      if !holdsBudget(verdict, feed) { budget.give(report.bytes) }
      return verdict
    case 401 where isWithoutCredentials(response, feed):
      return failure(
        "\(HTTPStatus.name(401)) at \(response.url), to which the feed redirects: its credentials are sent to the "
          + "configured address only; configure the new one", response, state, into: &report)
    default:
      return failure(words(of: response), response, state, into: &report)
    }
  }

  /// Whether the feed has credentials and a redirect led to where they are not sent.
  private func isWithoutCredentials(_ response: FetchResponse, _ feed: FeedConfiguration) -> Bool {
    guard feed.options.auth != nil || !feed.options.headers.isEmpty, !response.redirects.isEmpty else { return false }
    return WebURL(response.url)?.origin != WebURL(feed.url)?.origin
  }

  /// Whether a document counts against the budget until it is recorded. One whose articles' pages are still to be fetched
  /// does not: a slow site would hold up others.
  private func holdsBudget(_ verdict: Verdict, _ feed: FeedConfiguration) -> Bool {
    if case .document = verdict { feed.options.fullText == .never } else { false }
  }

  private func read(
    _ response: inout FetchResponse, _ feed: FeedConfiguration, _ state: FeedState, into report: inout PollReport
  ) -> Verdict {
    guard !response.body.isEmpty else { return failure("the body is empty", response, state, into: &report) }
    let hash = SHA256.digest(of: response.body).bytes
    if hash == state.bodyHash, state.goneSince == nil {
      report.result = .sameBody
      return .outcome(
        .sameBody(validators: response.validators, maxAge: response.maxAge, movedTo: response.permanentURL))
    }
    let document: Feed
    do throws(FeedReader.Refusal) {
      document = try FeedReader(feed: feed).read(&response)
    } catch {
      return failure(error.words, response, state, into: &report)
    }
    report.items = document.items.count
    report.hub = HubOffer(document, response)
    var news = FeedNews()
    news.title = document.title
    news.status = response.status
    news.validators = response.validators
    news.bodyHash = hash
    news.itemTimes = document.items.compactMap { $0.datePublished ?? $0.dateModified }
    news.wishes = PublisherWishes(document, response)
    news.movedTo = response.permanentURL
    news.usualOffset = document.usualOffset
    return .document(document, news)
  }

  private func judge(_ error: FetchError, _ state: FeedState, into report: inout PollReport) -> Verdict {
    let words = "\(error)"
    switch error.reason {
    case .cancelled, .shutDown:
      return .nothing
    case .hostHeld(_, let seconds, _):
      report.result = .skipped(words)
      report.nextDue = clock.now().advanced(by: Double(seconds))
      report.dueReason = words
      return .nothing
    case .outOfDescriptors:
      report.beganPause = pause.begin(.descriptors, words)
      report.result = .postponed(words)
      return .nothing
    default:
      if pause.end(.descriptors) { report.endedPause = "there are file descriptors again" }
    }
    let server = WebURL(error.url)?.server ?? ""
    switch network.failed(error, host: server, state: state, at: clock.now()) {
    case .outageBegan(let restoring):
      report.beganOutage = true
      report.result = .networkDown(words)
      return .network(restoring: restoring)
    case .outage:
      report.result = .networkDown(words)
      return .network(restoring: [])
    case .own(let endsOutage):
      report.endedOutage = endsOutage
      return fail(PollFailure(words), state, into: &report)
    }
  }

  private func failure(
    _ words: String, _ response: FetchResponse, _ state: FeedState, into report: inout PollReport
  ) -> Verdict {
    fail(
      PollFailure(
        words, status: response.status, retryAfter: response.retryAfter.map(Double.init),
        server: WebURL(response.url)?.server), state, into: &report)
  }

  private func fail(_ failure: PollFailure, _ state: FeedState, into report: inout PollReport) -> Verdict {
    var failure = failure
    if let learned = state.learnedURL, !failure.asksForPatience {
      failure.words += " (at \(learned), to which the feed had moved; the configured address is next)"
    }
    report.result = .failed(failure.words)
    return .outcome(.failed(failure))
  }

  private func words(of response: FetchResponse) -> String {
    let words = HTTPStatus.words(response.status)
    guard let seconds = response.retryAfter, seconds > 0, response.status == 429 || response.status == 503
    else { return words }
    return "\(words); Retry-After \(Interval.text(Double(seconds)))"
  }

  // MARK: - Record

  /// - Returns: how many articles are promised.
  private func record(
    _ verdict: consuming Verdict, _ feed: FeedConfiguration, _ state: FeedState, into report: inout PollReport
  ) async throws -> Int {
    let now = clock.now()
    let cadence = Cadence(feed)
    let random = jitter(feed.id, at: now)
    let settled: FeedState
    var promised = 0
    switch consume verdict {
    case .nothing: return 0
    case .network(let restoring):
      for past in restoring {
        try store.note(QuietPoll(state: past, time: now))
        report.restored[past.id] = PackedFeedState(past)
      }
      return 0
    case .outcome(let outcome):
      var state = state
      switch outcome {
      case .sameBody: state.validatedURL = validatedURL(feed, report)
      // One without a time may answer another address's entity tag.
      case .notModified(let validators, _) where validators.lastModified != nil:
        state.validatedURL = validatedURL(feed, report)
      default: break
      }
      settled = schedule.settle(state, outcome, cadence: cadence, now: now, random: random)
      try store.note(QuietPoll(state: settled, time: now, isFailure: report.isFailure))
      if let hold = schedule.hostHold(outcome, settled: settled, now: now) {
        report.holds.append(hold)
        try await store.hold(hold)
      }
    case .document(let document, let news):
      let inheritance = FeedInheritance(document)
      var state = state
      state.validatedURL = validatedURL(feed, report)
      var poll = record(of: state, feed: feed, document: consume document)
      var news = news
      if feed.options.fullText != .never {
        let outcomes = try await store.preview(poll)
        let reading = try await fullText.read(poll.items, outcomes: outcomes, feed: feed, usualOffset: news.usualOffset)
        var articles = reading.items
        inheritance.complete(&articles)
        poll.items = articles
        report.pages = reading.tally
        state.note(reading.tally)
        poll.state = state
        if reading.tally.missed > 0 { news.asksForWholeBodyAgain() }
        for (host, seconds) in reading.holds {
          let hold = HostHold(host: host, until: clock.now().advanced(by: seconds))
          report.holds.append(hold)
          try await store.hold(hold)
        }
      }
      poll.settle = { [schedule, news] state, outcomes in
        var news = news
        if outcomes.contains(.late) { news.asksForWholeBodyAgain() }
        news.news = outcomes.count {
          $0 == .new || $0 == .revised || $0 == .elsewhere || $0 == .routed || $0 == .backlog
        }
        return schedule.settle(state, .feed(news), cadence: cadence, now: now, random: random)
      }
      let result = try await store.record(poll)
      settled = result.state
      report.result = .document(
        new: result.outcomes.count { $0 == .new }, revised: result.outcomes.count { $0 == .revised })
      promised = result.deliveries.count
    }
    report.state = PackedFeedState(settled)
    report.nextDue = settled.nextDue
    report.dueReason = settled.dueReason
    return promised
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

extension DedupPolicy {
  init(_ feed: FeedConfiguration) {
    self.init(deliversUpdates: feed.updates)
    switch feed.dedup {
    case .off: scope = .off
    case .feed: scope = .feed
    case .all: scope = .all
    }
    switch feed.backlog {
    case .all: backlog = .all
    case .count(let count): backlog = .latest(count)
    case .age(let seconds): backlog = .within(seconds: Int64(seconds))
    }
  }
}

extension Feed {
  /// The offset that most dates of the document bear; `nil` when they bear none but zero.
  var usualOffset: Int32? {
    var counts: [Int32: Int] = [:]
    for item in items {
      if let date = item.datePublished ?? item.dateModified, date.offset != 0 { counts[date.offset, default: 0] += 1 }
    }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }
}

internal import TidingsConfig
internal import TidingsCrypto
internal import TidingsDedup
internal import TidingsFetch
internal import TidingsModel
internal import TidingsSchedule

/// Asks a feed's publisher once, and says what the answer, or the lack of one, means.
final class PollJudge: Sendable {
  let fetcher: HTTPFetcher
  let pause: StoragePause
  let network: NetworkWatch
  let clock: any WallClock
  let http: HTTPOptions
  let budget: DocumentBudget

  init(
    fetcher: HTTPFetcher, pause: StoragePause, network: NetworkWatch, clock: any WallClock, http: HTTPOptions,
    budget: DocumentBudget
  ) {
    self.fetcher = fetcher
    self.pause = pause
    self.network = network
    self.clock = clock
    self.http = http
    self.budget = budget
  }

  func ask(
    _ feed: FeedConfiguration, _ state: FeedState, _ turn: PollTurn, at now: Timestamp, into report: inout PollReport
  ) async -> PollVerdict {
    var response: FetchResponse
    network.began()
    do {
      var request = FetchRequest(polling: feed, state: state, http: http, at: now)
      request.reusesConnection = turn.keepsConnection
      response = try await fetcher.fetch(request) { turn.place?.goOn(to: $0) }
    } catch {
      budget.answered(turn.ticket, bytes: 0)
      return judge(error, state, into: &report)
    }
    if feed.isFile { network.ended() } else { report.endedOutage = network.answered(at: clock.now()) }
    if pause.end(.descriptors) { report.endedPause = "there are file descriptors again" }
    report.status = response.status
    report.answeredBy = response.url
    report.bytes = response.body.count
    budget.answered(turn.ticket, bytes: report.bytes)
    switch response.status {
    case 304 where !response.isConditional:
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
      if !verdict.holdsBudget(feed) { budget.give(report.bytes) }
      return verdict
    case 401 where isWithoutCredentials(response, feed):
      return failure(
        "\(HTTPStatus.name(401)) at \(response.url), to which the feed redirects: its credentials are sent to the "
          + "configured address only; configure the new one", response, state, into: &report)
    case 401:
      return failure(UnauthorizedAnswer(response, feed).words, response, state, into: &report)
    default:
      return failure(words(of: response), response, state, into: &report)
    }
  }

  /// Reads once more what the publisher answered to a poll that did not come to its end. The publisher is not asked.
  /// - Parameter tries: how often it was taken up, this time included.
  /// - Returns: `nil` where nothing can be made of it any more.
  func resume(
    _ poll: UnfinishedPoll, tries: Int, of feed: FeedConfiguration, _ state: FeedState, _ turn: PollTurn,
    into report: inout PollReport
  ) async -> PollVerdict? {
    guard var response = FetchResponse(poll) else { return nil }
    var resumed = report
    resumed.status = response.status
    resumed.answeredBy = response.url
    resumed.answeredAt = poll.time
    resumed.bytes = response.body.count
    await budget.take(resumed.bytes)
    let verdict = read(&response, feed, state, isKept: true, into: &resumed)
    if !verdict.holdsBudget(feed) { budget.give(resumed.bytes) }
    guard case .document(let document, var news, _) = consume verdict else { return nil }
    budget.answered(turn.ticket, bytes: resumed.bytes)
    report = resumed
    if poll.configuredURL != feed.url {
      // What another address said of itself is nothing to this one.
      news.dropValidators()
      news.movedTo = nil
    }
    return .document(document, news, .kept(tries: tries))
  }

  /// Whether the feed has credentials and a redirect led to where they are not sent.
  private func isWithoutCredentials(_ response: FetchResponse, _ feed: FeedConfiguration) -> Bool {
    guard feed.options.auth != nil || !feed.options.headers.isEmpty, !response.redirects.isEmpty else { return false }
    return !response.isFromConfiguredOrigin
  }

  /// - Parameter isKept: whether the state holds the response.
  private func read(
    _ response: inout FetchResponse, _ feed: FeedConfiguration, _ state: FeedState, isKept: Bool = false,
    into report: inout PollReport
  ) -> PollVerdict {
    guard !response.body.isEmpty else {
      let answer = response.status == 200 ? "" : " (\(HTTPStatus.words(response.status)))"
      return failure("the body is empty\(answer)", response, state, into: &report)
    }
    let hash = SHA256.digest(of: response.body).bytes
    if !isKept, hash == state.readBodyHash(at: clock.now()) {
      report.result = .sameBody
      return .outcome(
        .sameBody(validators: response.validators, maxAge: response.maxAge, movedTo: response.permanentURL))
    }
    let kept = feed.options.fullText == .never || isKept ? nil : UnfinishedPoll(response, of: feed, at: clock.now())
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
    return .document(document, news, kept.map(AnswerKeeping.whole) ?? .none)
  }

  private func judge(_ error: FetchError, _ state: FeedState, into report: inout PollReport) -> PollVerdict {
    let words = "\(error)"
    report.isHostAway = error.isHostAway
    switch error.reason {
    case .cancelled, .shutDown:
      network.ended()
      return .nothing
    case .wasStopped:
      network.ended()
      report.result = .postponed(words)
      return .nothing
    case .hostHeld(let host, let seconds, let status):
      network.ended()
      report.result = .skipped(words)
      let until = clock.now().advanced(by: Double(seconds))
      guard !error.redirects.isEmpty else {
        report.result = .skipped("\(words), while this poll waited for its turn")
        // When it is polled next follows from what is known of its host.
        report.nextDue = until
        report.dueReason = words
        return .nothing
      }
      return .putOff(
        until: until,
        reason: "\(host), to which it redirects, asked (\(status)) to be left alone until \(Schedule.clock(until))")
    case .outOfDescriptors:
      network.ended()
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
  ) -> PollVerdict {
    fail(
      PollFailure(
        words, status: response.status, retryAfter: response.retryAfter.map(Double.init),
        server: WebURL(response.url)?.server), state, into: &report)
  }

  private func fail(_ failure: PollFailure, _ state: FeedState, into report: inout PollReport) -> PollVerdict {
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

public import TidingsConfig
public import TidingsFetch
public import TidingsModel
internal import TidingsSchedule
public import TidingsState

/// One poll, from the request to the recorded outcome. The one place that joins the stages: `PollJudge` asks and reads,
/// `PollRecorder` records, `Delivery` delivers.
///
/// An object, as are `PollJudge` and `PollRecorder`: each of many polls holds what it needs of them for as long as it runs.
public final class Poller: Sendable {
  private let judge: PollJudge
  private let recorder: PollRecorder
  private let health: any StateHealth
  private let unfinished: any UnfinishedPollStore
  private let delivery: Delivery
  private let pause: StoragePause
  private let clock: any WallClock
  private let budget = DocumentBudget()

  /// - Parameters:
  ///   - store: takes a poll's outcome in one transaction.
  ///   - delivery: is told of what the transaction promised, and carries it into the spool.
  ///   - pause: begun where an outcome cannot be recorded or no connection can be opened.
  ///   - network: tells a dead network from a dead host.
  ///   - clock: the time by which feeds are due; how long a request takes is measured by another, which nobody sets.
  ///   - configuration: its `http` and its queues; after a reload another poller is made.
  public init(
    fetcher: HTTPFetcher, store: any PollStore & UnfinishedPollStore & HoldStore & StateHealth & SiteStore,
    delivery: Delivery, pause: StoragePause, network: NetworkWatch, clock: any WallClock, configuration: Configuration
  ) {
    health = store
    unfinished = store
    self.delivery = delivery
    self.pause = pause
    self.clock = clock
    judge = PollJudge(
      fetcher: fetcher, pause: pause, network: network, clock: clock, http: configuration.http, budget: budget)
    recorder = PollRecorder(
      store: store, router: QueueRouter(configuration),
      fullText: FullTextReader(fetcher: fetcher, store: store, http: configuration.http, clock: clock), clock: clock)
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
  ///   - turn: what its scheduler has to say of it.
  public func poll(
    _ feed: FeedConfiguration, known: PackedFeedState?, turn: PollTurn = PollTurn()
  ) async -> PollReport {
    let start = clock.now()
    let began = ContinuousClock.now
    let state = (known?.state(of: feed.id) ?? FeedState(id: feed.id, configuredURL: feed.url))
      .configured(as: feed.url).selecting(by: feed.selection)
    var report = PollReport(feed: feed.id, url: state.requestURL, result: .cancelled)
    report.failuresBefore = state.failures
    report.errorBefore = state.lastError
    report.wasGone = state.goneSince != nil
    let isProbe = pause.isPaused(by: .state)
    if isProbe {
      // No publisher is asked for what could not be recorded.
      do { try await health.probe() } catch {
        budget.answered(turn.ticket, bytes: 0)
        postpone(&report, because: error)
        return report
      }
    }
    let verdict: PollVerdict
    do {
      if let resumed = try await resume(feed, state, turn, into: &report) {
        verdict = resumed
      } else {
        verdict = await judge.ask(feed, state, turn, at: start, into: &report)
      }
    } catch {
      budget.answered(turn.ticket, bytes: 0)
      postpone(&report, because: error)
      return report
    }
    let holdsBudget = verdict.holdsBudget(feed)
    do {
      var promised = 0
      if verdict.isDocument {
        promised = try await recorder.record(consume verdict, feed, state, turn, into: &report)
      } else if let hold = try recorder.note(verdict, feed, state, into: &report) {
        try await recorder.store.hold(hold)
      }
      if !report.holds.isEmpty { await leaveAlone(report.holds) }
      // A poll without a document is on the disk only later.
      if isProbe || report.broughtDocument, pause.end(.state) {
        report.endedPause = "the state can be written again"
      }
      // What was read is let go of before there may be a wait for the disk.
      if promised > 0 { await delivery.expect(promised) }
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

  /// What was answered to the feed's last poll, where that one did not come to its end.
  private func resume(
    _ feed: FeedConfiguration, _ state: FeedState, _ turn: PollTurn, into report: inout PollReport
  ) async throws -> PollVerdict? {
    guard let poll = try await unfinished.unfinishedPoll(of: feed.id) else { return nil }
    let tries = try await unfinished.countTry(ofUnfinishedPollOf: feed.id)
    if let verdict = await judge.resume(poll, tries: tries, of: feed, state, turn, into: &report) { return verdict }
    try await unfinished.dropUnfinishedPoll(of: feed.id)
    return nil
  }

  /// Has no redirect and no page lead to hosts that asked to be left alone, for as long as their feeds wait.
  private func leaveAlone(_ holds: [HostHold]) async {
    for hold in holds {
      let seconds = hold.until.secondsWithFraction - clock.now().secondsWithFraction
      if seconds > 0 { await judge.fetcher.leaveAlone(hold.host, seconds: Int(seconds.rounded(.up))) }
    }
  }

  /// Stores what is to be known of a feed without a poll of it; none may be under way, which would store its own outcome
  /// thereafter.
  /// - Parameter failures: how many were recorded of it that turned out to be the network's.
  func note(_ state: FeedState, forgiving failures: Int = 0) {
    do { try recorder.note(state, forgiving: failures) } catch { pause.begin(.state, "\(error)") }
  }

  /// Whatever keeps the state from being written: nothing was recorded, and no further poll could be.
  private func postpone(_ report: inout PollReport, because error: any Error) {
    if !Task.isCancelled { report.beganPause = pause.begin(.state, "\(error)") }
    report.state = nil
    report.nextDue = nil
    report.dueReason = nil
    report.result = .postponed("\(error)")
  }
}

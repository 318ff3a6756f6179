public import Logging
public import TidingsConfig
public import TidingsModel
internal import TidingsSchedule

/// Starts each feed's poll when it is due, for as long as the daemon lives.
///
/// Due feeds wait in lanes, one for each host (`PollQueue`); polls run side by side, each in a task of its own, and whatever
/// one comes to sets when that feed is due next.
public actor PollScheduler {
  /// How long polling waits, in seconds, before it looks again whether a pause has ended.
  static let pauseCheck = 2.0
  /// Seconds until it is seen again whether there is memory for another answer.
  static let roomCheck = 0.5
  /// How often, in seconds, one poll is let through to see whether the state can be written again: it writes to it before
  /// it asks anybody.
  static let stateProbe = 10.0

  /// Seconds between two polls of a feed for which its connection is kept: not more than what servers commonly grant.
  static let quickRhythm = 15.0

  private var poller: Poller
  private let network: NetworkWatch
  private let pause: StoragePause
  private let clock: any WallClock
  private let log: Logger
  private let schedule = Schedule()
  private let isOnSchedule: Bool
  private let onReport: (@Sendable (PollReport) -> Void)?

  private var feeds: FeedIndex
  private var states: StateShelf
  private var holds: HostHolds
  private var plan = PollPlan()
  private var queue: PollQueue
  /// Those whose address or rhythm was changed while they were being polled.
  private var changed: Set<FeedID> = []
  /// States from before failures that were the network's, of feeds whose polls have not ended yet.
  private var forgiven: [FeedID: PackedFeedState] = [:]
  private var requests = PollRequests()
  private var lastStateProbe: Timestamp?
  /// The time of the loop's last turn.
  private var lastTurn: Timestamp

  /// Whether it was told to `finish`: requests may then end without an answer.
  public private(set) var isEnding = false
  private var alarm = Alarm()
  private var turnWaiters: [CheckedContinuation<Void, Never>] = []

  /// - Parameters:
  ///   - states: what is remembered of the feeds.
  ///   - holds: the hosts that asked to be left alone.
  ///   - onSchedule: false for a scheduler that polls only what it is asked to. It does not wait for better times: with
  ///     no storage or no network, what is asked is answered so.
  ///   - onReport: hears what each poll came to; brief.
  public init(
    configuration: Configuration, poller: Poller, states: StateShelf, holds: [HostHold], network: NetworkWatch,
    pause: StoragePause, clock: any WallClock, log: Logger, onSchedule: Bool = true,
    onReport: (@Sendable (PollReport) -> Void)? = nil
  ) {
    isOnSchedule = onSchedule
    self.onReport = onReport
    self.poller = poller
    self.network = network
    self.pause = pause
    self.clock = clock
    self.log = log
    queue = PollQueue(limit: configuration.http.maxConnections, perHost: configuration.http.maxPerHost)
    self.states = states
    lastTurn = clock.now()
    self.holds = HostHolds(holds, now: lastTurn)
    feeds = FeedIndex(configuration.feeds)
    if onSchedule { plan = Self.plan(configuration.feeds, states: states, schedule: schedule, now: lastTurn) }
  }

  // MARK: What others ask

  /// How things stand.
  public var overview: Overview {
    let reason = pause.current
    return Overview(
      feeds: feeds.count, running: queue.running, waiting: queue.waiting, nextDue: plan.nextDue, lag: lag,
      pause: reason?.words, pausedSince: reason?.since, networkDownSince: network.downSince)
  }

  private var lag: Double {
    guard let earliest = [queue.longestDue, plan.nextDue].compactMap({ $0 }).min() else { return 0 }
    return max(0, clock.now().secondsWithFraction - earliest.secondsWithFraction)
  }

  /// The configured feeds and what is remembered of them.
  public var snapshot: Snapshot { Snapshot(feeds: feeds.feeds, states: states, holds: holds.all) }

  /// The configured feeds, in the order of their ids.
  public var feedIDs: [FeedID] { feeds.ids }

  /// `nil` for a feed that is not configured.
  public func configuration(of id: FeedID) -> FeedConfiguration? { feeds[id] }

  /// Those of some feeds that are not configured.
  func unconfigured(of ids: [FeedID]) -> [FeedID] { ids.filter { feeds[$0] == nil } }

  /// Takes over a new configuration. Polls that run go on; feeds that are new are polled at once, or spread when they
  /// are many; those whose address or rhythm changed are planned anew.
  /// - Parameter renamed: the new ids of feeds that have one, by the old ones.
  public func reload(_ configuration: Configuration, poller: Poller, renamed: [FeedID: FeedID] = [:]) {
    self.poller = poller
    // One may have the id that another had.
    let moved = renamed.compactMap { old, new in states.packed(old).map { (new, $0) } }
    for (id, state) in moved { states.put(state, of: id) }
    let now = clock.now()
    let wanted = FeedIndex(configuration.feeds)
    for feed in feeds.feeds where wanted[feed.id] == nil {
      plan.remove(feed.id)
      states.remove(feed.id)
      changed.remove(feed.id)
    }
    let different = configuration.feeds.filter { feed in
      guard let old = feeds[feed.id] else { return true }
      return old.url != feed.url || old.every != feed.every || old.heedPublisher != feed.heedPublisher
    }
    let newcomers = different.count { !states.holds($0.id) }
    for feed in different {
      if queue.isRunning(feed.id) {
        changed.insert(feed.id)
      } else if !queue.holds(feed.id) {
        plan.set(feed.id, due: Self.due(feed, states[feed.id], newcomers, schedule, now))
      }
    }
    feeds = wanted
    let waiting = different.filter { queue.holds($0.id) }
    queue.move(
      Dictionary(uniqueKeysWithValues: waiting.map { ($0.id, Self.host(of: $0, hindrance(of: $0))) }))
    alarm.ring()
  }

  /// Polls feeds now, whatever their schedule, and tells what each poll comes to, of several at a time where they end
  /// together; the stream ends after the last. A feed that is being polled is polled once more: its publisher may have
  /// answered before there was what is asked for.
  /// - Parameter forced: also those that are gone or inside a Retry-After window.
  public func poll(_ ids: [FeedID], forced: Bool) -> AsyncStream<[PollReport]> {
    let (stream, continuation) = AsyncStream.makeStream(of: [PollReport].self)
    let now = clock.now()
    var refused: [PollReport] = []
    var wanted: Set<FeedID> = []
    for id in ids {
      guard let feed = feeds[id], !wanted.contains(id) else { continue }
      let state = hindrance(of: feed)
      let host = Self.host(of: feed, state)
      if !forced, let refusal = refusal(state, host: host, at: now) {
        var report = PollReport(feed: id, url: state?.requestURL ?? feed.url, result: .skipped(refusal))
        report.nextDue = states[id]?.nextDue
        refused.append(report)
        continue
      }
      wanted.insert(id)
      guard !queue.isRunning(id) else { continue }
      plan.remove(id)
      queue.add(id, host: host, due: now, forced: forced)
    }
    if !refused.isEmpty { continuation.yield(refused) }
    requests.add(wanted, forced: forced, continuation, isRunning: queue.isRunning)
    alarm.ring()
    return stream
  }

  /// Leaves a host alone that asked for it of something else than a poll.
  func note(_ hold: HostHold) { holds.note(hold) }

  /// What is remembered of a feed that has moved, is gone or is to be left alone; `nil` for all others.
  private func hindrance(of feed: FeedConfiguration) -> FeedState? {
    guard let packed = states.packed(feed.id), !packed.isUnhindered else { return nil }
    return packed.state(of: feed.id).configured(as: feed.url)
  }

  private func refusal(_ state: FeedState?, host: String, at now: Timestamp) -> String? {
    if let refusal = state?.refusal(at: now) { return refusal }
    return holds.hold(on: host, at: now).map { HostHolds.words(host, heldUntil: $0) }
  }

  // MARK: The loop

  /// Polls until told to `finish`. Then transfers are cancelled, and what was parsed by then is recorded.
  public func run() async {
    await withDiscardingTaskGroup { group in
      while !isEnding {
        let wakeAt = startDue(in: &group)
        arm(wakeAt, in: &group)
        endTurn()
        await sleep()
      }
      group.cancelAll()
    }
    endTurn()
    requests.end()
  }

  /// Ends `run`; returns before it has ended.
  public func finish() {
    isEnding = true
    alarm.ring()
  }

  /// Returns when the loop has made a whole turn since the call: a sign of life that a stuck loop cannot give.
  public func turn() async {
    guard !isEnding else { return }
    await withCheckedContinuation { continuation in
      turnWaiters.append(continuation)
      alarm.ring()
    }
  }

  private func endTurn() {
    requests.handOn()
    let waiters = turnWaiters
    turnWaiters.removeAll()
    for waiter in waiters { waiter.resume() }
  }

  /// Starts what is due and has a place.
  /// - Returns: when to look again.
  private func startDue(in group: inout DiscardingTaskGroup) -> Timestamp? {
    var now = clock.now()
    if now < lastTurn { clockWentBack(to: now) }
    lastTurn = now
    while isOnSchedule, let due = plan.nextDue, let id = plan.popDue(now) {
      guard let feed = feeds[id] else { continue }
      let host = Self.host(of: feed, hindrance(of: feed))
      if let until = holds.hold(on: host, at: now) {
        plan.set(id, due: schedule.afterHold(until: until, now: now, random: .random(in: 0..<1)))
      } else {
        queue.add(id, host: host, due: due)
      }
    }
    // Each poll that ends is followed by a turn, so there is one when there is room again.
    while queue.canStart {
      guard poller.hasRoom else {
        // Or when answers that have not come count no more.
        return soonerOfDue(now.advanced(by: Self.roomCheck))
      }
      guard mayStart(at: now) else {
        if isOnSchedule {
          answerWaiting(.postponed(pause.reason ?? ""))
        } else {
          refuseWaiting(.postponed(pause.reason ?? ""))
        }
        return now.advanced(by: Self.pauseCheck)
      }
      if network.downSince != nil, let file = queue.nextFile() {
        start(file, in: &group)
        now = clock.now()
        continue
      }
      guard network.mayPoll(at: now) else {
        if isOnSchedule { answerWaiting(.networkDown("not polled")) } else { refuseWaiting(.networkDown("not polled")) }
        return soonerOfDue(network.nextProbe ?? now.advanced(by: Self.pauseCheck))
      }
      guard let id = network.downSince == nil ? queue.next() : nextProbe() else { break }
      // Another feed of the host may have been answered 429 since this one took its place.
      if let host = queue.heededHost(of: id), let until = holds.hold(on: host, at: now) {
        putOff(id, host: host, until: until, now: now)
        continue
      }
      if let open = opening(of: id, now: now) {
        queue.remove(id)
        plan.set(id, due: open)
        continue
      }
      start(id, in: &group)
      now = clock.now()
    }
    return isOnSchedule ? plan.nextDue : nil
  }

  /// A time to look again, or when the next feed is due, whichever comes first.
  private func soonerOfDue(_ time: Timestamp) -> Timestamp {
    guard isOnSchedule, let due = plan.nextDue else { return time }
    return min(due, time)
  }

  /// The next feed to see by whether the network is up again: one that was well, if such a one waits.
  private func nextProbe() -> FeedID? {
    var next = queue.nextOfAnotherHost()
    for _ in 0..<queue.waiting {
      guard let id = next, states[id].map({ $0.failures > 0 }) ?? false else { break }
      queue.putBack(id)
      next = queue.nextOfAnotherHost()
    }
    return next
  }

  /// When a feed is polled whose turn has come in time that its publisher wants skipped, as it waited for a place, for
  /// storage or for the network; `nil`: now.
  private func opening(of id: FeedID, now: Timestamp) -> Timestamp? {
    // When it was due, nothing was to be skipped, and that holds for the whole hour.
    guard isOnSchedule, !requests.isAwaited(id), let due = queue.due(of: id), due.seconds / 3600 != now.seconds / 3600,
      let feed = feeds[id], let state = states[id]
    else { return nil }
    return schedule.opening(of: state, cadence: Cadence(feed), dueAt: due, now: now, random: .random(in: 0..<1))?.time
  }

  private func putOff(_ id: FeedID, host: String, until: Timestamp, now: Timestamp) {
    queue.remove(id)
    let due = schedule.afterHold(until: until, now: now, random: .random(in: 0..<1))
    if isOnSchedule { plan.set(id, due: due) }
    var report = PollReport(
      feed: id, url: feeds[id]?.url ?? "", result: .skipped(HostHolds.words(host, heldUntil: until)))
    report.nextDue = due
    requests.answer(report)
  }

  /// Tells those who asked for polls that cannot start now; the feeds stay in their lanes, for better times.
  private func answerWaiting(_ result: PollReport.Result) {
    for id in requests.awaited where !queue.isRunning(id) {
      requests.answer(PollReport(feed: id, url: feeds[id]?.url ?? "", result: result))
    }
  }

  /// Answers for all that wait in the lanes instead of polling it.
  private func refuseWaiting(_ result: PollReport.Result) {
    while let id = queue.next() {
      queue.remove(id)
      requests.answer(PollReport(feed: id, url: feeds[id]?.url ?? "", result: result))
    }
  }

  /// Whether storage allows a poll now. While it is the state that cannot be written, a poll now and then goes ahead to
  /// see whether it can be again.
  private func mayStart(at now: Timestamp) -> Bool {
    guard pause.reason != nil else { return true }
    guard ![.place, .spool, .space].contains(where: pause.isPaused) else { return false }
    if let last = lastStateProbe, now >= last, now < last.advanced(by: Self.stateProbe) { return false }
    lastStateProbe = now
    return true
  }

  private func start(_ id: FeedID, in group: inout DiscardingTaskGroup) {
    guard let feed = feeds[id] else {
      queue.remove(id)
      return requests.answer(PollReport(feed: id, url: "", result: .skipped("no longer configured")))
    }
    let isFollowed = queue.start(id)
    let poller = poller
    let known = states.packed(id)
    let keepsConnection = isFollowed || feed.options.every ?? .infinity <= Self.quickRhythm
    let ticket = poller.willPoll()
    group.addTask {
      await self.finished(poller.poll(feed, known: known, keepsConnection: keepsConnection, ticket: ticket))
    }
  }

  private func finished(_ report: PollReport) {
    var report = report
    let id = report.feed
    queue.remove(id)
    for (id, past) in report.restored {
      if queue.isRunning(id) { forgiven[id] = past } else { restore(past, of: id) }
    }
    if let past = forgiven.removeValue(forKey: id) { forgive(&report, past) }
    for hold in report.holds { holds.note(hold) }
    if let state = report.state {
      take(state, of: id)
    } else if isOnSchedule, feeds[id] != nil {
      plan.set(id, due: retry(report))
    }
    PollLog(log: log).note(report)
    onReport?(report)
    if let ended = report.endedPause {
      log.notice("\(ended); polling goes on", metadata: MessageID.pollingGoesOn.with())
    }
    requests.answer(report)
    pollAgain(after: report)
    alarm.ring()
  }

  /// Polls a feed once more that was asked for while it was being polled. Where nothing new can have come of it, those who
  /// asked are told what became of this poll.
  private func pollAgain(after report: PollReport) {
    let id = report.feed
    guard let isForced = requests.awaitNext(id) else { return }
    guard report.isSuccess, let feed = feeds[id] else { return requests.answer(report) }
    plan.remove(id)
    queue.add(id, host: Self.host(of: feed, hindrance(of: feed)), due: clock.now(), forced: isForced)
  }

  /// Takes a failure back that was the network's, as another's poll has shown before this one's end was heard of.
  private func forgive(_ report: inout PollReport, _ past: PackedFeedState) {
    let reason = report.unansweredBecause
    // Anything else that was recorded is the feed's own.
    guard reason != nil || report.state == nil else { return }
    restore(past, of: report.feed)
    guard let reason else { return }
    report.result = .networkDown(reason)
    report.state = nil
    report.nextDue = nil
    report.dueReason = nil
  }

  private func restore(_ past: PackedFeedState, of id: FeedID) {
    guard feeds[id] != nil else { return }
    poller.restore(past.state(of: id))
    take(past, of: id)
  }

  private func take(_ packed: PackedFeedState, of id: FeedID) {
    guard let feed = feeds[id] else { return }
    states.put(packed, of: id)
    guard isOnSchedule, !queue.holds(id) else { return }
    let state = packed.state(of: id)
    let now = clock.now()
    let isAsPlanned = changed.isEmpty || changed.remove(id) == nil
    plan.set(id, due: isAsPlanned ? state.nextDue ?? now : Self.due(feed, state, 1, schedule, now))
  }

  /// When a feed whose poll changed nothing is tried again.
  private func retry(_ report: PollReport) -> Timestamp {
    let now = clock.now()
    switch report.result {
    case .networkDown: return now.advanced(by: 1)
    case .postponed: return now.advanced(by: Self.stateProbe)
    default: return max(report.nextDue ?? now, now.advanced(by: 1))
    }
  }

  // MARK: Waiting

  private func arm(_ instant: Timestamp?, in group: inout DiscardingTaskGroup) {
    guard let instant else { return }
    let clock = clock
    guard alarm.set(to: instant, now: clock.now()) else { return }
    group.addTask {
      try? await clock.sleep(until: instant)
      await self.reached(instant)
    }
  }

  private func reached(_ instant: Timestamp) { alarm.reached(instant) }

  private func sleep() async {
    guard !alarm.wasRung(), !isEnding else { return }
    await withCheckedContinuation { alarm.wake($0) }
    _ = alarm.wasRung()
  }

  // MARK: Planning

  /// The clock was set back. Times that were reckoned by it would hold feeds off for as long as it was ahead, so the
  /// feeds are planned anew, as at a start.
  private func clockWentBack(to now: Timestamp) {
    holds.forgetTooLong(now: now)
    lastStateProbe = nil
    alarm.reset()
    guard isOnSchedule else { return }
    log.notice("the clock was set back; feeds are planned anew")
    let waiting = feeds.feeds.filter { !queue.holds($0.id) }
    plan = Self.plan(waiting, states: states, schedule: schedule, now: now)
  }
}

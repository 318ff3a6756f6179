public import Logging
public import TidingsConfig
public import TidingsModel
internal import TidingsSchedule

/// Starts each feed's poll when it is due, for as long as the daemon lives.
///
/// Due feeds wait in lanes, one for each host (`PollQueue`); polls run side by side, each in a task of its own, and whatever
/// one comes to sets when that feed is due next.
public actor PollScheduler {
  /// Seconds between two polls of a feed for which its connection is kept: not more than what servers commonly grant.
  static let quickRhythm = 15.0

  var poller: Poller
  let network: NetworkWatch
  let pause: StoragePause
  let clock: any WallClock
  let log: Logger
  let isOnSchedule: Bool
  let onReport: (@Sendable (PollReport) -> Void)?

  var timetable: Timetable
  var queue: PollQueue
  private var gate: PollGate
  var requests = PollRequests()
  var forgiven = ForgivenFailures()
  /// `nil` where feeds are polled however silent their hosts are. On schedule each feed has its own backoff.
  var silentHosts: SilentHosts?
  /// The time of the loop's last turn.
  private var lastTurn: Timestamp

  /// Whether it was told to `finish`: requests may then end without an answer.
  public private(set) var isEnding = false
  var alarm = Alarm()
  private var turnWaiters: [CheckedContinuation<Void, Never>] = []

  /// - Parameters:
  ///   - states: what is remembered of the feeds.
  ///   - holds: the hosts that asked to be left alone.
  ///   - unfinished: feeds whose last answer is still to be read to its end, which are due at once.
  ///   - onSchedule: false for a scheduler that polls only what it is asked to. It does not wait for better times: with
  ///     no storage or no network, what is asked is answered so.
  ///   - onReport: hears what each poll came to; brief.
  public init(
    configuration: Configuration, poller: Poller, states: StateShelf, holds: [HostHold], network: NetworkWatch,
    pause: StoragePause, clock: any WallClock, log: Logger, unfinished: Set<FeedID> = [], onSchedule: Bool = true,
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
    gate = PollGate(network: network, pause: pause)
    lastTurn = clock.now()
    timetable = Timetable(
      configuration.feeds, states: states, holds: holds, unfinished: unfinished, isOnSchedule: onSchedule, now: lastTurn
    )
  }

  // MARK: What others ask

  /// The configured feeds, in the order of their ids.
  public var feedIDs: [FeedID] { timetable.feeds.ids }

  /// `nil` for a feed that is not configured.
  public func configuration(of id: FeedID) -> FeedConfiguration? { timetable[id] }

  /// Those of some feeds that are not configured.
  func unconfigured(of ids: [FeedID]) -> [FeedID] { ids.filter { timetable[$0] == nil } }

  /// Takes over a new configuration. Polls that run go on; feeds that are new are polled at once, or spread when they
  /// are many; those whose address or rhythm changed are planned anew.
  /// - Parameter renamed: the new ids of feeds that have one, by the old ones.
  public func reload(_ configuration: Configuration, poller: Poller, renamed: [FeedID: FeedID] = [:]) {
    self.poller = poller
    queue.move(timetable.takeOver(configuration.feeds, renamed: renamed, beside: queue, now: clock.now()))
    alarm.ring()
  }

  /// Polls feeds now, whatever their schedule, and tells what each poll comes to, of several at a time where they end
  /// together; the stream ends after the last. A feed that is being polled is polled once more: its publisher may have
  /// answered before there was what is asked for. Once the scheduler ends the stream does so at once.
  /// - Parameters:
  ///   - forced: also those that are gone or inside a Retry-After window.
  ///   - skipsSilentHosts: whether the other feeds of a host are skipped to which three polls in a row got no connection;
  ///     of a scheduler that polls only what it is asked to.
  public func poll(_ ids: [FeedID], forced: Bool, skipsSilentHosts: Bool = false) -> AsyncStream<[PollReport]> {
    let (stream, continuation) = AsyncStream.makeStream(of: [PollReport].self)
    guard !isEnding else {
      continuation.finish()
      return stream
    }
    if skipsSilentHosts, !isOnSchedule { silentHosts = SilentHosts() }
    let now = clock.now()
    var refused: [PollReport] = []
    var wanted: Set<FeedID> = []
    for id in ids {
      guard let feed = timetable[id], !wanted.contains(id) else { continue }
      if !forced, let refusal = timetable.refusal(of: feed, at: now) {
        refused.append(refusal)
        continue
      }
      wanted.insert(id)
      if !queue.isRunning(id) { enqueue(feed, due: now, forced: forced) }
    }
    if !refused.isEmpty { continuation.yield(refused) }
    requests.add(wanted, forced: forced, continuation, isRunning: queue.isRunning)
    alarm.ring()
    return stream
  }

  /// Has a feed wait for its turn.
  func enqueue(_ feed: FeedConfiguration, due: Timestamp, forced: Bool = false) {
    timetable.withdraw(feed.id)
    queue.add(
      feed.id, host: timetable.host(of: feed), due: due, isDoubtful: timetable.isFailing(feed.id), forced: forced)
  }

  /// Has a feed polled by an instant also where the program ends before somebody has asked for it, as they will: the
  /// next start goes by it, and `status`. Does nothing for a feed that may not be polled, or is just being polled.
  func remember(_ id: FeedID, due: Timestamp, because reason: String) {
    guard isOnSchedule, !queue.isRunning(id),
      let state = timetable.remember(id, due: due, because: reason, now: clock.now())
    else { return }
    poller.note(state)
  }

  /// Leaves a host alone that asked for it of something else than a poll.
  func note(_ hold: HostHold) { timetable.note(hold) }

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
    while let (feed, due) = timetable.popDue(at: now) { enqueue(feed, due: due) }
    while queue.canStart {
      if case .shut(let until, let reason) = gate.storage(at: now, hasRoom: poller.hasRoom) {
        return wait(until, because: reason)
      }
      if gate.isOffline, let file = queue.nextFile() {
        start(file, in: &group)
      } else {
        let id: FeedID?
        switch gate.network(at: now) {
        case .shut(let until, let reason): return wait(until, because: reason)
        case .probe: id = queue.nextProbe(isFailing: timetable.isFailing)
        case .open: id = queue.next()
        }
        guard let id else { break }
        if isPutOff(id, now: now) { continue }
        start(id, in: &group)
      }
      now = clock.now()
    }
    return timetable.nextDue
  }

  /// Starts no poll for now.
  /// - Parameter reason: what those are told who ask for polls.
  /// - Returns: when to look again.
  private func wait(_ until: Timestamp, because reason: PollReport.Result?) -> Timestamp {
    if let reason {
      // On schedule the feeds stay in their lanes, for better times.
      if isOnSchedule { answerWaiting(reason) } else { refuseWaiting(reason) }
    }
    return timetable.nextDue.map { min($0, until) } ?? until
  }

  /// Tells those who asked for polls that cannot start now.
  private func answerWaiting(_ result: PollReport.Result) {
    for id in requests.awaited where !queue.isRunning(id) {
      requests.answer(PollReport(feed: id, url: timetable[id]?.url ?? "", result: result))
    }
  }

  /// Answers for all that wait in the lanes instead of polling it.
  private func refuseWaiting(_ result: PollReport.Result) {
    while let id = queue.next() {
      queue.remove(id)
      requests.answer(PollReport(feed: id, url: timetable[id]?.url ?? "", result: result))
    }
  }

  /// Plans a feed for later whose turn has come, but not its time.
  private func isPutOff(_ id: FeedID, now: Timestamp) -> Bool {
    // Another feed of the host may have been answered 429 since this one took its place.
    if let host = queue.heededHost(of: id), let until = timetable.holds.hold(on: host, at: now) {
      queue.remove(id)
      var report = PollReport(
        feed: id, url: timetable[id]?.url ?? "", result: .skipped(HostHolds.words(host, heldUntil: until)))
      report.nextDue = timetable.putOff(id, until: until, now: now)
      requests.answer(report)
      return true
    }
    if let host = queue.heededHost(of: id), silentHosts?.isSilent(host) ?? false {
      queue.remove(id)
      requests.answer(
        PollReport(
          feed: id, url: timetable[id]?.url ?? "", result: .skipped("\(host) takes no connection of other polls")))
      return true
    }
    guard isOnSchedule, !requests.isAwaited(id), let due = queue.due(of: id),
      let state = timetable.skipTime(id, dueAt: due, now: now)
    else { return false }
    queue.remove(id)
    poller.note(state)
    return true
  }

  private func start(_ id: FeedID, in group: inout DiscardingTaskGroup) {
    guard let feed = timetable[id] else {
      queue.remove(id)
      return requests.answer(PollReport(feed: id, url: "", result: .skipped("no longer configured")))
    }
    guard let start = queue.start(id) else { return }
    let poller = poller
    let known = timetable.states.packed(id)
    let turn = PollTurn(
      keepsConnection: start.isFollowed || feed.options.every ?? .infinity <= Self.quickRhythm,
      ticket: poller.willPoll(),
      place: HostPlace(host: start.host) { Task { await self.letGo(id, poll: start.poll) } },
      heed: { await self.note($0) })
    group.addTask { await self.finished(poller.poll(feed, known: known, turn: turn)) }
  }

  /// A poll goes on to ask others than its feed's host.
  private func letGo(_ id: FeedID, poll: Int) {
    if queue.letGo(id, poll: poll) { alarm.ring() }
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

  /// The clock was set back. Times that were reckoned by it would hold feeds off for as long as it was ahead, so the
  /// feeds are planned anew, as at a start.
  private func clockWentBack(to now: Timestamp) {
    gate.forgetTimes()
    alarm.reset()
    if isOnSchedule { log.notice("the clock was set back; feeds are planned anew") }
    timetable.planAnew(except: queue.holds, now: now)
  }
}

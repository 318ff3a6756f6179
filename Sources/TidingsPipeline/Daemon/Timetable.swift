internal import TidingsConfig
internal import TidingsModel
internal import TidingsSchedule

/// The configured feeds, what is remembered of them and their hosts, and when each is due.
///
/// Without a schedule nothing is ever due: feeds are polled only when somebody asks for it.
struct Timetable {
  private(set) var feeds: FeedIndex
  private(set) var states: StateShelf
  private(set) var holds: HostHolds
  private let isOnSchedule: Bool
  private let schedule = Schedule()
  private var plan = PollPlan()
  /// Those whose address or rhythm was changed while they were being polled.
  private var changed: Set<FeedID> = []

  /// - Parameter unfinished: feeds whose last answer is still to be read to its end, which are due at once.
  init(
    _ feeds: [FeedConfiguration], states: StateShelf, holds: [HostHold], unfinished: Set<FeedID>, isOnSchedule: Bool,
    now: Timestamp
  ) {
    self.feeds = FeedIndex(feeds)
    self.states = states
    self.holds = HostHolds(holds, now: now)
    self.isOnSchedule = isOnSchedule
    planAnew(feeds, now: now)
    for id in unfinished where self.feeds[id] != nil { set(id, due: now) }
  }

  // MARK: The feeds

  /// A feed's configuration; `nil` for one that is not configured.
  subscript(_ id: FeedID) -> FeedConfiguration? { feeds[id] }

  /// What is remembered of a feed that has moved, is gone or is to be left alone; `nil` for all others.
  func hindrance(of feed: FeedConfiguration) -> FeedState? {
    guard let packed = states.packed(feed.id), !packed.isUnhindered else { return nil }
    return packed.state(of: feed.id).configured(as: feed.url)
  }

  /// Whether a feed's last poll failed.
  func isFailing(_ id: FeedID) -> Bool { states.packed(id)?.isFailing ?? false }

  /// The server whose lane a feed waits in; none for a file.
  func host(of feed: FeedConfiguration) -> String { host(of: feed, hindrance(of: feed)) }

  private func host(of feed: FeedConfiguration, _ hindrance: FeedState?) -> String {
    if feed.isFile { return "" }
    return WebURL.server(of: hindrance?.requestURL ?? feed.url) ?? ""
  }

  /// What a feed that is gone or to be left alone is answered with when somebody asks for its poll; `nil` for one that may
  /// be polled.
  func refusal(of feed: FeedConfiguration, at now: Timestamp) -> PollReport? {
    let state = hindrance(of: feed)
    guard state != nil || !holds.all.isEmpty else { return nil }
    guard let words = state?.refusal(at: now) ?? wordsOfHold(on: host(of: feed, state), at: now) else { return nil }
    var report = PollReport(feed: feed.id, url: state?.requestURL ?? feed.url, result: .skipped(words))
    report.nextDue = states[feed.id]?.nextDue
    return report
  }

  private func wordsOfHold(on host: String, at now: Timestamp) -> String? {
    holds.hold(on: host, at: now).map { HostHolds.words(host, heldUntil: $0) }
  }

  /// Takes over a new configuration's feeds. Those that are new are due at once, or spread when they are many; those whose
  /// address or rhythm changed are planned anew, when their polls have ended where they run.
  /// - Parameters:
  ///   - renamed: the new ids of feeds that have one, by the old ones.
  ///   - queue: the feeds that wait for their turn or are being polled.
  /// - Returns: the hosts of the changed ones among those that wait.
  mutating func takeOver(
    _ configured: [FeedConfiguration], renamed: [FeedID: FeedID], beside queue: PollQueue, now: Timestamp
  ) -> [FeedID: String] {
    // One may have the id that another had.
    let moved = renamed.compactMap { old, new in states.packed(old).map { (new, $0) } }
    for (id, state) in moved { states.put(state, of: id) }
    let wanted = FeedIndex(configured)
    for feed in feeds.feeds where wanted[feed.id] == nil {
      plan.remove(feed.id)
      states.remove(feed.id)
      changed.remove(feed.id)
    }
    let different = configured.filter { feed in
      guard let old = feeds[feed.id] else { return true }
      return old.url != feed.url || old.every != feed.every || old.heedPublisher != feed.heedPublisher
    }
    let newcomers = newcomers(among: different)
    for feed in different {
      if queue.isRunning(feed.id) {
        changed.insert(feed.id)
      } else if !queue.holds(feed.id) {
        set(feed.id, due: due(feed, states[feed.id], newcomers, now))
      }
    }
    feeds = wanted
    let waiting = different.filter { queue.holds($0.id) }
    return Dictionary(uniqueKeysWithValues: waiting.map { ($0.id, host(of: $0)) })
  }

  // MARK: What is due

  /// When the next feed is due.
  var nextDue: Timestamp? { plan.nextDue }

  /// Takes the feed out that has been due longest, and tells since when; `nil` when none is due. One whose host is to be
  /// left alone is due later.
  mutating func popDue(at now: Timestamp) -> (feed: FeedConfiguration, due: Timestamp)? {
    while let due = plan.nextDue, let id = plan.popDue(now) {
      guard let feed = feeds[id] else { continue }
      guard let until = holds.hold(on: host(of: feed), at: now) else { return (feed, due) }
      putOff(id, until: until, now: now)
    }
    return nil
  }

  /// Plans a feed for later whose turn has come in time that its publisher wants skipped, as it waited for a place, for
  /// storage or for the network.
  /// - Returns: what is to be remembered of it then; `nil` for one that may be polled now.
  mutating func skipTime(_ id: FeedID, dueAt due: Timestamp, now: Timestamp) -> FeedState? {
    // When it was due, nothing was to be skipped, and that holds for the whole hour.
    guard due.seconds / 3600 != now.seconds / 3600, let feed = feeds[id], var state = states[id],
      let open = schedule.opening(
        of: state, cadence: Cadence(feed), dueAt: due, now: now, random: .random(in: 0..<1))
    else { return nil }
    state.nextDue = open.time
    state.dueReason = open.reason
    states.put(state)
    set(id, due: open.time)
    return state
  }

  /// Notes an earlier time for a feed in what is remembered of it; the plan stays.
  /// - Returns: what is to be stored; `nil` for a feed that was never polled, may not be, or is due before.
  mutating func remember(_ id: FeedID, due: Timestamp, because reason: String, now: Timestamp) -> FeedState? {
    guard let feed = feeds[id], refusal(of: feed, at: now) == nil, var state = states[id],
      let planned = state.nextDue, planned > due
    else { return nil }
    state.nextDue = due
    state.dueReason = reason
    states.put(state)
    return state
  }

  /// Leaves a feed alone for as long as its host asked for.
  /// - Returns: when it is polled then.
  @discardableResult
  mutating func putOff(_ id: FeedID, until: Timestamp, now: Timestamp) -> Timestamp {
    let due = schedule.afterHold(until: until, now: now, random: .random(in: 0..<1))
    set(id, due: due)
    return due
  }

  /// Plans a feed for a time.
  mutating func set(_ id: FeedID, due: Timestamp) {
    if isOnSchedule { plan.set(id, due: due) }
  }

  /// Takes a feed out that is polled whenever it is due.
  mutating func withdraw(_ id: FeedID) {
    if isOnSchedule { plan.remove(id) }
  }

  /// Plans all feeds as at a start, but for some.
  mutating func planAnew(except isExcepted: (FeedID) -> Bool, now: Timestamp) {
    holds.forgetTooLong(now: now)
    planAnew(feeds.feeds.filter { !isExcepted($0.id) }, now: now)
  }

  private mutating func planAnew(_ feeds: [FeedConfiguration], now: Timestamp) {
    guard isOnSchedule else { return }
    plan = PollPlan(minimumCapacity: feeds.count)
    let newcomers = newcomers(among: feeds)
    for feed in feeds { plan.set(feed.id, due: due(feed, states[feed.id], newcomers, now)) }
  }

  private func newcomers(among feeds: [FeedConfiguration]) -> FirstPolls {
    FirstPolls(feeds.lazy.filter { !states.holds($0.id) }.map(\.id))
  }

  /// When a feed is due as the daemon starts or has read its configuration again.
  private func due(
    _ feed: FeedConfiguration, _ state: FeedState?, _ newcomers: FirstPolls, _ now: Timestamp
  ) -> Timestamp {
    let state = (state ?? FeedState(id: feed.id, configuredURL: feed.url)).configured(as: feed.url)
    return schedule.start(of: state, cadence: Cadence(feed), newcomers: newcomers, now: now).time
  }

  // MARK: What polls come to

  /// Leaves a host alone that asked for it.
  mutating func note(_ hold: HostHold) { holds.note(hold) }

  /// Takes over what is remembered of a feed, and plans it by that.
  /// - Parameter isWaiting: whether its turn has come already.
  mutating func take(_ packed: PackedFeedState, of id: FeedID, isWaiting: Bool, now: Timestamp) {
    guard let feed = feeds[id] else { return }
    states.put(packed, of: id)
    guard isOnSchedule, !isWaiting else { return }
    let state = packed.state(of: id)
    let isAsPlanned = changed.isEmpty || changed.remove(id) == nil
    plan.set(id, due: isAsPlanned ? state.nextDue ?? now : due(feed, state, FirstPolls(CollectionOfOne(id)), now))
  }
}

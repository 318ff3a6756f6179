internal import DequeModule
internal import TidingsModel

/// The due feeds, waiting in a lane for each host: however many feeds a slow or dead host has, only its own wait. Of many
/// hosts that failed the last time, all of which may be dead, some places are kept free.
struct HostLanes {
  /// An object, so that a host is looked up once for each poll that comes or ends, and not at each step between.
  private final class Lane {
    let host: String
    var waiting: Deque<FeedID> = []
    var running = 0
    /// Whether the host stands among those whose turn comes.
    var isReady = false
    /// Whether all that waits for the host failed at its last poll.
    var isDoubtful = false
    /// Polls that were started while the host was doubtful.
    var doubtfulRunning = 0
    /// Polls in a row that were started as soon as another one of the host had ended.
    var streak = 0

    init(_ host: String) { self.host = host }

    var isOver: Bool { running == 0 && waiting.isEmpty }
  }

  /// Hosts in the order of their turn.
  private typealias Line = Deque<(turn: Int, lane: Lane)>

  /// How many polls of a host follow one another, on the connection that is open, before it is the next host's turn.
  private static let longestStreak = 16

  /// Polls at a time over all hosts.
  let limit: Int
  /// Polls at a time to one host.
  let perHost: Int
  private var lanes: [String: Lane] = [:]
  /// The hosts that had a feed waiting and a place free; apart from them those that are doubtful.
  private var ready = Line()
  private var doubtful = Line()
  private var lastTurn = 0
  /// Polls of doubtful hosts at a time: of four places one stays free for the others.
  private let doubtfulLimit: Int
  private var doubtfulRunning = 0
  /// Hosts that go on before those: a poll of theirs has just ended, and its connection is still open.
  private var warm: [Lane] = []
  private(set) var running = 0
  private(set) var waiting = 0

  init(limit: Int, perHost: Int) {
    self.limit = limit
    self.perHost = perHost
    doubtfulLimit = max(1, limit - (limit + 3) / 4)
  }

  /// - Parameter isDoubtful: whether the feed failed at its last poll, and may take long to fail again.
  mutating func enqueue(_ feed: FeedID, host: String, isDoubtful: Bool = false) {
    let lane = lane(host)
    let wasDoubtful = lane.isDoubtful
    lane.isDoubtful = isDoubtful && (wasDoubtful || lane.isOver)
    // Among the doubtful it would wait for a place of theirs.
    if wasDoubtful, !lane.isDoubtful { lane.isReady = false }
    lane.waiting.append(feed)
    waiting += 1
    makeReady(lane)
  }

  /// The lane of a host, there from now on.
  private mutating func lane(_ host: String) -> Lane {
    if let lane = lanes[host] { return lane }
    let lane = Lane(host)
    lanes[host] = lane
    return lane
  }

  /// Takes feeds out that wait for a host.
  mutating func withdraw(_ feeds: Set<FeedID>, host: String) {
    guard let lane = lanes[host] else { return }
    let before = lane.waiting.count
    lane.waiting.removeAll { feeds.contains($0) }
    waiting -= before - lane.waiting.count
    // A host that nobody waits for may still stand in the order of turns, which is seen when its turn comes.
    if lane.isOver { lanes[host] = nil }
  }

  /// Whether another feed of the host waits.
  func hasWaiting(host: String) -> Bool { lanes[host]?.waiting.isEmpty == false }

  /// Whether a feed waits whose host has a place free, and there is one over all.
  var canStart: Bool {
    running < limit && (!ready.isEmpty || !warm.isEmpty || (!doubtful.isEmpty && mayStartDoubtful))
  }

  private var mayStartDoubtful: Bool { doubtfulRunning < doubtfulLimit }

  /// The next feed to poll, now taken as running; `nil` when all places are taken or nothing waits for a free one.
  mutating func next() -> FeedID? {
    while running < limit, let lane = nextLane() {
      if let feed = next(of: lane) { return feed }
    }
    return nil
  }

  /// Likewise the next feed of one host.
  mutating func next(of host: String) -> FeedID? { lanes[host].flatMap { next(of: $0) } }

  private mutating func next(of lane: Lane) -> FeedID? {
    // A host whose turn has come may have had its last feed polled meanwhile, as one of the warm.
    guard running < limit, lane.running < perHost, !lane.isDoubtful || mayStartDoubtful,
      let feed = lane.waiting.popFirst()
    else { return nil }
    lane.running += 1
    running += 1
    if lane.isDoubtful {
      lane.doubtfulRunning += 1
      doubtfulRunning += 1
    }
    waiting -= 1
    makeReady(lane)
    return feed
  }

  /// Has hosts take strict turns from here on: those whose connection is open wait for theirs like all others.
  mutating func forgetConnections() {
    for lane in warm { makeReady(lane) }
    warm.removeAll()
  }

  /// Has a feed that was taken as running and is not polled wait behind all others, and its host for its next turn.
  mutating func giveBack(_ feed: FeedID, host: String) {
    guard let lane = lanes[host], lane.running > 0 else { return }
    leave(lane)
    enqueue(feed, host: host, isDoubtful: lane.isDoubtful)
  }

  /// Frees a place.
  private mutating func leave(_ lane: Lane) {
    lane.running -= 1
    running -= 1
    guard lane.doubtfulRunning > 0 else { return }
    lane.doubtfulRunning -= 1
    doubtfulRunning -= 1
  }

  private mutating func nextLane() -> Lane? {
    if let lane = warm.popLast() { return lane }
    let isDoubtfulsTurn = mayStartDoubtful && doubtful.first.map { $0.turn < ready.first?.turn ?? .max } ?? false
    let lane = (isDoubtfulsTurn ? doubtful.popFirst() : ready.popFirst())?.lane
    lane?.isReady = false
    return lane
  }

  /// A poll of the host has ended.
  mutating func finished(host: String) {
    guard let lane = lanes[host], lane.running > 0 else { return }
    leave(lane)
    let goesOn = !lane.waiting.isEmpty && !lane.isDoubtful && lane.streak < Self.longestStreak
    lane.streak = goesOn ? lane.streak + 1 : 0
    if lane.isOver { lanes[host] = nil }
    if goesOn { warm.append(lane) } else { makeReady(lane) }
  }

  private mutating func makeReady(_ lane: Lane) {
    guard !lane.isReady, !lane.waiting.isEmpty, lane.running < perHost else { return }
    lane.isReady = true
    lastTurn += 1
    if lane.isDoubtful { doubtful.append((lastTurn, lane)) } else { ready.append((lastTurn, lane)) }
  }
}

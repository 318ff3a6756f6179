internal import TidingsModel

/// The due feeds, waiting in a lane for each host: however many feeds a slow or dead host has, only its own wait.
struct HostLanes {
  /// An object, so that a host is looked up once for each poll that comes or ends, and not at each step between.
  private final class Lane {
    let host: String
    var waiting: [FeedID] = []
    /// The first of `waiting` that has not started yet.
    var head = 0
    var running = 0
    /// Whether the host stands in `ready`.
    var isReady = false
    /// Polls in a row that were started as soon as another one of the host had ended.
    var streak = 0

    init(_ host: String) { self.host = host }

    var isOver: Bool { running == 0 && waiting.isEmpty }
    var hasNext: Bool { head < waiting.count }
  }

  /// How many polls of a host follow one another, on the connection that is open, before it is the next host's turn.
  private static let longestStreak = 16

  /// Polls at a time over all hosts.
  let limit: Int
  /// Polls at a time to one host.
  let perHost: Int
  private var lanes: [String: Lane] = [:]
  /// The hosts that had a feed waiting and a place free, in the order of their turn.
  private var ready: [Lane] = []
  private var readyHead = 0
  /// Hosts that go on before those: a poll of theirs has just ended, and its connection is still open.
  private var warm: [Lane] = []
  private(set) var running = 0
  private(set) var waiting = 0

  init(limit: Int, perHost: Int) {
    self.limit = limit
    self.perHost = perHost
  }

  mutating func enqueue(_ feed: FeedID, host: String) {
    let lane = lane(host)
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
    let before = lane.waiting.count - lane.head
    lane.waiting = lane.waiting[lane.head...].filter { !feeds.contains($0) }
    lane.head = 0
    waiting -= before - lane.waiting.count
    // A host that nobody waits for may still stand in the order of turns, which is seen when its turn comes.
    if lane.isOver { lanes[host] = nil }
  }

  /// Whether another feed of the host waits.
  func hasWaiting(host: String) -> Bool { lanes[host]?.waiting.isEmpty == false }

  /// Whether a feed waits whose host has a place free, and there is one over all.
  var canStart: Bool { running < limit && (readyHead < ready.count || !warm.isEmpty) }

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
    guard running < limit, lane.hasNext, lane.running < perHost else { return nil }
    let feed = lane.waiting[lane.head]
    lane.head += 1
    if lane.head == lane.waiting.count {
      lane.waiting.removeAll()
      lane.head = 0
    } else if lane.head > 64, lane.head * 2 > lane.waiting.count {
      lane.waiting.removeFirst(lane.head)
      lane.head = 0
    }
    lane.running += 1
    running += 1
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
    lane.running -= 1
    running -= 1
    enqueue(feed, host: host)
  }

  private mutating func nextLane() -> Lane? {
    if let lane = warm.popLast() { return lane }
    guard readyHead < ready.count else { return nil }
    let lane = ready[readyHead]
    lane.isReady = false
    readyHead += 1
    if readyHead == ready.count {
      ready.removeAll(keepingCapacity: true)
      readyHead = 0
    } else if readyHead > 1024, readyHead * 2 > ready.count {
      ready.removeFirst(readyHead)
      readyHead = 0
    }
    return lane
  }

  /// A poll of the host has ended.
  mutating func finished(host: String) {
    guard let lane = lanes[host], lane.running > 0 else { return }
    lane.running -= 1
    running -= 1
    let goesOn = lane.hasNext && lane.streak < Self.longestStreak
    lane.streak = goesOn ? lane.streak + 1 : 0
    if lane.isOver { lanes[host] = nil }
    if goesOn { warm.append(lane) } else { makeReady(lane) }
  }

  private mutating func makeReady(_ lane: Lane) {
    guard !lane.isReady, lane.hasNext, lane.running < perHost else { return }
    lane.isReady = true
    ready.append(lane)
  }
}

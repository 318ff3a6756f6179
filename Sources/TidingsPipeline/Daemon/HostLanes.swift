internal import TidingsModel

/// The due feeds, waiting in a lane for each host: however many feeds a slow or dead host has, only its own wait.
struct HostLanes {
  private struct Lane {
    var waiting: [FeedID] = []
    /// The first of `waiting` that has not started yet.
    var head = 0
    var running = 0
    /// Whether the host stands in `ready`.
    var isReady = false
    /// Polls in a row that were started as soon as another one of the host had ended.
    var streak = 0
  }

  /// How many polls of a host follow one another, on the connection that is open, before it is the next host's turn.
  private static let longestStreak = 16

  /// Polls at a time over all hosts.
  let limit: Int
  /// Polls at a time to one host.
  let perHost: Int
  private var lanes: [String: Lane] = [:]
  /// The hosts that had a feed waiting and a place free, in the order of their turn.
  private var ready: [String] = []
  private var readyHead = 0
  /// Hosts that go on before those: a poll of theirs has just ended, and its connection is still open.
  private var warm: [String] = []
  private(set) var running = 0
  private(set) var waiting = 0

  init(limit: Int, perHost: Int) {
    self.limit = limit
    self.perHost = perHost
  }

  mutating func enqueue(_ feed: FeedID, host: String) {
    lanes[host, default: Lane()].waiting.append(feed)
    waiting += 1
    makeReady(host)
  }

  /// Takes feeds out that wait for a host.
  mutating func withdraw(_ feeds: Set<FeedID>, host: String) {
    guard var lane = lanes[host] else { return }
    let before = lane.waiting.count - lane.head
    lane.waiting = lane.waiting[lane.head...].filter { !feeds.contains($0) }
    lane.head = 0
    waiting -= before - lane.waiting.count
    // A host that nobody waits for may still stand in the order of turns, which is seen when its turn comes.
    lanes[host] = lane.running == 0 && lane.waiting.isEmpty ? nil : lane
  }

  /// Whether another feed of the host waits.
  func hasWaiting(host: String) -> Bool { lanes[host]?.waiting.isEmpty == false }

  /// Whether a feed waits whose host has a place free, and there is one over all.
  var canStart: Bool { running < limit && (readyHead < ready.count || !warm.isEmpty) }

  /// The next feed to poll, now taken as running; `nil` when all places are taken or nothing waits for a free one.
  mutating func next() -> FeedID? {
    while running < limit, let host = nextHost() {
      if let feed = next(of: host) { return feed }
    }
    return nil
  }

  /// Likewise the next feed of one host.
  mutating func next(of host: String) -> FeedID? {
    // A host whose turn has come may have had its last feed polled meanwhile, as one of the warm.
    guard running < limit, var lane = lanes[host], lane.head < lane.waiting.count, lane.running < perHost
    else { return nil }
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
    lanes[host] = lane
    running += 1
    waiting -= 1
    makeReady(host)
    return feed
  }

  /// Has hosts take strict turns from here on: those whose connection is open wait for theirs like all others.
  mutating func forgetConnections() {
    for host in warm { makeReady(host) }
    warm.removeAll()
  }

  /// Has a feed that was taken as running and is not polled wait behind all others, and its host for its next turn.
  mutating func giveBack(_ feed: FeedID, host: String) {
    guard let lane = lanes[host], lane.running > 0 else { return }
    lanes[host]?.running -= 1
    running -= 1
    enqueue(feed, host: host)
  }

  private mutating func nextHost() -> String? {
    if let host = warm.popLast() { return host }
    guard readyHead < ready.count else { return nil }
    let host = ready[readyHead]
    lanes[host]?.isReady = false
    readyHead += 1
    if readyHead == ready.count {
      ready.removeAll(keepingCapacity: true)
      readyHead = 0
    } else if readyHead > 1024, readyHead * 2 > ready.count {
      ready.removeFirst(readyHead)
      readyHead = 0
    }
    return host
  }

  /// A poll of the host has ended.
  mutating func finished(host: String) {
    guard var lane = lanes[host], lane.running > 0 else { return }
    lane.running -= 1
    running -= 1
    let goesOn = lane.head < lane.waiting.count && lane.streak < Self.longestStreak
    lane.streak = goesOn ? lane.streak + 1 : 0
    lanes[host] = lane.running == 0 && lane.waiting.isEmpty ? nil : lane
    if goesOn { warm.append(host) } else { makeReady(host) }
  }

  private mutating func makeReady(_ host: String) {
    guard let lane = lanes[host], !lane.isReady, lane.head < lane.waiting.count, lane.running < perHost else { return }
    lanes[host]?.isReady = true
    ready.append(host)
  }
}

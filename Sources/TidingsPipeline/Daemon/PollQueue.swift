internal import TidingsModel

/// The feeds whose turn has come: those that wait in the lanes of their hosts, and those whose polls run.
struct PollQueue {
  private struct Seat {
    /// Of the lane.
    var host: String
    /// When its turn came.
    let due: Timestamp
    /// Its poll, where that runs.
    var poll: Int?
    /// Whether its poll has let go of its place in the lane.
    var hasLeft = false
    /// Whether it is polled whatever its host asked for.
    var isForced: Bool

    var isRunning: Bool { poll != nil }
  }

  /// A poll that has begun.
  struct Start {
    /// Its number, which no other has.
    let poll: Int
    /// Of the lane.
    let host: String
    /// Whether another feed of its host waits.
    let isFollowed: Bool
  }

  private var seats: [FeedID: Seat] = [:]
  private var lanes: HostLanes
  private let limit: Int
  private var lastPoll = 0
  /// Polls that run and have let go of their places.
  private var left = 0

  /// - Parameters:
  ///   - limit: polls at a time over all hosts.
  ///   - perHost: polls at a time to one host.
  init(limit: Int, perHost: Int) {
    self.limit = limit
    lanes = HostLanes(limit: limit, perHost: perHost)
  }

  /// Polls that have been started and not ended.
  private(set) var running = 0
  /// Feeds that have no place yet.
  var waiting: Int { lanes.waiting }
  /// When the one of them was due that has waited longest.
  var longestDue: Timestamp? { seats.values.lazy.filter { !$0.isRunning }.map(\.due).min() }
  /// Whether a feed waits whose host has a place free, and there is one over all.
  var canStart: Bool { lanes.canStart }

  /// Whether a feed waits or its poll runs.
  func holds(_ id: FeedID) -> Bool { seats[id] != nil }
  func isRunning(_ id: FeedID) -> Bool { seats[id]?.isRunning ?? false }

  /// Has a feed wait for its turn, unless it does or is being polled.
  /// - Parameters:
  ///   - due: when its turn came.
  ///   - isDoubtful: whether its last poll failed: of such there are never as many polled at a time as there are places.
  ///   - forced: whether it is polled whatever its host asks for; that holds for its present turn, too.
  mutating func add(_ id: FeedID, host: String, due: Timestamp, isDoubtful: Bool = false, forced: Bool = false) {
    guard seats[id] == nil else {
      if forced { seats[id]?.isForced = true }
      return
    }
    seats[id] = Seat(host: host, due: due, isForced: forced)
    lanes.enqueue(id, host: host, isDoubtful: isDoubtful)
  }

  /// Has feeds that wait do so for other hosts.
  /// - Parameter hosts: by the feeds; those that do not wait are passed over.
  mutating func move(_ hosts: [FeedID: String]) {
    let moved = hosts.filter { id, host in
      guard let seat = seats[id], !seat.isRunning else { return false }
      return seat.host != host
    }
    for (host, ids) in Dictionary(grouping: moved.keys, by: { seats[$0]?.host ?? "" }) {
      lanes.withdraw(Set(ids), host: host)
    }
    for (id, host) in moved {
      seats[id]?.host = host
      lanes.enqueue(id, host: host)
    }
  }

  /// The feed whose turn it is, to be started, put back or removed; `nil` when no feed that waits has a place.
  mutating func next() -> FeedID? { lanes.next() }

  /// Likewise, of those that need no network: the feeds that are files.
  mutating func nextFile() -> FeedID? { lanes.next(of: "") }

  /// Likewise, to see by it whether the network is up again: one that was well, if such a one waits, and of another host
  /// than the last time, as long as there is one.
  mutating func nextProbe(isFailing: (FeedID) -> Bool) -> FeedID? {
    var next = nextOfAnotherHost()
    for _ in 0..<waiting {
      guard let id = next, isFailing(id) else { break }
      putBack(id)
      next = nextOfAnotherHost()
    }
    return next
  }

  private mutating func nextOfAnotherHost() -> FeedID? {
    lanes.forgetConnections()
    return lanes.next()
  }

  /// The host that a feed waits for or is asked of; `nil` for one that does neither.
  func host(of id: FeedID) -> String? { seats[id]?.host }

  /// The host that a feed waits for, which may have asked to be left alone; `nil` where the feed is polled all the same.
  func heededHost(of id: FeedID) -> String? { seats[id].flatMap { $0.isForced ? nil : $0.host } }

  /// When the turn of a feed came that waits or is being polled.
  func due(of id: FeedID) -> Timestamp? { seats[id]?.due }

  /// Has the feed whose turn it was wait behind all others of its host, and that behind all others.
  mutating func putBack(_ id: FeedID) {
    if let seat = seats[id] { lanes.giveBack(id, host: seat.host) }
  }

  /// The poll of the feed whose turn it was begins.
  mutating func start(_ id: FeedID) -> Start? {
    guard var seat = seats[id], !seat.isRunning else { return nil }
    lastPoll += 1
    seat.poll = lastPoll
    seats[id] = seat
    running += 1
    return Start(poll: lastPoll, host: seat.host, isFollowed: lanes.hasWaiting(host: seat.host))
  }

  /// A poll goes on to ask others than its feed's host, which another feed may be asked of meanwhile. Of such polls there may
  /// be as many as there are places; one more keeps its own.
  /// - Returns: whether a place is free by that.
  mutating func letGo(_ id: FeedID, poll: Int) -> Bool {
    guard var seat = seats[id], seat.poll == poll, !seat.hasLeft, left < limit else { return false }
    seat.hasLeft = true
    seats[id] = seat
    left += 1
    lanes.finished(host: seat.host)
    return true
  }

  /// The poll has ended, or the feed whose turn it was is not polled.
  mutating func remove(_ id: FeedID) {
    guard let seat = seats.removeValue(forKey: id) else { return }
    if seat.isRunning { running -= 1 }
    if seat.hasLeft { left -= 1 } else { lanes.finished(host: seat.host) }
  }
}

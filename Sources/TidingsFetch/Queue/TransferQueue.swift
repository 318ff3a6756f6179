internal import DequeModule

/// Decides whose turn it is: so many transfers at all, so many a host, and a pause between two starts at one host.
///
/// A host that is slow, dead or has a long queue holds only its own transfers up: whoever may start is found without
/// looking at who may not. Hosts that may start take turns, one request each; every operation costs constant or
/// logarithmic time, and an idle host is forgotten. Time comes in from outside, in nanoseconds of any clock that never goes
/// back.
struct TransferQueue {
  /// An object, so that a name is looked up once for each request that comes or ends, and not at each step between.
  private final class Host {
    let name: String
    var waiting = Deque<Int>()
    var active = 0
    /// Not before this may the next one start.
    var opensAt: UInt64 = 0
    /// Whether the host stands in `ready` or `pausing`.
    var isListed = false
    /// Whether the host stands in `resting`.
    var isResting = false

    init(_ name: String) { self.name = name }
  }

  private let limit: Int
  private let limitPerHost: Int
  private let gap: UInt64
  private var hosts: [String: Host] = [:]
  private var active = 0
  /// Taken out again while they waited.
  private var withdrawn: Set<Int> = []
  /// Hosts that may start one, in turn.
  private var ready = Deque<Host>()
  /// Hosts where someone waits for the pause to end.
  private var pausing = DeadlineHeap<Host>()
  /// Hosts where nobody waits, remembered for the pause's sake; nobody needs to be woken for them.
  private var resting = Deque<(host: Host, until: UInt64)>()

  init(limit: Int, limitPerHost: Int, gap: UInt64) {
    self.limit = limit
    self.limitPerHost = limitPerHost
    self.gap = gap
  }

  /// How many hosts are remembered.
  var count: Int { hosts.count }

  /// Whether someone waits for the host.
  func hasWaiting(_ host: String) -> Bool { hosts[host]?.waiting.isEmpty == false }

  mutating func add(_ id: Int, host name: String) {
    let host = host(name)
    host.waiting.append(id)
    list(host)
  }

  /// The host of that name, remembered from now on.
  private mutating func host(_ name: String) -> Host {
    if let host = hosts[name] { return host }
    let host = Host(name)
    hosts[name] = host
    return host
  }

  /// Takes one out that was added and has not started.
  mutating func withdraw(_ id: Int) { withdrawn.insert(id) }

  /// Takes all out that wait for the host.
  mutating func withdrawAll(host: String) -> [Int] {
    guard let host = hosts[host] else { return [] }
    defer { host.waiting.removeAll() }
    return host.waiting.filter { withdrawn.remove($0) == nil }
  }

  /// The next one to start now, which counts as active from then on; `nil`: nobody for now.
  mutating func next(now: UInt64) -> Int? {
    forgetRested(now: now)
    while let host = pausing.popDue(now: now) {
      host.isListed = false
      list(host)
    }
    while active < limit, let host = ready.popFirst() {
      if host.opensAt > now {
        pausing.insert(host, at: host.opensAt)
        continue
      }
      host.isListed = false
      var next: Int?
      while next == nil, host.active < limitPerHost, let id = host.waiting.popFirst() {
        if withdrawn.isEmpty || withdrawn.remove(id) == nil { next = id }
      }
      if next != nil {
        host.active += 1
        host.opensAt = now &+ gap
        active += 1
      }
      list(host)
      if let next { return next }
    }
    return nil
  }

  /// One of the host is no longer active.
  mutating func finish(host name: String) {
    guard let host = hosts[name], host.active > 0 else { return }
    host.active -= 1
    active -= 1
    list(host)
  }

  /// When `next` may have another answer though nothing else happens.
  var wakeTime: UInt64? { active < limit ? pausing.soonest : nil }

  /// Puts the host where it belongs.
  private mutating func list(_ host: Host) {
    if !host.waiting.isEmpty {
      guard !host.isListed, host.active < limitPerHost else { return }
      host.isListed = true
      ready.append(host)
    } else if host.active == 0, !host.isListed, !host.isResting {
      guard gap > 0 else {
        hosts[host.name] = nil
        return
      }
      host.isResting = true
      resting.append((host, host.opensAt))
    }
  }

  private mutating func forgetRested(now: UInt64) {
    while let (host, until) = resting.first, until <= now {
      _ = resting.popFirst()
      host.isResting = false
      if host.opensAt > now {
        list(host)
      } else if host.active == 0, host.waiting.isEmpty, !host.isListed {
        hosts[host.name] = nil
      }
    }
  }
}

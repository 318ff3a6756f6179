internal import CLinux
internal import DequeModule
internal import Glibc
internal import Synchronization
internal import TidingsModel

/// Asks the system for the addresses of names, on threads of its own: getaddrinfo(3) blocks for as long as a name server
/// is silent.
///
/// Threads come as there is work, up to a bound, and go when there is none. Names that got no answer when they were last
/// asked for wait for a part of these threads only, so that names whose servers are dead hold up no others.
final class NameResolver: Sendable {
  typealias Lookup = @Sendable (String) -> NameAnswer

  private typealias Job = (name: String, then: @Sendable (NameAnswer) -> Void)

  private struct State {
    var waiting = Deque<Job>()
    /// The jobs of names that got no answer the last time.
    var silent = Deque<Job>()
    var threads = 0
    var threadsOfSilent = 0
    /// The names that are being asked for.
    var underWay: Set<String> = []
    var unanswered: Set<String> = []

    mutating func next(ofSilent limit: Int) -> (job: Job, isSilent: Bool)? {
      if let job = waiting.popFirst() { return (job, false) }
      guard threadsOfSilent < limit, let job = silent.popFirst() else { return nil }
      threadsOfSilent += 1
      return (job, true)
    }
  }

  /// So many addresses of a name are tried.
  static let mostAddresses = 16

  /// So many names are remembered as unanswered.
  private static let mostUnanswered = 10_000

  private let state = Mutex(State())
  private let limit: Int
  private let lookup: Lookup

  init(threads limit: Int = 64, lookup: @escaping Lookup = NameResolver.system) {
    self.limit = limit
    self.lookup = lookup
  }

  /// Calls back on some thread.
  func resolve(_ name: String, then: @escaping @Sendable (NameAnswer) -> Void) {
    let needsThread = state.withLock { state in
      if state.unanswered.contains(name) {
        state.silent.append((name, then))
        guard state.threadsOfSilent < limit / 4 else { return false }
      } else {
        state.waiting.append((name, then))
      }
      guard state.threads < limit else { return false }
      state.threads += 1
      return true
    }
    guard needsThread, !startThread({ [self] in work() }) else { return }
    // No thread to be had. The others, if there are any, will come to it.
    let orphaned: Deque<Job> = state.withLock { state in
      state.threads -= 1
      guard state.threads == 0 else { return [] }
      defer {
        state.waiting.removeAll()
        state.silent.removeAll()
      }
      return state.waiting + state.silent
    }
    for (_, then) in orphaned { then(.failed) }
  }

  /// Whether it is the name's own fault that there is no answer: it is being asked for, or was in vain the last time. Any
  /// other may only be waiting for its turn.
  func isSlow(_ name: String) -> Bool {
    state.withLock { $0.underWay.contains(name) || $0.unanswered.contains(name) }
  }

  private func work() {
    while true {
      let next = state.withLock { state in
        let next = state.next(ofSilent: limit / 4)
        if let next { state.underWay.insert(next.job.name) } else { state.threads -= 1 }
        return next
      }
      guard let (job, isSilent) = next else { return }
      let answer = lookup(job.name)
      state.withLock { state in
        state.underWay.remove(job.name)
        if isSilent { state.threadsOfSilent -= 1 }
        if answer != .failed {
          state.unanswered.remove(job.name)
        } else if state.unanswered.count < Self.mostUnanswered {
          state.unanswered.insert(job.name)
        }
      }
      job.then(answer)
    }
  }

  /// getaddrinfo(3), in the order it recommends (RFC 6724).
  static func system(_ name: String) -> NameAnswer {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    // Not AI_ADDRCONFIG: with it a dead network of our own looks as if the name did not exist.
    var list: UnsafeMutablePointer<addrinfo>?
    let result = getaddrinfo(name, nil, &hints, &list)
    guard result == 0 else {
      // EAI_NODATA and EAI_ADDRFAMILY, which the Glibc module leaves out: a name without an address.
      return result == EAI_NONAME || result == -5 || result == -9 ? .noSuchHost : .failed
    }
    defer { freeaddrinfo(list) }
    var addresses: [IPAddress] = []
    var entry = list
    while let info = entry?.pointee, addresses.count < mostAddresses {
      if let socketAddress = info.ai_addr, let address = IPAddress(socketAddress, length: Int(info.ai_addrlen)),
        !addresses.contains(address)
      {
        addresses.append(address)
      }
      entry = info.ai_next
    }
    return addresses.isEmpty ? .noSuchHost : .addresses(addresses)
  }
}

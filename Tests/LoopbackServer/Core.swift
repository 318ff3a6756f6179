internal import Glibc
internal import Synchronization

/// What the server's threads share.
final class Core: Sendable {
  struct State {
    var routes: [String: LoopbackServer.Route] = [:]
    /// How many of a route's `replies` were given.
    var given: [String: Int] = [:]
    var requests: [RecordedRequest] = []
    var accepted = 0
    var open: Set<Int32> = []
    var gates: [Gate] = []
    var isStopped = false
  }

  let listener: Int32
  private let tls: TLSContext?
  let state = Mutex(State())

  init(listener: Int32, tls: TLSContext?) {
    self.listener = listener
    self.tls = tls
  }

  func acceptConnections() {
    Thread.start { [self] in
      while true {
        let socket = accept(listener, nil, nil)
        if socket < 0 {
          if errno == EINTR || errno == ECONNABORTED { continue }
          break
        }
        let number = state.withLock { state -> Int? in
          guard !state.isStopped else { return nil }
          state.accepted += 1
          state.open.insert(socket)
          return state.accepted
        }
        guard let number else {
          close(socket)
          break
        }
        Thread.start { [self] in
          Connection(socket: socket, number: number, core: self, tls: tls).serve()
          // The number of a closed socket may be given out again, so it leaves the set first.
          state.withLock { _ = $0.open.remove(socket) }
          close(socket)
        }
      }
      close(listener)
    }
  }

  func stop() {
    let gates = state.withLock { state -> [Gate] in
      guard !state.isStopped else { return [] }
      state.isStopped = true
      // Wakes the thread in accept(2), which then closes the port.
      shutdown(listener, Int32(SHUT_RDWR))
      for socket in state.open { shutdown(socket, Int32(SHUT_RDWR)) }
      return state.gates
    }
    for gate in gates { gate.open() }
  }

  /// Records the request and finds its answer.
  func reply(to request: RecordedRequest) -> Reply {
    let handler = state.withLock { state -> LoopbackServer.Route in
      state.requests.append(request)
      let key = state.routes[request.target] != nil ? request.target : request.path
      guard case .replies(let replies) = state.routes[key], let last = replies.last else {
        return state.routes[key] ?? .reply(.status("404 Not Found"))
      }
      let number = state.given[key, default: 0]
      state.given[key] = number + 1
      return .reply(number < replies.count ? replies[number] : last)
    }
    switch handler {
    case .reply(let reply): return reply
    case .handler(let make): return make(request)
    case .replies: return .status("404 Not Found")
    }
  }

  func remember(_ gate: Gate) {
    let isStopped = state.withLock { state in
      state.gates.append(gate)
      return state.isStopped
    }
    if isStopped { gate.open() }
  }
}

/// Starts threads that nobody waits for.
enum Thread {
  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  static func start(_ run: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    pthread_attr_setstacksize(&attributes, 512 << 10)
    var thread = pthread_t()
    let body = Unmanaged.passRetained(Body(run))
    let result = pthread_create(
      &thread, &attributes,
      { argument in
        if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, body.toOpaque())
    if result != 0 { body.release() }
    pthread_attr_destroy(&attributes)
  }
}

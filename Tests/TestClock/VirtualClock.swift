internal import Synchronization
public import TidingsModel

/// A clock that stands still until it is moved on. Whoever sleeps is woken when their time is reached, not sooner.
public final class VirtualClock: WallClock {
  private struct State {
    var now: Timestamp
    var sleepers: [Int: (until: Timestamp, continuation: CheckedContinuation<Void, any Error>)] = [:]
    /// Cancelled before they slept.
    var cancelled: Set<Int> = []
    var next = 0
  }

  private let state: Mutex<State>

  public init(start: Timestamp) { state = Mutex(State(now: start)) }

  public func now() -> Timestamp { state.withLock { $0.now } }

  public func sleep(until instant: Timestamp) async throws {
    let id = state.withLock { state in
      state.next += 1
      return state.next
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let result: Result<Void, any Error>? = state.withLock { state in
          if state.cancelled.remove(id) != nil { return .failure(CancellationError()) }
          if state.now >= instant { return .success(()) }
          state.sleepers[id] = (instant, continuation)
          return nil
        }
        if let result { continuation.resume(with: result) }
      }
    } onCancel: {
      let sleeper = state.withLock { state in
        let sleeper = state.sleepers.removeValue(forKey: id)
        if sleeper == nil { state.cancelled.insert(id) }
        return sleeper
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }

  public func advance(to instant: Timestamp) {
    let woken = state.withLock { state in
      state.now = max(state.now, instant)
      let due = state.sleepers.filter { $0.value.until <= state.now }
      for id in due.keys { state.sleepers[id] = nil }
      return due.values.map(\.continuation)
    }
    for continuation in woken { continuation.resume() }
  }
}

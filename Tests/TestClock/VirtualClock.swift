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
    var mostSleepers = 0
    /// Who waits for a sleeper.
    var watchers: [CheckedContinuation<Void, Never>] = []
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
          state.mostSleepers = max(state.mostSleepers, state.sleepers.count)
          return nil
        }
        if let result { continuation.resume(with: result) } else { tellWatchers() }
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

  /// The most that have slept at a time.
  public var mostSleepers: Int { state.withLock { $0.mostSleepers } }

  /// Returns when somebody sleeps.
  public func waitForSleeper() async {
    await withCheckedContinuation { continuation in
      let isWaiting = state.withLock { state in
        guard state.sleepers.isEmpty else { return false }
        state.watchers.append(continuation)
        return true
      }
      if !isWaiting { continuation.resume() }
    }
  }

  private func tellWatchers() {
    let watchers = state.withLock { state in
      defer { state.watchers = [] }
      return state.watchers
    }
    for watcher in watchers { watcher.resume() }
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

internal import DequeModule
internal import Synchronization

/// How many bytes of documents are in hand at a time, from the body to the recorded articles: what a document becomes on
/// the way takes several times its size, and many answers may come at once.
///
/// Documents are let in in the order in which they ask; one that is larger than the whole budget goes alone. Those that
/// wait are memory as well: as long as there are many of them, or many are likely to come soon, no further request goes
/// out.
final class DocumentBudget: Sendable {
  static let bytes = 512 << 10
  /// How many times that may be under way or wait: requests take long, and the bodies alone take little.
  static let ahead = 4
  /// After so many bytes of documents the memory that they left is given back to the system.
  static let bytesBetweenTrims = 16 << 20
  /// Before a document of so many bytes as well: it needs more than all others in hand together.
  static let largeDocument = 2 << 20

  private struct State {
    var used = 0
    var waiters: Deque<(bytes: Int, continuation: CheckedContinuation<Void, Never>)> = []
    /// Bytes of the bodies that wait.
    var waiting = 0
    var awaited = AwaitedAnswers()
    /// Bytes of documents that are done with since memory was last given back.
    var done = 0
    /// Bytes that an answer brings, on a moving average; a 304 brings none.
    var answer = 32_768.0
  }

  private let limit: Int
  private let state = Mutex(State())

  init(limit: Int = DocumentBudget.bytes) { self.limit = limit }

  /// Whether the answer to a further request is likely to find room soon.
  var hasRoom: Bool {
    state.withLock { state in
      state.awaited.age(to: .now)
      return (state.awaited.soon < 8 && state.waiting == 0)
        || state.used + state.waiting + Int(Double(state.awaited.soon) * state.answer) < Self.ahead * limit
    }
  }

  /// Counts a request in.
  /// - Returns: its ticket, for `answered`.
  func asked() -> Int { state.withLock { $0.awaited.sent(at: .now) } }

  func answered(_ ticket: Int?, bytes: Int) {
    state.withLock { state in
      if let ticket { state.awaited.answered(ticket) }
      state.answer += (Double(min(bytes, 1 << 20)) - state.answer) / 16
    }
  }

  /// Returns when there is room for so many bytes, which are then taken until `give`.
  func take(_ bytes: Int) async {
    let share = min(bytes, limit)
    await withCheckedContinuation { continuation in
      let isIn = state.withLock { state in
        guard state.waiters.isEmpty, state.used + share <= limit else {
          state.waiters.append((bytes, continuation))
          state.waiting += bytes
          return false
        }
        state.used += share
        return true
      }
      if isIn { continuation.resume() }
    }
    if bytes >= Self.largeDocument { Heap.trim() }
  }

  func give(_ bytes: Int) {
    let (next, isTrimDue) = state.withLock { state in
      state.used -= min(bytes, limit)
      state.done += bytes
      let isTrimDue = state.done >= Self.bytesBetweenTrims
      if isTrimDue { state.done = 0 }
      var next: [CheckedContinuation<Void, Never>] = []
      while let waiter = state.waiters.first, state.used + min(waiter.bytes, limit) <= limit {
        state.waiters.removeFirst()
        state.used += min(waiter.bytes, limit)
        state.waiting -= waiter.bytes
        next.append(waiter.continuation)
      }
      return (next, isTrimDue)
    }
    for continuation in next { continuation.resume() }
    if isTrimDue { Heap.trim() }
  }
}

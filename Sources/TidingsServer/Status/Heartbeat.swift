/// Tells whether a loop still turns, without waiting for one that does not.
actor Heartbeat {
  private let turn: @Sendable () async -> Void
  private var isProbing = false
  private var lastWaiter = 0
  private var waiters: [Int: CheckedContinuation<Bool, Never>] = [:]

  /// - Parameter turn: returns when the loop has made a turn. Only one call is ever under way.
  init(_ turn: @escaping @Sendable () async -> Void) { self.turn = turn }

  /// Whether the loop makes a turn within the time.
  func beats(within limit: Duration) async -> Bool {
    lastWaiter += 1
    let number = lastWaiter
    if !isProbing {
      isProbing = true
      Task {
        await turn()
        turned()
      }
    }
    let timer = Task {
      try? await Task.sleep(for: limit)
      answer(number, false)
    }
    defer { timer.cancel() }
    return await withCheckedContinuation { waiters[number] = $0 }
  }

  private func turned() {
    isProbing = false
    for number in waiters.keys.sorted() { answer(number, true) }
  }

  private func answer(_ number: Int, _ beats: Bool) { waiters.removeValue(forKey: number)?.resume(returning: beats) }
}

import Synchronization
import TidingsModel

/// Tells the time of a script, which every wait takes one step on.
final class ScriptedClock: WallClock {
  private let time: @Sendable (Int) -> Timestamp
  private let looks: Int
  private let look = Mutex(0)
  private let over = AsyncStream<Void>.makeStream()

  init(looks: Int, time: @escaping @Sendable (Int) -> Timestamp) {
    self.looks = looks
    self.time = time
  }

  func now() -> Timestamp { time(look.withLock { $0 }) }

  func sleep(until _: Timestamp) async throws {
    let isOver = look.withLock { look in
      if look < looks { look += 1 }
      return look == looks
    }
    guard isOver else { return }
    over.continuation.finish()
    try await Task.sleep(for: .seconds(3600))
  }

  /// Returns when the script is at its end.
  func end() async { for await _ in over.stream {} }
}

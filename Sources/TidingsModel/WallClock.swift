/// Tells the time and waits for it. A seam: the daemon runs on the system's clock, tests and simulations on their own.
public protocol WallClock: Sendable {
  /// The present instant, UTC.
  func now() -> Timestamp

  /// Returns at the given instant or later, at once when it has passed; or sooner when the clock was set back meanwhile.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  func sleep(until instant: Timestamp) async throws
}

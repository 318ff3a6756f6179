internal import Glibc

/// The system's real-time clock.
public struct SystemClock: WallClock {
  /// How long it waits at most before it looks at the time again: a clock that jumps ahead, or a machine that slept, is
  /// noticed within this many seconds, and a clock that is set back ends the wait.
  static let longestNap = 15.0

  /// All of them show the same time; there is nothing to set.
  public init() {}

  /// UTC, to the nanosecond as far as the machine has it. It may have been set back since it was last asked.
  public func now() -> Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
  }

  /// Ends at the instant, or as soon as the clock is seen to have been set back: whoever waits looks at the time again.
  /// - Throws: `CancellationError` when the task is cancelled.
  public func sleep(until instant: Timestamp) async throws {
    var before = now()
    while true {
      let left = instant.secondsWithFraction - before.secondsWithFraction
      guard left > 0 else { return }
      try await Task.sleep(nanoseconds: UInt64(min(left, Self.longestNap) * 1e9))
      let after = now()
      guard after >= before else { return }
      before = after
    }
  }
}

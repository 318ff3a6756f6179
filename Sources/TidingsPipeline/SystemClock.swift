import Glibc
public import TidingsModel

/// The system's real-time clock.
public struct SystemClock: WallClock {
  /// How long it waits at most before it looks at the time again: a clock that jumps ahead, or a machine that slept, is
  /// noticed within this many seconds, and a clock that is set back ends the wait.
  static let longestNap = 15.0

  public init() {}

  public func now() -> Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
  }

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

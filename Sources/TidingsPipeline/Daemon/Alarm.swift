internal import TidingsModel

/// Wakes a loop that sleeps: at once when it is rung, and at the times that it was set to.
struct Alarm {
  private var isRung = false
  private var sleeper: CheckedContinuation<Void, Never>?
  /// When the tasks that sleep to ring it do so, the soonest last.
  private var times: [Timestamp] = []

  mutating func ring() {
    isRung = true
    sleeper?.resume()
    sleeper = nil
  }

  /// Whether it was rung since this was last asked.
  mutating func wasRung() -> Bool {
    defer { isRung = false }
    return isRung
  }

  /// Has the loop woken by the next ring.
  mutating func wake(_ sleeper: CheckedContinuation<Void, Never>) { self.sleeper = sleeper }

  /// Sets it to a time.
  /// - Returns: whether somebody has to sleep until then and tell of it by `reached`; otherwise it rings sooner anyway.
  mutating func set(to time: Timestamp, now: Timestamp) -> Bool {
    // One that should have rung by now naps through a leap of the clock.
    if let soonest = times.last, soonest <= time, soonest > now { return false }
    times.append(time)
    return true
  }

  /// A time that it was set to has come.
  mutating func reached(_ time: Timestamp) {
    if let index = times.lastIndex(of: time) { times.remove(at: index) }
    ring()
  }

  /// Counts on no time that it was set to: the clock was changed.
  mutating func reset() { times.removeAll() }
}

internal import TidingsModel

/// Tells when something is due that is done again and again, by a clock that may be wrong for a while, and be set.
struct Rhythm {
  /// Seconds until ages are told after the start: a daemon that starts has its feeds to catch up with, and perhaps a clock
  /// that is yet to be set.
  static let firstTrial = 600.0
  /// Between two looks a clock moves on by less than this, in seconds, unless it was set.
  static let steadyAdvance = 600.0
  /// Seconds until ages are told after the clock was set: one that is wrong for a while must not age what is remembered or
  /// what waits in the spool.
  static let trial = 3600.0

  /// Seconds
  private let interval: Double
  private let waitsForTrial: Bool
  // All times in seconds since the epoch.
  private var last: Double
  private var trialEnd: Double
  /// When it is to be done next; `nil`: now.
  private var next: Double?

  /// - Parameters:
  ///   - interval: seconds between two times.
  ///   - waitsForTrial: whether it is done only when the clock has been steady for long enough that ages can be told by
  ///     it, and anew then.
  init(every interval: Double, from start: Timestamp, waitsForTrial: Bool = false) {
    self.interval = interval
    self.waitsForTrial = waitsForTrial
    last = start.secondsWithFraction
    trialEnd = last + Self.firstTrial
    next = waitsForTrial ? trialEnd : nil
  }

  /// Whether, as of the last look, the clock had been steady for long enough that ages can be told by it.
  var tellsAges: Bool { last >= trialEnd }

  /// Whether it is to be done now; then it is not before the interval has passed. To be asked every few seconds.
  mutating func isDue(at time: Timestamp) -> Bool {
    let now = time.secondsWithFraction
    if abs(now - last) > Self.steadyAdvance {
      trialEnd = now + Self.trial
      if waitsForTrial { next = trialEnd }
    }
    last = now
    // Further ahead than an interval: the clock was set back.
    if let next, next > now, next <= now + interval { return false }
    next = now + interval
    return true
  }
}

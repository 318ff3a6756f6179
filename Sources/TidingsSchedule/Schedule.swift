public import TidingsModel

/// When a feed is polled next, and why then.
///
/// Pure: the state, the clock and the randomness are handed in, and the same values give the same answer.
///
/// In this order: a feed that is gone is probed weekly. One whose publisher said when to come back (Retry-After) is polled
/// then, unless that was in vain time and again. A failing one backs off. Otherwise the interval is `every` or adapts, and
/// no shorter than the publisher wishes. skipHours and skipDays move the time on; never is it before Retry-After.
public struct Schedule: Sendable {
  /// A time and the reason for it in words.
  public struct Due: Sendable, Equatable {
    /// When the feed is polled.
    public var time: Timestamp
    /// Why then, for `status`.
    public var reason: String
  }

  /// The shortest and longest adaptive interval, in seconds.
  static let adaptiveRange = 15 * Interval.minute...Interval.day
  /// The interval of a feed whose items do not tell how often they come.
  static let unknownInterval = Interval.hour
  /// What a poll without news makes the adaptive interval longer by.
  static let fruitlessGrowth = 1.1
  /// How many failures in a row a publisher's own word on when to come back stands for; then the backoff counts as well.
  static let trustInRetryAfter = 3

  /// Retry-After is clamped to a day, jitter comes on top: a hold that reaches further was set by a clock that was ahead.
  public static let longestHold = Interval.day + 5 * Interval.minute

  public init() {}

  /// - Parameters:
  ///   - state: after the last poll's outcome has been applied
  ///   - now: when that poll was made
  ///   - random: 0 ..< 1; it makes the jitter
  public func next(after state: FeedState, cadence: Cadence, now: Timestamp, random: Double) -> Due {
    let asked = askedFor(state, now, random)
    var due: Due
    if state.goneSince != nil {
      due = Due(time: now.advanced(by: jittered(Interval.week, random)), reason: "gone (410); weekly probe")
    } else if let asked, state.failures <= Self.trustInRetryAfter {
      due = asked
    } else if state.failures > 0 {
      due = heedingWish(backoff(state, cadence, now, random), state, cadence, now)
    } else {
      due = regular(state, cadence, now, random)
    }
    if cadence.heedPublisher { due = outOfSkippedTime(due, wishes: state.wishes, random) }
    if let asked, asked.time > due.time { due = asked }
    return due
  }

  /// After the time that Retry-After named.
  private func askedFor(_ state: FeedState, _ now: Timestamp, _ random: Double) -> Due? {
    guard let held = state.hold(at: now) else { return nil }
    return Due(time: afterHold(until: held, now: now, random: random), reason: "Retry-After until \(Self.clock(held))")
  }

  // MARK: The regular interval

  private func regular(_ state: FeedState, _ cadence: Cadence, _ now: Timestamp, _ random: Double) -> Due {
    let usual = usualInterval(state, cadence)
    let interval = usual.seconds
    if let wish = wish(state, cadence), wish.seconds > interval * 0.9 {
      // Never sooner than the wish, so its jitter is on the far side only.
      let later = max(jittered(interval, random), wish.seconds * (1 + 0.1 * random))
      return Due(time: now.advanced(by: later), reason: wish.seconds > interval ? wish.reason : usual.reason)
    }
    return Due(time: now.advanced(by: jittered(interval, random)), reason: usual.reason)
  }

  /// An interval, and why it is so long, which is put into words only when it is asked for.
  struct Rhythm {
    enum Kind {
      case fixed
      case unknown
      case halfTheGap
      case fast
      case fruitless(polls: Int)
    }

    var seconds: Double
    var kind: Kind

    var reason: String {
      let text = Interval.text(seconds)
      return switch kind {
      case .fixed: "every \(text)"
      case .unknown: "adaptive: too few dated items to tell, \(text)"
      case .halfTheGap: "adaptive: half the median gap of its items, \(text)"
      case .fast: "adaptive: items come fast, \(text)"
      case .fruitless(polls: 1): "adaptive: \(text) after 1 fruitless poll"
      case .fruitless(let polls): "adaptive: \(text) after \(polls) fruitless polls"
      }
    }
  }

  /// Before the publisher's wishes.
  func usualInterval(_ state: FeedState, _ cadence: Cadence) -> Rhythm {
    if let every = cadence.every { return Rhythm(seconds: max(every, 1), kind: .fixed) }
    let range = Self.adaptiveRange
    var rhythm = Rhythm(seconds: Self.unknownInterval, kind: .unknown)
    if let gap = state.medianGap, gap.isFinite, gap >= 0 {
      rhythm = Rhythm(
        seconds: min(max(gap / 2, range.lowerBound), range.upperBound),
        kind: gap / 2 < range.lowerBound ? .fast : .halfTheGap)
    }
    guard state.fruitless > 0 else { return rhythm }
    for _ in 0..<min(state.fruitless, 100) where rhythm.seconds < range.upperBound {
      rhythm.seconds *= Self.fruitlessGrowth
    }
    return Rhythm(seconds: min(rhythm.seconds, range.upperBound), kind: .fruitless(polls: state.fruitless))
  }

  /// The longest of what the publisher asks for, a day at most.
  func wish(_ state: FeedState, _ cadence: Cadence) -> (seconds: Double, reason: String)? {
    guard cadence.heedPublisher else { return nil }
    var wishes: [(seconds: Double, reason: String)] = []
    if let age = state.wishes.maxAge, age > 0 {
      let seconds = min(Double(age), Interval.day)
      wishes.append((seconds, "publisher asks for \(Interval.text(seconds)) (max-age or Expires)"))
    }
    if let ttl = state.wishes.ttlMinutes, ttl > 0 {
      let seconds = min(Double(ttl) * 60, Interval.day)
      wishes.append((seconds, "publisher asks for \(Interval.text(seconds)) (ttl \(ttl))"))
    }
    if let update = state.wishes.updateInterval, update > 0 {
      let seconds = min(Double(update), Interval.day)
      wishes.append((seconds, "publisher asks for \(Interval.text(seconds)) (sy:updatePeriod)"))
    }
    if cadence.every == nil, !cadence.isLocalFile, bearsNoValidators(state) {
      wishes.append((Interval.hour, "an hour, as the next request bears no validators"))
    }
    return wishes.max { $0.seconds < $1.seconds }
  }

  /// Whether a request straight after the last one would bear none: the server gives none, or they are held back.
  private func bearsNoValidators(_ state: FeedState) -> Bool {
    (state.lastPolled.map { state.requestValidators(at: $0) } ?? state.validators).isEmpty
  }

  /// ±10 %
  private func jittered(_ interval: Double, _ random: Double) -> Double { interval * (0.9 + 0.2 * random) }

  // MARK: Failures

  /// Exponential with full jitter: anywhere up to the usual interval (an hour at most) times 2ⁿ, a day at most.
  private func backoff(_ state: FeedState, _ cadence: Cadence, _ now: Timestamp, _ random: Double) -> Due {
    let base = min(usualInterval(state, cadence).seconds, Interval.hour)
    var ceiling = base
    for _ in 0..<min(state.failures, 40) where ceiling < Interval.day { ceiling *= 2 }
    ceiling = min(ceiling, Interval.day)
    // Full jitter begins at zero, and an immediate retry is no backoff; who says that it was asked too often (429) is not
    // asked sooner than ever.
    let floor = state.lastStatus == 429 ? base : min(base, Interval.minute)
    let failures = state.failures == 1 ? "1 failure" : "\(state.failures) failures"
    return Due(time: now.advanced(by: floor + random * (ceiling - floor)), reason: "backoff after \(failures)")
  }

  /// A failure is no reason to come back sooner than the publisher wished when it last answered.
  private func heedingWish(_ due: Due, _ state: FeedState, _ cadence: Cadence, _ now: Timestamp) -> Due {
    guard let wish = wish(state, cadence), let last = state.lastSuccess else { return due }
    // One that is yet to come was noted by a clock that was ahead.
    let earliest = min(last, now).advanced(by: wish.seconds)
    return earliest > due.time ? Due(time: earliest, reason: wish.reason) : due
  }

  // MARK: Skipped hours and days

  func outOfSkippedTime(_ due: Due, wishes: PublisherWishes, _ random: Double) -> Due {
    let hours = Set(wishes.skipHours.filter { (0...23).contains($0) })
    let days = Set(wishes.skipDays.filter { (0...6).contains($0) })
    // A publisher who skips all hours or days says nothing usable.
    guard !hours.isEmpty || !days.isEmpty, hours.count < 24, days.count < 7 else { return due }
    func isSkipped(_ hour: Int64) -> Bool {
      let ofDay = Int(((hour % 24) + 24) % 24)
      let day = (hour - Int64(ofDay)) / 24
      // 1970-01-01 was a Thursday.
      return hours.contains(ofDay) || days.contains(Int((((day + 3) % 7) + 7) % 7))
    }
    var hour = due.time.seconds >= 0 ? due.time.seconds / 3600 : (due.time.seconds - 3599) / 3600
    guard isSkipped(hour) else { return due }
    var steps = 0
    while isSkipped(hour), steps < 24 * 8 {
      hour += 1
      steps += 1
    }
    let open = Timestamp(seconds: hour * 3600)
    let key = hours.isEmpty ? "skipDays" : days.isEmpty ? "skipHours" : "skipHours and skipDays"
    return Due(time: open.advanced(by: random * 600), reason: "\(key) until \(Self.clock(open))")
  }

  /// `2026-11-24 06:00 UTC`
  public static func clock(_ time: Timestamp) -> String {
    let civil = CivilTime(secondsSinceEpoch: time.seconds)
    return civil.dateText + " " + civil.timeText.prefix(5) + " UTC"
  }
}

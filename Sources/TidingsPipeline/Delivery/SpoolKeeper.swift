public import Logging
public import TidingsConfig
public import TidingsModel
public import TidingsSpool
public import TidingsState

/// Keeps house while the daemon runs: closes journal segments that are old enough, pauses polling while room is scarce,
/// removes what retention allows, and prunes the state.
///
/// It works on a thread of its own: reading and emptying directories of a million files blocks for seconds.
public actor SpoolKeeper {
  /// Seconds between two looks at the free space.
  static let spaceCheck = 5.0
  /// Seconds between two counts of the spool's files, which costs more.
  static let survey = 30.0
  /// Seconds between two looks for what retention lets go.
  static let retention = 600.0
  /// Seconds between two prunings of the state, which reads all of it.
  static let statePruning = 86_400.0
  /// Seconds until the state is first pruned, and until retention goes by age: a daemon that starts has its feeds to catch
  /// up with, and perhaps a clock that is yet to be set.
  static let firstPruning = 600.0
  /// Between two looks a clock moves on by less than this, in seconds, unless it was set.
  static let steadyAdvance = 600.0
  /// Seconds that pruning, and retention by age, wait after the clock was set: one that is wrong for a while must not age
  /// what is remembered or what waits in the spool.
  static let clockTrial = 3600.0

  private let spool: Spool
  private let store: any StateHealth & StateUpkeep
  private let pause: StoragePause
  private let clock: any WallClock
  private var rules: Retention
  private let log: Logger
  /// Whether the clock has been steady for long enough that ages can be told by it.
  private var tellsAges = false
  /// What fails at present, and why: that is said once, not every few seconds.
  private var failures: [String: String] = [:]
  private let executor = SpoolExecutor(label: "tidings.spool.keeper")

  /// The keeper's own thread: what blocks here holds up nothing else.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// - Parameters:
  ///   - store: pruned once a day.
  ///   - pause: begun and ended for want of room (`.space`) and for a state that was moved away (`.place`).
  ///   - rules: what may be removed, and how much room is to be left; `apply` changes them.
  public init(
    spool: Spool, store: any StateHealth & StateUpkeep, pause: StoragePause, clock: any WallClock, rules: Retention,
    log: Logger
  ) {
    self.spool = spool
    self.store = store
    self.pause = pause
    self.clock = clock
    self.rules = rules
    self.log = log
  }

  /// Takes over the retention of a reloaded configuration.
  public func apply(_ rules: Retention) {
    self.rules = rules
    checkRoom(countsFiles: true)
  }

  /// Works until cancelled.
  public func run() async {
    var last = clock.now().secondsWithFraction
    var trialEnd = last + Self.firstPruning
    var survey = Rhythm(interval: Self.survey)
    var retention = Rhythm(interval: Self.retention)
    var statePruning = Rhythm(interval: Self.statePruning, next: trialEnd)
    while !Task.isCancelled {
      let now = clock.now().secondsWithFraction
      if abs(now - last) > Self.steadyAdvance {
        trialEnd = now + Self.clockTrial
        statePruning.next = trialEnd
      }
      last = now
      tellsAges = now >= trialEnd
      await checkPlaces()
      await noting("close journal segments") { try await spool.closeDueSegments() }
      if retention.isDue(at: now) { await noting("remove what consumers left") { try prune() } }
      checkRoom(countsFiles: survey.isDue(at: now))
      if statePruning.isDue(at: now) {
        await noting("prune the state") { _ = try await store.prune(now: clock.now()) }
      }
      try? await clock.sleep(until: clock.now().advanced(by: Self.spaceCheck))
    }
  }

  /// What is to be done again and again.
  private struct Rhythm {
    /// Seconds
    let interval: Double
    /// When it is to be done next, in seconds since the epoch; `nil`: now.
    var next: Double?

    /// Whether it is to be done now; then it is not before the interval has passed.
    mutating func isDue(at now: Double) -> Bool {
      // Further ahead than an interval: the clock was set back.
      if let next, next > now, next <= now + interval { return false }
      next = now + interval
      return true
    }
  }

  /// Begins or ends the pause that scarce room or a passed limit calls for, when retention has removed what it may.
  /// - Parameter countsFiles: whether `max_files` is looked at as well.
  public func checkRoom(countsFiles: Bool) {
    let work = "tell how much room the spool has"
    let limits = SpoolLimits(minFree: rules.minFree.map { Int64($0) }, maxFiles: rules.maxFiles)
    do {
      var violation = limits.violation(of: try SpoolSpace(of: spool.path), spool: spool.path)
      if violation == nil, limits.maxFiles != nil {
        guard countsFiles else { return }
        violation = limits.violation(of: try SpoolSurvey.take(of: spool.path), spool: spool.path)
        // What may go goes before polling has to wait for it.
        if violation != nil {
          try prune()
          violation = limits.violation(of: try SpoolSurvey.take(of: spool.path), spool: spool.path)
        }
      }
      if let violation {
        if pause.begin(.space, "\(violation)") {
          log.error("polling pauses", metadata: MessageID.pollingPauses.with(["error": "\(violation)"]))
        }
      } else if pause.end(.space) {
        log.notice("there is room again; polling goes on", metadata: MessageID.pollingGoesOn.with())
      }
      noteSuccess(of: work)
    } catch {
      note(error, of: work)
    }
  }

  /// Tells when the spool or the state no longer stands where it stood. The spool is then opened anew at its place; for
  /// the state polling pauses, as all that is written to it from then on would be forgotten.
  public func checkPlaces() async {
    await noting("open the spool anew") {
      guard try await spool.returnToPlace() else { return }
      log.warning(
        "the spool was moved away, removed or mounted over; articles now go to what stands in its place",
        metadata: ["path": "\(spool.path)"])
    }
    do {
      try store.checkPlace()
      if pause.end(.place) {
        log.notice("the state is back in its place; polling goes on", metadata: MessageID.pollingGoesOn.with())
      }
    } catch {
      if pause.begin(.place, "\(error)") {
        log.error("polling pauses", metadata: MessageID.pollingPauses.with(["error": "\(error)"]))
      }
    }
  }

  private func prune() throws {
    let retention = SpoolRetention(
      maxAge: tellsAges ? rules.maxAge.map { Int64($0) } : nil, maxFiles: rules.maxFiles,
      includesUnclaimed: rules.unclaimed)
    var count = 0
    defer {
      // Those that went before something failed are gone as well.
      if count > 0 { log.info("retention removed files that consumers left", metadata: ["files": "\(count)"]) }
    }
    try retention.prune(spool: spool.path, now: clock.now()) { _ in count += 1 }
  }

  private func noting(_ what: String, _ work: () async throws -> Void) async {
    do {
      try await work()
      noteSuccess(of: what)
    } catch is CancellationError {
      // The program ends.
    } catch {
      note(error, of: what)
    }
  }

  private func noteSuccess(of work: String) { failures[work] = nil }

  private func note(_ error: any Error, of work: String) {
    let words = "\(error)"
    guard failures.updateValue(words, forKey: work) != words else { return }
    log.warning("could not \(work)", metadata: ["error": "\(words)"])
  }
}

extension SpoolQueue {
  /// The queue as the spool knows it: a journal with its segment's size in bytes and age, or files.
  public init(_ queue: QueueConfiguration) {
    let rotation = JournalRotation(size: queue.segment.size, age: .seconds(queue.segment.age))
    self.init(name: queue.name, format: queue.format == .journal ? .journal(rotation) : .files)
  }
}

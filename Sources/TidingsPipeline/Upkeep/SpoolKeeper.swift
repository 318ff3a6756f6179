public import Logging
public import TidingsConfig
public import TidingsModel
public import TidingsSpool

/// Keeps the spool in order while the daemon runs: closes journal segments that are old enough, pauses polling while room
/// is scarce, and removes what retention allows.
///
/// It works on a thread of its own: reading and emptying directories of a million files blocks for seconds.
public actor SpoolKeeper {
  /// Seconds between two looks at the free space.
  static let spaceCheck = 5.0
  /// Seconds between two counts of the spool's files, which costs more.
  static let survey = 30.0
  /// Seconds between two looks for what retention lets go.
  static let retention = 600.0

  private let spool: Spool
  private let pause: StoragePause
  private let clock: any WallClock
  private var rules: Retention
  private let log: Logger
  /// Whether the clock has been steady for long enough that ages can be told by it.
  private var tellsAges = false
  private var troubles = Troubles()
  private let executor = DiskExecutor(label: "tidings.spool.keeper")

  /// The keeper's own thread: what blocks here holds up nothing else.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// - Parameters:
  ///   - pause: begun and ended for want of room (`.space`).
  ///   - rules: what may be removed, and how much room is to be left; `apply` changes them.
  public init(spool: Spool, pause: StoragePause, clock: any WallClock, rules: Retention, log: Logger) {
    self.spool = spool
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
    var survey = Rhythm(every: Self.survey, from: clock.now())
    var retention = Rhythm(every: Self.retention, from: clock.now())
    while !Task.isCancelled {
      let now = clock.now()
      let isRetentionDue = retention.isDue(at: now)
      tellsAges = retention.tellsAges
      await checkPlace()
      await noting("close journal segments") { try await spool.closeDueSegments() }
      if isRetentionDue { await noting("remove what consumers left") { try prune() } }
      checkRoom(countsFiles: survey.isDue(at: now))
      try? await clock.sleep(until: clock.now().advanced(by: Self.spaceCheck))
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
      troubles.end(work)
    } catch {
      troubles.note(error, of: work, log)
    }
  }

  /// Opens the spool anew at its place, and tells of it, when it no longer stands where it stood.
  public func checkPlace() async {
    await noting("open the spool anew") {
      guard try await spool.returnToPlace() else { return }
      log.warning(
        "the spool was moved away, removed or mounted over; articles now go to what stands in its place",
        metadata: ["path": "\(spool.path)"])
    }
  }

  private func prune() throws {
    var retention = SpoolRetention(rules)
    if !tellsAges { retention.maxAge = nil }
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
      troubles.end(what)
    } catch is CancellationError {
      // The program ends.
    } catch {
      troubles.note(error, of: what, log)
    }
  }
}

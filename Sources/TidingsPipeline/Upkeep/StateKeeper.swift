public import Logging
public import TidingsModel
public import TidingsState

/// Keeps the state in order while the daemon runs: sees that it stands in its place, and prunes it.
///
/// It works on a thread of its own: where the state stood may be a disk that answers late.
public actor StateKeeper {
  /// Seconds between two looks at the state's place.
  static let placeCheck = 5.0
  /// Seconds between two prunings, which read all of the state.
  static let pruning = 86_400.0

  private let store: any StateHealth & StateUpkeep
  private let pause: StoragePause
  private let clock: any WallClock
  private let log: Logger
  private var troubles = Troubles()
  private let executor = DiskExecutor(label: "tidings.state.keeper")

  /// The keeper's own thread: what blocks here holds up nothing else.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// - Parameter pause: begun and ended for a state that was moved away (`.place`).
  public init(store: any StateHealth & StateUpkeep, pause: StoragePause, clock: any WallClock, log: Logger) {
    self.store = store
    self.pause = pause
    self.clock = clock
    self.log = log
  }

  /// Works until cancelled.
  public func run() async {
    var pruning = Rhythm(every: Self.pruning, from: clock.now(), waitsForTrial: true)
    while !Task.isCancelled {
      checkPlace()
      if pruning.isDue(at: clock.now()) { await prune() }
      try? await clock.sleep(until: clock.now().advanced(by: Self.placeCheck))
    }
  }

  /// Has polling pause while the state does not stand where it stood: all that is written to it then would be forgotten.
  public func checkPlace() {
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

  private func prune() async {
    let work = "prune the state"
    do {
      _ = try await store.prune(now: clock.now())
      troubles.end(work)
    } catch is CancellationError {
      // The program ends.
    } catch {
      troubles.note(error, of: work, log)
    }
  }
}

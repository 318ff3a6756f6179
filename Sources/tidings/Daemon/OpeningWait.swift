import TidingsLock
import TidingsSpool

/// Waits while another process holds what is to be opened, and says who is waited for.
struct OpeningWait {
  /// A daemon that was killed is gone a moment after its locks on the state are.
  private static let moment = Duration.seconds(1)

  private let patience: Duration
  /// Stands still while the machine sleeps.
  private let start = SuspendingClock.now
  private var said: String?

  /// - Parameter patience: how long is waited in all.
  init(patience: Duration) { self.patience = patience }

  /// Waits a little; another try is due then.
  /// - Parameters:
  ///   - limit: how long is waited in all for this holder.
  ///   - error: thrown where that, or the patience, is over.
  ///   - onWait: told after a moment who is waited for, and again when that has changed.
  /// - Throws: the error; `CancellationError`
  mutating func pass(
    for pid: Int32?, holding what: String, atMost limit: Duration? = nil, _ error: any Error,
    _ onWait: (String) -> Void
  ) async throws {
    let waited = SuspendingClock.now - start
    guard waited < min(patience, limit ?? patience) else { throw error }
    let words = "waiting for \(pid.map { "process \($0)" } ?? "another process"), which holds \(what)"
    if waited >= Self.moment, said != words {
      said = words
      onWait(words)
    }
    try await Task.sleep(for: .milliseconds(250))
  }

  /// Waits a little for who holds the spool: a command will end, a daemon of another configuration will not.
  /// - Throws: the error; `CancellationError`
  mutating func passHeldSpool(_ error: SpoolError, _ onWait: (String) -> Void) async throws {
    guard case .held(let holder) = error.category else { throw error }
    let limit = holder?.isDaemon == true ? Self.moment : patience
    try await pass(for: holder?.pid, holding: "the spool", atMost: limit, error, onWait)
  }
}

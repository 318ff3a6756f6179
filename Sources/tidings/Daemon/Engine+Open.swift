import FlyingSocks
import Logging
import TidingsConfig
import TidingsLock
import TidingsSpool
import TidingsState

extension Engine {
  /// Opens the engine; what keeps it from opening is one line on stderr.
  ///
  /// - Parameters:
  ///   - isDaemon: whether it stays open until somebody ends the process.
  ///   - patience: how many seconds to wait where a command such as `poll` holds the state or the spool, which will end.
  ///   - onWait: told after a moment who is waited for, and again when that has changed.
  /// - Returns: `nil` where a daemon holds the state, which listens for commands.
  /// - Throws: `CommandFailure`, of status 1 where another try may succeed with nothing changed (a full or failing disk,
  ///   a command that still holds the state or the spool), else 2; `CancellationError` where it was cancelled while it waited.
  static func open(
    _ configuration: Configuration, log: Logger, isDaemon: Bool, patience: Int64, onWait: (String) -> Void
  ) async throws -> Engine? {
    DescriptorLimit.raise()
    var wait = OpeningWait(patience: .seconds(patience))
    do {
      while true {
        do {
          return try await Engine(configuration, log: log, isDaemon: isDaemon) { error in
            try await wait.passHeldSpool(error, onWait)
          }
        } catch let error as StateError {
          guard case .heldBy(let pid, _) = error else { throw error }
          if isDaemonRunning(configuration) { return nil }
          try await wait.pass(for: pid, holding: "the state", error, onWait)
        }
      }
    } catch let error as StateError {
      var mayPass = error.isStorageTrouble
      if case .heldBy = error { mayPass = true }
      throw CommandFailure("\(error)", status: mayPass ? 1 : 2)
    } catch let error as SpoolError {
      throw CommandFailure("\(error)", status: mayPass(error) ? 1 : 2)
    }
  }

  private static func mayPass(_ error: SpoolError) -> Bool {
    switch error.category {
    case .outOfRoom, .readOnly, .deviceFailure, .outOfDescriptors: true
    case .held(let holder): holder?.isDaemon == false
    default: false
    }
  }

  /// Whether whoever holds the state is a daemon, which listens for commands.
  private static func isDaemonRunning(_ configuration: Configuration) -> Bool {
    guard let socket = ControlSocket(statePath: configuration.statePath).connect() else { return false }
    try? socket.close()
    return true
  }
}

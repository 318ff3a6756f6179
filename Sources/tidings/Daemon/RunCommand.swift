import ArgumentParser
import FlyingSocks
import Foundation
import Logging
import TidingsConfig
import TidingsSpool
import TidingsState
import UnixSignals

/// `tidings run`: the daemon.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Polls the feeds on schedule until SIGTERM or SIGINT.",
    discussion: """
      SIGHUP reads the configuration again; one with errors changes nothing. Articles found by the time of the signal \
      to end are delivered first; of those that wait since before the start, the ones in hand, and the rest at the next \
      start. A command such as poll that holds the state is waited for, ten seconds at most. Exit \
      status 2: wrong configuration, or another daemon holds the state.
      """)

  @OptionGroup var config: ConfigurationOption

  func run() async throws {
    // First of all: opening a large state takes its time.
    let end = await EndSignal()
    let hangups = await UnixSignalsSequence(trapping: .sighup)
    let path = try config.resolved()
    let configuration = try config.read()
    let log = ProgramLog.logger(configuration.log)
    let opening = Task {
      try await Engine.open(configuration, log: log, patience: 10, onWait: { log.notice("\($0)") })
    }
    let opened: Engine?
    do {
      opened = try await end.ending(by: { opening.cancel() }) { try await opening.value }
    } catch is CancellationError {
      return log.notice("stopped")
    }
    guard let engine = opened else {
      let path = configuration.statePath
      throw CommandFailure("\(StateError.heldBy(pid: SQLiteStateStore.holder(ofStateAt: path), path: path))", status: 2)
    }
    try await Daemon(configPath: path, engine: engine, log: log, end: end, hangups: hangups).run()
  }
}

extension Engine {
  /// Opens the engine; what keeps it from opening is one line on stderr.
  ///
  /// - Parameters:
  ///   - patience: how many seconds to wait where a command such as `poll` holds the state, which will end.
  ///   - onWait: told after a moment who is waited for, and again when that has changed.
  /// - Returns: `nil` where a daemon holds the state, which listens for commands.
  /// - Throws: `CommandFailure`, of status 1 where another try may succeed with nothing changed (a full or failing disk,
  ///   a command that still holds the state), else 2; `CancellationError` where it was cancelled while it waited.
  static func open(
    _ configuration: Configuration, log: Logger, patience: Int64, onWait: (String) -> Void
  ) async throws -> Engine? {
    DescriptorLimit.raise()
    // Stands still while the machine sleeps.
    let start = SuspendingClock.now
    var said: String?
    do {
      while true {
        do { return try await Engine(configuration, log: log) } catch let error as StateError {
          guard case .heldBy(let pid, _) = error else { throw error }
          if isDaemonRunning(configuration) { return nil }
          let waited = SuspendingClock.now - start
          guard waited < .seconds(patience) else { throw error }
          let words = "waiting for \(pid.map { "process \($0)" } ?? "another process"), which holds the state"
          if waited >= .seconds(1), said != words {
            said = words
            onWait(words)
          }
          try await Task.sleep(for: .milliseconds(250))
        }
      }
    } catch let error as StateError {
      var mayPass = error.isStorageTrouble
      if case .heldBy = error { mayPass = true }
      throw CommandFailure("\(error)", status: mayPass ? 1 : 2)
    } catch let error as SpoolError {
      let mayPass = [.outOfRoom, .readOnly, .deviceFailure, .outOfDescriptors].contains(error.category)
      throw CommandFailure("\(error)", status: mayPass ? 1 : 2)
    }
  }

  /// Whether whoever holds the state is a daemon, which listens for commands.
  private static func isDaemonRunning(_ configuration: Configuration) -> Bool {
    guard let socket = ControlSocket(statePath: configuration.statePath).connect() else { return false }
    try? socket.close()
    return true
  }
}

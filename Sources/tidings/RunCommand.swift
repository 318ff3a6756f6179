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
    let ends = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    let hangups = await UnixSignalsSequence(trapping: .sighup)
    let path = try config.resolved()
    let configuration = try config.read()
    let log = ProgramLog.logger(configuration.log)
    let engine = try await Engine.open(configuration, log: log, patience: 10)
    try await Daemon(configPath: path, engine: engine, log: log, ends: ends, hangups: hangups).run()
  }
}

extension Engine {
  /// Opens the engine; what keeps it from opening is one line on stderr.
  ///
  /// - Parameter patience: how many seconds to wait where a command such as `poll` holds the state, which will end.
  /// - Throws: `CommandFailure`, of status 1 where another try may succeed with nothing changed (a full or failing disk),
  ///   else 2.
  static func open(_ configuration: Configuration, log: Logger, patience: Int = 0) async throws -> Engine {
    DescriptorLimit.raise()
    var patience = patience
    do {
      while true {
        do {
          return try await Engine(configuration, log: log)
        } catch StateError.heldBy where patience > 0 && !isDaemonRunning(configuration) {
          patience -= 1
          try await Task.sleep(for: .seconds(1))
        }
      }
    } catch let error as StateError {
      var mayPass = error.isStorageTrouble
      if case .heldBy = error, !isDaemonRunning(configuration) { mayPass = true }
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

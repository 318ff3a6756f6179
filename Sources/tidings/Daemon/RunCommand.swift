import ArgumentParser
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
      start. A command such as poll that holds the state or the spool is waited for, ten seconds at most. Exit \
      status 2: wrong configuration, or another daemon holds the state, or another configuration's the spool.
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
      try await Engine.open(configuration, log: log, isDaemon: true, patience: 10, onWait: { log.notice("\($0)") })
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

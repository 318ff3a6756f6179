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
      to end are delivered first. Exit status 2: wrong configuration, or another daemon holds the state.
      """)

  @OptionGroup var config: ConfigurationOption

  func run() async throws {
    // First of all: opening a large state takes its time.
    let ends = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    let hangups = await UnixSignalsSequence(trapping: .sighup)
    let path = try config.resolved()
    let configuration = try config.read()
    let log = ProgramLog.logger(configuration.log)
    let engine = try await Engine.open(configuration, log: log)
    try await Daemon(configPath: path, engine: engine, log: log, ends: ends, hangups: hangups).run()
  }
}

extension Engine {
  /// Opens the engine; what keeps it from opening is one line on stderr.
  ///
  /// - Throws: `CommandFailure`, of status 1 where another try may succeed with nothing changed (a full or failing disk),
  ///   else 2.
  static func open(_ configuration: Configuration, log: Logger) async throws -> Engine {
    DescriptorLimit.raise()
    do {
      return try await Engine(configuration, log: log)
    } catch let error as StateError {
      throw CommandFailure("\(error)", status: error.isStorageTrouble ? 1 : 2)
    } catch let error as SpoolError {
      let mayPass = [.outOfRoom, .readOnly, .deviceFailure, .outOfDescriptors].contains(error.category)
      throw CommandFailure("\(error)", status: mayPass ? 1 : 2)
    }
  }
}

import ArgumentParser
import Foundation
import Logging
import TidingsConfig
import TidingsSpool
import TidingsState

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
    let path = try config.resolved()
    let configuration = try config.read()
    let log = ProgramLog.logger(configuration.log)
    let engine = try await Engine.open(configuration, log: log)
    try await Daemon(configPath: path, engine: engine, log: log).run()
  }
}

extension Engine {
  /// Opens the engine; what keeps it from opening is one line on stderr and exit status 2.
  static func open(_ configuration: Configuration, log: Logger) async throws -> Engine {
    do {
      return try await Engine(configuration, log: log)
    } catch let error as StateError {
      throw CommandFailure("\(error)", status: 2)
    } catch let error as SpoolError {
      throw CommandFailure("\(error)", status: 2)
    }
  }
}

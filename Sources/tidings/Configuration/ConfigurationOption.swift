import ArgumentParser
import Foundation
import TidingsConfig
import TidingsState

/// `-c CONFIG`, and where the configuration is looked for without it.
struct ConfigurationOption: ParsableArguments {
  static let defaultPaths = ["/etc/tidings/tidings.yaml", "./tidings.yaml"]

  @Option(
    name: [.customShort("c"), .customLong("config")],
    help: ArgumentHelp(
      "The configuration. Default: \(defaultPaths.joined(separator: ", then ")).", valueName: "config"))
  var path: String?

  /// The path given, or the first default that is there.
  ///
  /// - Throws: `CommandFailure` with status 2 when there is none, or standard input is asked for.
  func resolved() throws(CommandFailure) -> String {
    if let path {
      // Relative paths are relative to the file, which what comes on stdin has no place for.
      guard path != "-" else { throw CommandFailure("-c: - is no file; name /dev/stdin", status: 2) }
      return path
    }
    guard let found = Self.defaultPaths.first(where: { access($0, F_OK) == 0 }) else {
      throw CommandFailure(
        "no configuration: neither \(Self.defaultPaths.joined(separator: " nor ")) exists; name one with -c", status: 2)
    }
    return found
  }

  /// The checked configuration. Every error and warning is printed to stderr, a line each.
  ///
  /// - Parameter needsSecrets: false for work that sends no request.
  /// - Throws: `CommandFailure` with status 2 when there is none, `ExitCode` 2 when something is wrong with it.
  func read(needsSecrets: Bool = true) throws -> Configuration {
    let result = Self.read(try resolved(), needsSecrets: needsSecrets)
    Self.say(result.warnings)
    return try Self.sound(result)
  }

  /// Reads the configuration at a path with the process's environment.
  static func read(_ path: String, needsSecrets: Bool = true, looksAtPlaces: Bool = false) -> ConfigurationResult {
    ConfigurationReader(
      environment: ProcessInfo.processInfo.environment, needsSecrets: needsSecrets,
      placeRefusals: looksAtPlaces ? placeRefusals : nil, listText: ListText.decoded
    ).read(path)
  }

  private static var placeRefusals: PlaceRefusals {
    PlaceRefusals(
      ofState: { StateReader.refusal(ofStateAt: $0)?.description },
      ofSpool: { spool, state in
        SpoolRival(ofSpoolAt: spool, besideStateAt: state).map { "\(spool) is \($0.reason)" }
      })
  }

  /// The configuration; where there is none, its errors are printed.
  static func sound(_ result: ConfigurationResult) throws(ExitCode) -> Configuration {
    say(result.errors)
    guard let configuration = result.configuration else { throw ExitCode(2) }
    return configuration
  }

  static func say(_ problems: [ConfigurationError]) {
    for problem in problems { Terminal.say(Terminal.printable(problem.description)) }
  }
}

import Foundation
import Testing

/// The built `tidings`, run as its users run it.
struct Program {
  /// Beside the test runner, where the package manager builds it.
  static let path: String = {
    let runner = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let directory = ((runner ?? CommandLine.arguments[0]) as NSString).deletingLastPathComponent
    return directory + "/tidings"
  }()

  /// Launches a program for which the modes of files count, also where the tests run as root.
  static let heedingModes =
    geteuid() == 0 ? ["/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search"] : []

  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs a command to its end.
  static func run(_ arguments: String..., input: String? = nil, environment: [String: String] = [:]) async throws
    -> Outcome
  {
    try await run(arguments, input: input, environment: environment)
  }

  /// - Parameter launcher: a command that becomes the program given to it as arguments.
  static func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:], through launcher: [String] = []
  ) async throws -> Outcome {
    let scratch = try Workspace()
    let process = Process()
    let command = launcher + [path] + arguments
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files, not pipes: a pipe that nobody reads stops the program.
    let output = scratch.path("output")
    let errors = scratch.path("errors")
    let source = scratch.path("input")
    for file in [output, errors] { _ = FileManager.default.createFile(atPath: file, contents: nil) }
    try Data((input ?? "").utf8).write(to: URL(fileURLWithPath: source))
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    process.standardInput = FileHandle(forReadingAtPath: source)
    try await process.runToEnd()
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
      output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }

  /// Runs a command on a terminal of its own, which `script` makes; `output` is what the terminal is sent, with plain
  /// line ends.
  ///
  /// - Parameter limit: after how long it is interrupted, as `timeout` takes it.
  static func onTerminal(
    columns: Int, rows: Int, _ arguments: String..., environment: [String: String] = [:], limit: String = "10m"
  ) async throws -> Outcome {
    let scratch = try Workspace()
    let words = ([path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
    process.arguments = [
      "-qec", "stty cols \(columns) rows \(rows); exec timeout --foreground -s INT \(limit) \(words)", "/dev/null",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(["TERM": "xterm", "NO_COLOR": ""]) { $1 }.merging(
      environment
    ) {
      $1
    }
    let output = scratch.path("output")
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardInput = FileHandle.nullDevice
    try await process.runToEnd()
    return Outcome(
      status: process.terminationStatus,
      output: try String(contentsOfFile: output, encoding: .utf8).replacing("\r\n", with: "\n"), errors: "")
  }
}

/// A daemon under test.
final class RunningDaemon {
  private let process = Process()
  private let logPath: String
  let workspace: Workspace

  /// - Parameters:
  ///   - launcher: a command that becomes the program given to it as arguments.
  ///   - hasStarted: false where its start takes as long as the test lets it.
  init(
    _ workspace: Workspace, config: String = "tidings.yaml", environment: [String: String] = [:],
    through launcher: [String] = [], hasStarted: Bool = true
  ) async throws {
    self.workspace = workspace
    logPath = workspace.path("daemon-\(UUID().uuidString).log")
    _ = FileManager.default.createFile(atPath: logPath, contents: nil)
    let command = launcher + [Program.path, "run", "-c", workspace.path(config)]
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardError = FileHandle(forWritingAtPath: logPath)
    process.standardOutput = FileHandle(forWritingAtPath: logPath)
    try process.start()
    if hasStarted { try await waitForLog("polling ") }
  }

  deinit { if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) } }

  var log: String { (try? String(contentsOfFile: logPath, encoding: .utf8)) ?? "" }
  var isRunning: Bool { process.isRunning }
  var pid: Int32 { process.processIdentifier }
  /// Once it has ended.
  var status: Int32 { process.terminationStatus }

  func signal(_ number: Int32) { Glibc.kill(process.processIdentifier, number) }

  /// SIGTERM, and the exit status.
  func stop() async throws -> Int32 {
    signal(SIGTERM)
    try await eventually("the daemon to end") { !process.isRunning }
    return process.terminationStatus
  }

  func kill() async throws {
    signal(SIGKILL)
    try await eventually("the daemon to die") { !process.isRunning }
  }

  func waitForLog(_ text: String) async throws {
    try await eventually("the log to say \"\(text)\"; it says:\n\(log)") { log.contains(text) || !process.isRunning }
    #expect(log.contains(text), "the log says:\n\(log)")
  }
}

struct TimedOut: Error, CustomStringConvertible {
  var description: String
}

/// Waits until something that another process does has happened. Gives up after ten minutes, against a hang alone: a busy
/// disk may keep a daemon waiting for one.
func eventually(_ what: @autoclosure () -> String, _ condition: () async throws -> Bool) async throws {
  let limit = ContinuousClock.now + .seconds(600)
  while try await !condition() {
    guard ContinuousClock.now < limit else { throw TimedOut(description: "waited in vain for \(what())") }
    try await Task.sleep(for: .milliseconds(20))
  }
}

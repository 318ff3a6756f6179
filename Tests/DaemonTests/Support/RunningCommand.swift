import Foundation
import Testing

/// A command under way, and what it says on stderr meanwhile.
final class RunningCommand {
  private let process = Process()
  private let errorsPath: String

  init(_ workspace: Workspace, _ arguments: String..., environment: [String: String] = [:]) throws {
    errorsPath = workspace.path("errors-\(UUID().uuidString)")
    try #require(FileManager.default.createFile(atPath: errorsPath, contents: nil))
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: errorsPath)
    try process.start()
  }

  deinit { if isRunning { Glibc.kill(pid, SIGKILL) } }

  var errors: String { (try? String(contentsOfFile: errorsPath, encoding: .utf8)) ?? "" }
  var isRunning: Bool { process.isRunning }
  var pid: Int32 { process.processIdentifier }

  /// Its exit status, once it has ended.
  func end() async throws -> Int32 {
    try await eventually("the command to end; it says:\n\(errors)") { !isRunning }
    return process.terminationStatus
  }

  func kill() async throws {
    Glibc.kill(pid, SIGKILL)
    try await eventually("the command to die") { !isRunning }
  }
}

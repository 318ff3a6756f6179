import Foundation
import Glibc
import Synchronization
import Testing

/// A program run to its end, and what it said.
struct ChildProcess {
  var status: Int32
  /// Whether a signal ended it.
  var wasKilled: Bool
  var output: String
  var errors: String

  static func run(_ program: String, _ arguments: [String]) throws -> ChildProcess {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let collected = Collected()
    let reader = Thread { collected.set(errors.fileHandleForReading.readDataToEndOfFile()) }
    reader.start()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let complained = collected.wait()
    // Foundation leaves them open, and crashes in `run` once some 1,300 descriptors are.
    for pipe in [output, errors] { try pipe.fileHandleForReading.close() }
    return ChildProcess(
      status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
      output: String(decoding: said, as: UTF8.self), errors: String(decoding: complained, as: UTF8.self))
  }

  /// The program that stands beside the running tests.
  static let probe = beside("SpoolProbe")
  static let tidings = beside("tidings")

  private static func beside(_ name: String) -> String {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent(name).path
  }

  static func probe(_ arguments: String...) throws -> ChildProcess { try run(probe, arguments) }

  /// Runs a program under strace, which lets one of its system calls go wrong.
  ///
  /// - Parameters:
  ///   - fault: what befalls the call: `signal=KILL` on entering it, `error=EIO` in its place.
  ///   - step: which call of that name, counted from 1 for each thread; `4+` is the fourth and all after it.
  static func run(
    _ program: String, _ arguments: [String], with fault: String, in call: String, at step: String
  ) throws -> ChildProcess {
    try run(
      try #require(Requirement.strace),
      [
        "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "signal=none", "-e",
        "inject=\(call):\(fault):when=\(step)", program,
      ] + arguments)
  }
}

private final class Collected: Sendable {
  private let done = DispatchSemaphore(value: 0)
  private let data = Mutex(Data())

  func set(_ value: Data) {
    data.withLock { $0 = value }
    done.signal()
  }

  func wait() -> Data {
    done.wait()
    return data.withLock { $0 }
  }
}

/// What the machine must offer for a test.
///
/// Where it does not, the test says so and passes over, except in continuous integration, where it fails.
enum Requirement {
  static let strace = tool("strace", paths: ["/usr/bin/strace", "/usr/local/bin/strace"])
  static let isRoot = geteuid() == 0

  static func tool(_ name: String, paths: [String]) -> String? {
    paths.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// - Returns: whether the test can run.
  static func met(_ isMet: Bool, _ need: Comment, sourceLocation: SourceLocation = #_sourceLocation) -> Bool {
    guard !isMet else { return true }
    if ProcessInfo.processInfo.environment["CI"] != nil {
      Issue.record("cannot run here: \(need)", sourceLocation: sourceLocation)
    } else {
      print("PASSED OVER at \(sourceLocation): \(need)")
    }
    return false
  }
}

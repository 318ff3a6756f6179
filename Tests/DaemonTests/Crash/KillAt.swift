import Foundation
import Testing

/// Runs the program and kills it on entering its Nth write, sync, rename, link, unlink or mkdir, all threads counted
/// together (Tests/KillAt).
struct KillAt {
  /// What became of it.
  enum End: Equatable {
    case killed
    case exited(Int32)
  }

  private static let path = (Program.path as NSString).deletingLastPathComponent + "/kill-at"

  private let books: String
  let process = Process()

  /// - Parameters:
  ///   - step: 1 and up; 0 kills nothing.
  ///   - folder: writes and syncs count of files below it only.
  init(_ step: Int, below folder: String, _ arguments: [String], log: String? = nil) throws {
    books = folder + "/../kill-at-\(UUID().uuidString)"
    // The tracer sees paths as the kernel has them.
    let real = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = [String(step), books, real, Program.path] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = log.flatMap { FileHandle(forWritingAtPath: $0) } ?? FileHandle.nullDevice
  }

  /// How the process ended, once it has.
  var end: End {
    process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGKILL
      ? .killed : .exited(process.terminationStatus)
  }

  /// Runs the command to its end.
  static func run(_ step: Int, below folder: String, _ arguments: String...) async throws -> End {
    let run = try KillAt(step, below: folder, arguments)
    try await run.process.runToEnd()
    return run.end
  }

  /// How many calls that count a command makes.
  static func count(below folder: String, _ arguments: String...) async throws -> Int {
    let run = try KillAt(0, below: folder, arguments)
    try await run.process.runToEnd()
    #expect(run.end == .exited(0))
    var count: Int?
    // Written by the tracer, which outlives the process by a moment.
    try await eventually("the count of calls") {
      count = (try? String(contentsOfFile: run.books, encoding: .utf8)).flatMap { Int($0.dropLast()) }
      return count != nil
    }
    try? FileManager.default.removeItem(atPath: run.books)
    return try #require(count)
  }

  /// Goes through steps, a few at a time.
  static func forEach(_ steps: some Sequence<Int>, _ body: @escaping @Sendable (Int) async throws -> Void) async throws
  {
    try await withThrowingTaskGroup(of: Void.self) { group in
      var started = 0
      for step in steps {
        if started >= 3 { try await group.next() }
        group.addTask { try await body(step) }
        started += 1
      }
      try await group.waitForAll()
    }
  }
}

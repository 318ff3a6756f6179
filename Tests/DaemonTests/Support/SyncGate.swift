import Foundation
import Testing

/// A slow disk under a program's spool: what it delivers becomes durable only once the gate is open (Tests/SyncGate).
struct SyncGate {
  private let file: String
  private let library: String

  /// Closed; `nil` where there is no C compiler to make it with.
  init?(in workspace: Workspace) async throws {
    file = workspace.path("sync-gate")
    library = workspace.path("sync-gate.so")
    let source = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("SyncGate/sync-gate.c").path
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    compiler.arguments = ["cc", "-shared", "-fPIC", "-O2", "-o", library, source]
    try await compiler.runToEnd()
    guard isPossible(compiler.terminationStatus == 0, "a C compiler (cc) is not installed") else { return nil }
    try #require(FileManager.default.createFile(atPath: file, contents: nil))
  }

  /// Of the programs that stand before it.
  var environment: [String: String] { ["LD_PRELOAD": library, "SYNC_GATE": file] }

  func open() throws { try FileManager.default.removeItem(atPath: file) }
}

import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// A daemon that finds a long outbox when it starts, and a slow disk under the spool.
@Suite struct DaemonStartTests {
  private static let waiting = 600

  private let workspace: Workspace
  private let server: LoopbackServer
  private let config: String

  init() throws {
    workspace = try Workspace()
    server = try LoopbackServer()
    server["/a"] = .reply(.ok(Sample.rss((1...Self.waiting).map { "Article number \($0)" })))
    config = try workspace.configure(feeds: "  - {url: \"\(server.url("/a"))\", id: a, every: 1d}")
  }

  /// Has a poll promise the articles, and end before any is delivered.
  private func fillOutbox(behind gate: SyncGate) async throws {
    let poll = try RunningCommand(workspace, "poll", "-c", config, environment: gate.environment)
    try await eventually("the outbox to fill") {
      let status = try await Program.run("status", "--json", "-c", config)
      // Until the state is made, there is none to be read.
      guard status.status == 0 else { return false }
      return try JSONReader.read(Array(status.output.utf8))["outbox"]?.integer == Int64(Self.waiting)
    }
    try await poll.kill()
    #expect(workspace.names().isEmpty)
    // What stands there later is of the daemon.
    for name in workspace.names(in: "tmp") {
      try FileManager.default.removeItem(atPath: workspace.path("spool/all/tmp/\(name)"))
    }
  }

  @Test(arguments: [SIGTERM, SIGINT]) func aSignalEndsItAfterTheArticlesInHand(signal: Int32) async throws {
    guard let gate = try await SyncGate(in: workspace) else { return }
    try await fillOutbox(behind: gate)
    let daemon = try await RunningDaemon(workspace, environment: gate.environment, hasStarted: false)
    try await eventually("the first articles to be written") { !workspace.names(in: "tmp").isEmpty }
    daemon.signal(signal)
    try await daemon.waitForLog("stopping; ")
    #expect(workspace.names().isEmpty)
    try gate.open()
    try await eventually("the daemon to end") { !daemon.isRunning }
    #expect(daemon.status == 0)
    let delivered = workspace.names().count
    #expect(delivered > 0 && delivered < Self.waiting)
    #expect(
      daemon.log.contains("stopped; \(Self.waiting - delivered) articles wait for the next start\n"), "\(daemon.log)")
    let next = try await RunningDaemon(workspace)
    #expect(workspace.names().count == Self.waiting)
    #expect(try Set(workspace.titles()).count == Self.waiting)
    #expect(try await next.stop() == 0)
  }

  /// The commands beside it know it for what it is, and a poll is done when it has started.
  @Test func itAnswersWhileItDeliversWhatWaits() async throws {
    guard let gate = try await SyncGate(in: workspace) else { return }
    try await fillOutbox(behind: gate)
    let daemon = try await RunningDaemon(workspace, environment: gate.environment, hasStarted: false)
    try await eventually("the status to tell of it") {
      try await Program.run("status", "-c", config).output.contains(", 600 waiting for the spool, daemon starting\n")
    }
    let status = try await Program.run("status", "--json", "-c", config)
    #expect(try JSONReader.read(Array(status.output.utf8))["daemon_starting"]?.bool == true)
    let second = try await Program.run("run", "-c", config)
    #expect(second.status == 2)
    #expect(second.errors.contains("held by process \(daemon.pid)"), "\(second.errors)")
    let poll = try RunningCommand(workspace, "poll", "-c", config, "--patience", "1h")
    let words = "tidings: waiting for the daemon (process \(daemon.pid)), which is starting: "
    try await eventually("a word on who is waited for") { poll.errors.contains(words) }
    #expect(workspace.names().isEmpty)
    try gate.open()
    #expect(try await poll.end() == 0, "\(poll.errors)")
    #expect(workspace.names().count == Self.waiting)
    let after = try await Program.run("status", "-c", config).output
    #expect(after.contains(", daemon running"), "\(after)")
    #expect(try await daemon.stop() == 0)
  }

  @Test func aPollThatWaitsForItIsToldWhenItEndsInstead() async throws {
    guard let gate = try await SyncGate(in: workspace) else { return }
    try await fillOutbox(behind: gate)
    let daemon = try await RunningDaemon(workspace, environment: gate.environment, hasStarted: false)
    try await eventually("it to listen") {
      try await Program.run("status", "-c", config).output.contains("daemon starting")
    }
    let poll = try RunningCommand(workspace, "poll", "-c", config, "--patience", "1h")
    try await eventually("the poll to wait") { poll.errors.contains("which is starting") }
    daemon.signal(SIGTERM)
    try await daemon.waitForLog("stopping; ")
    try gate.open()
    #expect(try await poll.end() == 1)
    try await eventually("the daemon to end") { !daemon.isRunning }
    #expect(daemon.status == 0)
    #expect(
      poll.errors.hasSuffix("tidings: the daemon ended before it had polled all feeds; try again\n"),
      "\(poll.errors)")
    #expect(!FileManager.default.fileExists(atPath: workspace.path("state.sqlite.sock")))
  }
}

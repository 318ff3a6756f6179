import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// What a user is told who may read the configuration, and not the state.
@Suite struct PermissionTests {
  private let workspace: Workspace
  private let server: LoopbackServer
  private var config: String { workspace.path("tidings.yaml") }

  /// A feed that was polled once.
  init() async throws {
    workspace = try Workspace()
    server = try LoopbackServer()
    server["/f"] = .reply(.ok(Sample.rss(["First light"], channel: "Harbour")))
    try workspace.write(
      """
      spool: spool
      state: state/state.sqlite
      http: {min_gap: 0s}
      feeds:
        - {url: "\(server.url("/f"))", id: f, every: 1d}

      """, to: "tidings.yaml")
    #expect(try await Program.run("poll", "-c", config).status == 0)
  }

  private func close(_ name: String) { #expect(chmod(workspace.path(name), 0) == 0) }

  /// As it has to be again before the workspace can be removed.
  private func open(_ name: String) { #expect(chmod(workspace.path(name), 0o700) == 0) }

  @Test(arguments: ["state", "state/state.sqlite"], [["status"], ["status", "--json"], ["state", "check"]])
  func aStateThatMayNotBeReadIsNotTakenForNone(closed: String, command: [String]) async throws {
    close(closed)
    defer { open(closed) }
    let outcome = try await Program.run(command + ["-c", config], through: Program.heedingModes)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("tidings: /"), "\(outcome.errors)")
    #expect(outcome.errors.contains("/state/state.sqlite: cannot be opened ("), "\(outcome.errors)")
    #expect(
      outcome.errors.hasSuffix(
        ": Permission denied); run this as root or as the user that the daemon runs as\n"), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test func anExportGoesOnWithoutTitlesAndSaysSo() async throws {
    close("state")
    defer { open("state") }
    let outcome = try await Program.run(["export", "-c", config], through: Program.heedingModes)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("text=\"f\"") && !outcome.output.contains("Harbour"), "\(outcome.output)")
    #expect(outcome.errors.hasPrefix("tidings: the titles of the feeds are left out: /"), "\(outcome.errors)")
    #expect(outcome.errors.contains("Permission denied"))
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test func aDaemonThatMayNotBeAskedIsNotTakenForNone() async throws {
    let daemon = try await RunningDaemon(workspace)
    let socket = "state/state.sqlite.sock"
    // It has its mode by then.
    try await eventually("an answer") {
      try await Program.run("status", "-c", config).output.contains(", daemon running")
    }
    close(socket)
    let table = try await Program.run(["status", "-c", config], through: Program.heedingModes)
    #expect(table.status == 0, "\(table.errors)")
    #expect(table.output.contains("daemon running, which answers only its own user and root"), "\(table.output)")
    let json = try await Program.run(["status", "--json", "-c", config], through: Program.heedingModes)
    #expect(try JSONReader.read(Array(json.output.utf8))["daemon"]?.bool == true)
    #expect(try await daemon.stop() == 0)
    let after = try await Program.run(["status", "-c", config], through: Program.heedingModes)
    #expect(after.output.contains("no daemon running"), "\(after.output)")
  }
}

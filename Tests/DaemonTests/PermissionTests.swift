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

  @Test(.enabled(if: geteuid() == 0, "needs root to act for another user"))
  func whatRootMakesForADaemonIsTheDaemonsOwn() async throws {
    let user: uid_t = 54_321
    try FileManager.default.createDirectory(atPath: workspace.path("home"), withIntermediateDirectories: false)
    #expect(chown(workspace.path("home"), user, user) == 0)
    server["/many"] = .reply(.ok(Sample.rss((0..<50).map { "Light \($0)" })))
    let config = try workspace.write(
      """
      spool: home/spool
      state: home/state/state.sqlite
      feeds: ["\(server.url("/many"))"]
      queues: [{name: all}, {name: lines, format: journal}]

      """, to: "other.yaml")
    #expect(try await Program.run("poll", "-c", config).status == 0)
    let made = try FileManager.default.contentsOfDirectory(atPath: workspace.path("home/state"))
    #expect(Set(made).isSuperset(of: ["state.sqlite", "state.sqlite-wal", "state.sqlite.lock"]))
    let segments = try FileManager.default.contentsOfDirectory(atPath: workspace.path("home/spool/lines/new"))
    #expect(!segments.isEmpty)
    let parts = ["", "/all", "/all/tmp", "/all/new", "/all/cur", "/all/failed"].map { "spool" + $0 }
    for name in ["state"] + made.map({ "state/" + $0 }) + parts + segments.map({ "spool/lines/new/" + $0 }) {
      var status = stat()
      #expect(stat(workspace.path("home/" + name), &status) == 0 && status.st_uid == user, "\(name)")
    }
  }

  @Test(arguments: ["kept", "missing"])
  func aLinkInThePlaceOfTheLockIsNotWrittenThrough(target: String) async throws {
    try workspace.write("precious\n", to: "kept")
    let lock = workspace.path("state/state.sqlite.lock")
    try FileManager.default.removeItem(atPath: lock)
    #expect(symlink(workspace.path(target), lock) == 0)
    let outcome = try await Program.run("poll", "-c", config)
    #expect(outcome.status != 0)
    #expect(
      outcome.errors.contains("state.sqlite.lock: Too many levels of symbolic links; a symbolic link is not followed"),
      "\(outcome.errors)")
    #expect(try String(contentsOfFile: workspace.path("kept"), encoding: .utf8) == "precious\n")
    #expect(!FileManager.default.fileExists(atPath: workspace.path("missing")))
  }

  @Test func aCheckWarnsOfWhatThisUserMayNotWrite() async throws {
    for name in ["state", "spool"] { #expect(chmod(workspace.path(name), 0o500) == 0) }
    defer { for name in ["state", "spool"] { open(name) } }
    let outcome = try await Program.run(["check", "-c", config], through: Program.heedingModes)
    #expect(outcome.status == 0 && outcome.output.hasSuffix(": ok, 1 feed\n"))
    let said = outcome.errors.split(separator: "\n").filter { !$0.hasPrefix("note: ") }
    #expect(said.count == 2)
    #expect(said.first?.hasPrefix("\(config):1:8: warning: spool: /") == true, "\(said)")
    #expect(said.last?.hasPrefix("\(config):2:8: warning: state: /") == true, "\(said)")
    for (line, name) in zip(said, ["spool", "state"]) {
      #expect(
        line.hasSuffix("/\(name) cannot be written by this user; run tidings as the one it belongs to"), "\(line)")
    }
  }

  @Test(arguments: [["add", "--as-is", "https://example.org/f"], ["export", "-o"]])
  func aFileThatMayNotBeReplacedIsNamedWithItsDirectory(command: [String]) async throws {
    try workspace.write("", to: "d/list.opml")
    let config = try workspace.write("feeds: []\n", to: "d/tidings.yaml")
    #expect(chmod(workspace.path("d"), 0o500) == 0)
    defer { open("d") }
    let file = command.count == 2 ? workspace.path("d/list.opml") : config
    let outcome = try await Program.run(
      command + (command.count == 2 ? [file] : []) + ["-c", config], through: Program.heedingModes)
    #expect(outcome.status == 1)
    let name = file.split(separator: "/").suffix(2).joined(separator: "/")
    #expect(outcome.errors.contains("/\(name) cannot be written, as no file can be made in /"), "\(outcome.errors)")
    #expect(outcome.errors.hasSuffix("/d: Permission denied\n"))
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

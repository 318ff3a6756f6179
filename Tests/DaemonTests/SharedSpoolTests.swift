import Disks
import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// Two configurations with states of their own and, by mistake, one spool.
@Suite struct SharedSpoolTests {
  private static let formats = ["files", "journal"]

  private let workspace: Workspace
  private let server: LoopbackServer

  init() throws {
    workspace = try Workspace()
    server = try LoopbackServer()
    server["/a"] = .reply(.ok(Sample.rss(["First light"])))
    server["/b"] = .reply(.ok(Sample.rss(["Another matter"], host: "other.example")))
  }

  /// A configuration of a feed with a state of its own.
  private func configure(_ name: String, format: String = "files", every: String = "1s") throws -> String {
    try workspace.write(
      """
      spool: spool
      state: \(name).sqlite
      http: {min_gap: 0s, timeout: 1h}
      queues: [{name: all, format: \(format)}]
      feeds: [{url: "\(server.url("/\(name)"))", id: \(name), every: \(every)}]

      """, to: name + ".yaml")
  }

  private func refusal(by pid: Int32, _ kind: String) -> String {
    "/spool: held by process \(pid) (\(kind)); two configurations may not share a spool: name another one in one of them"
  }

  /// The titles of all that is delivered, in files or in segments.
  private func delivered() throws -> [String] {
    try workspace.names().flatMap { name in
      try String(contentsOfFile: workspace.path("spool/all/new/\(name)"), encoding: .utf8).split(separator: "\n")
        .compactMap { try JSONReader.read(Array($0.utf8))["title"]?.string }
    }.sorted()
  }

  @Test(arguments: formats) func theSecondIsRefusedAndTheFirstDeliversOn(format: String) async throws {
    let (first, second) = (try configure("a", format: format), try configure("b", format: format))
    let daemon = try await RunningDaemon(workspace, config: "a.yaml")
    try await eventually("the first article") {
      try await Program.run("status", "--json", "-c", first).output.contains("\"delivered\":1")
    }
    // Of another delivery, under way.
    let staged = workspace.path("spool/all/tmp/being-written")
    _ = FileManager.default.createFile(atPath: staged, contents: Data("half".utf8))
    for command in ["poll", "run"] {
      let outcome = try await Program.run(command, "-c", second)
      #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome)")
      #expect(outcome.errors.hasSuffix(refusal(by: daemon.pid, "a daemon") + "\n"), "\(outcome.errors)")
      #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    }
    #expect(FileManager.default.fileExists(atPath: staged))
    if format == "journal" { #expect(workspace.names().isEmpty && workspace.names(in: "tmp").count == 2) }
    #expect(server.requests(to: "/b").isEmpty)
    server["/a"] = .reply(.ok(Sample.rss(["First light", "Second wind"])))
    #expect(try await Program.run("poll", "-c", first).status == 0, "its own poll is the daemon's to do")
    for arguments in [["check"], ["status"], ["spool", "ls"], ["spool", "verify"], ["spool", "prune"]] {
      let outcome = try await Program.run(arguments + ["-c", first])
      #expect(outcome.status == 0, "\(arguments): \(outcome)")
      #expect(!(outcome.output + outcome.errors).contains("another state"), "\(arguments): \(outcome)")
    }
    let rival = "held by process \(daemon.pid), which keeps another state; two configurations may not share a spool"
    let check = try await Program.run("check", "-c", second)
    #expect(check.status == 0 && check.errors.contains("b.yaml:1:8: warning: spool: "), "\(check)")
    #expect(check.errors.contains("/spool is \(rival)"), "\(check)")
    let status = try await Program.run("status", "-c", second)
    #expect(status.status == 0 && status.output.contains("/spool: \(rival)"), "\(status)")
    #expect(try await Program.run("status", "--json", "-c", second).output.contains("\"spool_rival\":\(daemon.pid),"))
    #expect(try await daemon.stop() == 0)
    #expect(try delivered() == ["First light", "Second wind"])
    #expect(try await Program.run("poll", "-c", second).status == 0)
    #expect(try delivered() == ["Another matter", "First light", "Second wind"])
  }

  @Test(arguments: formats) func whereTheFirstIsKilledTheNextStartsAtOnce(format: String) async throws {
    _ = try configure("a", format: format)
    let second = try configure("b", format: format)
    let daemon = try await RunningDaemon(workspace, config: "a.yaml")
    try await eventually("the first article") {
      try await Program.run("status", "--json", "-c", workspace.path("a.yaml")).output.contains("\"delivered\":1")
    }
    try await daemon.kill()
    let poll = try await Program.run("poll", "-c", second)
    #expect(poll.status == 0 && poll.errors.isEmpty, "\(poll)")
    let next = try await RunningDaemon(workspace, config: "a.yaml")
    #expect(try await next.stop() == 0)
    #expect(try delivered() == ["Another matter", "First light"])
  }

  @Test func aCommandThatDeliversIsWaitedForAsLongAsPatienceLasts() async throws {
    let (first, second) = (try configure("a"), try configure("b"))
    let gate = Gate()
    server["/a"] = .reply(Reply.ok(Sample.rss(["First light"])).behind(gate))
    let poll = try RunningCommand(workspace, "poll", "-c", first)
    await gate.waitUntilReached()
    let hasty = try await Program.run("poll", "-c", second, "--patience", "1s")
    #expect(hasty.status == 1)
    #expect(hasty.errors.hasSuffix(refusal(by: poll.pid, "a command at work") + "\n"), "\(hasty.errors)")
    let patient = try RunningCommand(workspace, "poll", "-c", second, "--patience", "1h")
    try await eventually("a word on who is waited for") { !patient.errors.isEmpty }
    #expect(patient.errors == "tidings: waiting for process \(poll.pid), which holds the spool\n")
    gate.open()
    #expect(try await poll.end() == 0, "\(poll.errors)")
    #expect(try await patient.end() == 0, "\(patient.errors)")
    #expect(try delivered() == ["Another matter", "First light"])
  }

  @Test func aDaemonWaitsForACommandThatDelivers() async throws {
    let (first, second) = (try configure("a"), try configure("b"))
    let gate = Gate()
    server["/a"] = .reply(Reply.ok(Sample.rss(["First light"])).behind(gate))
    let poll = try RunningCommand(workspace, "poll", "-c", first)
    await gate.waitUntilReached()
    let daemon = try await RunningDaemon(workspace, config: "b.yaml", hasStarted: false)
    let words = "waiting for process \(poll.pid), which holds the spool"
    try await eventually("the daemon to wait") { daemon.log.contains(words) || !daemon.isRunning }
    gate.open()
    #expect(try await poll.end() == 0, "\(poll.errors)")
    try await eventually("the daemon to begin") { daemon.log.contains("polling ") || !daemon.isRunning }
    guard daemon.isRunning else {
      // It waits for 10 s; on a slow machine these are over before.
      #expect(daemon.log.contains(refusal(by: poll.pid, "a command at work")), "\(daemon.log)")
      return #expect(daemon.status == 1, "its service manager is to start it again")
    }
    try await eventually("its article") { try delivered() == ["Another matter", "First light"] }
    #expect(try await Program.run("status", "-c", second).output.contains(", daemon running"))
    #expect(try await daemon.stop() == 0)
  }

  /// What is asked of consumers: nothing. Their own locks are on `cur/`.
  @Test func consumersTakeBesideTheDaemon() async throws {
    let config = try configure("a")
    let daemon = try await RunningDaemon(workspace, config: "a.yaml")
    try await eventually("the first article") { workspace.names().count == 1 }
    let name = try #require(workspace.names().first)
    #expect(try await Program.run("spool", "claim", "-c", config).output.hasSuffix("/cur/\(name)\n"))
    #expect(try await Program.run("spool", "ack", "-c", config, name).status == 0)
    let consumer = Process()
    consumer.executableURL = URL(fileURLWithPath: "/bin/sh")
    consumer.arguments = [
      URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Feeds/consumers/consume.sh").path,
      workspace.path("spool/all"), "/bin/cat",
    ]
    consumer.standardOutput = FileHandle.nullDevice
    server["/a"] = .reply(.ok(Sample.rss(["First light", "Second wind"])))
    try await eventually("the second article") { workspace.names().count == 1 }
    try await consumer.runToEnd()
    #expect(consumer.terminationStatus == 0)
    #expect(workspace.names().isEmpty && workspace.names(in: "cur").isEmpty)
    #expect(try await daemon.stop() == 0)
  }

  /// Away, and then mounted once more over where it was: the lock is on what stands there.
  @Test func aSpoolThatIsMountedAnewIsLockedAnew() async throws {
    guard isPossible(canMount, "only root can mount a small disk") else { return }
    let (first, second) = (try configure("a"), try configure("b"))
    let old = try SmallDisk(at: workspace.path("spool"), size: "2m")
    let daemon = try await RunningDaemon(workspace, config: "a.yaml")
    try await eventually("the first article") { workspace.names().count == 1 }
    old.unmount()
    let new = try SmallDisk(at: workspace.path("spool"), size: "2m")
    defer { new.unmount() }
    try await daemon.waitForLog("articles now go to what stands in its place")
    let outcome = try await Program.run("poll", "-c", second)
    #expect(outcome.status == 2 && outcome.errors.contains(refusal(by: daemon.pid, "a daemon")), "\(outcome)")
    server["/a"] = .reply(.ok(Sample.rss(["Second wind"])))
    #expect(try await Program.run("poll", "-c", first).status == 0)
    try await eventually("the second article") { try delivered() == ["Second wind"] }
    #expect(try await daemon.stop() == 0)
  }
}

import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// A poll that a daemon is asked to do, as it holds the state.
@Suite struct PollWithDaemonTests {
  /// Where a daemon does the work, whoever asks for it need not know the daemon's secrets.
  @Test func aSecretIsNeededWhereNoDaemonDoesTheWork() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light"])))
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/feed"))\", id: sample, every: 1h, auth: {bearer: \"${TIDINGS_TEST_TOKEN}\"}}")
    let alone = try await Program.run("poll", "-c", config)
    #expect(alone.status == 2 && alone.output.isEmpty)
    #expect(alone.errors.split(separator: "\n").count == 1, "\(alone.errors)")
    #expect(alone.errors.contains("the environment variable TIDINGS_TEST_TOKEN is not set"), "\(alone.errors)")

    let daemon = try await RunningDaemon(workspace, environment: ["TIDINGS_TEST_TOKEN": "known"])
    try await eventually("the first poll") { workspace.names().count == 1 }
    let asked = try await Program.run("poll", "-c", config)
    #expect(asked.status == 0 && asked.output == "sample: same body as before\n", "\(asked.output + asked.errors)")
    #expect(server.requests.map { $0["Authorization"] } == ["Bearer known", "Bearer known"])
    #expect(try await daemon.stop() == 0)
  }

  /// Stopped, or stuck: it takes the request, and never says a word.
  @Test func aDaemonThatGivesNoSignOfLifeIsNotWaitedForWithoutEnd() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light"])))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample, every: 1d}")
    let daemon = try await RunningDaemon(workspace)
    // It listens by then.
    try await eventually("an answer") {
      try await Program.run("status", "-c", config).output.contains(", daemon running")
    }
    daemon.signal(SIGSTOP)
    let vain = try await Program.run("poll", "-c", config, "--patience", "1s")
    #expect(vain.status == 1 && vain.output.isEmpty)
    let said = vain.errors.split(separator: "\n")
    #expect(said.count == 2)
    #expect(said.first == "tidings: waiting for the daemon (process \(daemon.pid)), which does not answer")
    #expect(said.last?.contains("(process \(daemon.pid)) holds the state and has given no sign of life") == true)
    let status = try await Program.run("status", "-c", config)
    #expect(
      status.output.contains("the daemon (process \(daemon.pid)) does not answer: it is stopped or stuck"),
      "\(status.output)")
    daemon.signal(SIGCONT)
    let polled = try await Program.run("poll", "-c", config)
    #expect(polled.status == 0 && polled.output.hasPrefix("sample: "), "\(polled.errors)")
    #expect(try await daemon.stop() == 0)
  }

  @Test func aDaemonAtWorkIsWaitedForHoweverLongThatTakes() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let gate = Gate()
    server["/feed"] = .reply(.ok(Sample.rss(["First light"])).behind(gate))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}", timeout: "1h")
    let daemon = try await RunningDaemon(workspace)
    let errors = workspace.path("errors")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec \"$0\" poll -c \"$1\" --patience 1h 2>\"$2\"", Program.path, config, errors]
    process.standardOutput = FileHandle.nullDevice
    try await eventually("an answer") {
      try await Program.run("status", "-c", config).output.contains(", daemon running")
    }
    try process.start()
    let words = "tidings: waiting for the daemon (process \(daemon.pid)), which is at work: polling 1, waiting 0\n"
    try await eventually("a word on who is waited for") {
      (try? String(contentsOfFile: errors, encoding: .utf8))?.contains(words) == true
    }
    // As a shell does for Ctrl-Z and fg.
    for (signal, state) in [(SIGSTOP, ") T"), (SIGCONT, ") S")] {
      #expect(kill(process.processIdentifier, signal) == 0)
      try await eventually("the command to heed the signal") {
        try String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8).contains(state)
      }
    }
    gate.open()
    try await eventually("the poll to end") { !process.isRunning }
    #expect(process.terminationStatus == 0)
    let said = try String(contentsOfFile: errors, encoding: .utf8)
    #expect(said.split(separator: "\n").allSatisfy { $0.hasPrefix("tidings: waiting for the daemon") }, "\(said)")
    #expect(try await daemon.stop() == 0)
  }
}

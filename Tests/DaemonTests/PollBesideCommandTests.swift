import Foundation
import LoopbackServer
import Testing

/// A poll that finds the state held by another command, where there is no daemon.
@Suite struct PollBesideCommandTests {
  private let workspace: Workspace
  private let gate = Gate()
  private let config: String
  private let server: LoopbackServer

  init() throws {
    workspace = try Workspace()
    server = try LoopbackServer()
    server["/a"] = .replies([Reply.ok(Sample.rss(["First light"])).behind(gate), .ok(Sample.rss(["Second wind"]))])
    config = try workspace.configure(feeds: "  - {url: \"\(server.url("/a"))\", id: a}", timeout: "1h")
  }

  @Test func itWaitsForTheOneBeforeItAndThenPolls() async throws {
    let first = try RunningCommand(workspace, "poll", "-c", config)
    await gate.waitUntilReached()
    let second = try RunningCommand(workspace, "poll", "-c", config, "--patience", "1h")
    try await eventually("a word on who is waited for") { !second.errors.isEmpty }
    #expect(second.errors == "tidings: waiting for process \(first.pid), which holds the state\n")
    gate.open()
    #expect(try await first.end() == 0, "\(first.errors)")
    #expect(try await second.end() == 0, "\(second.errors)")
    #expect(server.requests.count == 2)
    #expect(try workspace.titles() == ["First light", "Second wind"])
  }

  @Test func itEndsWhereTheOneBeforeItDoesNot() async throws {
    let first = try RunningCommand(workspace, "poll", "-c", config)
    await gate.waitUntilReached()
    let second = try await Program.run("poll", "-c", config, "--patience", "1s")
    #expect(second.status == 1 && second.output.isEmpty)
    #expect(second.errors.contains("state.sqlite: held by process \(first.pid) "), "\(second.errors)")
    #expect(server.requests.count == 1)
    gate.open()
    #expect(try await first.end() == 0, "\(first.errors)")
  }
}

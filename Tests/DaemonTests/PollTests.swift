import Foundation
import LoopbackServer
import Testing
import TidingsModel

@Suite struct PollTests {
  @Test func aPollDeliversEachArticleOnceAndASecondOneNone() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light", "Second wind"])))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")

    let first = try await Program.run("poll", "-c", config)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output == "sample: 2 new\n")
    // The newest item stands first in a feed, and the oldest is delivered first.
    #expect(try workspace.titles() == ["Second wind", "First light"])

    let second = try await Program.run("poll", "-c", config)
    #expect(second.status == 0)
    #expect(workspace.names().count == 2)
  }

  @Test func aWarningOfTheConfigurationIsSaidOnce() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light"])))
    try workspace.write("a note", to: "note.md")
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}", more: "include: [\"note.*\"]")
    let outcome = try await Program.run("poll", "-c", config)
    #expect(outcome.status == 0 && outcome.output == "sample: 1 new\n")
    let warnings = outcome.errors.split(separator: "\n").filter { $0.contains("note.md is none of") }
    #expect(warnings.count == 1, "\(outcome.errors)")
  }

  @Test(arguments: [14, 30, 80]) func theBarOfAPollStaysOnOneLine(columns: Int) async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light"])))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    let shown = try await Program.onTerminal(columns: columns, rows: 24, "poll", "-c", config)
    let bars = shown.output.components(separatedBy: "\r\u{1B}[K").filter { $0.contains("/1 ") }
    #expect(shown.status == 0 && !bars.isEmpty, "\(shown.output)")
    for bar in bars { #expect(bar.count < columns, "\(bar)") }
  }

  @Test func feedsOfOneHostThatArePolledTogetherShareItsConnections() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    var feeds: [String] = []
    for number in 0..<12 {
      server["/\(number)"] = .reply(.ok(Sample.rss(["Story \(number)"])))
      feeds.append("  - {url: \"\(server.url("/\(number)"))\", id: f\(number)}")
    }
    let config = try workspace.configure(feeds: feeds.joined(separator: "\n"))
    #expect(try await Program.run("poll", "-c", config).status == 0)
    #expect(server.requests.count == 12)
    // Two at a time, as `max_per_host` has it; a connection that is just being closed may have to be replaced.
    #expect(Set(server.requests.map(\.connection)).count <= 4)
  }

  @Test(arguments: [("| head -n 1", 0), (">/dev/full", 1)])
  func aPollThatNobodyListensToPollsAllFeeds(redirection: String, status: Int) async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let ids = (0..<8).map { "f\($0)" }
    let gates = ids.map { _ in Gate() }
    for (id, gate) in zip(ids, gates) { server["/\(id)"] = .reply(Reply.ok(Sample.rss(["Of \(id)"])).behind(gate)) }
    let config = try workspace.configure(
      feeds: ids.map { "  - {url: \"\(server.url("/\($0)"))\", id: \($0)}" }.joined(separator: "\n"))
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = ["-c", "'\(Program.path)' poll -c '\(config)' \(redirection); exit ${PIPESTATUS[0]}"]
    shell.standardOutput = FileHandle.nullDevice
    shell.standardError = FileHandle.nullDevice
    try shell.start()
    // One after the other: a line is written, and its reader gone, before the last feeds answer.
    for (number, gate) in gates.enumerated() {
      gate.open()
      try await eventually("article \(number)") { workspace.names().count == number + 1 || !shell.isRunning }
    }
    try await eventually("the poll to end") { !shell.isRunning }
    #expect(shell.terminationStatus == Int32(status))
    #expect(workspace.names().count == ids.count)
  }

  @Test func aFeedThatIsUnknownIsAUsageError() async throws {
    let workspace = try Workspace()
    let config = try workspace.configure(feeds: "  - {url: \"http://127.0.0.1:9/feed\", id: sample}")
    let outcome = try await Program.run("poll", "-c", config, "nonesuch")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("nonesuch"))
  }
}

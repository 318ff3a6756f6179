import Foundation
import LoopbackServer
import Testing

/// What a new configuration makes of the feeds.
@Suite struct ReloadTests {
  /// The items have nothing but their guids to be known again by.
  @Test(.timeLimit(.minutes(30)))
  func aRenamedFeedStaysWhatItWasThoughAnotherCannotBeForgotten() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    func document(_ guids: String...) -> Reply {
      let items = guids.map { "<item><guid>\($0)</guid><title>New</title></item>" }.joined()
      return .ok("<rss version=\"2.0\"><channel><title>t</title>\(items)</channel></rss>")
    }
    server["/tide"] = .reply(document("high"))
    server["/fish"] = .reply(document("cod"))
    func line(_ path: String, as id: String) -> String {
      "  - {url: \"\(server.url("/\(path)"))\", id: \(id), every: 1h, dedup: off}"
    }
    let config = try workspace.configure(
      feeds: [line("tide", as: "old"), line("fish", as: "gone")].joined(separator: "\n"))
    #expect(try await Program.run("poll", "-c", config).status == 0)
    #expect(workspace.names().count == 2)
    try workspace.changeState("CREATE TRIGGER stuck BEFORE DELETE ON daily BEGIN SELECT RAISE(ABORT, 'stuck'); END")
    let daemon = try await RunningDaemon(workspace)
    try workspace.configure(feeds: line("tide", as: "new"))
    for times in 1...2 {
      daemon.signal(SIGHUP)
      try await eventually("reload \(times); the log says:\n\(daemon.log)") {
        daemon.log.components(separatedBy: "configuration reloaded").count > times
      }
    }
    #expect(daemon.log.contains("could not be forgotten"))
    server["/tide"] = .reply(document("low", "high"))
    #expect(try await Program.run("poll", "-c", config).output == "new: 1 new\n")
    #expect(try await daemon.stop() == 0)
    #expect(workspace.names().count == 3)
    let feeds = "SELECT count(*) FROM feeds WHERE NOT forgotten"
    #expect(try workspace.number(inState: feeds) == 2)
    try workspace.changeState("DROP TRIGGER stuck")
    #expect(try await RunningDaemon(workspace).stop() == 0)
    #expect(try workspace.number(inState: feeds) == 1)
  }
}

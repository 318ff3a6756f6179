import Foundation
import FoundationNetworking
import LoopbackServer
import Testing
import TidingsModel

@Suite struct StatusServerTests {
  @Test func aDaemonShowsWhatItPolled() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/a"] = .reply(.ok(Sample.rss(["First light", "Second wind"], channel: "Lantern <i>News</i>")))
    try workspace.configure(
      feeds: "  - {url: \"\(server.url("/a"))\", id: a}", more: "server: {listen: \"127.0.0.1:0\"}")
    let daemon = try await RunningDaemon(workspace)
    try await eventually("the articles") { workspace.names().count == 2 }
    let address = try await address(of: daemon)
    #expect(try await get(address + "healthz") == "ok\n")
    #expect(try await get(address + "readyz") == "ready\n")
    try await eventually("the poll to be counted") {
      let metrics = try await get(address + "metrics")
      return metrics.contains("\ntidings_polls_total{result=\"polled\"} 1\n")
        && metrics.contains("\ntidings_articles_total{kind=\"new\"} 2\n")
    }
    #expect(try await get(address).contains("Lantern News"))
    #expect(try await daemon.stop() == 0)
  }

  @Test func aSocketOfTheServiceManagerTakesTheConfiguredOnesPlace() async throws {
    let workspace = try Workspace()
    try workspace.configure(feeds: "  []", more: "server: {listen: \"unix:unused.sock\"}")
    // What systemd does: listens, hands the socket over as descriptor 3, and says so to that process alone.
    let launcher = """
      import os, socket, sys
      s = socket.create_server(("127.0.0.1", 0))
      os.dup2(s.fileno(), 3)
      os.set_inheritable(3, True)
      os.environ.update(LISTEN_FDS="1", LISTEN_FDNAMES="status", LISTEN_PID=str(os.getpid()))
      os.execv(sys.argv[1], sys.argv[1:])
      """
    let daemon = try await RunningDaemon(workspace, through: ["/usr/bin/env", "python3", "-c", launcher])
    #expect(try await get(address(of: daemon) + "healthz") == "ok\n")
    #expect(!FileManager.default.fileExists(atPath: workspace.path("unused.sock")))
    #expect(try await daemon.stop() == 0)
  }

  @Test func anAddressOpenToOthersWithoutATokenIsAnErrorOfTheConfiguration() async throws {
    let workspace = try Workspace()
    let config = try workspace.configure(feeds: "  []", more: "server: {listen: \"0.0.0.0:0\"}")
    let outcome = try await Program.run("run", "-c", config)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("tidings.yaml:4:"), "\(outcome.errors)")
    #expect(outcome.errors.contains("listen: other machines can reach 0.0.0.0:0: set a token"), "\(outcome.errors)")
  }

  private func address(of daemon: RunningDaemon) async throws -> String {
    try await daemon.waitForLog("status server listens")
    return String(try #require(daemon.log.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+\//)).0)
  }

  private func get(_ address: String) async throws -> String {
    let url = try #require(URL(string: address))
    return String(decoding: try await URLSession.shared.data(from: url).0, as: UTF8.self)
  }
}

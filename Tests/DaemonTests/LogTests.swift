import LoopbackServer
import Testing
import TidingsModel

@Suite struct LogTests {
  /// A daemon whose one feed, called 007, answers with a status line that steers terminals.
  private func log(format: String) async throws -> String {
    let server = try LoopbackServer()
    server["/a"] = .reply(.status("500 Bad\u{1B}[31m\u{9B}2Jred", body: Array("x".utf8)))
    let workspace = try Workspace()
    try workspace.configure(
      feeds: "  - {url: \"\(server.url("/a"))\", id: '007', every: 1d}", more: "log: {format: \(format)}")
    let daemon = try await RunningDaemon(workspace)
    try await daemon.waitForLog("feed fails")
    #expect(try await daemon.stop() == 0)
    return daemon.log
  }

  @Test func asJSONEveryLineIsAnObjectWithItsFields() async throws {
    let lines = try await log(format: "json").split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
    for line in lines {
      #expect(line["time"]?.string?.hasSuffix("Z") == true)
      #expect(line["level"]?.string != nil && line["message"]?.string != nil)
    }
    let failure = try #require(lines.first { $0["message"]?.string?.hasPrefix("feed fails") == true })
    #expect(failure["level"]?.string == "warning")
    #expect(failure["feed"]?.string == "007")
    #expect(failure["url"]?.string?.hasSuffix("/a") == true)
    #expect(failure["status"]?.integer == 500)
    #expect(failure["duration_ms"]?.integer != nil)
  }

  @Test(arguments: ["text", "json"]) func noControlCharacterOfAPublisherReachesTheLog(format: String) async throws {
    let log = try await log(format: format)
    #expect(log.contains("500"))
    #expect(!log.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control }, "\(log)")
  }
}

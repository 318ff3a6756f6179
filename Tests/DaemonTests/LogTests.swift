import Foundation
import Glibc
import LoopbackServer
import Synchronization
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

  @Test func aFeedThatFailsOtherwiseAndIsGoneSaysSo() async throws {
    let server = try LoopbackServer()
    server["/a"] = .replies([
      .status("500 Broken"), .status("500 Broken"), .status("403 Forbidden"), .status("403 Forbidden"),
      .status("410 Gone"),
    ])
    let workspace = try Workspace()
    try workspace.configure(feeds: "  - {url: \"\(server.url("/a"))\", id: sample, every: 1d}")
    let daemon = try await RunningDaemon(workspace)
    try await daemon.waitForLog("feed fails: HTTP 500")
    for _ in 0..<4 { _ = try await Program.run("poll", "-c", workspace.path("tidings.yaml")) }
    try await daemon.waitForLog("feed fails: gone: the publisher answers 410")
    #expect(try await daemon.stop() == 0)
    let lines = daemon.log.split(separator: "\n").filter { $0.contains("feed fails") }
    #expect(lines.count == 3, "\(daemon.log)")
    #expect(lines[0].contains("warning") && lines[0].contains("feed fails: HTTP 500"))
    #expect(lines[1].contains("notice") && lines[1].contains("feed fails otherwise: HTTP 403"))
    #expect(lines[2].contains("warning"))
  }

  @Test func aLogThatNobodyReadsHoldsUpNothing() async throws {
    let server = try LoopbackServer()
    for feed in 0..<80 { server["/\(feed)"] = .reply(.ok(Sample.rss(["Article \(feed)"]))) }
    let workspace = try Workspace()
    let config = try workspace.configure(
      feeds: (0..<80).map { "  - {url: \"\(server.url("/\($0)"))\", id: f\($0), every: 1s}" }
        .joined(separator: "\n"), more: "log: {level: debug}")
    let pipe = Pipe()
    // A page: some thirty lines.
    _ = fcntl(pipe.fileHandleForWriting.fileDescriptor, 1031, 4096)
    let daemon = Process()
    daemon.executableURL = URL(fileURLWithPath: Program.path)
    daemon.arguments = ["run", "-c", config]
    daemon.standardError = pipe
    try daemon.start()
    try await eventually("all articles") { workspace.names().count == 80 }
    await server.waitForRequests(3, to: "/79")

    let log = Mutex("")
    pipe.fileHandleForReading.readabilityHandler = { handle in
      let text = String(decoding: handle.availableData, as: UTF8.self)
      log.withLock { $0 += text }
    }
    try await eventually("the gap to be told of") { log.withLock { $0.contains("lines of the log left out") } }
    pipe.fileHandleForReading.readabilityHandler = nil
    // Unread again.
    await server.waitForRequests(server.requests(to: "/79").count + 3, to: "/79")
    kill(daemon.processIdentifier, SIGTERM)
    try await eventually("the daemon to end") { !daemon.isRunning }
    #expect(daemon.terminationStatus == 0)
  }

  /// Longer than a pipe with a little room takes at once.
  @Test(arguments: [5000, 9000]) func norDoLongLinesThatNobodyReads(length: Int) async throws {
    let server = try LoopbackServer()
    server["/a"] = .reply(.ok(Sample.rss(["First light"])))
    let workspace = try Workspace()
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/a"))?\(String(repeating: "x", count: length))\", id: a, every: 1s}",
      more: "log: {level: debug}")
    let pipe = Pipe()
    // Two pages.
    _ = fcntl(pipe.fileHandleForWriting.fileDescriptor, 1031, 8192)
    let daemon = Process()
    daemon.executableURL = URL(fileURLWithPath: Program.path)
    daemon.arguments = ["run", "-c", config]
    daemon.standardError = pipe
    try daemon.start()
    try await eventually("further polls") { server.requests.count >= 4 }
    kill(daemon.processIdentifier, SIGTERM)
    try await eventually("the daemon to end") { !daemon.isRunning }
    #expect(daemon.terminationStatus == 0)
    // What was cut off has a line of its own.
    try pipe.fileHandleForWriting.close()
    let log = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    for line in log.split(separator: "\n") { #expect(line.hasPrefix("20"), "\(line.prefix(80))") }
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

import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// The whole program killed on entering a system call, the first, the second, and so on, until a poll gets through.
///
/// strace counts the calls of each thread by themselves, so step N kills at the first thread that makes its Nth call.
///
/// The server answers 304 to whoever sends the validator: an article whose validator was stored and which itself was not
/// would be lost for good.
@Suite(.serialized) struct KilledPollTests {
  static let titles = (1...12).map { "Article number \($0)" }

  @Test(arguments: ["fsync", "fdatasync", "syncfs", "renameat2", "linkat", "unlinkat", "write", "pwrite64"])
  func aPollKilledAtAnySystemCallLosesNothingAndDoublesNothing(call: String) async throws {
    let strace = "/usr/bin/strace"
    guard FileManager.default.isExecutableFile(atPath: strace) else {
      #expect(ProcessInfo.processInfo.environment["CI"] == nil, "strace is missing")
      print("PASSED OVER: no strace, nothing was killed")
      return
    }
    let server = try LoopbackServer()
    server["/feed"] = .handler { request in
      request["If-None-Match"] == "\"v1\"" ? .notModified() : .ok(Sample.rss(Self.titles), headers: ["ETag: \"v1\""])
    }
    var kills = 0
    var gotThrough = false
    for step in 1...200 {
      let workspace = try Workspace()
      let config = try workspace.configure(
        feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}",
        more: "queues: [{name: all}, {name: copy}, {name: archive, format: journal}]")
      let process = Process()
      process.executableURL = URL(fileURLWithPath: strace)
      process.arguments = [
        "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "signal=none", "-e",
        "inject=\(call):signal=KILL:when=\(step)", Program.path, "poll", "-c", config,
      ]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try await process.runToEnd()
      // strace ends as its child does; anything but a kill or a whole poll means that it could not trace.
      let wasKilled = process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGKILL
      try #require(
        wasKilled || (process.terminationReason == .exit && process.terminationStatus == 0),
        "\(call) number \(step): strace ended with \(process.terminationStatus)")

      let again = try await Program.run("poll", "-c", config)
      #expect(again.status == 0, "\(call) number \(step): \(again.output)\(again.errors)")
      for queue in ["all", "copy"] {
        let delivered = try workspace.titles(queue: queue)
        #expect(delivered.count == Self.titles.count, "\(call) number \(step), queue \(queue)")
        #expect(Set(delivered) == Set(Self.titles), "\(call) number \(step), queue \(queue)")
      }
      let lines = try workspace.names(queue: "archive").flatMap { name in
        try String(contentsOfFile: workspace.path("spool/archive/new/\(name)"), encoding: .utf8).split(separator: "\n")
      }
      #expect(Set(lines).count == lines.count && lines.count == Self.titles.count, "\(call) number \(step), journal")
      #expect(workspace.names(in: "tmp").isEmpty && workspace.names(in: "tmp", queue: "archive").isEmpty)
      gotThrough = !wasKilled
      if gotThrough { break }
      kills += 1
    }
    #expect(gotThrough, "\(call) was made more often than was tried")
    // What a call is never used for cannot be killed at; those that make an article durable must be among them.
    if ["fdatasync", "fsync", "renameat2", "linkat", "pwrite64"].contains(call) { #expect(kills > 0) }
  }
}

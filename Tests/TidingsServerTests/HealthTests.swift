import FlyingSocks
import Foundation
import TestLog
import Testing
import TidingsPipeline

@testable import TidingsServer

@Suite struct HealthTests {
  @Test func readinessEndsWhilePollingPausesAndSaysWhyInOneLine() async throws {
    let station = try await Station()
    #expect(try await station.get("/readyz").status == 200)
    station.pause.begin(.space, "the spool is full\nreally")
    let paused = try await station.get("/readyz")
    #expect(paused.status == 503)
    #expect(paused.body == "polling pauses: the spool is full really\n")
    #expect(try await station.get("/healthz").status == 200)
    station.pause.end(.space)
    #expect(try await station.get("/readyz").body == "ready\n")
    try await station.stop()
  }

  /// More than the server holds open, none of which ends by itself.
  @Test(
    .timeLimit(.minutes(30)),
    arguments: ["GET / HTTP/1.1\r\nHost: local", "GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n"])
  func connectionsThatNeverEndKeepNobodyElseWaiting(sent: String) async throws {
    let station = try await Station()
    let address = station.address
    func connection() async throws -> AsyncSocket {
      let socket = try await Client.connection(to: address)
      try await socket.write(Data(sent.utf8))
      return socket
    }
    var idle = [try await connection()]
    try await withThrowingTaskGroup(of: AsyncSocket.self) { group in
      for _ in 1..<300 { group.addTask { try await connection() } }
      for try await socket in group { idle.append(socket) }
    }
    #expect(try await station.get("/healthz").body == "ok\n")
    // The oldest made room.
    await #expect(throws: SocketError.self) { while true { _ = try await idle[0].read(atMost: 4096) } }
    for socket in idle { try? socket.close() }
    try await station.stop()
  }

  @Test func aSpoolThatCannotBeReadIsToldOfInTheLogOnce() async throws {
    let log = KeptLog()
    let station = try await Station(log: log.logger)
    try FileManager.default.moveItem(atPath: station.directory + "/spool", toPath: station.directory + "/elsewhere")
    for path in ["/metrics", "/", "/metrics"] { #expect(try await station.get(path).status == 200) }
    #expect(log.messages == ["the status server could not look at the spool"])
    try FileManager.default.moveItem(atPath: station.directory + "/elsewhere", toPath: station.directory + "/spool")
    #expect(try await station.get("/metrics").body.contains("tidings_queue_files"))
    #expect(log.messages.count == 1)
    try await station.stop()
  }

  @Test func aLoopThatDoesNotTurnHasNoHeartbeat() async {
    let stuck = Heartbeat { try? await Task.sleep(for: .seconds(3600)) }
    #expect(await !stuck.beats(within: .milliseconds(5)))
    #expect(await !stuck.beats(within: .milliseconds(5)))
    let lively = Heartbeat {}
    #expect(await lively.beats(within: .seconds(60)))
  }
}

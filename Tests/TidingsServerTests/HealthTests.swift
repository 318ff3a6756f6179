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

  @Test func aLoopThatDoesNotTurnHasNoHeartbeat() async {
    let stuck = Heartbeat { try? await Task.sleep(for: .seconds(3600)) }
    #expect(await !stuck.beats(within: .milliseconds(5)))
    #expect(await !stuck.beats(within: .milliseconds(5)))
    let lively = Heartbeat {}
    #expect(await lively.beats(within: .seconds(60)))
  }
}

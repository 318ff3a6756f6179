import LoopbackServer
import Testing
import TidingsConfig
import TidingsModel
import TidingsPipeline

/// Feeds that are polled later than they were due.
@Suite struct LateFeedTests {
  private static let rss = "<rss version=\"2.0\"><channel><title>t</title></channel></rss>"

  @Test func `Feeds that were never polled and wait for their slow host are late, too`() async throws {
    let server = try LoopbackServer()
    let gate = Gate()
    server["/feed"] = .reply(Reply.ok(Self.rss).behind(gate))
    let feeds = try (1...3).map { try FeedConfiguration.sample("f\($0)", server.url("/feed"), every: 3600) }
    let here = try ScheduledPolls(feeds) { $0.http.maxPerHost = 1 }
    // When all of them are due.
    here.advance(by: 1)
    await gate.waitUntilReached()
    here.advance(by: 299)
    await here.scheduler.turn()
    let overview = await here.scheduler.overview
    #expect(overview.waiting == 2)
    #expect((299...300).contains(overview.lag))
    gate.open()
    _ = try await here.report(of: nil, past: 2)
    #expect(await here.scheduler.overview.lag == 0)
    _ = try await here.close()
  }
}

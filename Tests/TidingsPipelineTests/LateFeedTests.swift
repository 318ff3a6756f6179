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

  @Test func `A feed that could not be polled when it was due is not polled in hours that its publisher wants skipped`()
    async throws
  {
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Self.rss))
    let feed = try FeedConfiguration.sample("f", server.url("/feed"), every: 3600)
    // The clock begins at 02:00.
    var state = FeedState(id: feed.id, configuredURL: feed.url)
    state.lastPolled = ScheduledPolls.start.advanced(by: -600)
    state.nextDue = ScheduledPolls.start.advanced(by: 1800)
    state.wishes.skipHours = [3, 4]
    let here = try ScheduledPolls([feed], states: [state])
    here.pause.begin(.space, "no room")
    here.advance(by: 1801)
    await here.scheduler.turn()
    #expect(await here.scheduler.overview.waiting == 1)
    // At 03:10 there is room again.
    here.advance(by: 2399)
    here.pause.end(.space)
    await here.scheduler.turn()
    #expect(await here.scheduler.overview.waiting == 0)
    #expect(server.requests.isEmpty)
    #expect(await here.scheduler.overview.nextDue ?? ScheduledPolls.start >= ScheduledPolls.start.advanced(by: 10_800))
    let told = await here.state(of: feed.id)
    #expect(told?.dueReason == "skipHours until 2026-11-24 05:00 UTC")
    #expect(await here.scheduler.overview.nextDue?.seconds == told?.nextDue?.seconds)
    // Who asks for it by hand gets it.
    #expect(await here.poll([feed.id]).map(\.result) == [.document(new: 0, revised: 0)])
    _ = try await here.close()
  }
}

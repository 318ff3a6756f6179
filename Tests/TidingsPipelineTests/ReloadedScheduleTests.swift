import LoopbackServer
import Testing
import TidingsConfig
import TidingsModel
import TidingsPipeline

/// What another configuration means for feeds whose turn has come.
@Suite struct ReloadedScheduleTests {
  private static let rss = "<rss version=\"2.0\"><channel><title>t</title></channel></rss>"

  @Test func `A feed that waits for a slow host, and moves to another in the configuration, waits no more`()
    async throws
  {
    let slow = try LoopbackServer()
    let gate = Gate()
    slow["/feed"] = .reply(Reply.ok(Self.rss).behind(gate))
    let other = try LoopbackServer()
    other["/feed"] = .reply(.ok(Self.rss))
    let first = try FeedConfiguration.sample("first", slow.url("/feed"), every: 3600)
    var second = try FeedConfiguration.sample("second", slow.url("/feed"), every: 3600)
    let here = try ScheduledPolls([first, second]) { $0.http.maxPerHost = 1 }
    let answers = await here.scheduler.poll([first.id, second.id], forced: false)
    await gate.waitUntilReached()
    second = try .sample("second", other.url("/feed"), every: 3600)
    await here.reload([first, second])
    #expect(try await here.report(of: second.id).url == other.url("/feed"))
    #expect(await here.scheduler.overview.running == 1)
    gate.open()
    for await _ in answers {}
    #expect(slow.requests.count == 1)
    _ = try await here.close()
  }
}

import LoopbackServer
import Testing
import TidingsConfig
import TidingsModel
import TidingsPipeline

/// Feeds whose redirects lead to hosts that asked to be left alone.
@Suite struct HeldHostTests {
  private static let rss = "<rss version=\"2.0\"><channel><title>t</title></channel></rss>"

  @Test(arguments: [[], ["Retry-After: 0"], ["Retry-After: Sun, 06 Nov 1994 08:49:37 GMT"]])
  func `A 429 that does not say for how long keeps redirects from its host as well`(headers: [String]) async throws {
    let busy = try LoopbackServer()
    busy["/feed"] = .reply(.status("429 Too Many Requests", headers: headers))
    busy["/news"] = .reply(.ok(Self.rss))
    let server = try LoopbackServer()
    server["/feed"] = .reply(.redirect(to: busy.url("/news")))
    let first = try FeedConfiguration.sample("first", busy.url("/feed"), every: 86_400)
    let second = try FeedConfiguration.sample("second", server.url("/feed"), every: 86_400)
    let here = try ScheduledPolls([first, second])
    let refused = await here.poll([first.id])
    #expect(refused.map(\.status) == [429])
    let held = await here.poll([second.id])
    guard case .skipped? = held.first?.result else {
      Issue.record("\(held.map(\.words))")
      return
    }
    #expect(busy.requests(to: "/news").isEmpty)
    _ = try await here.close()
  }
}

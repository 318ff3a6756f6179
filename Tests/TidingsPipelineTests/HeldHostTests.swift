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

  @Test func `Why a feed waits whose redirect leads to a host that asked to be left alone can be seen`() async throws {
    let busy = try LoopbackServer()
    busy["/feed"] = .reply(.status("429 Too Many Requests", headers: ["Retry-After: 3600"]))
    let server = try LoopbackServer()
    server["/feed"] = .replies([.ok(Self.rss), .redirect(to: busy.url("/news"))])
    let first = try FeedConfiguration.sample("first", busy.url("/feed"), every: 86_400)
    let second = try FeedConfiguration.sample("second", server.url("/feed"), every: 3)
    let here = try ScheduledPolls([first, second])
    _ = await here.poll([first.id, second.id])
    #expect(await here.poll([second.id]).first?.words.hasPrefix("skipped: ") == true)
    let state = await here.state(of: second.id)
    let wait = (state?.nextDue ?? here.now).secondsWithFraction - here.now.secondsWithFraction
    #expect(wait > 3500 && wait <= 3700)
    #expect(state?.dueReason?.contains("to which it redirects, asked (429) to be left alone until ") == true)
    // It is not the feed that failed.
    #expect(state?.failures == 0)
    let stored = try await here.close()
    #expect(stored[second.id]?.nextDue == state?.nextDue, "and that is remembered")
  }

  @Test func `A poll that is forced, and waits for its turn while its host answers 429, says why it was not made`()
    async throws
  {
    let server = try LoopbackServer()
    let gate = Gate()
    var feeds: [FeedConfiguration] = []
    for name in ["a", "b"] {
      server["/" + name] = .reply(
        Reply.status("429 Too Many Requests", headers: ["Retry-After: 600"]).behind(gate))
      feeds.append(try .sample(name, server.url("/" + name), every: 86_400))
    }
    let here = try ScheduledPolls(feeds) { $0.http.minGap = 3600 }
    let answers = await here.scheduler.poll(feeds.map(\.id), forced: true)
    await gate.waitUntilReached()
    while await here.requests < 2 { await Task.yield() }
    gate.open()
    var words: [String] = []
    for await reports in answers { words += reports.map(\.words) }
    #expect(words.count == 2)
    #expect(
      words.contains { $0.hasSuffix("to be left alone for 600 seconds, while this poll waited for its turn") },
      "\(words)")
    #expect(server.requests.count == 1)
    _ = try await here.close()
  }
}

import LoopbackServer
import Testing
import TidingsConfig
import TidingsModel
import TidingsPipeline

/// Polls that somebody asks for while the scheduler is at work.
@Suite struct PollOnRequestTests {
  private static func rss(_ titles: [String], page: String = "") -> String {
    let items = titles.map { "<item><title>\($0)</title><guid>\($0)</guid>\(page)</item>" }
    return "<rss version=\"2.0\"><channel><title>t</title>\(items.joined())</channel></rss>"
  }

  @Test func `A poll asked for during another of the feed, answered already, brings what came meanwhile`()
    async throws
  {
    let server = try LoopbackServer()
    let gate = Gate()
    let page = "<link>\(server.url("/page"))</link>"
    server["/feed"] = .replies([.ok(Self.rss(["a"], page: page)), .ok(Self.rss(["a", "b"]))])
    server["/page"] = .reply(Reply.ok("<p>short</p>").behind(gate))
    var feed = try FeedConfiguration.sample("f", server.url("/feed"), every: 3600)
    feed.options.fullText = .always
    let here = try ScheduledPolls([feed])
    // Its first poll has been answered, and waits for the article's page.
    await gate.waitUntilReached()
    let answers = await here.scheduler.poll([feed.id], forced: false)
    gate.open()
    var asked: [PollReport] = []
    for await reports in answers { asked += reports }
    #expect(asked.map(\.items) == [2])
    #expect(server.requests(to: "/feed").count == 2)
    _ = try await here.close()
  }

  @Test(.timeLimit(.minutes(30)))
  func `A poll asked for when the scheduler has ended is answered by the end of the answers`() async throws {
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Self.rss(["a"])))
    let feed = try FeedConfiguration.sample("f", server.url("/feed"), every: 3600)
    let here = try ScheduledPolls([feed])
    try await here.report(of: feed.id)
    _ = try await here.close()
    #expect(await here.poll([feed.id]).isEmpty)
    #expect(server.requests(to: "/feed").count == 1)
  }
}

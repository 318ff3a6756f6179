import LoopbackServer
import Testing
import TidingsConfig
import TidingsModel
import TidingsPipeline

/// Hosts that take their time, and the feeds of others.
@Suite(.timeLimit(.minutes(1))) struct SlowHostTests {
  private static let rss = "<rss version=\"2.0\"><channel><title>t</title></channel></rss>"

  private let slow: LoopbackServer
  private let gate = Gate()
  private let quick: LoopbackServer

  init() throws {
    slow = try LoopbackServer()
    slow["/news"] = .reply(Reply.ok("<p>short</p>").behind(gate))
    quick = try LoopbackServer()
    quick["/second"] = .reply(.ok(Self.rss))
  }

  /// Polls two feeds of the quick host, which is asked for one at a time, and of which the first leads to the slow one.
  private func expectSecondBeforeFirst(_ change: (inout FeedConfiguration) -> Void = { _ in }) async throws {
    var first = try FeedConfiguration.sample("first", quick.url("/first"), every: 86_400)
    change(&first)
    let second = try FeedConfiguration.sample("second", quick.url("/second"), every: 86_400)
    let here = try ScheduledPolls([first, second]) { $0.http.maxPerHost = 1 }
    let answers = await here.scheduler.poll([first.id], forced: false)
    await gate.waitUntilReached()
    #expect(await here.poll([second.id]).map(\.feed) == [second.id])
    #expect(here.reports.count == 1, "the first one's poll is not over")
    gate.open()
    for await reports in answers { #expect(reports.map(\.feed) == [first.id]) }
    // There is one place as before.
    #expect(await here.poll([first.id, second.id]).count == 2)
    _ = try await here.close()
  }

  @Test func `A feed that redirects to a slow host does not keep the others of its own host waiting`() async throws {
    quick["/first"] = .reply(.redirect(to: slow.url("/news")))
    try await expectSecondBeforeFirst()
  }

  @Test func `A feed whose articles' pages are on a slow host does not keep the others of its own host waiting`()
    async throws
  {
    let item = "<item><title>a</title><link>\(slow.url("/news"))</link></item>"
    quick["/first"] = .reply(.ok("<rss version=\"2.0\"><channel><title>t</title>\(item)</channel></rss>"))
    try await expectSecondBeforeFirst { $0.options.fullText = .always }
  }
}

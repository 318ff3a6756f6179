import LoopbackServer
import Testing
import TidingsConfig
import TidingsModel
import TidingsPipeline

/// Hosts that take their time, and the feeds of others.
@Suite(.timeLimit(.minutes(30))) struct SlowHostTests {
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

  @Test(arguments: [true, false])
  func `As many hosts that were dead the last time as there are places keep none that was well waiting`(
    _ wellIsNew: Bool
  ) async throws {
    var dead: [FeedConfiguration] = []
    var states: [FeedState] = []
    var servers: [LoopbackServer] = []
    for number in 0..<4 {
      let server = try LoopbackServer()
      server["/feed"] = .reply(Reply.ok(Self.rss).behind(gate))
      servers.append(server)
      let feed = try FeedConfiguration.sample("dead-\(number)", server.url("/feed"), every: 86_400)
      var state = FeedState(id: feed.id, configuredURL: feed.url)
      state.failures = 1
      state.failingSince = ScheduledPolls.start.advanced(by: -3_600)
      state.nextDue = ScheduledPolls.start.advanced(by: 86_400)
      dead.append(feed)
      states.append(state)
    }
    let well = try FeedConfiguration.sample("well", quick.url("/second"), every: 86_400)
    if !wellIsNew {
      var state = FeedState(id: well.id, configuredURL: well.url)
      state.lastSuccess = ScheduledPolls.start.advanced(by: -3_600)
      state.nextDue = ScheduledPolls.start.advanced(by: 86_400)
      states.append(state)
    }
    let here = try ScheduledPolls(dead + (wellIsNew ? [] : [well]), states: states) { $0.http.maxConnections = 4 }
    let answers = await here.scheduler.poll(dead.map(\.id), forced: false)
    await gate.waitUntilReached(by: 3)
    if wellIsNew { await here.reload(dead + [well]) }
    #expect(await here.poll([well.id]).map(\.feed) == [well.id])
    #expect(quick.requests.count >= 1 && here.reports.allSatisfy { $0.feed == well.id })
    gate.open()
    var ended: [FeedID] = []
    for await reports in answers { ended += reports.map(\.feed) }
    #expect(Set(ended) == Set(dead.map(\.id)), "those that were dead are asked all the same")
    _ = try await here.close()
  }
}

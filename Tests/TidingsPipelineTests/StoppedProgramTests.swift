import LoopbackServer
import Testing
import TidingsConfig
import TidingsModel
import TidingsPipeline

/// What a program that was stopped for a while, as a sleeping machine is, makes of what it was at.
@Suite struct StoppedProgramTests {
  private static let text = (1...4).map {
    "<p>The ferry came in on the tide of day \($0), with the mail, two goats and the doctor's new bicycle on deck.</p>"
  }

  @Test(.timeLimit(.minutes(30)))
  func `A page whose time ran out meanwhile is asked for once more, and the article delivered whole at once`()
    async throws
  {
    var limit: UInt32 = 3
    var isDone = false
    // On a slow machine the time may run out before the program is stopped, or once more thereafter.
    while !isDone {
      isDone = try await expectWholeArticle(within: limit, isLastTry: limit > 100)
      limit *= 2
    }
  }

  /// - Parameter limit: seconds that an answer may take.
  /// - Returns: `false` where the time ran out though the program was not stopped, or may have.
  private func expectWholeArticle(within limit: UInt32, isLastTry: Bool) async throws -> Bool {
    let server = try LoopbackServer()
    let gate = Gate()
    let title = "The ferry comes in on the tide"
    let item = "<item><title>\(title)</title><link>\(server.url("/page"))</link></item>"
    server["/feed"] = .reply(.ok("<rss version=\"2.0\"><channel><title>t</title>\(item)</channel></rss>"))
    let page = Reply.ok(
      "<title>\(title)</title><article><h1>\(title)</h1>\(Self.text.joined())</article>",
      headers: ["Content-Type: text/html; charset=utf-8"])
    server["/page"] = .replies([page.behind(gate), page])
    var feed = try FeedConfiguration.sample("f", server.url("/feed"), every: 86_400)
    feed.options.fullText = .always
    let here = try ScheduledPolls([feed]) { $0.http.timeout = Double(limit) }
    while server.requests(to: "/page").isEmpty, here.reports.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    if here.reports.isEmpty { await here.standStill(seconds: limit + 7) }
    let report = try await here.report(of: feed.id)
    guard isLastTry || report.pages.missed == 0 && report.result == .document(new: 1, revised: 0) else {
      gate.open()
      _ = try await here.close()
      return false
    }
    #expect(server.requests(to: "/page").count == 2)
    #expect(report.result == .document(new: 1, revised: 0))
    #expect(report.pages.extracted == 1 && report.pages.missed == 0)
    gate.open()
    _ = try await here.close()
    return true
  }
}

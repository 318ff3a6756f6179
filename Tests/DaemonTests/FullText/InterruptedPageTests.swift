import Foundation
import LoopbackServer
import Synchronization
import Testing
import TidingsModel

/// Polls that end before the pages of their articles are there.
@Suite struct InterruptedPageTests {
  /// A site of two articles, the page of one of which is answered when the gate opens.
  private static func siteOfTwo(_ gate: Gate) throws -> NewsSite {
    let site = try NewsSite()
    site.publish(["harbour", "market"])
    site.server["/story/market"] = .reply(.ok(NewsSite.page("market"), headers: NewsSite.html).behind(gate))
    site.server["/feed"] = .handler { [body = site.feed(["harbour", "market"])] request in
      request["If-None-Match"] == "\"1\"" ? .notModified() : .ok(body, headers: ["ETag: \"1\""])
    }
    return site
  }

  /// Such a site whose feed has dropped both articles and has another, and a workspace whose daemon was killed while it read
  /// their pages.
  private static func killed() async throws -> (site: NewsSite, workspace: Workspace) {
    let gate = Gate()
    let site = try siteOfTwo(gate)
    let workspace = try site.workspace()
    let daemon = try await RunningDaemon(workspace)
    await site.server.waitForRequests(1, to: "/story/market")
    try await daemon.kill()
    gate.open()
    site.server["/feed"] = .reply(.ok(site.feed(["theatre"])))
    site.server["/story/theatre"] = .reply(.ok(NewsSite.page("theatre"), headers: NewsSite.html))
    return (site, workspace)
  }

  /// Makes the answer whose pages are awaited one that has just come.
  private static func answerAnew(_ workspace: Workspace) throws {
    try workspace.changeState("UPDATE unfinished SET at = strftime('%s', 'now') * 1000000")
  }

  private static func expectAll(in workspace: Workspace) throws {
    #expect(
      try workspace.articles().compactMap { $0["title"]?.string }.sorted()
        == ["harbour", "market", "theatre"].map(NewsSite.title))
  }

  @Test(arguments: [SIGKILL, SIGTERM], ["", ", updates: false"])
  func `A program that ends while pages are fetched delivers the articles whole when it is back`(
    signal: Int32, options: String
  ) async throws {
    let gate = Gate()
    let site = try Self.siteOfTwo(gate)
    let workspace = try site.workspace(options: options)
    let daemon = try await RunningDaemon(workspace)
    await site.server.waitForRequests(1, to: "/story/market")
    if signal == SIGKILL { try await daemon.kill() } else { #expect(try await daemon.stop() == 0) }
    #expect(try workspace.articles().allSatisfy { $0["title"]?.string == NewsSite.title("harbour") })
    gate.open()
    // The feed has dropped both of them.
    site.server["/feed"] = .reply(.ok(site.feed(["theatre"])))
    site.server["/story/theatre"] = .reply(.ok(NewsSite.page("theatre"), headers: NewsSite.html))
    let feedRequests = site.server.requests(to: "/feed").count
    let began = ContinuousClock.now
    try Self.answerAnew(workspace)
    let outcome = try await workspace.poll()
    #expect(outcome.output.contains("before the program ended"), "\(outcome.output)")
    // Whoever asks for news is not content with an answer of more than two minutes ago, which it may be on a slow machine.
    let isInTime = ContinuousClock.now - began < .seconds(110)
    if isInTime { #expect(site.server.requests(to: "/feed").count == feedRequests) }
    try await workspace.poll()
    let articles = try workspace.articles()
    #expect(
      articles.compactMap { $0["title"]?.string }.sorted() == ["harbour", "market", "theatre"].map(NewsSite.title))
    #expect(articles.allSatisfy { $0.fullText == "extracted" })
    if isInTime { #expect(site.server.requests(to: "/feed").count == feedRequests + 1) }
  }

  @Test func `What is kept of a poll goes on under the feed's new address`() async throws {
    let (site, workspace) = try await Self.killed()
    site.server["/new"] = .handler { [body = site.feed(["theatre"])] request in
      request["If-None-Match"] == nil ? .ok(body) : .notModified()
    }
    try workspace.configure(feeds: "  - {url: \"\(site.server.url("/new"))\", id: harbour, full_text: true}")
    try await workspace.poll()
    try await workspace.poll()
    try Self.expectAll(in: workspace)
  }

  @Test func `After an orderly end the articles that wait for their pages are delivered at the next start`()
    async throws
  {
    let gate = Gate()
    let site = try Self.siteOfTwo(gate)
    let workspace = try site.workspace(options: ", every: 1d")
    var daemon = try await RunningDaemon(workspace)
    await site.server.waitForRequests(1, to: "/story/market")
    #expect(try await daemon.stop() == 0)
    #expect(daemon.log.contains(" for its page") || daemon.log.contains(" for their pages"), "\(daemon.log)")
    let feedRequests = site.server.requests(to: "/feed").count
    // A command may be at it just now.
    var reason: String?
    var began = ContinuousClock.now
    repeat {
      began = .now
      try Self.answerAnew(workspace)
      reason = try await workspace.status(of: "harbour")["due_reason"]?.string
    } while ContinuousClock.now - began > .seconds(50)
    #expect(reason != "articles wait for their pages")
    try workspace.changeState("UPDATE unfinished SET at = at - 61 * 1000000")
    let status = try await workspace.status(of: "harbour")
    #expect(status["due_reason"]?.string == "articles wait for their pages")
    #expect(status["pages_awaited_since"]?.string != nil)
    gate.open()
    daemon = try await RunningDaemon(workspace)
    try await eventually("both articles; the log says:\n\(daemon.log)") { try workspace.articles().count == 2 }
    #expect(site.server.requests(to: "/feed").count == feedRequests)
    #expect(try await daemon.stop() == 0)
    #expect(try await workspace.status(of: "harbour")["pages_awaited_since"] == nil)
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func `A poll that a signal ends delivers the articles whose pages it has read`(signal: Int32) async throws {
    let site = try NewsSite()
    let names = ["harbour", "market"]
    site.publish(names)
    // Pages are asked for one after the other, in either order: the second one is answered when the gate opens.
    let gate = Gate()
    let asked = Mutex<[String]>([])
    for name in names {
      site.server["/story/\(name)"] = .handler { _ in
        let isFirst = asked.withLock { asked in
          asked.append(name)
          return asked.count == 1
        }
        let answer = Reply.ok(NewsSite.page(name), headers: NewsSite.html)
        return isFirst ? answer : answer.behind(gate)
      }
    }
    let workspace = try Workspace()
    try workspace.configure(
      feeds: "  - {url: \"\(site.server.url("/feed"))\", id: harbour, full_text: true}", http: ", max_per_host: 1")
    let poll = try RunningCommand(workspace, "poll", "-c", workspace.path("tidings.yaml"))
    try await eventually("the second page to be asked for") { asked.withLock { $0.count } == 2 }
    kill(poll.pid, signal)
    #expect(try await poll.end() == signal)
    #expect(poll.errors.contains("ending; what was read is delivered first"))
    let first = try #require(asked.withLock { $0.first })
    #expect(try workspace.articles().map { $0["title"]?.string } == [NewsSite.title(first)])
    gate.open()
    try await workspace.poll()
    #expect(try workspace.articles().count == 2)
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func `A second signal ends a poll at once`(first: Int32) async throws {
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light"])))
    let workspace = try Workspace()
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: harbour}")
    guard let gate = try await SyncGate(in: workspace) else { return }
    let poll = try RunningCommand(workspace, "poll", "-c", config, environment: gate.environment)
    try await eventually("the article to be written") { !workspace.names(in: "tmp").isEmpty }
    kill(poll.pid, first)
    try await eventually("the poll to heed it") { poll.errors.contains("ending; ") }
    let second = first == SIGTERM ? SIGINT : SIGTERM
    try await eventually("the poll to die") {
      if poll.isRunning { kill(poll.pid, second) }
      return !poll.isRunning
    }
    #expect(try await poll.end() == second)
    #expect(workspace.names().isEmpty)
    try await workspace.poll()
    #expect(workspace.names().count == 1)
  }

  @Test func `A poll that delivers what was kept for long asks the publisher, too`() async throws {
    let (site, workspace) = try await Self.killed()
    let feedRequests = site.server.requests(to: "/feed").count
    try workspace.changeState("UPDATE unfinished SET at = at - 3600 * 1000000")
    let outcome = try await workspace.poll()
    #expect(outcome.output.hasPrefix("harbour: 1 new; 2 new of what was answered at "), "\(outcome.output)")
    #expect(site.server.requests(to: "/feed").count == feedRequests + 1)
    try Self.expectAll(in: workspace)
  }

  @Test(arguments: [false, true])
  func `Pages that the program is killed over time and again are given up, and their articles delivered without them`(
    isLongAgo: Bool
  ) async throws {
    let gate = Gate()
    let site = try Self.siteOfTwo(gate)
    let workspace = try site.workspace()
    for killed in 1...4 {
      let daemon = try await RunningDaemon(workspace)
      await site.server.waitForRequests(killed, to: "/story/market")
      try await daemon.kill()
    }
    // Whoever asks for news is not content with an answer of long ago, and told of both.
    if isLongAgo {
      try workspace.changeState("UPDATE unfinished SET at = at - 3600 * 1000000")
    } else {
      try Self.answerAnew(workspace)
    }
    let outcome = try await workspace.poll()
    #expect(outcome.output.contains("2 of 2 pages failed: the program was killed"), "\(outcome.output)")
    #expect(site.server.requests(to: "/story/market").count == 4)
    let articles = try workspace.articles()
    #expect(articles.count == 2 && articles.allSatisfy { $0.fullText == "failed" })
    gate.open()
  }

  @Test func `What is kept of a feed's first poll goes with it to another id`() async throws {
    let (site, workspace) = try await Self.killed()
    try workspace.configure(feeds: "  - {url: \"\(site.server.url("/feed"))\", id: port, full_text: true}")
    try await workspace.poll()
    try await workspace.poll()
    try Self.expectAll(in: workspace)
  }
}

import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// Which queue of the spool an article arrives in, and which article in none.
@Suite struct QueueTests {
  /// The business stories stand among the latest news as well.
  @Test(arguments: [["latest", "business"], ["business", "latest"]])
  func aQueueGetsWhatItsFeedsCarryWhicheverFeedBroughtItFirst(order: [String]) async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/latest"] = .reply(.ok(Sample.rss(["Harvest", "Markets", "Storm"])))
    server["/business"] = .reply(.ok(Sample.rss(["Markets", "Rates"])))
    let config = try workspace.configure(
      feeds: ["latest", "business"].map { "  - {url: \"\(server.url("/\($0)"))\", id: \($0), tags: [vi, \($0)]}" }
        .joined(separator: "\n"),
      more: """
        queues:
          - {name: all}
          - {name: business, filter: {tags: [business]}}
          - {name: both, filter: {feeds: [latest, business]}}
        """)
    for feed in order { #expect(try await Program.run("poll", "-c", config, feed).status == 0) }
    #expect(try workspace.titles().sorted() == ["Harvest", "Markets", "Rates", "Storm"])
    #expect(try workspace.titles(queue: "both").sorted() == ["Harvest", "Markets", "Rates", "Storm"])
    #expect(try workspace.titles(queue: "business").sorted() == ["Markets", "Rates"])
    // An edit goes wherever the article went.
    server["/latest"] = .reply(
      .ok(Sample.rss(["Harvest", "Markets", "Storm"]).replacing("All about Markets", with: "More")))
    server["/business"] = .reply(.ok(Sample.rss(["Markets", "Rates"]).replacing("All about Markets", with: "More")))
    for feed in order { #expect(try await Program.run("poll", "-c", config, "--force", feed).status == 0) }
    #expect(try workspace.titles(queue: "business").sorted() == ["Markets", "Markets", "Rates"])
    #expect(workspace.names().count == 5 && workspace.names(queue: "both").count == 5)
    let markets = try workspace.articles(queue: "business").filter { $0["title"]?.string == "Markets" }
    #expect(Set(markets.compactMap { $0["id"]?.string }).count == 1)
    #expect(Set(markets.compactMap { $0["_tidings"]?["revision"]?.integer }) == [1, 2])
  }

  /// The feed that brought an article is not configured any more when one carries it that leads to another queue.
  @Test func aQueueGetsOnceWhatItsFeedsCarryAlsoOfFeedsThatAreGone() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/latest"] = .reply(.ok(Sample.rss(["Harvest", "Markets"])))
    server["/business"] = .reply(.ok(Sample.rss(["Rates"])))
    server["/economy"] = .reply(.ok(Sample.rss(["Markets", "Rates"])))
    let tagged = "queues: [{name: all}, {name: business, filter: {tags: [business]}}]"
    func line(_ name: String, _ tag: String) -> String {
      "  - {url: \"\(server.url("/\(name)"))\", id: \(name), every: 1s, tags: [\(tag)]}"
    }
    func configure(_ feeds: String...) throws {
      try workspace.configure(feeds: feeds.joined(separator: "\n"), more: tagged)
    }
    try configure(line("latest", "news"), line("business", "business"))
    let daemon = try await RunningDaemon(workspace)
    try await eventually("the first articles") {
      workspace.names().count == 3 && workspace.names(queue: "business").count == 1
    }
    try configure(line("business", "business"))
    daemon.signal(SIGHUP)
    try await daemon.waitForLog("configuration reloaded")
    server["/business"] = .reply(.ok(Sample.rss(["Markets", "Rates"])))
    try await eventually("what the removed feed brought") { workspace.names(queue: "business").count == 2 }
    // Another feed of the tag instead, which carries the same.
    try configure(line("economy", "business"))
    daemon.signal(SIGHUP)
    server["/economy"] = .reply(.ok(Sample.rss(["Markets", "Rates", "Storm"])))
    try await eventually("what is new") { try workspace.titles().contains("Storm") }
    #expect(try await daemon.stop() == 0)
    #expect(try workspace.titles().sorted() == ["Harvest", "Markets", "Rates", "Storm"])
    #expect(try workspace.titles(queue: "business").sorted() == ["Markets", "Rates", "Storm"])
  }

  @Test func filtersAndQueuesDecideWhatGoesWhere() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light", "Second wind", "Advertisement: buy"])))
    let config = try workspace.configure(
      feeds:
        "  - {url: \"\(server.url("/feed"))\", id: sample, tags: [vi], filter: {exclude: [{title: Advertisement}]}}",
      more: """
        queues:
          - name: all
          - {name: wind, filter: {include: [{title: wind}]}}
          - {name: german, filter: {tags: [de]}}
        """)
    let outcome = try await Program.run("poll", "-c", config)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(Set(try workspace.titles()) == ["First light", "Second wind"])
    #expect(try workspace.titles(queue: "wind") == ["Second wind"])
    #expect(try workspace.titles(queue: "german").isEmpty)
  }

  @Test(arguments: ["false", "auto"])
  func aFilterSeesTheAuthorsThatAnArticleHasFromItsFeed(fullText: String) async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let text = String(repeating: "The ferry to the islands sails again from Monday. ", count: 60)
    server["/atom"] = .reply(
      .ok(
        """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><author><name>Lan</name></author>
        <entry><title>By another</title><id>a:1</id><author><name>Ann</name></author><content>\(text)</content></entry>
        <entry><title>By the feed's</title><id>a:2</id><content>\(text) Fares stay.</content></entry></feed>
        """))
    let config = try workspace.configure(
      feeds: """
          - {url: "\(server.url("/atom"))", id: atom, full_text: \(fullText), filter: {include: [{author: Lan}]}}
        """)
    #expect(try await Program.run("poll", "-c", config).status == 0)
    #expect(try workspace.titles() == ["By the feed's"])
  }

  /// The configuration in use stays, and so do its queues.
  @Test func aReloadThatTheStateDoesNotTakeLeavesAJournalAJournal() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/a"] = .reply(.ok(Sample.rss(["Harvest"])))
    server["/b"] = .reply(.ok(Sample.rss(["Markets"])))
    let lines = ["a", "b"].map { "  - {url: \"\(server.url("/\($0)"))\", id: \($0), every: 1h}" }
    func configure(_ queues: String, _ feeds: [String]) throws -> String {
      try workspace.configure(feeds: feeds.joined(separator: "\n"), more: "queues: [{name: all}\(queues)]")
    }
    let archive = ", {name: archive, format: journal, segment: {age: 1s}}"
    let config = try configure(archive, lines)
    #expect(try await Program.run("poll", "-c", config).status == 0)
    try workspace.changeState(
      "CREATE TRIGGER stuck BEFORE UPDATE OF space ON feeds BEGIN SELECT RAISE(ABORT, 'stuck'); END")
    let daemon = try await RunningDaemon(workspace)
    _ = try configure("", [lines[0], lines[1].replacing("id: b", with: "id: c")])
    daemon.signal(SIGHUP)
    try await daemon.waitForLog("the state could not take over the feeds")
    let before = workspace.names(queue: "archive").count
    server["/a"] = .reply(.ok(Sample.rss(["Harvest", "Storm"])))
    #expect(try await Program.run("poll", "-c", config, "a").output == "a: 1 new\n")
    try await eventually("the article's segment") { workspace.names(queue: "archive").count > before }
    #expect(workspace.names(queue: "archive").allSatisfy { !$0.hasSuffix(".json") })
    #expect(try await daemon.stop() == 0)
  }
}

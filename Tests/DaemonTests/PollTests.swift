import Foundation
import LoopbackServer
import Testing
import TidingsModel

@Suite struct PollTests {
  @Test func aPollDeliversEachArticleOnceAndASecondOneNone() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light", "Second wind"])))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")

    let first = try await Program.run("poll", "-c", config)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output == "sample: 2 new\n")
    // The newest item stands first in a feed, and the oldest is delivered first.
    #expect(try workspace.titles() == ["Second wind", "First light"])

    let second = try await Program.run("poll", "-c", config)
    #expect(second.status == 0)
    #expect(workspace.names().count == 2)
  }

  @Test func aWarningOfTheConfigurationIsSaidOnce() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light"])))
    try workspace.write("a note", to: "note.md")
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}", more: "include: [\"note.*\"]")
    let outcome = try await Program.run("poll", "-c", config)
    #expect(outcome.status == 0 && outcome.output == "sample: 1 new\n")
    let warnings = outcome.errors.split(separator: "\n").filter { $0.contains("note.md is none of") }
    #expect(warnings.count == 1, "\(outcome.errors)")
  }

  /// Where a daemon does the work, whoever asks for it need not know the daemon's secrets.
  @Test func aSecretIsNeededWhereNoDaemonDoesTheWork() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light"])))
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/feed"))\", id: sample, every: 1h, auth: {bearer: \"${TIDINGS_TEST_TOKEN}\"}}")
    let alone = try await Program.run("poll", "-c", config)
    #expect(alone.status == 2 && alone.output.isEmpty)
    #expect(alone.errors.split(separator: "\n").count == 1, "\(alone.errors)")
    #expect(alone.errors.contains("the environment variable TIDINGS_TEST_TOKEN is not set"), "\(alone.errors)")

    let daemon = try await RunningDaemon(workspace, environment: ["TIDINGS_TEST_TOKEN": "known"])
    try await eventually("the first poll") { workspace.names().count == 1 }
    let asked = try await Program.run("poll", "-c", config)
    #expect(asked.status == 0 && asked.output == "sample: same body as before\n", "\(asked.output + asked.errors)")
    #expect(server.requests.map { $0["Authorization"] } == ["Bearer known", "Bearer known"])
    #expect(try await daemon.stop() == 0)
  }

  /// An article that is known by its guid only, and a publisher that does not want to be asked.
  @Test func aFeedUnderANewIDStaysTheFeedItWas() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .replies([
      .ok("<rss><channel><item><title>First light</title><guid>1</guid></item></channel></rss>"),
      .status("503 Busy", headers: ["Retry-After: 3600"]),
    ])
    func poll(as id: String) async throws -> String {
      let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: \(id)}")
      let outcome = try await Program.run("poll", "-c", config)
      return outcome.output + outcome.errors
    }
    #expect(try await poll(as: "old") == "old: 1 new\n")
    #expect(try await poll(as: "new").contains("503"))
    #expect(try await poll(as: "newer").contains("Retry-After"))
    #expect(server.requests.count == 2)
    server["/feed"] = .reply(.ok("<rss><channel><item><title>Another</title><guid>1</guid></item></channel></rss>"))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: newest}")
    let outcome = try await Program.run("poll", "-c", config, "--force")
    #expect(outcome.output == "newest: 1 revised\n", "\(outcome.output + outcome.errors)")
  }

  /// Its server compares times, as usual; that of the address it had moved to is later.
  @Test func theTimeOfAnotherAddressDoesNotHideADocument() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/old"] = .reply(.redirect("301 Moved Permanently", to: server.url("/new")))
    let later = "Last-Modified: Fri, 27 Nov 2026 12:00:00 GMT"
    server["/new"] = .handler { request in
      request["If-Modified-Since"] == nil ? .ok(Sample.rss(["First light"]), headers: [later]) : .notModified()
    }
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/old"))\", id: sample}")
    func poll() async throws -> String { try await Program.run("poll", "-c", config, "--force").output }
    #expect(try await poll() == "sample: 1 new\n")
    #expect(try await poll() == "sample: not modified\n")
    server["/new"] = .reply(.status("404 Not Found"))
    server["/old"] = .handler { request in
      guard request["If-Modified-Since"] == nil else { return .notModified() }
      return .ok(
        Sample.rss(["First light", "Second wind"]), headers: ["Last-Modified: Fri, 27 Nov 2026 11:00:00 GMT"])
    }
    #expect(try await poll().contains("404"))
    #expect(try await poll() == "sample: 1 new\n")
    #expect(try await poll() == "sample: not modified\n")
  }

  @Test(arguments: [14, 30, 80]) func theBarOfAPollStaysOnOneLine(columns: Int) async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light"])))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    let shown = try await Program.onTerminal(columns: columns, rows: 24, "poll", "-c", config)
    let bars = shown.output.components(separatedBy: "\r\u{1B}[K").filter { $0.contains("/1 ") }
    #expect(shown.status == 0 && !bars.isEmpty, "\(shown.output)")
    for bar in bars { #expect(bar.count < columns, "\(bar)") }
  }

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

  @Test func aRedirectToWhereCredentialsAreNotSentIsSaidWithTheRefusal() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let other = try LoopbackServer()
    server["/feed"] = .reply(.redirect(to: other.url("/feed")))
    other["/feed"] = .reply(.status("401 Unauthorized"))
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/feed"))\", id: sample, auth: {basic: {user: u, password: p}}}")
    let outcome = try await Program.run("poll", "-c", config)
    #expect(outcome.output.contains("401 Unauthorized at \(other.url("/feed")), to which the feed redirects"))
  }

  @Test func feedsOfOneHostThatArePolledTogetherShareItsConnections() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    var feeds: [String] = []
    for number in 0..<12 {
      server["/\(number)"] = .reply(.ok(Sample.rss(["Story \(number)"])))
      feeds.append("  - {url: \"\(server.url("/\(number)"))\", id: f\(number)}")
    }
    let config = try workspace.configure(feeds: feeds.joined(separator: "\n"))
    #expect(try await Program.run("poll", "-c", config).status == 0)
    #expect(server.requests.count == 12)
    // Two at a time, as `max_per_host` has it.
    #expect(Set(server.requests.map(\.connection)).count <= 2)
  }

  @Test func anArticleSaysWhereItComesFromAndWhenItWasSeen() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light"], channel: "Morning")))
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/feed"))\", id: sample, tags: [vi, business]}")
    #expect(try await Program.run("poll", "-c", config).status == 0)

    let article = try #require(try workspace.articles().first)
    let more = try #require(article["_tidings"])
    #expect(article["url"]?.string == "http://news.example/first-light")
    #expect(article["date_published"]?.string == "2023-12-14T14:53:00+07:00")
    #expect(article["content_text"]?.string == "All about First light.")
    #expect(more["schema"]?.integer == 1)
    #expect(more["revision"]?.integer == 1)
    #expect(more["feed"]?["id"]?.string == "sample")
    #expect(more["feed"]?["title"]?.string == "Morning")
    #expect(more["feed"]?["tags"]?.array?.compactMap(\.string) == ["vi", "business"])
    #expect(more["content_hash"]?.string?.hasPrefix("sha256:") == true)
    let id = try #require(article["id"]?.string)
    #expect(ArticleID(id) != nil)
    #expect(try #require(SpoolName(workspace.names()[0])).id.description == id)
  }

  @Test func anArticleBearsItsFeedsLanguageAndAuthorsWhereItHasNone() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/atom"] = .reply(
      .ok(
        """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><title>Làng</title><author><name>Lan</name></author>
        <entry xml:lang="en"><title>Own</title><id>a:1</id><author><name>Ann</name></author></entry>
        <entry><title>None</title><id>a:2</id></entry></feed>
        """))
    server["/rss"] = .reply(
      .ok(
        """
        <rss version="2.0"><channel><title>T</title><language>fr</language><managingEditor>e@t.example (Ed)</managingEditor>
        <item><title>No author of the item</title><guid>r:1</guid></item></channel></rss>
        """))
    let config = try workspace.configure(
      feeds: """
          - {url: "\(server.url("/atom"))", id: atom}
          - {url: "\(server.url("/rss"))", id: rss}
        """)
    #expect(try await Program.run("poll", "-c", config).status == 0)
    let lines = try workspace.articles().map { article in
      [article["title"], article["language"], article["authors"]?.array?.first?["name"]]
        .map { $0?.string ?? "-" }.joined(separator: " ")
    }
    #expect(lines.sorted() == ["No author of the item fr -", "None vi Lan", "Own en Ann"])
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

  @Test func validatorsAreSentBackByteForByteAndA304DeliversNothing() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .handler { request in
      request["If-None-Match"] == nil
        ? .ok(Sample.rss(["First light"]), headers: ["ETag: W/\"odd value\"  ", "Last-Modified: Some day"])
        : .notModified()
    }
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    #expect(try await Program.run("poll", "-c", config).status == 0)
    let second = try await Program.run("poll", "-c", config)
    #expect(second.output == "sample: not modified\n")
    let request = try #require(server.requests(to: "/feed").last)
    #expect(request["If-None-Match"] == "W/\"odd value\"")
    #expect(request["If-Modified-Since"] == "Some day")
    #expect(workspace.names().count == 1)
  }

  @Test func theSameArticleInTwoFeedsIsDeliveredOnce() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/a"] = .reply(.ok(Sample.rss(["First light"])))
    server["/b"] = .reply(
      .ok(
        Sample.rss(["First light"], channel: "Other").replacing("news.example-", with: "other-")
          .replacing("http://news.example/first-light", with: "https://news.example/first-light?utm_source=x")))
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/a"))\", id: a}\n  - {url: \"\(server.url("/b"))\", id: b}")
    #expect(try await Program.run("poll", "-c", config, "a").status == 0)
    #expect(try await Program.run("poll", "-c", config, "b").status == 0)
    #expect(workspace.names().count == 1)
  }

  @Test func anEditedArticleComesAgainAsItsNextRevision() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let before = Sample.rss(["First light"])
    server["/feed"] = .replies([
      .ok(before), .ok(before.replacing("All about First light.", with: "All about it, corrected.")),
    ])
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    #expect(try await Program.run("poll", "-c", config).output == "sample: 1 new\n")
    #expect(try await Program.run("poll", "-c", config).output == "sample: 1 revised\n")
    let articles = try workspace.articles()
    #expect(articles.map { $0["_tidings"]?["revision"]?.integer } == [1, 2])
    #expect(articles[0]["id"] == articles[1]["id"])
    #expect(articles[1]["content_text"]?.string == "All about it, corrected.")
  }

  @Test func whatIsNoWholeFeedFailsThePollInWordsAndChangesNothing() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let whole = Sample.rss(["First light"])
    server["/feed"] = .replies([
      .ok(whole, headers: ["ETag: \"1\""]),
      .ok("<!doctype html><html><body>Under maintenance</body></html>", headers: ["ETag: \"2\""]),
      .ok("", headers: ["ETag: \"3\""]),
      .ok(Sample.rss(["First light", "Second wind"]).replacing("</rss>", with: ""), headers: ["ETag: \"4\""]),
      Reply.ok(Sample.rss(["First light", "Second wind"]), headers: ["ETag: \"5\""]).cut(last: 30),
      .status("404 Not Found", headers: ["ETag: \"6\""]),
      .ok(whole, headers: ["ETag: \"1\""]),
    ])
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    #expect(try await Program.run("poll", "-c", config).status == 0)
    for expected in ["HTML", "empty", "cut short", "cut short", "404"] {
      let outcome = try await Program.run("poll", "-c", config)
      #expect(outcome.status == 1)
      #expect(outcome.output.hasPrefix("sample: failed: ") && outcome.output.contains(expected), "\(outcome.output)")
      #expect(outcome.output.split(separator: "\n").count == 1)
    }
    #expect(try await Program.run("poll", "-c", config).status == 0)
    #expect(server.requests(to: "/feed").dropFirst().allSatisfy { $0["If-None-Match"] == "\"1\"" })
    #expect(workspace.names().count == 1)
  }

  @Test func aGoneFeedAndOneInsideRetryAfterAreSkippedUnlessForced() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/gone"] = .reply(.status("410 Gone"))
    server["/busy"] = .reply(.status("503 Service Unavailable", headers: ["Retry-After: 600"]))
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/gone"))\", id: gone}\n  - {url: \"\(server.url("/busy"))\", id: busy}")
    #expect(try await Program.run("poll", "-c", config).status == 1)
    let skipped = try await Program.run("poll", "-c", config)
    #expect(skipped.status == 0)
    #expect(skipped.output.contains("gone: skipped: gone (410)"))
    #expect(skipped.output.contains("busy: skipped: Retry-After until "))
    #expect(server.requests.count == 2)
    #expect(try await Program.run("poll", "-c", config, "--force").status == 1)
    #expect(server.requests.count == 4)
  }

  @Test(arguments: [("| head -n 1", 0), (">/dev/full", 1)])
  func aPollThatNobodyListensToPollsAllFeeds(redirection: String, status: Int) async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let ids = (0..<8).map { "f\($0)" }
    let gates = ids.map { _ in Gate() }
    for (id, gate) in zip(ids, gates) { server["/\(id)"] = .reply(Reply.ok(Sample.rss(["Of \(id)"])).behind(gate)) }
    let config = try workspace.configure(
      feeds: ids.map { "  - {url: \"\(server.url("/\($0)"))\", id: \($0)}" }.joined(separator: "\n"))
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = ["-c", "'\(Program.path)' poll -c '\(config)' \(redirection); exit ${PIPESTATUS[0]}"]
    shell.standardOutput = FileHandle.nullDevice
    shell.standardError = FileHandle.nullDevice
    try shell.start()
    // One after the other: a line is written, and its reader gone, before the last feeds answer.
    for (number, gate) in gates.enumerated() {
      gate.open()
      try await eventually("article \(number)") { workspace.names().count == number + 1 || !shell.isRunning }
    }
    try await eventually("the poll to end") { !shell.isRunning }
    #expect(shell.terminationStatus == Int32(status))
    #expect(workspace.names().count == ids.count)
  }

  @Test func aHostThatAnswers429HoldsAllItsFeeds() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/one"] = .reply(.status("429 Too Many Requests", headers: ["Retry-After: 600"]))
    server["/two"] = .reply(.ok(Sample.rss(["First light"])))
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/one"))\", id: one}\n  - {url: \"\(server.url("/two"))\", id: two}")
    #expect(try await Program.run("poll", "-c", config, "one").status == 1)
    let second = try await Program.run("poll", "-c", config, "two")
    #expect(second.status == 0)
    #expect(second.output.hasPrefix("two: skipped: "))
    #expect(server.requests(to: "/two").isEmpty)
  }

  /// Stopped, or stuck: it takes the request, and never says a word.
  @Test func aDaemonThatGivesNoSignOfLifeIsNotWaitedForWithoutEnd() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light"])))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample, every: 1d}")
    let daemon = try await RunningDaemon(workspace)
    // It listens by then.
    try await eventually("an answer") {
      try await Program.run("status", "-c", config).output.contains(", daemon running")
    }
    daemon.signal(SIGSTOP)
    let vain = try await Program.run("poll", "-c", config, "--patience", "1s")
    #expect(vain.status == 1 && vain.output.isEmpty)
    let said = vain.errors.split(separator: "\n")
    #expect(said.count == 2)
    #expect(said.first == "tidings: waiting for the daemon (process \(daemon.pid)), which does not answer")
    #expect(said.last?.contains("(process \(daemon.pid)) holds the state and has given no sign of life") == true)
    let status = try await Program.run("status", "-c", config)
    #expect(
      status.output.contains("the daemon (process \(daemon.pid)) does not answer: it is stopped or stuck"),
      "\(status.output)")
    daemon.signal(SIGCONT)
    let polled = try await Program.run("poll", "-c", config)
    #expect(polled.status == 0 && polled.output.hasPrefix("sample: "), "\(polled.errors)")
    #expect(try await daemon.stop() == 0)
  }

  @Test func aDaemonAtWorkIsWaitedForHoweverLongThatTakes() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let gate = Gate()
    server["/feed"] = .reply(.ok(Sample.rss(["First light"])).behind(gate))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}", timeout: "1h")
    let daemon = try await RunningDaemon(workspace)
    let errors = workspace.path("errors")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec \"$0\" poll -c \"$1\" --patience 1h 2>\"$2\"", Program.path, config, errors]
    process.standardOutput = FileHandle.nullDevice
    try await eventually("an answer") {
      try await Program.run("status", "-c", config).output.contains(", daemon running")
    }
    try process.start()
    let words = "tidings: waiting for the daemon (process \(daemon.pid)), which is at work: polling 1, waiting 0\n"
    try await eventually("a word on who is waited for") {
      (try? String(contentsOfFile: errors, encoding: .utf8))?.contains(words) == true
    }
    // As a shell does for Ctrl-Z and fg.
    for (signal, state) in [(SIGSTOP, ") T"), (SIGCONT, ") S")] {
      #expect(kill(process.processIdentifier, signal) == 0)
      try await eventually("the command to heed the signal") {
        try String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8).contains(state)
      }
    }
    gate.open()
    try await eventually("the poll to end") { !process.isRunning }
    #expect(process.terminationStatus == 0)
    let said = try String(contentsOfFile: errors, encoding: .utf8)
    #expect(said.split(separator: "\n").allSatisfy { $0.hasPrefix("tidings: waiting for the daemon") }, "\(said)")
    #expect(try await daemon.stop() == 0)
  }

  @Test func aFeedThatIsUnknownIsAUsageError() async throws {
    let workspace = try Workspace()
    let config = try workspace.configure(feeds: "  - {url: \"http://127.0.0.1:9/feed\", id: sample}")
    let outcome = try await Program.run("poll", "-c", config, "nonesuch")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("nonesuch"))
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
}

@Suite struct UnaskedAnswerTests {
  @Test func a304AndA206ThatNobodyAskedForAreFailures() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/a"] = .reply(.notModified())
    server["/b"] = .reply(.status("206 Partial Content", body: Array(Sample.rss(["First light"]).utf8)))
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/a"))\", id: a}\n  - {url: \"\(server.url("/b"))\", id: b}")
    let outcome = try await Program.run("poll", "-c", config)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("a: failed: the server says 304"))
    #expect(outcome.output.contains("b: failed: the server sent a part"))
    #expect(workspace.names().isEmpty)
  }
}

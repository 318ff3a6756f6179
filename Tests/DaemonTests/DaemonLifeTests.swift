import Foundation
import LoopbackServer
import Testing
import TidingsModel

@Suite struct DaemonLifeTests {
  @Test func aFeedAddedWhileTheDaemonRunsArrivesAfterSIGHUP() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/a"] = .reply(.ok(Sample.rss(["First light"], host: "a.example")))
    server["/b"] = .reply(.ok(Sample.rss(["Second wind"], host: "b.example")))
    let feed = "  - {url: \"\(server.url("/a"))\", id: a}"
    try workspace.configure(feeds: feed)
    let daemon = try await RunningDaemon(workspace)
    try await eventually("the first article") { try workspace.titles() == ["First light"] }

    try workspace.configure(feeds: feed + "\n  - {url: \"\(server.url("/b"))\", id: b}")
    daemon.signal(SIGHUP)
    try await eventually("the second article") { try workspace.titles() == ["First light", "Second wind"] }
    #expect(try await daemon.stop() == 0)
    #expect(workspace.names(in: "tmp").isEmpty)
  }

  @Test func aBrokenConfigurationChangesNothingInARunningDaemon() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/a"] = .reply(.ok(Sample.rss(["First light"])))
    try workspace.configure(feeds: "  - {url: \"\(server.url("/a"))\", id: a}")
    let daemon = try await RunningDaemon(workspace)
    try workspace.write("spool: x\nfeds: []\n", to: "tidings.yaml")
    daemon.signal(SIGHUP)
    try await daemon.waitForLog("tidings.yaml:2:1: ")
    try await daemon.waitForLog("the one in use stays")
    #expect(try await daemon.stop() == 0)
  }

  @Test func aRhythmThatIsChangedWhileItsFeedIsPolledCountsFromThenOn() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let gate = Gate()
    server["/a"] = .replies([
      Reply.ok(Sample.rss(["First light"])).behind(gate), .ok(Sample.rss(["First light", "Second wind"])),
    ])
    try workspace.configure(feeds: "  - {url: \"\(server.url("/a"))\", id: a, every: 1d}")
    let daemon = try await RunningDaemon(workspace)
    await gate.waitUntilReached()
    try workspace.configure(feeds: "  - {url: \"\(server.url("/a"))\", id: a, every: 1s}")
    daemon.signal(SIGHUP)
    try await daemon.waitForLog("configuration reloaded")
    gate.open()
    try await eventually("the second article") { try workspace.titles() == ["First light", "Second wind"] }
    #expect(try await daemon.stop() == 0)
  }

  /// The poll under the old id ends after the reload; what it brought is the new id's all the same, also where it is known
  /// by its guid only.
  @Test func anArticleFoundWhileItsFeedGetsAnotherIDIsRevisedUnderThatID() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let (first, second) = (Gate(), Gate())
    func feed(_ text: String) -> Reply {
      .ok(
        "<rss><channel><title>t</title><item><title>First light</title><guid>1</guid><description>\(text)</description>"
          + "</item></channel></rss>")
    }
    server["/a"] = .replies([feed("A text.").behind(first), feed("A text.").behind(second), feed("Another text.")])
    func configure(_ id: String) throws {
      // A busy machine may keep the answers behind their gates for long.
      try workspace.configure(feeds: "  - {url: \"\(server.url("/a"))\", id: \(id), every: 1s}", timeout: "10m")
    }
    try configure("old")
    let daemon = try await RunningDaemon(workspace)
    await first.waitUntilReached()
    try configure("new")
    daemon.signal(SIGHUP)
    await second.waitUntilReached()
    try await daemon.waitForLog("configuration reloaded")
    first.open()
    try await eventually("the article") { workspace.names().count == 1 }
    second.open()
    try await eventually("its revision") { workspace.names().count == 2 }
    let articles = try workspace.articles()
    #expect(articles.map { $0["_tidings"]?["feed"]?["id"]?.string } == ["new", "new"])
    #expect(articles.map { $0["_tidings"]?["revision"]?.integer } == [1, 2])
    #expect(Set(articles.map { $0["id"]?.string }).count == 1)
    #expect(try await daemon.stop() == 0)
  }

  @Test(.timeLimit(.minutes(30))) func aDaemonWaitsForACommandThatHoldsTheState() async throws {
    let meeting = try await Meeting { meeting in
      meeting.gate.open()
      let status = try await meeting.poll.end()
      #expect(status == 0, "\(meeting.poll.errors)")
      let daemon = meeting.daemon
      try await eventually("the daemon to poll") { daemon.log.contains("polling 1 feed") || !daemon.isRunning }
    }
    try await meeting.daemon.waitForLog("polling 1 feed")
    #expect(try await meeting.daemon.stop() == 0)
  }

  @Test(.timeLimit(.minutes(30))) func aSignalEndsADaemonThatWaitsForACommand() async throws {
    let meeting = try await Meeting { meeting in
      let daemon = meeting.daemon
      daemon.signal(SIGTERM)
      try await eventually("the daemon to end") { !daemon.isRunning }
    }
    #expect(meeting.daemon.status == 0)
    #expect(meeting.daemon.log.hasSuffix("stopped\n"), "\(meeting.daemon.log)")
    meeting.gate.open()
    #expect(try await meeting.poll.end() == 0, "\(meeting.poll.errors)")
  }

  /// A daemon that waits for a poll, which holds the state.
  private struct Meeting {
    let server: LoopbackServer
    /// Keeps the poll from ending.
    let gate: Gate
    let poll: RunningCommand
    let daemon: RunningDaemon

    /// - Parameter act: done while the daemon waits, and over when it is seen to wait no more. It waits for 10 s; on a slow
    ///   machine these may be over before, and all of it begins anew.
    init(_ act: (Meeting) async throws -> Void) async throws {
      while true {
        let meeting = try await Meeting()
        let daemon = meeting.daemon
        try await eventually("the daemon to wait") { daemon.log.contains("waiting for process") || !daemon.isRunning }
        if daemon.isRunning { try await act(meeting) }
        let isOver = daemon.log.contains("held by process") && ContinuousClock.now - meeting.began > .seconds(9)
        if !isOver {
          #expect(daemon.log.contains("waiting for process \(meeting.poll.pid), which holds the state"))
          self = meeting
          return
        }
        meeting.gate.open()
        _ = try await meeting.poll.end()
        if daemon.isRunning { _ = try await daemon.stop() }
      }
    }

    private let began: ContinuousClock.Instant

    private init() async throws {
      let workspace = try Workspace()
      server = try LoopbackServer()
      gate = Gate()
      server["/a"] = .replies([Reply.ok(Sample.rss(["First light"])).behind(gate), .ok(Sample.rss(["First light"]))])
      let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/a"))\", id: a, every: 1d}")
      poll = try RunningCommand(workspace, "poll", "-c", config)
      await gate.waitUntilReached()
      began = .now
      daemon = try await RunningDaemon(workspace, hasStarted: false)
    }
  }

  @Test(.timeLimit(.minutes(30))) func aProgramThatWasStoppedBlamesNoFeedForIt() async throws {
    let clock = ContinuousClock()
    let limit = Duration.seconds(4)
    var isInTime = false
    // On a slow machine the time may run out while the program is not stopped.
    while !isInTime {
      let workspace = try Workspace()
      let server = try LoopbackServer()
      let gate = Gate()
      server["/a"] = .replies([Reply.ok(Sample.rss(["First light"])).behind(gate), .ok(Sample.rss(["First light"]))])
      try workspace.configure(feeds: "  - {url: \"\(server.url("/a"))\", id: a, every: 1d}", timeout: "4s")
      let began = clock.now
      let daemon = try await RunningDaemon(workspace)
      await gate.waitUntilReached()
      daemon.signal(SIGSTOP)
      let stopped = clock.now
      // Beyond the limit, by more than a busy machine may be late.
      try await clock.sleep(until: stopped + limit + .seconds(4))
      gate.open()
      daemon.signal(SIGCONT)
      try await eventually("the article") {
        try daemon.log.contains("feed fails") || workspace.titles() == ["First light"]
      }
      let isBlamed = daemon.log.contains("feed fails")
      isInTime = !isBlamed || (began.duration(to: stopped) < limit && server.requests(to: "/a").count == 1)
      if isInTime { #expect(!isBlamed, "\(daemon.log)") }
      #expect(try await daemon.stop() == 0)
    }
  }

  @Test func aPollThatWaitsForAFeedIsAnsweredWhenAReloadRemovesTheFeed() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let other = try LoopbackServer()
    let gate = Gate()
    server["/slow"] = .reply(Reply.ok(Sample.rss(["First light"])).behind(gate))
    other["/quick"] = .reply(.ok(Sample.rss(["Second wind"])))
    let config = workspace.path("tidings.yaml")
    func configure(_ ids: [String]) throws {
      let feeds = ids.map { id in
        "  - {url: \"\((id == "quick" ? other : server).url("/\(id)"))\", id: \(id), every: 1d}"
      }
      try workspace.write(
        """
        spool: spool
        state: state.sqlite
        http: {min_gap: 0s, max_per_host: 1, timeout: 1h}
        feeds:
        \(feeds.joined(separator: "\n"))

        """, to: "tidings.yaml")
    }
    try configure(["slow", "quick"])
    let daemon = try await RunningDaemon(workspace)
    await gate.waitUntilReached()
    await other.waitForRequests(1)
    // The host has no place for another until the gate is open.
    try configure(["slow", "quick", "more"])
    daemon.signal(SIGHUP)
    try await daemon.waitForLog("configuration reloaded")
    async let polled = Program.run("poll", "-c", config)
    await other.waitForRequests(2)
    try configure(["slow", "quick"])
    daemon.signal(SIGHUP)
    try await eventually("the second reload") {
      daemon.log.components(separatedBy: "configuration reloaded").count == 3
    }
    gate.open()
    let outcome = try await polled
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("more: skipped: no longer configured\n"), "\(outcome.output)")
    #expect(server.requests(to: "/more").isEmpty)
    #expect(try await daemon.stop() == 0)
  }

  @Test func aPollThatWaitsIsToldWhenTheDaemonEnds() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let gate = Gate()
    server["/slow"] = .reply(Reply.ok(Sample.rss(["First light"])).behind(gate))
    server["/quick"] = .reply(.ok(Sample.rss(["Second wind"])))
    let config = try workspace.configure(
      feeds: ["slow", "quick"].map { "  - {url: \"\(server.url("/\($0)"))\", id: \($0)}" }.joined(separator: "\n"))
    let daemon = try await RunningDaemon(workspace)
    await gate.waitUntilReached()
    await server.waitForRequests(1, to: "/quick")
    async let polled = Program.run("poll", "-c", config)
    await server.waitForRequests(2, to: "/quick")
    #expect(try await daemon.stop() == 0)
    let outcome = try await polled
    #expect(outcome.status == 1)
    // On a machine that is busy enough it has said before that it waits.
    #expect(outcome.errors.hasSuffix("tidings: the daemon ended before it had polled all feeds; try again\n"))
    gate.open()
  }

  @Test func nobodyButItsOwnerMayAskTheDaemonThroughItsSocket() async throws {
    let workspace = try Workspace()
    try workspace.configure(feeds: "  []")
    let daemon = try await RunningDaemon(workspace)
    let socket = workspace.path("state.sqlite.sock")
    try await eventually("the socket") { FileManager.default.fileExists(atPath: socket) }
    var status = stat()
    try await eventually("its mode") {
      #expect(lstat(socket, &status) == 0)
      return status.st_mode & 0o777 == 0o600
    }
    #expect(try await daemon.stop() == 0)
  }

  @Test func aSecondDaemonSaysWhoHoldsTheStateAndExitsWithTwo() async throws {
    let workspace = try Workspace()
    try workspace.configure(feeds: "  []")
    let daemon = try await RunningDaemon(workspace)
    let second = try await Program.run("run", "-c", workspace.path("tidings.yaml"))
    #expect(second.status == 2)
    #expect(second.errors.contains("held by process \(daemon.pid)"), "\(second.errors)")
    #expect(try await daemon.stop() == 0)
  }

  @Test func aStateIsHeldByWhateverNameItIsCalled() async throws {
    let server = try LoopbackServer()
    server["/a"] = .reply(.ok(Sample.rss(["First light"])))
    let workspace = try Workspace()
    let configuration = "spool: spool\nfeeds: [{url: \"\(server.url("/a"))\", id: a, every: 1d}]\n"
    try FileManager.default.createSymbolicLink(
      atPath: workspace.path("alias.sqlite"), withDestinationPath: "state/real.sqlite")
    try FileManager.default.createDirectory(atPath: workspace.path("state"), withIntermediateDirectories: true)
    try workspace.write(configuration + "state: alias.sqlite\n", to: "tidings.yaml")
    let daemon = try await RunningDaemon(workspace)
    let other = try workspace.write(configuration + "state: state/real.sqlite\n", to: "other.yaml")
    let second = try await Program.run("run", "-c", other)
    #expect(second.status == 2)
    #expect(second.errors.contains("\(daemon.pid)"), "\(second.errors)")
    #expect(try await Program.run("poll", "-c", other).output == "a: same body as before\n")
    #expect(try await daemon.stop() == 0)
  }

  @Test func aPollWhileADaemonRunsIsDoneByTheDaemon() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/a"] = .replies([
      .ok(Sample.rss(["First light"])), .ok(Sample.rss(["First light", "Second wind"])), .status("500 Broken"),
    ])
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/a"))\", id: a}")
    let daemon = try await RunningDaemon(workspace)
    try await eventually("the first article") { workspace.names().count == 1 }
    let polled = try await Program.run("poll", "-c", config)
    #expect(polled.status == 0, "\(polled.errors)")
    #expect(polled.output == "a: 1 new\n")
    let failed = try await Program.run("poll", "-c", config, "a")
    #expect(failed.status == 1)
    #expect(failed.output.contains("HTTP 500"))
    try await eventually("the second article") { workspace.names().count == 2 }
    #expect(try await daemon.stop() == 0)
  }

  @Test func aDaemonKilledAtAnyMomentLosesNothingAndDeliversNothingTwice() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let titles = (1...120).map { "Article number \($0)" }
    for feed in 0..<6 {
      let part = Array(titles[feed * 20..<feed * 20 + 20])
      server["/\(feed)"] = .handler { request in
        request["If-None-Match"] == nil
          ? .ok(Sample.rss(part), headers: ["ETag: \"\(feed)\""]) : .notModified()
      }
    }
    try workspace.configure(
      feeds: (0..<6).map { "  - {url: \"\(server.url("/\($0)"))\", id: f\($0), every: 2s}" }.joined(separator: "\n"))
    for round in 0..<6 {
      let daemon = try await RunningDaemon(workspace)
      await server.waitForRequests(server.requests.count + round, to: nil)
      try await daemon.kill()
    }
    let last = try await RunningDaemon(workspace)
    try await eventually("all articles") { workspace.names().count >= titles.count }
    #expect(try await last.stop() == 0)
    #expect(Set(try workspace.titles()) == Set(titles))
    #expect(workspace.names().count == titles.count)
    #expect(workspace.names(in: "tmp").isEmpty)
  }

  @Test func sigtermEndsADaemonWhoseTransfersHang() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let gate = Gate()
    server["/slow"] = .reply(Reply.ok(Sample.rss(["First light"])).behind(gate))
    try workspace.configure(feeds: "  - {url: \"\(server.url("/slow"))\", id: slow}")
    let daemon = try await RunningDaemon(workspace)
    await gate.waitUntilReached()
    #expect(try await daemon.stop() == 0)
    #expect(workspace.names().isEmpty)
    gate.open()
  }

  @Test func aFailingFeedIsOneLineWhenItStartsToFailAndOneWhenItRecovers() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/a"] = .replies([
      .status("500 Broken"), .status("500 Broken"), .status("500 Broken"), .ok(Sample.rss(["First light"])),
    ])
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/a"))\", id: a, every: 1d}")
    let daemon = try await RunningDaemon(workspace)
    try await daemon.waitForLog("feed fails")
    for _ in 0..<3 { _ = try await Program.run("poll", "-c", config) }
    try await daemon.waitForLog("feed recovered after 3 failures")
    #expect(daemon.log.split(separator: "\n").count { $0.contains("feed fails") } == 1)
    #expect(try await daemon.stop() == 0)
  }

  @Test func aPollAskedOfADaemonThatPausesForWantOfRoomIsAnsweredAtOnce() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/a"] = .reply(.ok(Sample.rss(["First light"])))
    let config = try workspace.configure(
      feeds: """
          - {url: "\(server.url("/a"))", id: a, every: 1d}
          - {url: "\(server.url("/a"))?b", id: b, every: 1d}
        """, more: "retention: {min_free: 1000TiB}")
    let daemon = try await RunningDaemon(workspace)
    try await daemon.waitForLog("polling pauses")
    #expect(server.requests.isEmpty, "not even the first poll goes out")
    let polled = try await Program.run("poll", "-c", config)
    #expect(polled.status == 1)
    // The reason is told once.
    let lines = polled.output.split(separator: "\n").sorted { $0.count > $1.count }
    #expect(lines.count == 2, "\(polled.output)")
    #expect(lines.first?.contains(": postponed: /") == true && lines.first?.contains("retention.min_free") == true)
    #expect(["a: postponed", "b: postponed"].contains(lines.last.map { String($0) }), "\(polled.output)")
    #expect(try await daemon.stop() == 0)
  }
}

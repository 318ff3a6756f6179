import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// What the README promises of status codes: who asks for patience gets it, over restarts too.
@Suite struct HoldRuleTests {
  /// Feeds of one server; `quick` is polled all the time, so that its requests tell how long others were left alone.
  private func feeds(_ server: LoopbackServer, _ ids: [String], quick: LoopbackServer? = nil) -> String {
    var lines = ids.map { "  - {url: \"\(server.url("/\($0)"))\", id: \($0), every: 1s}" }
    if let quick { lines.append("  - {url: \"\(quick.url("/quick"))\", id: quick, every: 1s}") }
    return lines.joined(separator: "\n")
  }

  @Test func `A 503 holds its feed and a 410 ends its polling, over a restart of the daemon too`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/busy"] = .reply(.status("503 Busy", headers: ["Retry-After: 600"]))
    server["/gone"] = .reply(.status("410 Gone"))
    server["/quick"] = .reply(.ok(Sample.rss(["First light"])))
    try workspace.configure(feeds: feeds(server, ["busy", "gone"], quick: server))
    for round in 1...2 {
      let daemon = try await RunningDaemon(workspace)
      await server.waitForRequests(server.requests(to: "/quick").count + 4, to: "/quick")
      #expect(server.requests(to: "/busy").count == 1, "round \(round)")
      #expect(server.requests(to: "/gone").count == 1, "round \(round)")
      #expect(try await daemon.stop() == 0)
    }
    let busy = try await workspace.status(of: "busy")
    #expect(busy["health"]?.string == "held")
    #expect(busy["due_reason"]?.string?.hasPrefix("Retry-After until ") == true)
    let gone = try await workspace.status(of: "gone")
    #expect(gone["health"]?.string == "gone")
    #expect(gone["due_reason"]?.string == "gone (410); weekly probe")
  }

  @Test func `A 429 holds every feed of its host, also those already waiting, and no other host`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let other = try LoopbackServer()
    let ids = (0..<6).map { "feed\($0)" }
    for id in ids { server["/\(id)"] = .reply(.status("429 Too Many Requests", headers: ["Retry-After: 600"])) }
    other["/quick"] = .reply(.ok(Sample.rss(["First light"])))
    try workspace.write(
      """
      spool: spool
      state: state.sqlite
      http: {min_gap: 0s, max_per_host: 1}
      feeds:
      \(feeds(server, ids, quick: other))
      """, to: "tidings.yaml")
    let polled = try await Program.run("poll", "-c", workspace.path("tidings.yaml"))
    #expect(polled.status == 1)
    #expect(server.requests.count == 1)
    #expect(
      polled.output.split(separator: "\n").count { $0.contains(": skipped: 127.0.0.1:\(server.port) asked (429)") } == 5
    )
    let daemon = try await RunningDaemon(workspace)
    await other.waitForRequests(4, to: "/quick")
    #expect(try await daemon.stop() == 0)
    #expect(server.requests.count == 1, "the hold is remembered")
    let held = try await workspace.status(of: "feed3")
    #expect(held["health"]?.string == "held")
    #expect(held["due_reason"]?.string == "its host asked (429) to be left alone")
  }

  @Test func `A hold that ends before a feed is due makes no trouble of it`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/one"] = .reply(.ok(Sample.rss(["First light"])))
    server["/two"] = .reply(.status("429 Too Many Requests", headers: ["Retry-After: 600"]))
    let config = try workspace.configure(
      feeds: ["one", "two"].map { "  - {url: \"\(server.url("/\($0)"))\", id: \($0), every: 1h}" }.joined(
        separator: "\n"))
    #expect(try await Program.run("poll", "-c", config, "one").status == 0)
    #expect(try await Program.run("poll", "-c", config, "two").status == 1)
    #expect(try await workspace.status(of: "one")["health"]?.string == "well")
    #expect(try await workspace.status(of: "two")["health"]?.string == "held")
  }

  @Test func `A 429 holds the host by whatever name it is called`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/one"] = .reply(.status("429 Too Many Requests", headers: ["Retry-After: 600"]))
    let hosts = ["127.1", "0x7f000001", "127.0.0.1"]
    let lines = hosts.enumerated().map { number, host in
      "  - {url: \"\(server.url("/one").replacing("127.0.0.1", with: host))\", id: feed\(number)}"
    }
    let config = try workspace.configure(feeds: lines.joined(separator: "\n"))
    for number in hosts.indices { _ = try await Program.run("poll", "-c", config, "feed\(number)") }
    #expect(server.requests.count == 1)
  }

  @Test func `A 429 behind a redirect holds the host that answered`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let other = try LoopbackServer()
    server["/one"] = .reply(.redirect(to: other.url("/busy")))
    server["/two"] = .reply(.ok(Sample.rss(["First light"])))
    other["/busy"] = .reply(.status("429 Too Many Requests", headers: ["Retry-After: 600"]))
    other["/three"] = .reply(.ok(Sample.rss(["Second wind"])))
    let config = try workspace.write(
      """
      spool: spool
      state: state.sqlite
      http: {min_gap: 0s, allow_private: [127.0.0.0/8]}
      feeds:
      \(feeds(server, ["one", "two"]))
      \(feeds(other, ["three"]))
      """, to: "tidings.yaml")
    #expect(try await Program.run("poll", "-c", config, "one").status == 1)
    #expect(try await Program.run("poll", "-c", config, "two").output == "two: 1 new\n")
    #expect(try await Program.run("poll", "-c", config, "three").output.hasPrefix("three: skipped: "))
    #expect(other.requests.count == 1)
  }

  @Test func `Retry-After in seconds is taken at its word by a quick feed`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/busy"] = .replies([
      .status("503 Busy", headers: ["Retry-After: 1"]), .ok(Sample.rss(["First light"])),
    ])
    try workspace.configure(feeds: "  - {url: \"\(server.url("/busy"))\", id: busy}")
    let daemon = try await RunningDaemon(workspace)
    // Polled hourly otherwise: without the publisher's word the second request would not come for hours.
    try await eventually("the article") { workspace.names().count == 1 }
    #expect(try await daemon.stop() == 0)
  }

  @Test(arguments: ["-5", "soon", "12.5", "", "0", "Thu, 01 Jan 1970 00:00:00 GMT"])
  func `A Retry-After that says nothing usable leaves it to the backoff`(value: String) async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/busy"] = .reply(.status("503 Busy", headers: ["Retry-After: \(value)"]))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/busy"))\", id: busy}")
    #expect(try await Program.run("poll", "-c", config).output == "busy: failed: HTTP 503 Service Unavailable\n")
    let status = try await workspace.status(of: "busy")
    #expect(status["held_until"] == nil)
    #expect(status["due_reason"]?.string == "backoff after 1 failure")
  }

  @Test(arguments: ["99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
  func `A Retry-After of ages holds for a day`(value: String) async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/busy"] = .reply(.status("503 Busy", headers: ["Retry-After: \(value)"]))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/busy"))\", id: busy}")
    #expect(try await Program.run("poll", "-c", config).output.hasSuffix("; Retry-After 1d\n"))
  }

  @Test func `Due times outlive the daemon`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/broken"] = .reply(.status("500 Broken"))
    server["/well"] = .reply(.ok(Sample.rss(["First light"])))
    server["/quick"] = .reply(.ok(Sample.rss(["Second wind"])))
    let slow = ["broken", "well"].map { "  - {url: \"\(server.url("/\($0)"))\", id: \($0)}" }.joined(separator: "\n")
    try workspace.configure(feeds: slow + "\n" + feeds(server, ["quick"]))
    let first = try await RunningDaemon(workspace)
    await server.waitForRequests(3, to: "/quick")
    #expect(try await first.stop() == 0)
    // A backoff may be over in a minute, as a test on a slow machine is not.
    try workspace.changeState("UPDATE feeds SET next_due = last_polled + 7000 * 1000000 WHERE id = 'broken'")
    let asked = server.requests(to: "/broken").count
    let before = [
      try await workspace.status(of: "broken")["next_due"], try await workspace.status(of: "well")["next_due"],
    ]
    let second = try await RunningDaemon(workspace)
    await server.waitForRequests(server.requests(to: "/quick").count + 3, to: "/quick")
    #expect(try await second.stop() == 0)
    #expect(server.requests(to: "/broken").count == asked && server.requests(to: "/well").count == 1)
    let after = [
      try await workspace.status(of: "broken")["next_due"], try await workspace.status(of: "well")["next_due"],
    ]
    #expect(before == after && before.allSatisfy { $0 != nil })
  }

  @Test(.enabled(if: geteuid() == 0, "needs root to make a network that is down"))
  func `A network that is down counts against no feed and is told once`() async throws {
    let workspace = try Workspace()
    let config = try workspace.configure(
      feeds: "  - {url: \"http://127.0.0.1:9/feed\", id: sample, every: 1s}")
    // A namespace of its own has no interface that is up.
    let daemon = try await RunningDaemon(workspace, through: ["/usr/bin/unshare", "--net"])
    try await daemon.waitForLog("the network seems down")
    // A status that the daemon is too busy to answer in time does not know of it.
    try await eventually("the words on the network") {
      try await Program.run("status", "-c", config).output.contains("\nthe network is down since 20")
    }
    try await eventually("the network in JSON") {
      let whole = try JSONReader.read(Array(try await Program.run("status", "--json", "-c", config).output.utf8))
      return whole["network_down_since"]?.string != nil
    }
    #expect(try await daemon.stop() == 0)
    #expect(daemon.log.components(separatedBy: "the network seems down").count == 2)
    #expect(!daemon.log.contains("feed fails"))
    let status = try await workspace.status(of: "sample")
    #expect(status["failures"]?.integer == 0 && status["last_error"] == nil)
  }
}

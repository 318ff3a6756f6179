import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// What the README promises of the interval, with the program itself: `status` says when next and why.
@Suite struct ScheduleRuleTests {
  @Test func `A quick rhythm is kept, but never sooner than the publisher wishes`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/quick"] = .reply(.ok(Sample.rss(["Quick"])))
    server["/max-age"] = .reply(.ok(Sample.rss(["Max age"]), headers: ["Cache-Control: public, max-age=300"]))
    server["/expires"] = .handler { _ in
      .ok(
        Sample.rss(["Expires"]),
        headers: ["Date: Thu, 14 Dec 2023 14:53:00 GMT", "Expires: Thu, 14 Dec 2023 16:53:00 GMT"])
    }
    server["/ttl"] = .reply(.ok(Sample.rss(["Time to live"], channelMarkup: "<ttl>60</ttl>")))
    let period = "<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>daily</sy:updatePeriod>"
    server["/period"] = .reply(.ok(Sample.rss(["Period"], channelMarkup: period)))
    server["/century"] = .reply(.ok(Sample.rss(["Century"]), headers: ["Cache-Control: max-age=3155760000"]))
    server["/free"] = .reply(.ok(Sample.rss(["Free"], channelMarkup: "<ttl>60</ttl>")))
    let bound = [
      ("max-age", "publisher asks for 5m (max-age or Expires)"),
      ("expires", "publisher asks for 2h (max-age or Expires)"),
      ("ttl", "publisher asks for 1h (ttl 60)"), ("period", "publisher asks for 1d (sy:updatePeriod)"),
      ("century", "publisher asks for 1d (max-age or Expires)"),
    ]
    try workspace.configure(
      feeds: (["quick"] + bound.map(\.0)).map { "  - {url: \"\(server.url("/\($0)"))\", id: \($0), every: 1s}" }
        .joined(separator: "\n")
        + "\n  - {url: \"\(server.url("/free"))\", id: free, every: 1s, heed_publisher: false}")
    let daemon = try await RunningDaemon(workspace)
    await server.waitForRequests(4, to: "/quick")
    await server.waitForRequests(4, to: "/free")
    #expect(try await daemon.stop() == 0)
    for (id, reason) in bound {
      #expect(server.requests(to: "/\(id)").count == 1, "\(id)")
      #expect(try await workspace.status(of: id)["due_reason"]?.string == reason)
    }
    for id in ["quick", "free"] { #expect(try await workspace.status(of: id)["due_reason"]?.string == "every 1s") }
  }

  @Test func `Skipped hours and days are kept, and a feed without validators is left an hour`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    // All hours of UTC but the one before the present: it is far off whenever the test runs.
    let hour = (Int(Date.now.timeIntervalSince1970) / 3600 + 23) % 24
    let hours = (0..<24).filter { $0 != hour }.map { "<hour>\($0)</hour>" }.joined()
    server["/hours"] = .reply(
      .ok(Sample.rss(["Hours"], channelMarkup: "<skipHours>\(hours)</skipHours>"), headers: ["ETag: \"1\""]))
    let often = (10...19).map {
      "<item><title>At \($0)</title><pubDate>Thu, 14 Dec 2023 14:\($0):00 GMT</pubDate></item>"
    }
    server["/bare"] = .reply(
      .ok("<rss version=\"2.0\"><channel><title>Bare</title>\(often.joined())</channel></rss>"))
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/hours"))\", id: hours}\n  - {url: \"\(server.url("/bare"))\", id: bare}")
    #expect(try await Program.run("poll", "-c", config).status == 0)
    #expect(try await workspace.status(of: "hours")["due_reason"]?.string?.hasPrefix("skipHours until ") == true)
    #expect(
      try await workspace.status(of: "bare")["due_reason"]?.string == "an hour, as the next request bears no validators"
    )
  }

  @Test func `A SIGTERM while the daemon starts ends it in order`() async throws {
    let workspace = try Workspace()
    try workspace.configure(feeds: "  []")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["run", "-c", workspace.path("tidings.yaml")]
    process.standardError = FileHandle.nullDevice
    let ended = Task { try await process.runToEnd() }
    // The state is opened long before the services run.
    try await eventually("the state") { FileManager.default.fileExists(atPath: workspace.path("state.sqlite")) }
    kill(process.processIdentifier, SIGTERM)
    try await ended.value
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
  }
}

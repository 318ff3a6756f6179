import Foundation
import LoopbackServer
import Testing

/// What chooses a feed's items changes in the configuration while the feed's document does not.
@Suite struct SelectionTests {
  private let workspace: Workspace
  private let server: LoopbackServer
  private let document = Sample.rss(["Harbour opens", "Ferry sails", "Crane repaired"])

  init() throws {
    workspace = try Workspace()
    server = try LoopbackServer()
    let document = document
    server["/validated"] = .handler { request in
      request["If-None-Match"] == nil ? .ok(document, headers: ["ETag: \"1\""]) : .notModified()
    }
    server["/plain"] = .reply(.ok(document))
  }

  @discardableResult
  private func configure(_ path: String, _ options: String = "") throws -> String {
    try workspace.configure(feeds: "  - {url: \"\(server.url(path))\", id: sample\(options)}")
  }

  private func poll(_ config: String) async throws -> String { try await Program.run("poll", "-c", config).output }

  /// How many requests bore no validators.
  private func unconditional(_ path: String) -> Int {
    server.requests(to: path).count { $0["If-None-Match"] == nil }
  }

  @Test func aFilterThatIsLiftedLetsThroughWhatTheSameDocumentHolds() async throws {
    var config = try configure("/validated", ", filter: {include: [Ferry]}")
    #expect(try await poll(config) == "sample: 1 new\n")
    #expect(try await poll(config) == "sample: not modified\n")
    config = try configure("/validated")
    #expect(try await poll(config) == "sample: 2 new\n")
    #expect(try await poll(config) == "sample: not modified\n")
    #expect(unconditional("/validated") == 2)
    #expect(try Set(workspace.titles()) == ["Harbour opens", "Ferry sails", "Crane repaired"])
  }

  @Test func aServerThatKnowsOfNoValidatorsMakesNoDifference() async throws {
    var config = try configure("/plain", ", filter: {exclude: [{title: Ferry}]}")
    #expect(try await poll(config) == "sample: 2 new\n")
    #expect(try await poll(config) == "sample: same body as before\n")
    config = try configure("/plain", ", filter: {exclude: [{title: Crane}]}")
    #expect(try await poll(config) == "sample: 1 new\n")
    #expect(try await poll(config) == "sample: same body as before\n")
  }

  @Test func aFilterThatIsLiftedWhileTheDaemonRunsCountsFromTheNextPollOn() async throws {
    try configure("/validated", ", every: 1s, filter: {include: [Ferry]}")
    let daemon = try await RunningDaemon(workspace)
    await server.waitForRequests(3, to: "/validated")
    #expect(try workspace.titles() == ["Ferry sails"])
    try configure("/validated", ", every: 1s")
    daemon.signal(SIGHUP)
    try await eventually("what the filter held back") { try workspace.titles().count == 3 }
    let count = server.requests(to: "/validated").count
    await server.waitForRequests(count + 2, to: "/validated")
    #expect(unconditional("/validated") == 2)
    #expect(try await daemon.stop() == 0)
    // Nor does a restart ask for it all once more.
    let again = try await RunningDaemon(workspace)
    await server.waitForRequests(count + 4, to: "/validated")
    #expect(unconditional("/validated") == 2)
    #expect(try await again.stop() == 0)
  }

  @Test func aChangeOfTheFilterIsNotForgottenWhileTheServerFails() async throws {
    var config = try configure("/validated", ", filter: {include: [Ferry]}")
    #expect(try await poll(config) == "sample: 1 new\n")
    config = try configure("/validated")
    server["/validated"] = .reply(.status("500 Internal Server Error"))
    #expect(try await poll(config).contains("failed"))
    let document = document
    server["/validated"] = .handler { request in
      request["If-None-Match"] == nil ? .ok(document, headers: ["ETag: \"1\""]) : .notModified()
    }
    #expect(try await poll(config) == "sample: 2 new\n")
  }

  @Test func otherSettingsCostNoRequestForTheWholeDocument() async throws {
    var config = try configure("/validated", ", filter: {include: [Ferry]}")
    #expect(try await poll(config) == "sample: 1 new\n")
    config = try configure("/validated", ", every: 2h, updates: false, filter: {include: [\"Ferry\"]}")
    #expect(try await poll(config) == "sample: not modified\n")
  }

  @Test func otherSelectorsReadTheSamePageAnew() async throws {
    let page = """
      <html><head><title>Port</title></head><body>
      <div class="a"><h2>Harbour opens</h2><a href="/1">more</a></div>
      <div class="b"><h2>Ferry sails</h2><a href="/2">more</a></div></body></html>
      """
    server["/page"] = .reply(.ok(page, headers: ["Content-Type: text/html"]))
    func select(_ kind: String) -> String {
      ", select: {item: \"//div[@class='\(kind)']\", title: h2, link: a/@href}"
    }
    var config = try configure("/page", select("a"))
    #expect(try await poll(config) == "sample: 1 new\n")
    config = try configure("/page", select("b"))
    #expect(try await poll(config) == "sample: 1 new\n")
    #expect(try await poll(config) == "sample: same body as before\n")
    #expect(try workspace.titles() == ["Harbour opens", "Ferry sails"])
  }
}

import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// WebSub: which hub is asked for a subscription, and what becomes of it.
@Suite struct HubTests {
  private let stage: PushStage

  init() throws { stage = try PushStage() }

  @Test func aLeaseThatAClockAheadReckonedIsAskedForAnew() async throws {
    stage.publish(["One"])
    stage.server["/hub"] = .reply(.status("202 Accepted"))
    try stage.configure(publicURL: "https://feeds.example")
    let first = try await RunningDaemon(stage.workspace)
    await stage.server.waitForRequests(1, to: "/hub")
    #expect(try await first.stop() == 0)
    try stage.workspace.changeState("UPDATE subscriptions SET ask_at = ask_at * 2, lease_end = ask_at * 2, asked = 0")
    let second = try await RunningDaemon(stage.workspace)
    await stage.server.waitForRequests(2, to: "/hub")
    #expect(try await second.stop() == 0)
  }

  @Test func aHubInAHeaderFieldCountsAndOneInsideTheNetworkIsRefused() async throws {
    // The feed's own host may be private; what it names may not.
    stage.server["/f"] = .reply(
      .ok(
        Sample.rss(["One"]),
        headers: ["Link: <\(stage.server.url("/hub", host: "localhost"))>; rel=\"hub\", </f>; rel=self"]))
    try stage.configure(publicURL: "https://feeds.example")
    let daemon = try await RunningDaemon(stage.workspace)
    try await daemon.waitForLog("the hub takes no subscription")
    #expect(daemon.log.contains(stage.server.url("/hub", host: "localhost")))
    #expect(stage.server.requests(to: "/hub").isEmpty)
    #expect(try await daemon.stop() == 0)
  }

  @Test func withoutAPublicAddressNoHubIsAsked() async throws {
    stage.publish(["One"])
    try stage.configure(publicURL: nil)
    let daemon = try await RunningDaemon(stage.workspace)
    try await eventually("the article") { try stage.workspace.titles() == ["One"] }
    #expect(try await daemon.stop() == 0)
    #expect(stage.server.requests(to: "/hub").isEmpty)
  }

  @Test func aHubThatDeniesIsToldOfAndTheFeedPolledAsBefore() async throws {
    stage.publish(["One"])
    stage.server["/hub"] = .reply(.status("202 Accepted"))
    try stage.configure(publicURL: "https://feeds.example")
    let daemon = try await RunningDaemon(stage.workspace)
    await stage.server.waitForRequests(1, to: "/hub")
    let callback = try #require(stage.subscription()["hub.callback"])
    let address = try await stage.address(of: daemon) + callback.split(separator: "/").suffix(2).joined(separator: "/")
    let answer = try await stage.ask(address + "?hub.mode=denied&hub.reason=full&hub.topic=" + stage.server.url("/f"))
    #expect(answer.status == 200)
    try await daemon.waitForLog("the hub denies the subscription")
    #expect(daemon.log.contains("full"))
    let status = try await Program.run("status", "-c", stage.workspace.path("tidings.yaml"), "f").output
    #expect(
      status.contains("the hub \(stage.server.url("/hub")) takes no subscription: denied, reason: full"), "\(status)")
    #expect(try await daemon.stop() == 0)
  }

  @Test func underANewPublicAddressNothingIsConfirmedBeforeTheHubHasConfirmedThat() async throws {
    stage.publish(["One"])
    stage.server["/hub"] = .reply(.status("202 Accepted"))
    let question = "?hub.mode=subscribe&hub.challenge=x&hub.lease_seconds=3600&hub.topic=" + stage.server.url("/f")
    var path = ""
    for (asked, publicURL) in [(1, "https://feeds.example"), (2, "https://feeds.example/moved")] {
      try stage.configure(publicURL: publicURL)
      let daemon = try await RunningDaemon(stage.workspace)
      await stage.server.waitForRequests(asked, to: "/hub")
      if asked == 1 {
        path = try #require(stage.subscription()["hub.callback"]).split(separator: "/").suffix(2).joined(separator: "/")
      }
      let address = try await stage.address(of: daemon)
      #expect(
        try await stage.ask(address + "metrics", host: nil).text.contains(
          "tidings_subscriptions{state=\"unconfirmed\"} 1\n"))
      let standing = try await Program.run("status", "-c", stage.workspace.path("tidings.yaml"), "f").output
      #expect(standing.contains("the hub \(stage.server.url("/hub")) has not confirmed"), "\(standing)")
      #expect(try await stage.ask(address + path + question).status == 200)
      #expect(try await stage.workspace.status(of: "f")["subscription"]?["confirmed_until"]?.string != nil)
      #expect(try await daemon.stop() == 0)
    }
    let last = try #require(stage.server.requests(to: "/hub").last)
    #expect(String(decoding: last.body, as: UTF8.self).contains("feeds.example%2Fmoved%2Fwebsub%2F"))
  }

  @Test func aHubThatAsksToBeLeftAloneIsWithAllOfItsHost() async throws {
    stage.publish(["One"])
    stage.server["/hub"] = .reply(.status("429 Too Many Requests", headers: ["Retry-After: 3600"]))
    try stage.configure(publicURL: "https://feeds.example")
    let daemon = try await RunningDaemon(stage.workspace)
    try await daemon.waitForLog("the hub takes no subscription")
    let poll = try await Program.run("poll", "-c", stage.workspace.path("tidings.yaml"), "f")
    #expect(
      poll.output.contains("f: skipped: 127.0.0.1:\(stage.server.port) asked (429) to be left alone"), "\(poll.output)")
    #expect(stage.server.requests.count { $0.target == "/f" } == 1)
    #expect(try await daemon.stop() == 0)
  }

  @Test func aFeedThatMovesToAnotherHubIsSubscribedToThere() async throws {
    stage.publish(["One"])
    stage.server["/hub"] = .reply(.status("202 Accepted"))
    stage.server["/second"] = .reply(.status("202 Accepted"))
    try stage.configure(publicURL: "https://feeds.example")
    let daemon = try await RunningDaemon(stage.workspace)
    await stage.server.waitForRequests(1, to: "/hub")
    let first = try stage.subscription()
    stage.publish(["One", "Two"], hub: "/second")
    #expect(try await Program.run("poll", "-c", stage.workspace.path("tidings.yaml"), "f").status == 0)
    await stage.server.waitForRequests(1, to: "/second")
    let second = try stage.subscription("/second")
    #expect(second["hub.topic"] == first["hub.topic"])
    #expect(second["hub.secret"] != first["hub.secret"])
    // What the first hub knows opens nothing any more.
    let path = try #require(first["hub.callback"]).split(separator: "/").suffix(2).joined(separator: "/")
    let address = try await stage.address(of: daemon) + path
    #expect(try await stage.tell(address, secret: try #require(first["hub.secret"]), body: "x") == 410)
    #expect(try await daemon.stop() == 0)
  }

  @Test func ofSeveralHubsTheNextIsAskedWhereOneRefuses() async throws {
    stage.publish(["One"], hubs: ["/hub", "/second", "/third"])
    stage.server["/hub"] = .reply(.status("404 Not Found"))
    stage.server["/second"] = .reply(.status("202 Accepted"))
    try stage.configure(publicURL: "https://feeds.example")
    let daemon = try await RunningDaemon(stage.workspace)
    await stage.server.waitForRequests(1, to: "/second")
    let (first, second) = (try stage.subscription(), try stage.subscription("/second"))
    #expect(first["hub.callback"] != second["hub.callback"])
    #expect(first["hub.secret"] != second["hub.secret"])
    let callback = try #require(second["hub.callback"]).split(separator: "/").suffix(2).joined(separator: "/")
    let address = try await stage.address(of: daemon) + callback
    // The second denies: the third is asked, and says why not. Then it is for later.
    stage.server["/third"] = .reply(.status("403 Forbidden"))
    #expect(try await stage.ask(address + "?hub.mode=denied&hub.topic=" + stage.server.url("/f")).status == 200)
    await stage.server.waitForRequests(1, to: "/third")
    let refusal = "the hub \(stage.server.url("/third")) takes no subscription: HTTP 403"
    try await eventually("the reason in the status") {
      try await Program.run("status", "-c", stage.workspace.path("tidings.yaml"), "f").output.contains(refusal)
    }
    let error = try await stage.workspace.status(of: "f")["subscription"]?["error"]?.string
    #expect(error?.contains("403") == true)
    #expect(try await daemon.stop() == 0)
    for hub in ["/hub", "/second", "/third"] { #expect(stage.server.requests(to: hub).count == 1) }
  }

  @Test func theSecondOfTwoHubsIsKeptOnceItHasConfirmed() async throws {
    stage.publish(["One"], hubs: ["/hub", "/second"])
    stage.server["/hub"] = .reply(.status("500 Internal Server Error"))
    stage.server["/second"] = .reply(.status("202 Accepted"))
    try stage.configure(publicURL: "https://feeds.example")
    let daemon = try await RunningDaemon(stage.workspace)
    await stage.server.waitForRequests(1, to: "/second")
    let form = try stage.subscription("/second")
    let callback = try #require(form["hub.callback"]).split(separator: "/").suffix(2).joined(separator: "/")
    let address = try await stage.address(of: daemon) + callback
    let question = "?hub.mode=subscribe&hub.challenge=x&hub.lease_seconds=3600&hub.topic=" + stage.server.url("/f")
    #expect(try await stage.ask(address + question).status == 200)
    stage.publish(["One", "Two"], hubs: ["/hub", "/second"])
    #expect(try await stage.tell(address, secret: try #require(form["hub.secret"]), body: "news") == 202)
    try await eventually("the second article") { try stage.workspace.titles() == ["One", "Two"] }
    // A lease is as long as the hub says, be it ever so short.
    let standing = try await stage.workspace.status(of: "f")["subscription"]
    #expect(standing?["hub"]?.string == stage.server.url("/second"))
    let confirmed = try #require(standing?["confirmed_until"]?.string)
    let end = try #require(Timestamp(rfc3339: confirmed))
    #expect(Double(end.seconds) <= Date.now.timeIntervalSince1970 + 3600)
    #expect(try await daemon.stop() == 0)
    #expect(stage.server.requests(to: "/hub").count == 1)
    #expect(stage.server.requests(to: "/second").count == 1)
  }
}

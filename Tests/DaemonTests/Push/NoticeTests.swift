import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// WebSub: a hub that a feed names tells of its changes, and the feed is polled at once.
@Suite struct NoticeTests {
  private let stage: PushStage

  init() throws { stage = try PushStage() }

  @Test func aNoticeOfTheHubBringsTheArticleAtOnceAlsoAfterARestart() async throws {
    stage.publish(["One"])
    stage.server["/hub"] = .reply(.status("202 Accepted"))
    try stage.configure(publicURL: "https://feeds.example/tidings/")
    var daemon = try await RunningDaemon(stage.workspace)
    await stage.server.waitForRequests(1, to: "/hub")
    let form = try stage.subscription()
    #expect(form["hub.mode"] == "subscribe")
    #expect(form["hub.topic"] == stage.server.url("/f"))
    let callback = try #require(form["hub.callback"])
    #expect(callback.hasPrefix("https://feeds.example/tidings/websub/"))
    let secret = try #require(form["hub.secret"])
    // As a proxy in front hands it on.
    let unconfirmed = try await Program.run("status", "-c", stage.workspace.path("tidings.yaml"), "f").output
    #expect(unconfirmed.contains("has not confirmed"))
    let path = "tidings/websub/" + callback.split(separator: "/").suffix(1).joined()
    var address = try await stage.address(of: daemon)
    let question = "hub.mode=subscribe&hub.challenge=c4a%26le&hub.lease_seconds=864000&hub.topic="
    #expect(try await stage.ask(address + path + "?" + question + stage.server.url("/other")).status == 404)
    #expect(
      try await stage.ask(address + "tidings/websub/" + String(repeating: "0", count: 32) + "?" + question).status
        == 404)
    let unsubscribing = question.replacing("mode=subscribe", with: "mode=unsubscribe")
    #expect(try await stage.ask(address + path + "?" + unsubscribing + stage.server.url("/f")).status == 404)
    let answer = try await stage.ask(address + path + "?" + question + stage.server.url("/f"))
    #expect(answer.status == 200)
    #expect(answer.text == "c4a&le")
    try await daemon.waitForLog("subscribed")
    #expect(try await stage.workspace.status(of: "f")["subscription"]?["hub"]?.string == stage.server.url("/hub"))
    let standing = try await Program.run("status", "-c", stage.workspace.path("tidings.yaml"), "f").output
    #expect(standing.contains("the hub \(stage.server.url("/hub")) tells of changes until 20"))
    #expect(
      try await stage.ask(address + "metrics", host: nil).text.contains(
        "tidings_subscriptions{state=\"confirmed\"} 1\n"))

    stage.publish(["One", "Two"])
    #expect(try await stage.tell(address + path, secret: "wrong", body: "news") == 202)
    #expect(try await stage.tell(address + path, secret: secret, body: "news", sent: "other news") == 202)
    #expect(try await stage.tell(address + path, secret: secret, body: "news", method: "md5") == 202)
    #expect(try await stage.unsigned(address + path) == 202)
    #expect(try stage.workspace.titles() == ["One"])
    #expect(try await stage.tell(address + path, secret: secret, body: "news") == 202)
    try await eventually("the second article") { try stage.workspace.titles() == ["One", "Two"] }
    #expect(stage.server.requests(to: "/f").count == 2)
    #expect(try await daemon.stop() == 0)

    daemon = try await RunningDaemon(stage.workspace)
    address = try await stage.address(of: daemon)
    stage.publish(["One", "Two", "Three"])
    #expect(try await stage.tell(address + path, secret: secret, body: "more", method: "sha1") == 202)
    try await eventually("the third article") { try stage.workspace.titles() == ["One", "Two", "Three"] }
    #expect(try await stage.tell(address + path, secret: secret, body: "too soon") == 202)
    await stage.server.waitForRequests(4, to: "/f")
    stage.publish(["One", "Two", "Three", "Four"])
    #expect(try await stage.tell(address + path, secret: secret, body: "in time") == 202)
    try await eventually("the fourth article") { try stage.workspace.titles().count == 4 }
    #expect(try await daemon.stop() == 0)
    #expect(stage.server.requests(to: "/hub").count == 1)
  }

  @Test func aFeedUnderANewIDKeepsItsSubscriptionOverAReloadAndARestart() async throws {
    stage.publish(["One"])
    stage.server["/hub"] = .reply(.status("202 Accepted"))
    try stage.configure(publicURL: "https://feeds.example")
    var daemon = try await RunningDaemon(stage.workspace)
    await stage.server.waitForRequests(1, to: "/hub")
    let form = try stage.subscription()
    let callback = try #require(form["hub.callback"])
    let secret = try #require(form["hub.secret"])
    let path = callback.split(separator: "/").suffix(2).joined(separator: "/")
    let topic = stage.server.url("/f")
    let question = "?hub.mode=subscribe&hub.challenge=x&hub.lease_seconds=864000&hub.topic=" + topic
    #expect(try await stage.ask(try await stage.address(of: daemon) + path + question).status == 200)
    let config = stage.workspace.path("tidings.yaml")
    func rename(_ old: String, to new: String) throws {
      let text = try String(contentsOfFile: config, encoding: .utf8)
      try stage.workspace.write(text.replacing("id: \(old),", with: "id: \(new),"), to: "tidings.yaml")
    }
    try rename("f", to: "g")
    daemon.signal(SIGHUP)
    try await daemon.waitForLog("configuration reloaded")
    stage.publish(["One", "Two"])
    #expect(try await stage.tell(try await stage.address(of: daemon) + path, secret: secret, body: "news") == 202)
    try await eventually("the second article") { try stage.workspace.titles() == ["One", "Two"] }
    #expect(try await daemon.stop() == 0)
    try rename("g", to: "h")
    daemon = try await RunningDaemon(stage.workspace)
    stage.publish(["One", "Two", "Three"])
    #expect(try await stage.tell(try await stage.address(of: daemon) + path, secret: secret, body: "news") == 202)
    try await eventually("the third article") { try stage.workspace.titles() == ["One", "Two", "Three"] }
    #expect(try await daemon.stop() == 0)
    #expect(stage.server.requests(to: "/hub").count == 1)
  }

  @Test func aCallbackTakesNoMoreThanAFeedMayHave() async throws {
    stage.publish(["One"])
    stage.server["/hub"] = .reply(.status("202 Accepted"))
    try stage.configure(publicURL: "https://feeds.example", http: "max_bytes: 20KB")
    let daemon = try await RunningDaemon(stage.workspace)
    await stage.server.waitForRequests(1, to: "/hub")
    let callback = try #require(stage.subscription()["hub.callback"])
    let address = try await stage.address(of: daemon) + callback.split(separator: "/").suffix(2).joined(separator: "/")
    #expect(try await stage.tell(address, secret: "x", body: String(repeating: "x", count: 30_000)) == 413)
    #expect(try await daemon.stop() == 0)
  }

  @Test func aNoticeThatComesInChunksIsTakenAsWell() async throws {
    stage.publish(["One"])
    stage.server["/hub"] = .reply(.status("202 Accepted"))
    try stage.configure(publicURL: "https://feeds.example")
    let daemon = try await RunningDaemon(stage.workspace)
    await stage.server.waitForRequests(1, to: "/hub")
    try await eventually("the first article") { try stage.workspace.titles() == ["One"] }
    let form = try stage.subscription()
    let path = try #require(form["hub.callback"]).split(separator: "/").suffix(2).joined(separator: "/")
    let secret = try #require(form["hub.secret"])
    stage.publish(["One", "Two"])
    let address = try await stage.address(of: daemon) + path
    #expect(try await stage.tellInChunks(["ne", "ws"], to: address, secret: "wrong") == 202)
    #expect(try await stage.tellInChunks(["ne", "ws"], to: address, secret: secret) == 202)
    try await eventually("the second article") { try stage.workspace.titles() == ["One", "Two"] }
    #expect(stage.server.requests(to: "/f").count == 2)
    #expect(try await daemon.stop() == 0)
  }

  /// - Parameter isAsked: whether the publisher is being asked for the news when the daemon ends, or is not to be asked yet,
  ///   as it was a moment before.
  @Test(arguments: [false, true]) func aNoticeIsRememberedOverARestart(isAsked: Bool) async throws {
    stage.publish(["One"])
    stage.server["/hub"] = .reply(.status("202 Accepted"))
    try stage.configure(publicURL: "https://feeds.example")
    var daemon = try await RunningDaemon(stage.workspace)
    await stage.server.waitForRequests(1, to: "/hub")
    try await eventually("the first article") { try stage.workspace.titles() == ["One"] }
    let form = try stage.subscription()
    let path = try #require(form["hub.callback"]).split(separator: "/").suffix(2).joined(separator: "/")
    let secret = try #require(form["hub.secret"])
    let address = try await stage.address(of: daemon) + path
    let gate = Gate()
    if isAsked {
      stage.server["/f"] = .reply(Reply.ok("").behind(gate))
      #expect(try await stage.tell(address, secret: secret, body: "news") == 202)
      await stage.server.waitForRequests(2, to: "/f")
    } else {
      stage.publish(["One", "Two"])
      #expect(try await stage.tell(address, secret: secret, body: "news") == 202)
      try await eventually("the second article") { try stage.workspace.titles() == ["One", "Two"] }
      stage.publish(["One", "Two", "Three"])
      #expect(try await stage.tell(address, secret: secret, body: "more news") == 202)
      // On a slow machine the time may be over in which it is not to be asked.
      try await eventually("the word on it, or what it told of") {
        try await stage.workspace.status(of: "f")["due_reason"]?.string == "its hub told of a change"
          || stage.workspace.titles().count == 3
      }
    }
    #expect(try await daemon.stop() == 0)
    gate.open()
    stage.publish(["One", "Two", "Three"])
    daemon = try await RunningDaemon(stage.workspace)
    try await eventually("the third article") { try stage.workspace.titles() == ["One", "Two", "Three"] }
    #expect(try await daemon.stop() == 0)
    #expect(try await stage.workspace.status(of: "f")["due_reason"]?.string != "its hub told of a change")
  }

  @Test func aFeedThatLeavesTheConfigurationTakesNoNoticeAnyMore() async throws {
    stage.publish(["One"])
    stage.server["/hub"] = .reply(.status("202 Accepted"))
    stage.server["/g"] = .reply(.ok(Sample.rss(["Other"])))
    try stage.configure(publicURL: "https://feeds.example")
    let daemon = try await RunningDaemon(stage.workspace)
    await stage.server.waitForRequests(1, to: "/hub")
    let form = try stage.subscription()
    let callback = try #require(form["hub.callback"]).split(separator: "/").suffix(2).joined(separator: "/")
    let address = try await stage.address(of: daemon) + callback
    let secret = try #require(form["hub.secret"])
    #expect(try await stage.tell(address, secret: secret, body: "x") == 202)
    try stage.configure(publicURL: "https://feeds.example", feed: "g")
    daemon.signal(SIGHUP)
    try await eventually("the end of the subscription") {
      try await stage.tell(address, secret: secret, body: "x") == 410
    }
    #expect(daemon.log.contains("the feed is no longer configured"))
    // Back again, it is subscribed to anew.
    try stage.configure(publicURL: "https://feeds.example")
    daemon.signal(SIGHUP)
    await stage.server.waitForRequests(2, to: "/hub")
    #expect(try await daemon.stop() == 0)
  }
}

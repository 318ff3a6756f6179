import Foundation
import FoundationNetworking
import LoopbackServer
import Testing
import TidingsModel

/// WebSub: a hub that a feed names tells of its changes, and the feed is polled at once.
@Suite struct PushTests {
  private let workspace: Workspace
  private let server: LoopbackServer

  init() throws {
    workspace = try Workspace()
    server = try LoopbackServer()
  }

  @Test func aNoticeOfTheHubBringsTheArticleAtOnceAlsoAfterARestart() async throws {
    publish(["One"])
    server["/hub"] = .reply(.status("202 Accepted"))
    try configure(publicURL: "https://feeds.example/tidings/")
    var daemon = try await RunningDaemon(workspace)
    await server.waitForRequests(1, to: "/hub")
    let form = try subscription()
    #expect(form["hub.mode"] == "subscribe")
    #expect(form["hub.topic"] == server.url("/f"))
    let callback = try #require(form["hub.callback"])
    #expect(callback.hasPrefix("https://feeds.example/tidings/websub/"))
    let secret = try #require(form["hub.secret"])
    // As a proxy in front hands it on.
    let unconfirmed = try await Program.run("status", "-c", workspace.path("tidings.yaml"), "f").output
    #expect(unconfirmed.contains("has not confirmed"))
    let path = "tidings/websub/" + callback.split(separator: "/").suffix(1).joined()
    var address = try await address(of: daemon)
    let question = "hub.mode=subscribe&hub.challenge=c4a%26le&hub.lease_seconds=864000&hub.topic="
    #expect(try await ask(address + path + "?" + question + server.url("/other")).status == 404)
    #expect(
      try await ask(address + "tidings/websub/" + String(repeating: "0", count: 32) + "?" + question).status == 404)
    let unsubscribing = question.replacing("mode=subscribe", with: "mode=unsubscribe")
    #expect(try await ask(address + path + "?" + unsubscribing + server.url("/f")).status == 404)
    let answer = try await ask(address + path + "?" + question + server.url("/f"))
    #expect(answer.status == 200)
    #expect(answer.text == "c4a&le")
    try await daemon.waitForLog("subscribed")
    #expect(try await workspace.status(of: "f")["subscription"]?["hub"]?.string == server.url("/hub"))
    let standing = try await Program.run("status", "-c", workspace.path("tidings.yaml"), "f").output
    #expect(standing.contains("the hub \(server.url("/hub")) tells of changes until 20"))
    #expect(
      try await ask(address + "metrics", host: nil).text.contains("tidings_subscriptions{state=\"confirmed\"} 1\n"))

    publish(["One", "Two"])
    #expect(try await tell(address + path, secret: "wrong", body: "news") == 202)
    #expect(try await tell(address + path, secret: secret, body: "news", sent: "other news") == 202)
    #expect(try await tell(address + path, secret: secret, body: "news", method: "md5") == 202)
    #expect(try await unsigned(address + path) == 202)
    #expect(try workspace.titles() == ["One"])
    #expect(try await tell(address + path, secret: secret, body: "news") == 202)
    try await eventually("the second article") { try workspace.titles() == ["One", "Two"] }
    #expect(server.requests(to: "/f").count == 2)
    #expect(try await daemon.stop() == 0)

    daemon = try await RunningDaemon(workspace)
    address = try await self.address(of: daemon)
    publish(["One", "Two", "Three"])
    #expect(try await tell(address + path, secret: secret, body: "more", method: "sha1") == 202)
    try await eventually("the third article") { try workspace.titles() == ["One", "Two", "Three"] }
    #expect(try await tell(address + path, secret: secret, body: "too soon") == 202)
    await server.waitForRequests(4, to: "/f")
    publish(["One", "Two", "Three", "Four"])
    #expect(try await tell(address + path, secret: secret, body: "in time") == 202)
    try await eventually("the fourth article") { try workspace.titles().count == 4 }
    #expect(try await daemon.stop() == 0)
    #expect(server.requests(to: "/hub").count == 1)
  }

  @Test func aFeedUnderANewIDKeepsItsSubscriptionOverAReloadAndARestart() async throws {
    publish(["One"])
    server["/hub"] = .reply(.status("202 Accepted"))
    try configure(publicURL: "https://feeds.example")
    var daemon = try await RunningDaemon(workspace)
    await server.waitForRequests(1, to: "/hub")
    let form = try subscription()
    let callback = try #require(form["hub.callback"])
    let secret = try #require(form["hub.secret"])
    let path = callback.split(separator: "/").suffix(2).joined(separator: "/")
    let topic = server.url("/f")
    let question = "?hub.mode=subscribe&hub.challenge=x&hub.lease_seconds=864000&hub.topic=" + topic
    #expect(try await ask(try await address(of: daemon) + path + question).status == 200)
    let config = workspace.path("tidings.yaml")
    func rename(_ old: String, to new: String) throws {
      let text = try String(contentsOfFile: config, encoding: .utf8)
      try workspace.write(text.replacing("id: \(old),", with: "id: \(new),"), to: "tidings.yaml")
    }
    try rename("f", to: "g")
    daemon.signal(SIGHUP)
    try await daemon.waitForLog("configuration reloaded")
    publish(["One", "Two"])
    #expect(try await tell(try await address(of: daemon) + path, secret: secret, body: "news") == 202)
    try await eventually("the second article") { try workspace.titles() == ["One", "Two"] }
    #expect(try await daemon.stop() == 0)
    try rename("g", to: "h")
    daemon = try await RunningDaemon(workspace)
    publish(["One", "Two", "Three"])
    #expect(try await tell(try await address(of: daemon) + path, secret: secret, body: "news") == 202)
    try await eventually("the third article") { try workspace.titles() == ["One", "Two", "Three"] }
    #expect(try await daemon.stop() == 0)
    #expect(server.requests(to: "/hub").count == 1)
  }

  @Test func aLeaseThatAClockAheadReckonedIsAskedForAnew() async throws {
    publish(["One"])
    server["/hub"] = .reply(.status("202 Accepted"))
    try configure(publicURL: "https://feeds.example")
    let first = try await RunningDaemon(workspace)
    await server.waitForRequests(1, to: "/hub")
    #expect(try await first.stop() == 0)
    try workspace.changeState("UPDATE subscriptions SET ask_at = ask_at * 2, lease_end = ask_at * 2, asked = 0")
    let second = try await RunningDaemon(workspace)
    await server.waitForRequests(2, to: "/hub")
    #expect(try await second.stop() == 0)
  }

  @Test func aHubInAHeaderFieldCountsAndOneInsideTheNetworkIsRefused() async throws {
    // The feed's own host may be private; what it names may not.
    server["/f"] = .reply(
      .ok(
        Sample.rss(["One"]),
        headers: ["Link: <\(server.url("/hub", host: "localhost"))>; rel=\"hub\", </f>; rel=self"]))
    try configure(publicURL: "https://feeds.example")
    let daemon = try await RunningDaemon(workspace)
    try await daemon.waitForLog("the hub takes no subscription")
    #expect(daemon.log.contains(server.url("/hub", host: "localhost")))
    #expect(server.requests(to: "/hub").isEmpty)
    #expect(try await daemon.stop() == 0)
  }

  @Test func withoutAPublicAddressNoHubIsAsked() async throws {
    publish(["One"])
    try configure(publicURL: nil)
    let daemon = try await RunningDaemon(workspace)
    try await eventually("the article") { try workspace.titles() == ["One"] }
    #expect(try await daemon.stop() == 0)
    #expect(server.requests(to: "/hub").isEmpty)
  }

  @Test func aCallbackTakesNoMoreThanAFeedMayHave() async throws {
    publish(["One"])
    server["/hub"] = .reply(.status("202 Accepted"))
    try configure(publicURL: "https://feeds.example", http: "max_bytes: 20KB")
    let daemon = try await RunningDaemon(workspace)
    await server.waitForRequests(1, to: "/hub")
    let callback = try #require(subscription()["hub.callback"])
    let address = try await address(of: daemon) + callback.split(separator: "/").suffix(2).joined(separator: "/")
    #expect(try await tell(address, secret: "x", body: String(repeating: "x", count: 30_000)) == 413)
    #expect(try await daemon.stop() == 0)
  }

  @Test func aNoticeThatComesInChunksIsTakenAsWell() async throws {
    publish(["One"])
    server["/hub"] = .reply(.status("202 Accepted"))
    try configure(publicURL: "https://feeds.example")
    let daemon = try await RunningDaemon(workspace)
    await server.waitForRequests(1, to: "/hub")
    try await eventually("the first article") { try workspace.titles() == ["One"] }
    let form = try subscription()
    let path = try #require(form["hub.callback"]).split(separator: "/").suffix(2).joined(separator: "/")
    let secret = try #require(form["hub.secret"])
    publish(["One", "Two"])
    let address = try await address(of: daemon) + path
    #expect(try await tellInChunks(["ne", "ws"], to: address, secret: "wrong") == 202)
    #expect(try await tellInChunks(["ne", "ws"], to: address, secret: secret) == 202)
    try await eventually("the second article") { try workspace.titles() == ["One", "Two"] }
    #expect(server.requests(to: "/f").count == 2)
    #expect(try await daemon.stop() == 0)
  }

  @Test func aHubThatDeniesIsToldOfAndTheFeedPolledAsBefore() async throws {
    publish(["One"])
    server["/hub"] = .reply(.status("202 Accepted"))
    try configure(publicURL: "https://feeds.example")
    let daemon = try await RunningDaemon(workspace)
    await server.waitForRequests(1, to: "/hub")
    let callback = try #require(subscription()["hub.callback"])
    let address = try await address(of: daemon) + callback.split(separator: "/").suffix(2).joined(separator: "/")
    let answer = try await ask(address + "?hub.mode=denied&hub.reason=full&hub.topic=" + server.url("/f"))
    #expect(answer.status == 200)
    try await daemon.waitForLog("the hub denies the subscription")
    #expect(daemon.log.contains("full"))
    let status = try await Program.run("status", "-c", workspace.path("tidings.yaml"), "f").output
    #expect(status.contains("the hub \(server.url("/hub")) takes no subscription: denied, reason: full"), "\(status)")
    #expect(try await daemon.stop() == 0)
  }

  @Test func aHubThatAsksToBeLeftAloneIsWithAllOfItsHost() async throws {
    publish(["One"])
    server["/hub"] = .reply(.status("429 Too Many Requests", headers: ["Retry-After: 3600"]))
    try configure(publicURL: "https://feeds.example")
    let daemon = try await RunningDaemon(workspace)
    try await daemon.waitForLog("the hub takes no subscription")
    let poll = try await Program.run("poll", "-c", workspace.path("tidings.yaml"), "f")
    #expect(poll.output.contains("f: skipped: 127.0.0.1:\(server.port) asked (429) to be left alone"), "\(poll.output)")
    #expect(server.requests.count { $0.target == "/f" } == 1)
    #expect(try await daemon.stop() == 0)
  }

  @Test func aFeedThatMovesToAnotherHubIsSubscribedToThere() async throws {
    publish(["One"])
    server["/hub"] = .reply(.status("202 Accepted"))
    server["/second"] = .reply(.status("202 Accepted"))
    try configure(publicURL: "https://feeds.example")
    let daemon = try await RunningDaemon(workspace)
    await server.waitForRequests(1, to: "/hub")
    let first = try subscription()
    publish(["One", "Two"], hub: "/second")
    #expect(try await Program.run("poll", "-c", workspace.path("tidings.yaml"), "f").status == 0)
    await server.waitForRequests(1, to: "/second")
    let second = try subscription("/second")
    #expect(second["hub.topic"] == first["hub.topic"])
    #expect(second["hub.secret"] != first["hub.secret"])
    // What the first hub knows opens nothing any more.
    let path = try #require(first["hub.callback"]).split(separator: "/").suffix(2).joined(separator: "/")
    let address = try await address(of: daemon) + path
    #expect(try await tell(address, secret: try #require(first["hub.secret"]), body: "x") == 410)
    #expect(try await daemon.stop() == 0)
  }

  @Test func ofSeveralHubsTheNextIsAskedWhereOneRefuses() async throws {
    publish(["One"], hubs: ["/hub", "/second", "/third"])
    server["/hub"] = .reply(.status("404 Not Found"))
    server["/second"] = .reply(.status("202 Accepted"))
    try configure(publicURL: "https://feeds.example")
    let daemon = try await RunningDaemon(workspace)
    await server.waitForRequests(1, to: "/second")
    let (first, second) = (try subscription(), try subscription("/second"))
    #expect(first["hub.callback"] != second["hub.callback"])
    #expect(first["hub.secret"] != second["hub.secret"])
    let callback = try #require(second["hub.callback"]).split(separator: "/").suffix(2).joined(separator: "/")
    let address = try await address(of: daemon) + callback
    // The second denies: the third is asked, and says why not. Then it is for later.
    server["/third"] = .reply(.status("403 Forbidden"))
    #expect(try await ask(address + "?hub.mode=denied&hub.topic=" + server.url("/f")).status == 200)
    await server.waitForRequests(1, to: "/third")
    let refusal = "the hub \(server.url("/third")) takes no subscription: HTTP 403"
    try await eventually("the reason in the status") {
      try await Program.run("status", "-c", workspace.path("tidings.yaml"), "f").output.contains(refusal)
    }
    let error = try await workspace.status(of: "f")["subscription"]?["error"]?.string
    #expect(error?.contains("403") == true)
    #expect(try await daemon.stop() == 0)
    for hub in ["/hub", "/second", "/third"] { #expect(server.requests(to: hub).count == 1) }
  }

  @Test func theSecondOfTwoHubsIsKeptOnceItHasConfirmed() async throws {
    publish(["One"], hubs: ["/hub", "/second"])
    server["/hub"] = .reply(.status("500 Internal Server Error"))
    server["/second"] = .reply(.status("202 Accepted"))
    try configure(publicURL: "https://feeds.example")
    let daemon = try await RunningDaemon(workspace)
    await server.waitForRequests(1, to: "/second")
    let form = try subscription("/second")
    let callback = try #require(form["hub.callback"]).split(separator: "/").suffix(2).joined(separator: "/")
    let address = try await address(of: daemon) + callback
    let question = "?hub.mode=subscribe&hub.challenge=x&hub.lease_seconds=60&hub.topic=" + server.url("/f")
    #expect(try await ask(address + question).status == 200)
    publish(["One", "Two"], hubs: ["/hub", "/second"])
    #expect(try await tell(address, secret: try #require(form["hub.secret"]), body: "news") == 202)
    try await eventually("the second article") { try workspace.titles() == ["One", "Two"] }
    // A lease is as long as the hub says, be it ever so short.
    let standing = try await workspace.status(of: "f")["subscription"]
    #expect(standing?["hub"]?.string == server.url("/second"))
    let confirmed = try #require(standing?["confirmed_until"]?.string)
    let end = try #require(Timestamp(rfc3339: confirmed))
    #expect(Double(end.seconds) <= Date.now.timeIntervalSince1970 + 60)
    #expect(try await daemon.stop() == 0)
    #expect(server.requests(to: "/hub").count == 1)
    #expect(server.requests(to: "/second").count == 1)
  }

  @Test func aFeedThatLeavesTheConfigurationTakesNoNoticeAnyMore() async throws {
    publish(["One"])
    server["/hub"] = .reply(.status("202 Accepted"))
    server["/g"] = .reply(.ok(Sample.rss(["Other"])))
    try configure(publicURL: "https://feeds.example")
    let daemon = try await RunningDaemon(workspace)
    await server.waitForRequests(1, to: "/hub")
    let form = try subscription()
    let callback = try #require(form["hub.callback"]).split(separator: "/").suffix(2).joined(separator: "/")
    let address = try await address(of: daemon) + callback
    let secret = try #require(form["hub.secret"])
    #expect(try await tell(address, secret: secret, body: "x") == 202)
    try configure(publicURL: "https://feeds.example", feed: "g")
    daemon.signal(SIGHUP)
    try await eventually("the end of the subscription") { try await tell(address, secret: secret, body: "x") == 410 }
    #expect(daemon.log.contains("the feed is no longer configured"))
    // Back again, it is subscribed to anew.
    try configure(publicURL: "https://feeds.example")
    daemon.signal(SIGHUP)
    await server.waitForRequests(2, to: "/hub")
    #expect(try await daemon.stop() == 0)
  }

  // MARK: Publisher, hub and operator

  private func publish(_ titles: [String], hub: String = "/hub") { publish(titles, hubs: [hub]) }

  private func publish(_ titles: [String], hubs: [String]) {
    let offers = hubs.map { "<link xmlns=\"http://www.w3.org/2005/Atom\" rel=\"hub\" href=\"\(server.url($0))\"/>" }
    let links = """
      \(offers.joined(separator: "\n"))
      <link xmlns="http://www.w3.org/2005/Atom" rel="self" href="\(server.url("/f"))"/>
      """
    server["/f"] = .reply(.ok(Sample.rss(titles.reversed(), channelMarkup: links)))
  }

  private func configure(publicURL: String?, http: String = "timeout: 1m", feed: String = "f") throws {
    let address = publicURL.map { ", public_url: \"\($0)\"" } ?? ""
    try workspace.write(
      """
      spool: spool
      state: state.sqlite
      http: {min_gap: 0s, \(http)}
      server: {listen: "127.0.0.1:0"\(address)}
      feeds:
        - {url: "\(server.url("/" + feed))", id: \(feed), every: 1d}

      """, to: "tidings.yaml")
  }

  private func address(of daemon: RunningDaemon) async throws -> String {
    try await daemon.waitForLog("status server listens")
    return String(try #require(daemon.log.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+\//)).0)
  }

  /// What a hub was first asked for.
  private func subscription(_ hub: String = "/hub") throws -> [String: String] {
    let request = try #require(server.requests(to: hub).first)
    #expect(request.method == "POST")
    #expect(request["Content-Type"] == "application/x-www-form-urlencoded")
    let components = try #require(URLComponents(string: "?" + String(decoding: request.body, as: UTF8.self)))
    return Dictionary(uniqueKeysWithValues: (components.queryItems ?? []).map { ($0.name, $0.value ?? "") })
  }

  /// - Parameter host: by default the name that hubs know.
  private func ask(
    _ address: String, host: String? = "feeds.example"
  ) async throws -> (status: Int, text: String) {
    var request = URLRequest(url: try #require(URL(string: address)))
    if let host { request.setValue(host, forHTTPHeaderField: "Host") }
    let (data, response) = try await URLSession.shared.data(for: request)
    return (try #require(response as? HTTPURLResponse).statusCode, String(decoding: data, as: UTF8.self))
  }

  /// Sends a notice, signed as hubs do: with the body, or what the hub says that it was.
  private func tell(
    _ address: String, secret: String, body: String, sent: String? = nil, method: String = "sha256"
  ) async throws -> Int {
    let sign = Process()
    let output = Pipe()
    sign.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    sign.arguments = [
      "python3", "-c", "import hmac, sys; print(hmac.new(*map(str.encode, sys.argv[1:3]), sys.argv[3]).hexdigest())",
      secret, body, method,
    ]
    sign.standardOutput = output
    try await sign.runToEnd()
    let code = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return try await post(
      sent ?? body, to: address, signature: "\(method)=\(code.trimmingCharacters(in: .whitespacesAndNewlines))")
  }

  /// Sends a signed notice a chunk at a time, as hubs and proxies do that do not know its length yet.
  private func tellInChunks(_ chunks: [String], to address: String, secret: String) async throws -> Int? {
    let script = """
      import hmac, http.client, sys, urllib.parse
      address = urllib.parse.urlsplit(sys.argv[1])
      chunks = [chunk.encode() for chunk in sys.argv[3:]]
      code = hmac.new(sys.argv[2].encode(), b"".join(chunks), "sha256").hexdigest()
      connection = http.client.HTTPConnection(address.netloc)
      fields = {"Transfer-Encoding": "chunked", "X-Hub-Signature": "sha256=" + code}
      connection.request("POST", address.path, iter(chunks), fields, encode_chunked=True)
      print(connection.getresponse().status)
      """
    let hub = Process()
    let output = Pipe()
    hub.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    hub.arguments = ["python3", "-c", script, address, secret] + chunks
    hub.standardOutput = output
    try await hub.runToEnd()
    let status = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return Int(status.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  private func unsigned(_ address: String) async throws -> Int { try await post("news", to: address, signature: nil) }

  private func post(_ body: String, to address: String, signature: String?) async throws -> Int {
    var request = URLRequest(url: try #require(URL(string: address)))
    request.httpMethod = "POST"
    request.httpBody = Data(body.utf8)
    if let signature { request.setValue(signature, forHTTPHeaderField: "X-Hub-Signature") }
    let response = try await URLSession.shared.data(for: request).1
    return try #require(response as? HTTPURLResponse).statusCode
  }
}

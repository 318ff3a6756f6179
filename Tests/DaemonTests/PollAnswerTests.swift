import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// What a publisher may answer, and what becomes of the poll then.
@Suite struct PollAnswerTests {
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

  @Test func `Credentials that were not sent where the feed has moved are not said to be refused`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let other = try LoopbackServer()
    server["/feed"] = .reply(.redirect("301 Moved Permanently", to: other.url("/feed")))
    other["/feed"] = .replies([.ok(Sample.rss(["First light"])), .status("401 Unauthorized")])
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/feed"))\", id: sample, auth: {basic: {user: u, password: p}}}")
    #expect(try await Program.run("poll", "-c", config).output == "sample: 1 new\n")
    let outcome = try await Program.run("poll", "-c", config)
    #expect(
      outcome.output.hasPrefix(
        "sample: failed: HTTP 401 Unauthorized; the feed wants credentials, see auth in its configuration"))
    #expect(server.requests.count == 1 && other.requests.allSatisfy { $0["Authorization"] == nil })
  }

  @Test func `Words for refused credentials, further statuses and pages say what to do`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/none"] = .reply(.status("401 Unauthorized", headers: ["WWW-Authenticate: Basic realm=\"a, b\""]))
    server["/wrong"] = server["/none"]
    server["/url"] = server["/none"]
    server["/digest"] = .reply(
      .status("401 Unauthorized", headers: ["WWW-Authenticate: Digest realm=\"x\", qop=\"auth\", nonce=\"1\", NTLM"]))
    server["/portal"] = .reply(.status("511 Who Knows"))
    server["/page"] = .reply(.ok("<!doctype html><html><body><p>Welcome</p></body></html>"))
    let auth = "auth: {basic: {user: u, password: p}}"
    let config = try workspace.configure(
      feeds: """
          - {url: "\(server.url("/none"))", id: none}
          - {url: "\(server.url("/wrong"))", id: wrong, \(auth)}
          - {url: "http://u:p@127.0.0.1:\(server.port)/url", id: wrong-url}
          - {url: "\(server.url("/digest"))", id: digest, \(auth)}
          - {url: "\(server.url("/portal"))", id: portal}
          - {url: "\(server.url("/page"))", id: page}
        """)
    let outcome = try await Program.run("poll", "-c", config)
    let lines = Set(outcome.output.split(separator: "\n").map(String.init))
    let refused = "failed: HTTP 401 Unauthorized; the credentials in the feed's configuration are refused"
    for line in [
      "none: failed: HTTP 401 Unauthorized; the feed wants credentials, see auth in its configuration",
      "wrong: \(refused)", "wrong-url: \(refused)",
      "digest: failed: HTTP 401 Unauthorized; the server wants Digest or NTLM, and tidings knows Basic and Bearer",
      "portal: failed: HTTP 511 Network Authentication Required; the network that this machine is on wants a log-in first",
      "page: failed: not a feed: this is an HTML page; `tidings discover` tells which feeds it announces",
    ] {
      #expect(lines.contains(line), "\(line)\n\(lines) \(outcome.errors)")
    }
  }

  @Test func `A host that takes no connection for three polls is asked for no more of its feeds`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let silent = try SilentAddress(2, port: server.port)
    server["/well"] = .reply(.ok(Sample.rss(["Second light"])))
    let ids = (1...5).map { "f\($0)" }
    let feeds = ids.map { "  - {url: \"\(server.url("/\($0)", host: "127.0.0.2"))\", id: \($0)}" }
    let config = try workspace.configure(
      feeds: (feeds + ["  - {url: \"\(server.url("/well"))\", id: well}"]).joined(separator: "\n"),
      http: ", max_per_host: 1, connect_timeout: 1s")
    let lines = try await Program.run("poll", "-c", config).output.split(separator: "\n")
    #expect(lines.count { $0.contains(": failed: ") } == 3, "\(lines)")
    #expect(lines.count { $0.hasSuffix(": skipped: 127.0.0.2:\(server.port) takes no connection of other polls") } == 2)
    #expect(lines.contains("well: 1 new"))
    let skipped = lines.compactMap { $0.contains(": skipped: ") ? String($0.prefix { $0 != ":" }) : nil }
    for feed in skipped { #expect(try await workspace.status(of: feed)["last_polled"] == nil) }
    // Whoever wants them all the same gets them.
    for all in [["--force"], ids + ["well"]] {
      let outcome = try await Program.run(["poll", "-c", config] + all)
      #expect(outcome.output.split(separator: "\n").count { $0.contains(": failed: ") } == 5, "\(outcome.output)")
    }
    withExtendedLifetime(silent) {}
  }

  @Test func `Feeds that are not answered in time keep no other feed of their host from being polled`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let gate = Gate()
    let ids = (1...5).map { "f\($0)" }
    for id in ids { server["/\(id)"] = .reply(Reply.ok(Sample.rss(["First light"])).behind(gate)) }
    let config = try workspace.configure(
      feeds: ids.map { "  - {url: \"\(server.url("/\($0)"))\", id: \($0)}" }.joined(separator: "\n"),
      timeout: "1s", http: ", max_per_host: 1")
    let lines = try await Program.run("poll", "-c", config).output.split(separator: "\n")
    #expect(lines.count { $0.contains(": failed: not done within 1 s") } == 5, "\(lines)")
    gate.open()
  }

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

import LoopbackServer
import Testing
import TidingsModel

/// What the README promises of redirects, with the program itself.
@Suite struct RedirectRuleTests {
  @Test func `A permanent move is learned, survives a restart and redelivers nothing`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/old"] = .reply(.redirect("301 Moved Permanently", to: "older/../next"))
    server["/next"] = .reply(.redirect("308 Permanent Redirect", to: "/new"))
    server["/new"] = .reply(.ok(Sample.rss(["First light"])))
    try workspace.configure(feeds: "  - {url: \"\(server.url("/old"))\", id: sample, every: 2s}")
    let first = try await RunningDaemon(workspace)
    await server.waitForRequests(2, to: "/new")
    #expect(try await first.stop() == 0)
    #expect(try await workspace.status(of: "sample")["learned_url"]?.string == server.url("/new"))
    let table = try await Program.run("status", "-c", workspace.path("tidings.yaml"))
    #expect(table.output.contains("moved permanently to \(server.url("/new"))"))

    let before = server.requests(to: "/new").count
    let second = try await RunningDaemon(workspace)
    await server.waitForRequests(before + 1, to: "/new")
    #expect(try await second.stop() == 0)
    #expect(server.requests(to: "/old").count == 1)
    #expect(workspace.names().count == 1)
  }

  @Test func `A learned address that fails is given up for the configured one`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let feed = Reply.ok(Sample.rss(["First light"]))
    server["/old"] = .replies([.redirect("301 Moved Permanently", to: "/new"), feed])
    server["/new"] = .replies([feed, .status("404 Not Found")])
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/old"))\", id: sample}")
    #expect(try await Program.run("poll", "-c", config).status == 0)
    let failed = try await Program.run("poll", "-c", config)
    #expect(failed.status == 1)
    #expect(failed.output.contains("HTTP 404 Not Found (at \(server.url("/new")), to which the feed had moved"))
    #expect(try await Program.run("poll", "-c", config).status == 0)
    #expect(server.requests.map(\.path) == ["/old", "/new", "/new", "/old"])
    #expect(try await workspace.status(of: "sample")["learned_url"] == nil)
    #expect(workspace.names().count == 1)
  }

  @Test func `A feed is gone where it says so itself, not where it is for the time being`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/moved"] = .reply(.redirect("301 Moved Permanently", to: "/gone"))
    server["/away"] = .reply(.redirect("302 Found", to: "/gone"))
    server["/gone"] = .reply(.status("410 Gone"))
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/moved"))\", id: moved}\n  - {url: \"\(server.url("/away"))\", id: away}")
    let polled = try await Program.run("poll", "-c", config)
    #expect(polled.status == 1)
    #expect(polled.output.contains("moved: failed: gone: the publisher answers 410"))
    #expect(
      polled.output.contains("away: failed: HTTP 410 Gone at \(server.url("/gone")), to which the feed redirects"))
    #expect(try await workspace.status(of: "away")["due_reason"]?.string == "backoff after 1 failure")
    #expect(try await workspace.status(of: "moved")["due_reason"]?.string == "gone (410); weekly probe")
  }

  @Test func `What is temporary, or leads to a captive portal, is not learned`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let feed = Sample.rss(["First light"])
    for (path, status) in [("/a", "302 Found"), ("/b", "303 See Other"), ("/c", "307 Temporary Redirect")] {
      server[path] = .reply(.redirect(status, to: "/feed"))
    }
    server["/d"] = .reply(.redirect("302 Found", to: "/e"))
    server["/e"] = .reply(.redirect("301 Moved Permanently", to: "/feed"))
    server["/feed"] = .reply(.ok(feed))
    server["/portal"] = .reply(.redirect("301 Moved Permanently", to: "/login"))
    server["/login"] = .reply(.ok("<!doctype html><html><body>Log in</body></html>", headers: ["ETag: \"login\""]))
    let ids = ["a", "b", "c", "d", "portal"]
    let config = try workspace.configure(
      feeds: ids.map { "  - {url: \"\(server.url("/\($0)"))\", id: \($0)}" }.joined(separator: "\n"))
    #expect(try await Program.run("poll", "-c", config).status == 1)
    for id in ids { #expect(try await workspace.status(of: id)["learned_url"] == nil, "\(id)") }
    #expect(try await workspace.status(of: "portal")["etag"] == nil)
  }

  @Test func `A move is learned where the new address sends the very same body`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let feed = Reply.ok(Sample.rss(["First light"]))
    server["/old"] = .replies([feed, .redirect("301 Moved Permanently", to: "/new")])
    server["/new"] = .reply(feed)
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/old"))\", id: sample}")
    for _ in 0..<3 { #expect(try await Program.run("poll", "-c", config).status == 0) }
    #expect(server.requests.map(\.path) == ["/old", "/old", "/new", "/new"])
  }

  @Test func `Circles, long chains and other schemes fail in words`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let targets = [
      ("circle", "/circle2", "round in a circle"), ("circle2", "/circle", "round in a circle"),
      ("file", "file:///etc/passwd", "file: URLs are read only"), ("ftp", "ftp://127.0.0.1/x", "over ftp"),
      ("gopher", "gopher://127.0.0.1/x", "over gopher"), ("long0", "/long1", "more than 5 redirects"),
      ("nowhere", "", "not to any readable address"),
    ]
    for (path, target, _) in targets { server["/\(path)"] = .reply(.redirect(to: target)) }
    for number in 1...6 { server["/long\(number)"] = .reply(.redirect(to: "/long\(number + 1)")) }
    let config = try workspace.configure(
      feeds: targets.map { "  - {url: \"\(server.url("/\($0.0)"))\", id: \($0.0)}" }.joined(separator: "\n"))
    let outcome = try await Program.run("poll", "-c", config)
    #expect(outcome.status == 1)
    let lines = outcome.output.split(separator: "\n")
    for (path, _, words) in targets {
      #expect(lines.contains { $0.hasPrefix("\(path): failed: ") && $0.contains(words) }, "\(path): \(outcome.output)")
    }
    #expect(server.requests(to: "/long5").count == 1 && server.requests(to: "/long6").isEmpty)
  }

  @Test func `Secrets stay with the configured origin, also when a move was learned`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let other = try LoopbackServer()
    server["/feed"] = .replies([
      .redirect("301 Moved Permanently", to: other.url("/moved"))
    ])
    other["/moved"] = .reply(.ok(Sample.rss(["First light"])))
    let config = try workspace.configure(
      feeds: """
          - url: "\(server.url("/feed"))"
            id: sample
            auth: {basic: {user: u, password: secret}}
            headers: {X-Key: secret, Cookie: secret}
        """)
    for _ in 0..<2 { #expect(try await Program.run("poll", "-c", config).status == 0) }
    let first = try #require(server.requests.first)
    #expect(first["Authorization"] == "Basic dTpzZWNyZXQ=" && first["X-Key"] == "secret" && first["Cookie"] == "secret")
    #expect(other.requests.count == 2 && server.requests.count == 1)
    for request in other.requests {
      #expect(request["Authorization"] == nil && request["X-Key"] == nil && request["Cookie"] == nil)
      #expect(request["Referer"] == nil)
    }
  }

  @Test func `A redirect into the operator's own network is refused unless it is allowed`() async throws {
    let workspace = try Workspace()
    let inside = try LoopbackServer(family: .v6)
    inside["/secret"] = .reply(.ok(Sample.rss(["Inside"])))
    let server = try LoopbackServer()
    server["/feed"] = .reply(.redirect(to: inside.url("/secret")))
    let feeds = "  - {url: \"\(server.url("/feed"))\", id: sample}"
    let config = try workspace.configure(feeds: feeds)
    let refused = try await Program.run("poll", "-c", config)
    #expect(refused.status == 1)
    #expect(refused.output.contains("refused to connect to ::1, a loopback address; http.allow_private"))
    #expect(inside.connections == 0)
    try workspace.write(
      "spool: spool\nstate: state.sqlite\nhttp: {allow_private: ['::1']}\nfeeds:\n\(feeds)\n", to: "allowed.yaml")
    #expect(try await Program.run("poll", "-c", workspace.path("allowed.yaml")).status == 0)
    #expect(inside.requests.count == 1)
  }
}

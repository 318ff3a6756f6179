import LoopbackServer
import Testing
import TidingsModel

/// What the README promises of validators, with the program itself.
@Suite struct ValidatorRuleTests {
  private func etags(_ requests: [RecordedRequest]) -> [String?] { requests.map { $0["If-None-Match"] } }

  @Test func `A 304 updates the validators, a 200 without any drops them`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .replies([
      .ok(Sample.rss(["First light"]), headers: ["ETag: \"1\"", "Last-Modified: Some day"]),
      .notModified(headers: ["ETag: \"2\""]),
      .ok(Sample.rss(["First light"])),
      .ok(Sample.rss(["First light"])),
    ])
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    for _ in 0..<4 { #expect(try await Program.run("poll", "-c", config).status == 0) }
    let requests = server.requests(to: "/feed")
    #expect(etags(requests) == [nil, "\"1\"", "\"2\"", nil])
    #expect(requests.map { $0["If-Modified-Since"] } == [nil, "Some day", "Some day", nil])
  }

  @Test func `An entity tag that may be anybody's is not sent to another address than gave it`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let other = try LoopbackServer()
    func serve(_ server: LoopbackServer, _ title: String) {
      server["/feed"] = .handler { request in
        request["If-None-Match"] == "\"v7\"" ? .notModified() : .ok(Sample.rss([title]), headers: ["ETag: \"v7\""])
      }
    }
    serve(other, "There")
    server["/feed"] = .reply(.redirect("301 Moved Permanently", to: other.url("/feed")))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    func poll() async throws { _ = try await Program.run("poll", "--force", "-c", config) }
    try await poll()
    try await poll()
    #expect(etags(other.requests(to: "/feed")) == [nil, "\"v7\""])
    // The address that was learned is gone, and the configured one serves a document of its own.
    other["/feed"] = .reply(.status("404 Not Found"))
    serve(server, "Here")
    for _ in 0..<2 { try await poll() }
    #expect(try workspace.titles() == ["There", "Here"])
  }

  @Test(arguments: ["412 Precondition Failed", "431 Request Header Fields Too Large"])
  func `Validators that the server refuses are given up, those that it fails beside are not`(status: String)
    async throws
  {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .replies([
      .ok(Sample.rss(["First light"]), headers: ["ETag: \"1\""]), .status("500 Oops"), .status(status),
      .ok(Sample.rss(["First light"])),
    ])
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    for _ in 0..<4 { _ = try await Program.run("poll", "-c", config) }
    #expect(etags(server.requests(to: "/feed")) == [nil, "\"1\"", "\"1\"", nil])
    #expect(workspace.names().count == 1)
  }

  @Test func `A 304 of an address that was asked without a validator is a failure`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .replies([.ok(Sample.rss(["First light"]), headers: ["ETag: \"a\""]), .redirect(to: "/moved")])
    server["/moved"] = .reply(.notModified(headers: ["ETag: \"b\""]))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    #expect(try await Program.run("poll", "-c", config).status == 0)
    let second = try await Program.run("poll", "-c", config)
    #expect(second.status == 1 && second.output.contains("304 (not modified) though it was not asked so"))
    #expect(server.requests(to: "/moved").map { $0["If-None-Match"] } == [nil])
  }

  @Test func `While an edit waits for another day the feed is spared`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let edits = (0..<6).map { edit in
      Sample.rss(["First light"]).replacing("All about", with: "Edit \(edit) of")
    }
    server["/feed"] = .replies(edits.map { .ok($0, headers: ["ETag: \"1\""]) })
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    for _ in 0..<6 { #expect(try await Program.run("poll", "-c", config).status == 0) }
    #expect(etags(server.requests(to: "/feed")) == [nil] + Array(repeating: "\"1\"", count: 5))
    #expect(workspace.names().count == 4)
  }

  @Test func `status shows the validators of a feed that is named`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light"]), headers: ["ETag: W/\"1\"", "Last-Modified: Some day"]))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    #expect(try await Program.run("poll", "-c", config).status == 0)
    let shown = try await Program.run("status", "-c", config, "sample").output
    for line in [server.url("/feed"), "ETag: W/\"1\"", "Last-Modified: Some day"] {
      #expect(shown.contains("      \(line)\n"), "\(shown)")
    }
    #expect(try await !Program.run("status", "-c", config).output.contains("ETag"))
  }

  @Test func `Another configured address begins without validators, and nothing is delivered again`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    for path in ["/old", "/new"] { server[path] = .reply(.ok(Sample.rss(["First light"]), headers: ["ETag: \"1\""])) }
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/old"))\", id: sample}")
    #expect(try await Program.run("poll", "-c", config).status == 0)
    try workspace.configure(feeds: "  - {url: \"\(server.url("/new"))\", id: sample}")
    #expect(try await Program.run("poll", "-c", config).status == 0)
    #expect(etags(server.requests(to: "/new")) == [nil])
    #expect(workspace.names().count == 1)
  }

  @Test func `The same body again is not parsed, and its validators count`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let body = Sample.rss(["First light"])
    server["/feed"] = .replies([
      .ok(body, headers: ["ETag: \"1\""]), .ok(body, headers: ["ETag: \"2\""]), .notModified(),
    ])
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    #expect(try await Program.run("poll", "-c", config).status == 0)
    #expect(try await Program.run("poll", "-c", config).output == "sample: same body as before\n")
    #expect(try await Program.run("poll", "-c", config).output == "sample: not modified\n")
    #expect(etags(server.requests(to: "/feed")) == [nil, "\"1\"", "\"2\""])
  }
}

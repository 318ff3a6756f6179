import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// Which pages are asked for, how often, and with what.
@Suite struct PageRequestTests {
  @Test func `A private address is asked only where the configuration names its host`() async throws {
    let site = try NewsSite()
    let other = try LoopbackServer(family: .v6)
    other["/story/harbour"] = .reply(.ok(NewsSite.page("harbour"), headers: NewsSite.html))
    site.publish(["harbour", "market"])
    site.server["/feed"] = .reply(
      .ok(
        site.feed(["harbour", "market"]).replacing(
          site.server.url("/story/harbour"), with: other.url("/story/harbour"))))
    // A page of the feed's own host must not lead there either.
    site.server["/story/market"] = .reply(.redirect(to: other.url("/story/harbour")))
    let workspace = try site.workspace()
    let outcome = try await workspace.poll()
    #expect(outcome.output.contains("2 of 2 pages failed: "), "\(outcome.output)")
    #expect(other.requests.isEmpty)
    #expect(Set(try workspace.articles().map(\.text)) == [NewsSite.teaser("harbour"), NewsSite.teaser("market")])
  }

  @Test func `Credentials of the feed stay with its own host`() async throws {
    let site = try NewsSite()
    let other = try LoopbackServer(family: .v6)
    other["/story/harbour"] = .reply(.ok(NewsSite.page("harbour"), headers: NewsSite.html))
    site.publish(["harbour"])
    site.server["/story/harbour"] = .reply(.redirect(to: other.url("/story/harbour")))
    let workspace = try site.workspace(options: ", auth: {bearer: secret}, headers: {X-Key: v}")
    try workspace.write(
      try String(contentsOfFile: workspace.path("tidings.yaml"), encoding: .utf8)
        .replacing("timeout: 10m", with: "timeout: 10m, allow_private: [\"::1\"]"), to: "tidings.yaml")
    try await workspace.poll()
    #expect(try workspace.articles().map(\.fullText) == ["extracted"])
    let own = try #require(site.server.requests(to: "/story/harbour").first)
    #expect(own["Authorization"] == "Bearer secret" && own["X-Key"] == "v")
    let foreign = try #require(other.requests.first)
    #expect(foreign["Authorization"] == nil && foreign["X-Key"] == nil)
  }

  @Test func `An article in two feeds is delivered once`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    site.server["/second"] = .reply(.ok(site.feed(["harbour"]).replacing("Harbour News", with: "Evening Edition")))
    let workspace = try Workspace()
    try workspace.configure(
      feeds: """
          - {url: "\(site.server.url("/feed"))", id: a, full_text: true}
          - {url: "\(site.server.url("/second"))", id: b, full_text: true}
        """)
    #expect(try await Program.run("poll", "-c", workspace.path("tidings.yaml"), "a").status == 0)
    #expect(try await Program.run("poll", "-c", workspace.path("tidings.yaml"), "b").status == 0)
    #expect(workspace.names().count == 1)
    #expect(site.pageRequests("harbour") == 1)
  }

  @Test func `Feeds of one site that announce an article at the same time fetch its page once`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    let gate = Gate()
    site.server["/story/harbour"] = .reply(.ok(NewsSite.page("harbour"), headers: NewsSite.html).behind(gate))
    let names = ["morning", "evening"]
    for name in names {
      site.server["/\(name)"] = .reply(.ok(site.feed(["harbour"]).replacing("Harbour News", with: name)))
    }
    let workspace = try Workspace()
    try workspace.configure(
      feeds: names.map { "  - {url: \"\(site.server.url("/\($0)"))\", id: \($0), full_text: true}" }
        .joined(separator: "\n"))
    let configuration = workspace.path("tidings.yaml")
    async let poll = Program.run("poll", "-c", configuration)
    for name in names { await site.server.waitForRequests(1, to: "/\(name)") }
    await site.server.waitForRequests(1, to: "/story/harbour")
    gate.open()
    #expect(try await poll.status == 0)
    #expect(try workspace.articles().map(\.fullText) == ["extracted"])
    #expect(site.pageRequests("harbour") == 1)
  }

  @Test func `A page fetched with one feed's credentials is not shared with a feed of others`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    site.server["/second"] = .reply(.ok(site.feed(["harbour"]).replacing("Harbour News", with: "Evening Edition")))
    let workspace = try Workspace()
    try workspace.configure(
      feeds: """
          - {url: "\(site.server.url("/feed"))", id: a, full_text: true, auth: {bearer: secret}}
          - {url: "\(site.server.url("/second"))", id: b, full_text: true, dedup: off}
        """)
    try await workspace.poll()
    #expect(site.pageRequests("harbour") == 2)
    #expect(Set(site.server.requests(to: "/story/harbour").map { $0["Authorization"] }) == ["Bearer secret", nil])
  }
}

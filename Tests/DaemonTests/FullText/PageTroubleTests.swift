import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// `full_text` where pages cannot be had, or are none: the real program, a real server.
@Suite struct PageTroubleTests {
  private static let pdf = Array("%PDF-1.5\n1 0 obj\n".utf8) + (0..<4000).map { UInt8($0 % 251) }

  @Test(arguments: ["text/html", "application/octet-stream"])
  func `A file that is sent as a page leaves the feed's own content`(type: String) async throws {
    let site = try NewsSite()
    let names = ["pdf", "json", "script"]
    site.publish(names)
    let words = String(repeating: "the bridge was opened on Monday, ", count: 100)
    let bodies = [Self.pdf, Array("{\"text\": \"\(words)\"}".utf8), Array("var text = \"\(words)\";".utf8)]
    for (name, body) in zip(names, bodies) {
      site.server["/story/\(name)"] = .reply(.ok(body, headers: ["Content-Type: \(type)"]))
    }
    for fullText in ["true", "auto"] {
      let workspace = try site.workspace(fullText: fullText)
      #expect(try await workspace.poll().output == "harbour: 3 new; 3 of 3 pages without an article\n")
      let articles = try workspace.articles()
      #expect(articles.allSatisfy { $0.fullText == "no_article" })
      #expect(Set(articles.map(\.text)) == Set(names.map(NewsSite.teaser)))
    }
  }

  @Test func `Pages that give no article are a warning in the log, once, with the reason`() async throws {
    let site = try NewsSite()
    let names = (1...6).map { "number-\($0)" }
    site.publish(names)
    for name in names {
      site.server["/story/\(name)"] = .reply(.ok(Self.pdf, headers: ["Content-Type: text/html"]))
    }
    let workspace = try site.workspace(options: ", every: 1s, heed_publisher: false")
    let daemon = try await RunningDaemon(workspace)
    try await daemon.waitForLog("articles come as the feed has them")
    try await eventually("another poll") { site.server.requests(to: "/feed").count >= 3 }
    #expect(try await daemon.stop() == 0)
    let lines = daemon.log.split(separator: "\n").filter { $0.contains("articles come as the feed has them") }
    #expect(lines.count == 1 && lines[0].contains("warning"), "\(daemon.log)")
    #expect(lines.first?.contains("6 pages in a row gave no article: this is a PDF document, not a page") == true)
  }

  @Test func `extract says what a file is that is no page`() async throws {
    let workspace = try Workspace()
    let file = workspace.path("report.html")
    try Data(Self.pdf).write(to: URL(fileURLWithPath: file))
    let outcome = try await Program.run("extract", file)
    #expect(outcome.status == 1 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("this is a PDF document, not a page"), "\(outcome.errors)")
  }

  @Test func `A part of a page, sent unasked, is not taken for the article`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    site.server["/story/harbour"] = .reply(
      .status("206 Partial Content", headers: NewsSite.html, body: Array(NewsSite.page("harbour").utf8)))
    let workspace = try site.workspace()
    #expect(try await workspace.poll().output.contains("1 of 1 pages failed: the server sent a part of the page (206)"))
    #expect(try workspace.articles().map(\.fullText) == ["failed"])
  }

  @Test func `While a host is to be left alone its pages lose no try, and are had afterwards`() async throws {
    let site = try NewsSite()
    let names = (1...8).map { "place\($0)" }
    site.publish(names)
    site.server["/story/place1"] = .replies([
      .status("429 Too Many Requests", headers: ["Retry-After: 5"]),
      .ok(NewsSite.page("place1"), headers: NewsSite.html),
    ])
    let workspace = try site.workspace(options: ", every: 1s, heed_publisher: false")
    try workspace.write(
      try String(contentsOfFile: workspace.path("tidings.yaml"), encoding: .utf8)
        .replacing("min_gap: 0s", with: "min_gap: 0s, max_per_host: 1"), to: "tidings.yaml")
    // The feed is on another host, or it would be left alone as well.
    let other = try LoopbackServer()
    other["/feed"] = .reply(.ok(site.feed(names)))
    try workspace.write(
      try String(contentsOfFile: workspace.path("tidings.yaml"), encoding: .utf8)
        .replacing(site.server.url("/feed"), with: other.url("/feed")), to: "tidings.yaml")
    let daemon = try await RunningDaemon(workspace)
    try await eventually("all pages") {
      (try? workspace.articles().count { $0.fullText == "extracted" }) == names.count
    }
    #expect(try await daemon.stop() == 0)
    for name in names { #expect(site.pageRequests(name) <= 2, "\(name)") }
  }

  @Test func `A host whose pages answer 503 with Retry-After is asked for no page meanwhile`() async throws {
    let site = try NewsSite()
    let names = (1...30).map { "place\($0)" }
    site.publish(names)
    for name in names {
      site.server["/story/\(name)"] = .reply(.status("503 Busy", headers: ["Retry-After: 600"]))
    }
    let workspace = try site.workspace(options: ", every: 1s, heed_publisher: false")
    let daemon = try await RunningDaemon(workspace)
    // A 503 is the page's: the feed of the same host is polled on.
    await site.server.waitForRequests(5, to: "/feed")
    #expect(try await daemon.stop() == 0)
    #expect(workspace.names().count == names.count)
    #expect(names.reduce(0) { $0 + site.pageRequests($1) } <= 4)
  }

  @Test func `A host whose pages answer 503 with Retry-After is asked for no page by another process either`()
    async throws
  {
    let site = try NewsSite()
    site.publish(["harbour"])
    site.server["/story/harbour"] = .reply(.status("503 Busy", headers: ["Retry-After: 600"]))
    let workspace = try site.workspace()
    let configuration = workspace.path("tidings.yaml")
    #expect(try await Program.run("poll", "-c", configuration).output.contains("pages failed: HTTP 503"))
    #expect(try await Program.run("poll", "-c", configuration).output == "harbour: same body as before\n")
    site.server["/feed"] = .reply(.ok(site.feed(["harbour"]) + "<!-- changed -->"))
    let second = try await Program.run("poll", "-c", configuration)
    #expect(second.output.contains("asked (status 503) to be left alone for "), "\(second.output)")
    // The feed is another matter.
    #expect(site.server.requests(to: "/feed").count == 3)
    #expect(site.pageRequests("harbour") == 1)
  }

  @Test func `A 429 behind a page's redirect holds the host that answered, over a restart too`() async throws {
    let site = try NewsSite()
    let busy = try LoopbackServer()
    site.publish(["harbour"])
    site.server["/story/harbour"] = .reply(.redirect(to: busy.url("/story/harbour")))
    busy["/story/harbour"] = .reply(.status("429 Too Many Requests", headers: ["Retry-After: 600"]))
    busy["/feed"] = .reply(.ok(Sample.rss(["First light"])))
    site.server["/second"] = .reply(
      .ok(site.feed(["market"]).replacing(site.server.url("/story/market"), with: busy.url("/story/market"))))
    site.server["/own"] = .reply(.ok(Sample.rss(["Last light"])))
    let workspace = try Workspace()
    let feeds = [(site.server.url("/feed"), "a"), (site.server.url("/second"), "b"), (site.server.url("/own"), "own")]
    try workspace.configure(
      feeds: (feeds + [(busy.url("/feed"), "busy")]).map { url, id in
        "  - {url: \"\(url)\", id: \(id), full_text: \(id.count == 1)}"
      }.joined(separator: "\n"))
    let configuration = workspace.path("tidings.yaml")
    func poll(_ id: String) async throws -> String { try await Program.run("poll", "-c", configuration, id).output }
    #expect(try await poll("a").contains("pages failed: HTTP 429"))
    let second = try await poll("b")
    #expect(second.contains("asked (status 429) to be left alone for "), "\(second)")
    #expect(busy.requests.count == 1)
    #expect(try await poll("own") == "own: 1 new\n")
    #expect(try await poll("busy").contains("skipped"))
  }

  @Test(arguments: ["429 Too Many Requests", "503 Service Unavailable"])
  func `What a host asked for with regard to pages is remembered though the program dies before the others are read`(
    status: String
  ) async throws {
    let site = try NewsSite()
    let busy = try LoopbackServer()
    let gate = Gate()
    site.publish(["harbour", "market"])
    site.server["/feed"] = .reply(
      .ok(
        site.feed(["harbour", "market"]).replacing(site.server.url("/story/market"), with: busy.url("/story/market"))))
    site.server["/story/harbour"] = .reply(.ok(NewsSite.page("harbour"), headers: NewsSite.html).behind(gate))
    busy["/story/market"] = .reply(.status(status, headers: ["Retry-After: 600"]))
    let workspace = try site.workspace()
    let daemon = try await RunningDaemon(workspace)
    let table = status.hasPrefix("429") ? "holds" : "page_holds"
    try await eventually("the host's wish is in the state") {
      try workspace.number(inState: "SELECT count(*) FROM \(table)") == 1
    }
    try await daemon.kill()
    gate.open()
    let outcome = try await workspace.poll()
    #expect(outcome.output.contains("1 of 2 pages failed"), "\(outcome.output)")
    #expect(busy.requests.count == 1)
  }

  @Test func `A 429 that does not say for how long keeps other feeds from the host's pages as well`() async throws {
    let busy = try LoopbackServer()
    let other = try NewsSite()
    var feeds: [String] = []
    for id in ["a", "b", "c"] {
      let names = (1...3).map { "\(id)\($0)" }
      for name in names { busy["/story/\(name)"] = .reply(.status("429 Too Many Requests")) }
      other.server["/\(id)"] = .reply(
        .ok(other.feed(names).replacing(other.server.url("/story"), with: busy.url("/story"))))
      feeds.append("  - {url: \"\(other.server.url("/\(id)"))\", id: \(id), full_text: true}")
    }
    let workspace = try Workspace()
    let config = try workspace.write(
      """
      spool: spool
      state: state.sqlite
      http: {min_gap: 0s, max_per_host: 1, allow_private: [127.0.0.0/8]}
      feeds:
      \(feeds.joined(separator: "\n"))
      """, to: "tidings.yaml")
    #expect(try await Program.run("poll", "-c", config).status == 0)
    #expect(workspace.names().count == 9)
    #expect(busy.requests.count == 1)
  }

  @Test func `An article whose second page cannot be had yet is completed later`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    let parts = (1...2).map { number in
      Reply.ok(
        NewsSite.page(
          "harbour", head: number == 1 ? "<link rel=\"next\" href=\"/story/harbour?page=2\">" : "",
          paragraphs: NewsSite.paragraphs("harbour").map { "Part \(number). \($0)" }), headers: NewsSite.html)
    }
    site.server["/story/harbour"] = .reply(parts[0])
    site.server["/story/harbour?page=2"] = .reply(.status("503 Busy"))
    let workspace = try site.workspace()
    let first = try await workspace.poll().output
    #expect(
      first == "harbour: 1 new; 1 of 1 pages failed: HTTP 503 Service Unavailable; 1 to be asked for again\n",
      "\(first)")
    #expect(try await workspace.poll().output.hasPrefix("harbour: nothing new"))
    #expect(workspace.names().count == 1)
    site.server["/story/harbour?page=2"] = .reply(parts[1])
    #expect(try await workspace.poll().output == "harbour: 1 revised\n")
    let texts = try workspace.articles().map(\.text)
    #expect(texts.map { $0.contains("Part 1.") } == [true, true])
    #expect(texts.map { $0.contains("Part 2.") } == [false, true])
    try await workspace.poll()
    #expect(workspace.names().count == 2)
  }
}

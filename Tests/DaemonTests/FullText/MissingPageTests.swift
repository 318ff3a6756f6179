import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// `full_text` where pages are refused, late, held back or without end: what becomes of the article, and of the host.
@Suite struct MissingPageTests {
  @Test(arguments: ["404 Not Found", "410 Gone", "401 Unauthorized", "451 Unavailable"])
  func `A page that is refused is named in the poll's one line, and the article still delivered`(status: String)
    async throws
  {
    let site = try NewsSite()
    site.publish(["harbour", "market"])
    site.server["/story/harbour"] = .reply(.status(status))
    let workspace = try site.workspace()
    let outcome = try await workspace.poll()
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasPrefix("harbour: 2 new; 1 of 2 pages failed: HTTP \(status.prefix(3))"), "\(outcome.output)")
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(Set(try workspace.articles().map(\.fullText)) == ["failed", "extracted"])
    try await workspace.poll()
    #expect(workspace.names().count == 2)
    #expect(site.pageRequests("harbour") == 1, "a page is not asked for again")
  }

  @Test(arguments: [
    Reply.status("503 Service Unavailable"), .status("500 Broken"), Reply([.reset]),
  ])
  func `A page that could not be had is asked for again, and the article delivered once more when it is there`(
    trouble: Reply
  ) async throws {
    let site = try NewsSite()
    site.publish(["harbour", "market"])
    site.server["/feed"] = .handler { [body = site.feed(["harbour", "market"])] request in
      request["If-None-Match"] == "\"1\"" ? .notModified() : .ok(body, headers: ["ETag: \"1\""])
    }
    site.server["/story/harbour"] = .reply(trouble)
    let workspace = try site.workspace()
    let first = try await workspace.poll().output
    #expect(
      first.hasPrefix("harbour: 2 new; 1 of 2 pages failed: ") && first.hasSuffix("; 1 to be asked for again\n"),
      "\(first)")
    #expect(try await workspace.poll().output.hasPrefix("harbour: nothing new; 1 of 1 pages failed: "))
    #expect(workspace.names().count == 2, "no page, no second delivery")
    site.server["/story/harbour"] = .reply(.ok(NewsSite.page("harbour"), headers: NewsSite.html))
    #expect(try await workspace.poll().output == "harbour: 1 revised\n")
    let articles = try workspace.articles()
    #expect(articles.count == 3 && site.pageRequests("market") == 1)
    let teaser = try #require(articles.first { $0.fullText == "failed" })
    let last = try #require(articles.last)
    #expect(last["id"] == teaser["id"] && last["_tidings"]?["revision"]?.integer == 2 && last.fullText == "extracted")
    #expect(last.text == NewsSite.paragraphs("harbour").joined(separator: "\n\n"))
    let asked = site.pageRequests("harbour")
    #expect(try await workspace.poll().output == "harbour: not modified\n")
    #expect(site.server.requests(to: "/feed").last?["If-None-Match"] == "\"1\"", "the feed is spared again")
    #expect(workspace.names().count == 3 && site.pageRequests("harbour") == asked)
  }

  @Test func `A page that stays away is asked for a few times a day, and not where edits are not delivered`()
    async throws
  {
    let site = try NewsSite()
    site.publish(["harbour"])
    site.server["/story/harbour"] = .reply(.status("503 Service Unavailable"))
    let workspace = try site.workspace()
    for _ in 1...8 { try await workspace.poll() }
    #expect(workspace.names().count == 1)
    #expect(site.pageRequests("harbour") == 4)

    let once = try site.workspace(options: ", updates: false")
    for _ in 1...3 { try await once.poll() }
    #expect(once.names().count == 1)
    #expect(site.pageRequests("harbour") == 5)
  }

  @Test func `The feed is spared while none of its missing pages may be asked for`() async throws {
    let site = try NewsSite()
    site.server["/feed"] = .reply(.ok(site.feed(["harbour"]), headers: ["ETag: \"1\""]))
    site.server["/story/harbour"] = .reply(.status("403 Forbidden"))
    let workspace = try site.workspace()
    for _ in 1...8 { try await workspace.poll() }
    let conditions = site.server.requests(to: "/feed").map { $0["If-None-Match"] }
    // Thrice for the page, and once to see that the day's tries are used up.
    #expect(conditions == Array(repeating: nil, count: 5) + Array(repeating: "\"1\"", count: 3))
    #expect(site.pageRequests("harbour") == 4)
  }

  @Test func `The feed is spared while the host of its pages wants to be left alone, and its news come`() async throws {
    let site = try NewsSite()
    let busy = try LoopbackServer()
    busy["/story/harbour"] = .reply(.status("503 Busy", headers: ["Retry-After: 600"]))
    func feed(_ names: [String]) -> String {
      site.feed(names).replacing(site.server.url("/story/harbour"), with: busy.url("/story/harbour"))
    }
    site.server["/feed"] = .reply(.ok(feed(["harbour"]), headers: ["ETag: \"1\""]))
    site.server["/story/market"] = .reply(.ok(NewsSite.page("market"), headers: NewsSite.html))
    let workspace = try site.workspace()
    for _ in 1...4 { try await workspace.poll() }
    #expect(site.server.requests(to: "/feed").map { $0["If-None-Match"] } == [nil, "\"1\"", "\"1\"", "\"1\""])
    #expect(busy.requests.count == 1)
    site.server["/feed"] = .reply(.ok(feed(["market", "harbour"]), headers: ["ETag: \"2\""]))
    #expect(try await workspace.poll().output.hasPrefix("harbour: 1 new; 1 of 2 pages failed: "))
    try await workspace.poll()
    #expect(site.server.requests(to: "/feed").last?["If-None-Match"] == "\"2\"")
  }

  @Test func `A page that redirects to a host that wants to be left alone is asked for a few times a day`() async throws
  {
    let site = try NewsSite()
    let busy = try LoopbackServer()
    site.publish(["harbour", "market"])
    for name in ["harbour", "market"] {
      site.server["/story/\(name)"] = .reply(.redirect(to: busy.url("/story/\(name)")))
      busy["/story/\(name)"] = .reply(.status("429 Too Many Requests", headers: ["Retry-After: 600"]))
    }
    let workspace = try site.workspace()
    for _ in 1...8 { try await workspace.poll() }
    // Both may be on their way when the first is answered.
    #expect(busy.requests.count <= 2)
    for name in ["harbour", "market"] { #expect((1...4).contains(site.pageRequests(name)), "\(name)") }
  }

  @Test func `A page that was not asked for, as others of its host had failed, loses no try by it`() async throws {
    let site = try NewsSite()
    let names = (1...16).map { "place\($0)" }
    site.publish(names)
    for name in names { site.server["/story/\(name)"] = .reply(.status("503 Service Unavailable")) }
    let workspace = try site.workspace()
    for _ in 1...5 { try await workspace.poll() }
    let asked = names.map(site.pageRequests)
    #expect(asked.contains(0), "the host is spared")
    for name in names {
      site.server["/story/\(name)"] = .reply(.ok(NewsSite.page(name), headers: NewsSite.html))
    }
    try await workspace.poll()
    let whole = Set(
      try workspace.articles().filter { $0.fullText == "extracted" }.compactMap { $0["title"]?.string })
    for (name, count) in zip(names, asked) {
      #expect(count <= 4 && whole.contains(NewsSite.title(name)) == (count < 4), "\(name), asked for \(count) times")
    }
  }

  @Test func `An edit that comes before the page is delivered as an edit`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    site.server["/story/harbour"] = .reply(.status("503 Service Unavailable"))
    let workspace = try site.workspace()
    try await workspace.poll()
    site.server["/feed"] = .reply(
      .ok(site.feed(["harbour"]).replacing("harbour gazette woke", with: "harbour gazette slowly woke")))
    #expect(try await workspace.poll().output.hasPrefix("harbour: 1 revised; 1 of 1 pages failed: "))
    site.server["/story/harbour"] = .reply(.ok(NewsSite.page("harbour"), headers: NewsSite.html))
    #expect(try await workspace.poll().output == "harbour: 1 revised\n")
    #expect(try workspace.articles().compactMap(\.fullText) == ["failed", "failed", "extracted"])
  }

  @Test(arguments: [
    Reply.status("403 Forbidden"), .status("404 Not Found"), .status("503 Service Unavailable"),
    .ok("<html><body><p>Checking your browser.</p></body></html>", headers: NewsSite.html),
  ])
  func `An edit waits for its page, so that no teaser takes the place of the text`(trouble: Reply) async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    let workspace = try site.workspace()
    #expect(try await workspace.poll().output == "harbour: 1 new\n")
    site.server["/feed"] = .reply(
      .ok(site.feed(["harbour"]).replacing("harbour gazette woke", with: "harbour gazette slowly woke")))
    site.server["/story/harbour"] = .reply(trouble)
    #expect(try await workspace.poll().output.hasPrefix("harbour: nothing new; 1 of 1 pages "))
    #expect(workspace.names().count == 1)
    site.server["/story/harbour"] = .reply(
      .ok(NewsSite.page("harbour").replacing("a brass band", with: "two brass bands"), headers: NewsSite.html))
    #expect(try await workspace.poll().output == "harbour: 1 revised\n")
    #expect(try workspace.articles().compactMap(\.fullText) == ["extracted", "extracted"])
  }

  @Test func `An edit whose page stays away is delivered after the day's tries`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    let workspace = try site.workspace()
    try await workspace.poll()
    site.server["/feed"] = .reply(
      .ok(site.feed(["harbour"]).replacing("harbour gazette woke", with: "harbour gazette slowly woke")))
    site.server["/story/harbour"] = .reply(.status("404 Not Found"))
    for _ in 1...5 { try await workspace.poll() }
    #expect(try workspace.articles().compactMap(\.fullText) == ["extracted", "failed"])
    #expect(site.pageRequests("harbour") == 4)
  }

  @Test func `A host that refuses page after page is asked for no more of them in that poll`() async throws {
    let site = try NewsSite()
    let names = (1...30).map { "place\($0)" }
    site.publish(names)
    for name in names { site.server["/story/\(name)"] = .reply(.status("403 Forbidden")) }
    let workspace = try site.workspace()
    try await workspace.poll()
    #expect(workspace.names().count == 30)
    #expect(site.server.requests.count { $0.path.hasPrefix("/story/") } == 3)
  }

  @Test func `A feed whose articles' pages are refused is told as one of teasers, until one is read`() async throws {
    let site = try NewsSite()
    let names = (1...6).map { "place\($0)" }
    site.publish(names)
    for name in names { site.server["/story/\(name)"] = .reply(.status("403 Forbidden")) }
    let workspace = try site.workspace()
    // Three of them are asked for in a poll.
    for _ in 1...2 { try await workspace.poll() }
    let status = try await Program.run("status", "-c", workspace.path("tidings.yaml"))
    #expect(status.output.contains("teasers"), "\(status.output)")
    #expect(status.output.contains("6 pages in a row gave no article: HTTP 403 Forbidden"), "\(status.output)")
    let json = try await Program.run("status", "--json", "-c", workspace.path("tidings.yaml"))
    let feed = try JSONReader.read(Array(json.output.utf8))["feeds"]?.array?.first
    #expect(feed?["health"]?.string == "teasers" && feed?["pages_missed"]?.integer == 6)
    #expect(feed?["page_error"]?.string == "HTTP 403 Forbidden")
    site.publish(["harbour"])
    try await workspace.poll()
    let mended = try await Program.run("status", "-c", workspace.path("tidings.yaml"))
    #expect(mended.output.contains("well") && !mended.output.contains("in a row"), "\(mended.output)")
  }

  @Test func `Every host that answers 429 to a request for a page is left alone`() async throws {
    let feed = try LoopbackServer()
    let hosts = [try LoopbackServer(), try LoopbackServer()]
    let items = hosts.enumerated().map { number, host in
      "<item><title>Story \(number)</title><link>\(host.url("/story"))</link><description>A teaser.</description></item>"
    }
    feed["/feed"] = .reply(.ok("<rss><channel><title>Both</title>\(items.joined())</channel></rss>"))
    for host in hosts {
      host["/story"] = .reply(.status("429 Too Many Requests", headers: ["Retry-After: 600"]))
      host["/own"] = .reply(.ok(Sample.rss(["First light"])))
    }
    let workspace = try Workspace()
    let both = "  - {url: \"\(feed.url("/feed"))\", id: both, full_text: true, every: 1d}"
    let config = try workspace.configure(feeds: both)
    let daemon = try await RunningDaemon(workspace)
    try await eventually("the articles") { workspace.names().count == 2 }
    try await daemon.waitForLog("polled: ")
    let own = hosts.enumerated().map { "  - {url: \"\($1.url("/own"))\", id: own\($0)}" }
    try workspace.configure(feeds: ([both] + own).joined(separator: "\n"))
    daemon.signal(SIGHUP)
    try await daemon.waitForLog("configuration reloaded")
    let polled = try await Program.run("poll", "-c", config, "own0", "own1")
    #expect(polled.output.components(separatedBy: ": skipped: 127.0.0.1:").count == 3, "\(polled.output)")
    #expect(hosts.allSatisfy { $0.requests(to: "/own").isEmpty })
    #expect(try await daemon.stop() == 0)
  }

  @Test func `A host that answers 429 is asked for no further page and left alone`() async throws {
    let site = try NewsSite()
    let names = (1...40).map { "place\($0)" }
    site.publish(names)
    for name in names {
      site.server["/story/\(name)"] = .reply(.status("429 Too Many Requests", headers: ["Retry-After: 600"]))
    }
    let workspace = try site.workspace()
    let outcome = try await workspace.poll()
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("40 of 40 pages failed: HTTP 429"), "\(outcome.output)")
    #expect(workspace.names().count == 40)
    // Four go out side by side before the first answer is there.
    #expect(site.server.requests.count { $0.path.hasPrefix("/story/") } <= 8)
  }

  @Test func `Pages that break off one after the other are given up`() async throws {
    let site = try NewsSite()
    let names = (1...30).map { "place\($0)" }
    site.publish(names)
    for name in names { site.server["/story/\(name)"] = .reply(Reply([.reset])) }
    let workspace = try site.workspace()
    try await workspace.poll()
    #expect(workspace.names().count == 30)
    #expect(site.server.requests.count { $0.path.hasPrefix("/story/") } == 3)
  }

  @Test func `An endless page costs no more than its limit`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    let head = Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>".utf8)
    site.server["/story/harbour"] = .reply(Reply([.bytes(head), .endless(Array("<p>More and more text.</p>".utf8))]))
    let workspace = try site.workspace(more: "")
    try workspace.write(
      try String(contentsOfFile: workspace.path("tidings.yaml"), encoding: .utf8)
        .replacing("timeout: 10m", with: "timeout: 10m, max_bytes: 64KiB"), to: "tidings.yaml")
    let outcome = try await workspace.poll()
    #expect(outcome.output.contains("1 of 1 pages failed: "), "\(outcome.output)")
    #expect(try workspace.articles().map(\.text) == [NewsSite.teaser("harbour")])
  }
}

import Foundation
import LoopbackServer
import Testing
import TidingsConfig
import TidingsModel
import TidingsState

@testable import TidingsPipeline
@testable import TidingsServer

@Suite struct PageTests {
  @Test func whatFeedsSayNeverBecomesMarkup() async throws {
    let publisher = try LoopbackServer()
    let hostile = "</td><script>alert(1)</script><img src=x onerror='alert(2)'>\" onmouseover=\"x"
    publisher["/hostile"] = .reply(.ok(rss(["An item"], channel: hostile)))
    publisher["/bad"] = .reply(.status("500 <b>Broken</b>\"'"))
    let station = try await Station(feeds: [
      try feed("hostile", publisher.url("/hostile?a=1&b=<c>\"'"), tags: ["<i>tag</i>"]),
      try feed("bad", publisher.url("/bad")),
    ])
    try await station.poll()
    let page = try await station.get("/?q=%22%3E%3Cscript%3E&sort=%22%3E%3Cb%3E&health=%3Cb%3E")
    #expect(page.body.contains("value=\"&quot;&gt;&lt;script&gt;\""))
    for answer in [page, try await station.get("/")] {
      #expect(answer.status == 200)
      #expect(answer.body.components(separatedBy: "<script").count == 2)
      #expect(!answer.body.contains("<img"))
      #expect(!answer.body.contains("<b>Broken"))
      #expect(!answer.body.contains("<i>tag"))
      #expect(!answer.body.contains("<c>"))
      #expect(!answer.body.contains("\" onmouseover"))
    }
    #expect(try await station.get("/").body.contains("&lt;i&gt;tag&lt;/i&gt;"))
    try await station.stop()
  }

  @Test func thePageLoadsNothingAndRunsOnlyItsOwnScript() async throws {
    let station = try await Station()
    let first = try await station.get("/")
    let second = try await station.get("/")
    let policy = try #require(first.fields["content-security-policy"])
    #expect(policy.hasPrefix("default-src 'none'; style-src 'nonce-"))
    #expect(!policy.contains("unsafe"))
    let nonce = try #require(policy.firstMatch(of: /script-src 'nonce-([0-9a-f]{32})'/)).1
    #expect(first.body.contains("<script nonce=\"\(nonce)\">"))
    #expect(first.body.contains("<style nonce=\"\(nonce)\">"))
    #expect(second.fields["content-security-policy"] != policy)
    for pattern in [" src=", " style=", "url(", "@import", " onclick"] { #expect(!first.body.contains(pattern)) }
    #expect(first.fields["x-content-type-options"] == "nosniff")
    #expect(first.fields["referrer-policy"] == "no-referrer")
    #expect(first.fields["cache-control"] == "no-store")
    try await station.stop()
  }

  @Test func theSickStandFirstWithTheirErrorInWords() async throws {
    let publisher = try LoopbackServer()
    publisher["/good"] = .reply(.ok(rss(["One"], channel: "Aardvark Times")))
    publisher["/bad"] = .reply(.status("503 Busy"))
    let station = try await Station(feeds: [
      try feed("aardvark", publisher.url("/good")), try feed("zebra", publisher.url("/bad")),
    ])
    try await station.poll()
    let body = try await station.get("/").body
    let good = try #require(body.firstRange(of: "Aardvark Times"))
    let bad = try #require(body.firstRange(of: "<bdi class=\"name\">zebra"))
    #expect(bad.lowerBound < good.lowerBound)
    #expect(body.contains("<p class=\"error\"><bdi>HTTP 503"))
    #expect(body.contains("2 feeds, 1 with trouble"))
    try await station.stop()
  }

  @Test func aPauseIsTheFirstThingThePageSays() async throws {
    let station = try await Station()
    station.pause.begin(.spool, "/spool: no <room>")
    let body = try await station.get("/").body
    #expect(body.contains("<p class=\"banner\" role=\"alert\"><b>Polling pauses.</b> /spool: no &lt;room&gt;</p>"))
    try await station.stop()
  }

  @Test func whatIsDueWhilePollingPausesWaitsUntilItGoesOn() throws {
    let now = Timestamp(seconds: 1_702_540_380)
    let entries = try entries(2, now: now)
    let paused = page(entries, [:], waiting: 4, pause: "/spool: no room", now: now)
    #expect(paused.contains("<p>4 wait until polling goes on</p>"))
    #expect(paused.components(separatedBy: "data-label=\"Next poll\">when polling goes on <").count == 2)
    let polling = page(entries, [:], waiting: 4, now: now)
    #expect(polling.contains("<p>nothing is due, 4 waiting</p>") && !polling.contains("goes on"))
  }

  @Test func ofAFileItIsSaidWhetherItWasRead() throws {
    let now = Timestamp(seconds: 1_702_540_380)
    let cases = [
      ("file:///f.xml", 200, "read"), ("file:///g.xml", 0, "not read"), ("https://a.example/", 404, "HTTP 404"),
      ("https://b.example/", 0, "no document"),
    ]
    for (url, status, words) in cases {
      let feed = try feed("f", url)
      var state = FeedState(id: feed.id, configuredURL: feed.url)
      state.lastPolled = now
      state.lastStatus = status
      let whole = SystemStatus(feeds: [feed], state: { _ in state }, holds: [:], counts: StateCounts(), now: now)
      #expect(page(whole.entries, [:], now: now).contains("ago</time> <span class=\"why\">\(words)</span>"))
    }
  }

  @Test func anOutageOfTheNetworkIsSaidSinceWhen() throws {
    let now = Timestamp(seconds: 1_702_540_380)
    let page = page(try entries(1, now: now), [:], networkDownSince: Timestamp(seconds: 1_702_540_000), now: now)
    #expect(page.contains("<title>the network is down – tidings</title>"))
    #expect(page.contains("<b>The network is down</b> since 2023-12-14 07:46 UTC. This counts against no feed;"))
  }

  @Test func searchSortAndPagesWorkWithoutScript() throws {
    let now = Timestamp(seconds: 1_702_540_380)
    let entries = try entries(450, now: now)
    func names(_ parameters: [String: String]) -> [String] {
      PageQuery(parameters).select(entries, at: now).map(\.feed.id.text)
    }
    #expect(names(["q": "FEED-00012 example"]) == ["feed-00012"])
    #expect(names(["q": "no such thing"]).isEmpty)
    #expect(names(["sort": "delivered"]).first == "feed-00449")
    #expect(names(["sort": "-delivered"]).first == "feed-00000")
    #expect(names(["sort": "nonsense"]) == names([:]))
    #expect(names(["health": "failing"]).count == 45)
    let page = page(entries, ["page": "2", "sort": "feed"], now: now)
    #expect(page.contains("page 2 of 3"))
    #expect(page.contains("href=\"/?sort=feed\">← previous"))
    #expect(page.contains("href=\"/?sort=feed&amp;page=3\">next →"))
    #expect(page.components(separatedBy: "<tr data-health").count == 201)
    #expect(self.page(entries, ["page": "-7"], now: now).contains("page 1 of 3"))
    #expect(self.page(entries, ["page": "99"], now: now).contains("page 3 of 3"))
  }

  @Test func theChartCountsArticlesAndFailuresByDay() throws {
    let now = Timestamp(seconds: 1_702_540_380)
    let id = try #require(FeedID("feed-00000"))
    let activity = Activity(
      [
        DailyCount(day: "2023-12-14", feed: id, delivered: 7, failures: 2),
        DailyCount(day: "2023-12-01", feed: id, delivered: 5, failures: 0),
        DailyCount(day: "2023-11-30", feed: id, delivered: 100, failures: 100),
      ], now: now)
    #expect(activity.dates.first == "2023-12-01")
    #expect(activity.dates.last == "2023-12-14")
    #expect(activity.total.delivered == [5] + Array(repeating: 0, count: 12) + [7])
    #expect(activity.feeds[id]?.failures.last == 2)
    #expect(Activity.start(now: now).rfc3339 == "2023-12-01T00:00:00Z")
  }

  private func entries(_ count: Int, now: Timestamp) throws -> [SystemStatus.Entry] {
    try status(count, now: now).entries
  }

  private func status(_ count: Int, now: Timestamp) throws -> SystemStatus {
    var feeds: [FeedConfiguration] = []
    var states: [FeedID: FeedState] = [:]
    for number in 0..<count {
      let name = "feed-" + String(100_000 + number).dropFirst()
      let feed = try feed(name, "https://\(name).example/feed.xml")
      var state = FeedState(id: feed.id, configuredURL: feed.url)
      state.lastPolled = now.advanced(by: -Double(number))
      state.nextDue = now.advanced(by: Double(number))
      state.delivered = number
      if number % 10 == 0 {
        state.failures = 1
        state.lastError = "HTTP 500"
      }
      feeds.append(feed)
      states[feed.id] = state
    }
    return SystemStatus(feeds: feeds, state: { states[$0] }, holds: [:], counts: StateCounts(), now: now)
  }

  private func page(
    _ entries: [SystemStatus.Entry], _ parameters: [String: String], waiting: Int = 0, pause: String? = nil,
    networkDownSince: Timestamp? = nil, now: Timestamp
  ) -> String {
    var status = SystemStatus(feeds: [], state: { _ in nil }, holds: [:], counts: StateCounts(), now: now)
    status.entries = entries
    return StatusPage(
      query: PageQuery(parameters), version: "1.2.3", status: status,
      overview: .init(
        feeds: entries.count, running: 0, waiting: waiting, nextDue: nil, lag: 0, pause: pause,
        networkDownSince: networkDownSince),
      activity: Activity([], now: now), survey: nil, nonce: Nonce()
    ).html.text
  }
}

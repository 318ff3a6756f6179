import Foundation
import LoopbackServer
import Testing
import TidingsConfig
import TidingsModel
import TidingsPipeline

@testable import TidingsServer

@Suite struct MetricsTests {
  @Test func metricsCountPollsArticlesAndFilesAndReadAsPrometheusText() async throws {
    let publisher = try LoopbackServer()
    let document = rss(["First light", "Second wind"], channel: "Good")
    publisher["/good"] = .reply(.ok(document))
    publisher["/bad"] = .reply(.status("500 Broken"))
    let station = try await Station(feeds: [
      try feed("good", publisher.url("/good")), try feed("bad", publisher.url("/bad")),
    ])
    try await station.poll()
    let answer = try await station.get("/metrics")
    #expect(answer.status == 200)
    #expect(answer.fields["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
    let metrics = try MetricsReader(answer.body)
    #expect(metrics.value("tidings_polls_total{result=\"polled\"}") == 1)
    #expect(metrics.value("tidings_polls_total{result=\"failed\"}") == 1)
    #expect(metrics.value("tidings_polls_total{result=\"not_modified\"}") == 0)
    #expect(metrics.value("tidings_articles_total{kind=\"new\"}") == 2)
    #expect(metrics.value("tidings_document_bytes_total") == Double(document.utf8.count))
    #expect(metrics.value("tidings_poll_duration_seconds_count") == 2)
    #expect(metrics.value("tidings_feeds{health=\"well\"}") == 1)
    #expect(metrics.value("tidings_feeds{health=\"failing\"}") == 1)
    #expect(metrics.value("tidings_queue_files{queue=\"all\",part=\"new\"}") == 2)
    #expect(metrics.value("tidings_queue_files{queue=\"all\",part=\"cur\"}") == 0)
    #expect(metrics.value("tidings_queue_oldest_unclaimed_age_seconds{queue=\"all\"}") != nil)
    #expect(metrics.value("tidings_outbox_articles") == 0)
    #expect(metrics.value("tidings_paused") == 0)
    #expect(metrics.value("tidings_scheduler_lag_seconds") == 0)
    #expect((metrics.value("tidings_spool_free_bytes") ?? 0) > 0)
    #expect(metrics.value("tidings_build_info{version=\"1.2.3\"}") == 1)
    try await station.stop()
  }

  @Test func whatTheArticlesPagesGaveIsCounted() async throws {
    let publisher = try LoopbackServer()
    let links = ["story", "missing"].map {
      "<item><title>The harbour at \($0)</title><link>\(publisher.url("/\($0)"))</link></item>"
    }
    publisher["/feed"] = .reply(
      .ok("<rss version=\"2.0\"><channel><title>Good</title>\(links.joined())</channel></rss>"))
    let prose = (1...8).map {
      "<p>In the \($0)th hour the ferries left the harbour, slowly, and the town watched them go.</p>"
    }
    publisher["/story"] = .reply(
      .ok(
        "<html><body><article><h1>The harbour at story</h1>\(prose.joined())</article></body></html>",
        headers: ["Content-Type: text/html"]))
    publisher["/missing"] = .reply(.status("404 Not Found"))
    var feed = try feed("good", publisher.url("/feed"))
    feed.fullText = .always
    let station = try await Station(feeds: [feed])
    try await station.poll()
    let metrics = try MetricsReader(try await station.get("/metrics").body)
    #expect(metrics.value("tidings_pages_total{result=\"extracted\"}") == 1)
    #expect(metrics.value("tidings_pages_total{result=\"failed\"}") == 1)
    #expect(metrics.value("tidings_pages_total{result=\"no_article\"}") == 0)
    try await station.stop()
  }

  @Test func aPauseShowsInTheMetrics() async throws {
    let station = try await Station()
    station.pause.begin(.space, "no room")
    let metrics = try MetricsReader(try await station.get("/metrics").body)
    #expect(metrics.value("tidings_paused") == 1)
    try await station.stop()
  }

  @Test func labelsAndHelpAreEscapedAndNumbersStayNumbers() throws {
    var page = PrometheusText()
    page.metric(
      "some_thing", .gauge, "a \\ and\na line", by: "label", [("quote \" back \\ line\n", 0.25), ("b", 1e20)])
    page.metric("some_time_total", .counter, "never ends", .infinity)
    let reader = try MetricsReader(page.text)
    #expect(reader.value(#"some_thing{label="quote \" back \\ line\n"}"#) == 0.25)
    #expect(reader.value(#"some_thing{label="b"}"#) == 1e20)
    #expect(reader.value("some_time_total") == .infinity)
  }

  @Test func aHistogramsBucketsAddUp() throws {
    var page = PrometheusText()
    page.histogram("wait_seconds", "Waits.", bounds: [0.5, 2], counts: [3, 1, 2], sum: 12.5)
    let reader = try MetricsReader(page.text)
    #expect(reader.value("wait_seconds_bucket{le=\"0.5\"}") == 3)
    #expect(reader.value("wait_seconds_bucket{le=\"2\"}") == 4)
    #expect(reader.value("wait_seconds_bucket{le=\"+Inf\"}") == 6)
    #expect(reader.value("wait_seconds_sum") == 12.5)
  }
}

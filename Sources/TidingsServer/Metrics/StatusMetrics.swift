internal import TidingsModel
internal import TidingsPipeline
internal import TidingsSpool
internal import TidingsState

/// What `/metrics` tells.
struct StatusMetrics {
  var version: String
  var started: Timestamp
  var now: Timestamp
  var status: SystemStatus
  var overview: PollScheduler.Overview
  var polls: PollMetrics.Values
  /// Subscriptions at hubs; `nil` where none are made.
  var subscriptions: (confirmed: Int, unconfirmed: Int)?
  /// `nil` when the spool cannot be read: its metrics are left out then.
  var survey: SpoolSurvey?

  var text: String {
    var page = PrometheusText()
    page.metric("tidings_build_info", .gauge, "The release that runs.", by: "version", [(version, 1)])
    page.metric(
      "tidings_start_time_seconds", .gauge, "When the daemon started, in seconds since 1970.",
      started.secondsWithFraction)
    writePolls(&page)
    writeScheduler(&page)
    writeStorage(&page)
    return page.text
  }

  private func writePolls(_ page: inout PrometheusText) {
    page.metric(
      "tidings_polls_total", .counter, "Polls since the start, by what they came to.", by: "result",
      PollReport.Kind.allCases.map { ($0.rawValue, Double(polls.polls[$0] ?? 0)) })
    page.metric(
      "tidings_articles_total", .counter,
      "Articles handed to delivery since the start: for the first time, or again as a revision.", by: "kind",
      [("new", Double(polls.new)), ("revised", Double(polls.revised))])
    page.metric(
      "tidings_pages_total", .counter, "Pages of articles since the start (full_text), by what they gave.",
      by: "result",
      [
        ("extracted", Double(polls.pagesExtracted)), ("no_article", Double(polls.pagesWithoutArticle)),
        ("failed", Double(polls.pagesFailed)),
      ])
    page.metric(
      "tidings_document_bytes_total", .counter, "Decoded bytes of the feed documents that were read.",
      Double(polls.bytes))
    page.histogram(
      "tidings_poll_duration_seconds", "How long polls took, the wait for the host's turn included.",
      bounds: PollMetrics.bounds, counts: polls.durations, sum: polls.durationSum)
  }

  private func writeScheduler(_ page: inout PrometheusText) {
    var feeds: [SystemStatus.Entry.Health: Int] = [:]
    for entry in status.entries { feeds[entry.health(at: now), default: 0] += 1 }
    page.metric(
      "tidings_feeds", .gauge, "Configured feeds by health.", by: "health",
      SystemStatus.Entry.Health.allCases.map { ("\($0)", Double(feeds[$0] ?? 0)) })
    if let subscriptions {
      page.metric(
        "tidings_subscriptions", .gauge,
        "Subscriptions at hubs, by whether the hub has confirmed that it tells of changes.",
        by: "state",
        [("confirmed", Double(subscriptions.confirmed)), ("unconfirmed", Double(subscriptions.unconfirmed))])
    }
    page.metric("tidings_polls_running", .gauge, "Polls under way.", Double(overview.running))
    page.metric("tidings_polls_waiting", .gauge, "Feeds that are due and wait for a place.", Double(overview.waiting))
    page.metric(
      "tidings_scheduler_lag_seconds", .gauge, "How late the feed is that should have been polled first.", overview.lag)
    page.metric(
      "tidings_paused", .gauge, "1 while polling pauses for want of storage, otherwise 0.",
      overview.pause == nil ? 0 : 1)
    page.metric(
      "tidings_network_down", .gauge, "1 while the network as a whole seems down, otherwise 0.",
      overview.networkDownSince == nil ? 0 : 1)
  }

  private func writeStorage(_ page: inout PrometheusText) {
    page.metric(
      "tidings_outbox_articles", .gauge, "Articles recorded and not yet in the spool.", Double(status.counts.outbox))
    page.metric("tidings_known_articles", .gauge, "Articles the state remembers.", Double(status.counts.articles))
    page.metric("tidings_state_bytes", .gauge, "Bytes of the state's files.", Double(status.counts.bytes))
    guard let survey else { return }
    page.metric(
      "tidings_queue_files", .gauge, "Files in the spool: unclaimed (new), claimed (cur), put aside (failed).",
      survey.queues.flatMap { queue in
        [("new", queue.new), ("cur", queue.cur), ("failed", queue.failed)].map { part, count in
          PrometheusText.Sample(labels: [("queue", queue.name), ("part", part)], value: Double(count))
        }
      })
    page.metric(
      "tidings_queue_oldest_unclaimed_age_seconds", .gauge, "Age of the oldest unclaimed file; 0 when there is none.",
      by: "queue",
      survey.queues.map { queue in
        let age = queue.oldestUnclaimed.map { now.secondsWithFraction - $0.secondsWithFraction } ?? 0
        return (queue.name, max(0, age))
      })
    page.metric(
      "tidings_spool_free_bytes", .gauge, "Bytes free on the spool's file system.", Double(survey.space.freeBytes))
    if let freeFiles = survey.space.freeFiles {
      page.metric("tidings_spool_free_inodes", .gauge, "Files the spool's file system still takes.", Double(freeFiles))
    }
  }
}

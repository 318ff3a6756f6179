import FlyingSocks
import Foundation
import TidingsConfig
import TidingsModel
import TidingsPipeline
import TidingsSchedule
import TidingsState

/// Everything `tidings status` shows, read from the state.
struct SystemStatus {
  /// A feed as configured and what is remembered of it.
  struct Entry {
    var feed: FeedConfiguration
    var state: FeedState?
    /// Until when its host is left alone.
    var hostHeldUntil: Timestamp?

    enum Health: Int { case failing, gone, held, new, well }

    func health(at now: Timestamp) -> Health {
      guard let state else { return .new }
      if state.goneSince != nil { return .gone }
      if state.failures > 0 { return state.heldUntil.map { $0 > now } ?? false ? .held : .failing }
      if let hostHeldUntil, hostHeldUntil > now { return .held }
      return state.lastPolled == nil ? .new : .well
    }

    /// When it is polled next, and why then.
    var due: (time: Timestamp, reason: String)? {
      guard let state, let next = state.nextDue else { return nil }
      if let held = hostHeldUntil, held > next { return (held, "its host asked (429) to be left alone") }
      return (next, state.dueReason ?? "")
    }
  }

  var now: Timestamp
  var entries: [Entry]
  var counts: StateCounts
  /// Whether a daemon answers.
  var isDaemonUp: Bool
  var statePath: String
  var spoolPath: String

  static func read(_ configuration: Configuration, feeds: [FeedConfiguration]) throws -> SystemStatus {
    let path = configuration.statePath
    var states: [FeedID: FeedState] = [:]
    var holds: [String: Timestamp] = [:]
    var counts = StateCounts()
    if access(path, F_OK) == 0 {
      let reader = try StateReader(path: path)
      for state in try reader.feedStates() { states[state.id] = state }
      for hold in try reader.hostHolds() { holds[hold.host] = hold.until }
      counts = try reader.counts()
    }
    let now = Timestamp.now
    var entries = feeds.map { feed in
      let state = states[feed.id].map { $0.configured(as: feed.url) }
      let host = WebURL(state?.requestURL ?? feed.url)?.host ?? ""
      return Entry(feed: feed, state: state, hostHeldUntil: holds[host].flatMap { $0 > now ? $0 : nil })
    }
    entries.sort {
      ($0.health(at: now).rawValue, $0.feed.id) < ($1.health(at: now).rawValue, $1.feed.id)
    }
    let connection = ControlSocket(statePath: path).connect()
    try? connection?.close()
    return SystemStatus(
      now: now, entries: entries, counts: counts, isDaemonUp: connection != nil, statePath: path,
      spoolPath: configuration.spool)
  }

  var json: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("time", now)
    writer.field("daemon", isDaemonUp)
    writer.field("state", statePath)
    writer.field("spool", spoolPath)
    writer.field("articles", counts.articles)
    writer.field("outbox", counts.outbox)
    writer.key("feeds")
    writer.beginArray()
    for entry in entries { entry.write(to: &writer, at: now) }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }
}

extension SystemStatus.Entry {
  func write(to writer: inout JSONWriter, at now: Timestamp) {
    writer.beginObject()
    writer.field("id", feed.id.text)
    writer.field("url", feed.url)
    writer.field("title", state?.title)
    writer.field("tags", feed.tags)
    writer.field("health", "\(health(at: now))")
    writer.field("last_polled", state?.lastPolled)
    writer.field("last_success", state?.lastSuccess)
    writer.field("last_news", state?.lastNews)
    writer.field("last_status", state?.lastStatus)
    writer.field("last_error", state?.lastError)
    writer.field("failures", state?.failures ?? 0)
    writer.field("failing_since", state?.failingSince)
    writer.field("gone_since", state?.goneSince)
    writer.field("held_until", [state?.heldUntil, hostHeldUntil].compactMap { $0 }.max())
    writer.field("next_due", due?.time)
    writer.field("due_reason", due?.reason)
    writer.field("learned_url", state?.learnedURL)
    writer.field("etag", state?.validators.etag.map { String(decoding: $0, as: UTF8.self) })
    writer.field("last_modified", state?.validators.lastModified.map { String(decoding: $0, as: UTF8.self) })
    writer.field("delivered", state?.delivered ?? 0)
    writer.endObject()
  }
}

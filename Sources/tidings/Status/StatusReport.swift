import TidingsConfig
import TidingsModel
import TidingsSchedule
import TidingsServer
import TidingsSpool
import TidingsState

/// What `tidings status` shows: the status read beside whoever holds the state, and who that is.
struct StatusReport {
  var status: SystemStatus
  var daemon: DaemonStanding.Answer
  /// The process of a daemon that is silent. Nobody else's, as finding out touches the lock that others may just want.
  var holder: Int32?
  /// What keeps articles from the spool, should some wait and no daemon be there to say it.
  var obstacle: String?
  /// Who else delivers into the spool, and keeps the daemon from it.
  var rival: SpoolRival?
  var statePath: String
  var spoolPath: String

  static func read(_ configuration: Configuration, feeds: [FeedConfiguration]) throws -> StatusReport {
    let path = configuration.statePath
    var states: [FeedID: FeedState] = [:]
    var holds: [String: Timestamp] = [:]
    var subscriptions: [FeedID: Subscription] = [:]
    var unfinished: [FeedID: Timestamp] = [:]
    var counts = StateCounts()
    if try SQLiteStateStore.isPresent(at: path) {
      let reader = try StateReader(path: path)
      for state in try reader.feedStates() { states[state.id] = state }
      for hold in try reader.hostHolds() { holds[hold.host] = hold.until }
      for subscription in try reader.subscriptions() { subscriptions[subscription.feed] = subscription }
      unfinished = try reader.unfinishedPolls()
      counts = try reader.counts()
    }
    let answer = daemon(ofStateAt: path)
    return StatusReport(
      status: SystemStatus(
        feeds: feeds, state: { states[$0] }, holds: holds, subscriptions: subscriptions, unfinished: unfinished,
        isPolling: answer != .absent, counts: counts, now: .now),
      daemon: answer, holder: answer == .silent ? SQLiteStateStore.holder(ofStateAt: path) : nil,
      obstacle: counts.outbox > 0 && answer == .absent ? obstacle(to: configuration.spool) : nil,
      rival: SpoolRival(ofSpoolAt: configuration.spool, besideStateAt: path), statePath: path,
      spoolPath: configuration.spool)
  }

  /// Less room than this, in bytes, may be too little for an article.
  private static let scarceRoom = 1 << 20

  private static func obstacle(to spool: String) -> String? {
    do throws(SpoolError) {
      let space = try SpoolSpace(of: spool)
      if space.freeFiles == 0 { return "\(spool): the file system has no inodes left" }
      return space.freeBytes < scarceRoom ? "\(spool): \(space.freeBytes / 1024) KiB are free" : nil
    } catch { return error.description }
  }

  /// The daemon's answer; that it takes none of this user's questions does not mean that there is no daemon.
  private static func daemon(ofStateAt path: String) -> DaemonStanding.Answer {
    let control = ControlSocket(statePath: path)
    let answer = DaemonStanding.ask(control)
    guard answer == .absent, control.isForbidden, SQLiteStateStore.holder(ofStateAt: path) != nil else { return answer }
    return .closed
  }

  var json: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("time", status.now)
    writer.field("daemon", daemon != .absent)
    if daemon.standing?.isStarting == true { writer.field("daemon_starting", true) }
    if let pause = daemon.standing?.pause {
      writer.key("pause")
      writer.beginObject()
      pause.writeFields(to: &writer)
      writer.endObject()
    }
    writer.field("network_down_since", daemon.standing?.networkDownSince)
    writer.field("state", statePath)
    writer.field("spool", spoolPath)
    writer.field("spool_rival", rival.map { Int($0.pid) })
    writer.field("articles", status.counts.articles)
    writer.field("outbox", status.counts.outbox)
    writer.field("outbox_obstacle", obstacle)
    writer.key("feeds")
    writer.beginArray()
    for entry in status.entries { entry.write(to: &writer, at: status.now) }
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
    writer.field("pages_missed", state?.pagesMissed ?? 0)
    writer.field("page_error", state?.pageTrouble)
    writer.field("pages_awaited_since", pagesAwaitedSince)
    writer.field("failing_since", state?.failingSince)
    writer.field("gone_since", state?.goneSince)
    writer.field("held_until", [state?.hold(at: now), hostHeldUntil].compactMap { $0 }.max())
    writer.field("next_due", due?.time)
    writer.field("due_reason", due?.reason)
    writer.field("learned_url", state?.learnedURL)
    writer.field("etag", state?.validators.etag.map { String(decoding: $0, as: UTF8.self) })
    writer.field("last_modified", state?.validators.lastModified.map { String(decoding: $0, as: UTF8.self) })
    writer.field("delivered", state?.delivered ?? 0)
    if let subscription {
      writer.key("subscription")
      writer.beginObject()
      writer.field("hub", subscription.hub)
      writer.field("topic", subscription.topic)
      writer.field("confirmed_until", subscription.leaseEnd)
      writer.field("error", subscription.trouble)
      writer.endObject()
    }
    writer.endObject()
  }
}

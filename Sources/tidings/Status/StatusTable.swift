import TidingsConfig
import TidingsModel
import TidingsServer
import TidingsState

/// The status as a table for people: one feed a line, the sick first, what is wrong in words below them.
struct StatusTable {
  private let status: SystemStatus
  private let daemon: DaemonStanding.Answer
  private let holder: Int32?
  private let obstacle: String?
  private let rival: String?
  private let width: Int?
  private let isColoured: Bool
  private let isDetailed: Bool

  /// - Parameters:
  ///   - width: columns to fit into; `nil`: only ids beyond 40 columns and titles beyond 60 are cut off.
  ///   - isDetailed: whether to show of each feed what is known beyond its line.
  init(_ report: StatusReport, width: Int?, isColoured: Bool, isDetailed: Bool = false) {
    status = report.status
    daemon = report.daemon
    holder = report.holder
    obstacle = report.obstacle
    rival = report.rival.map { "\(Terminal.printable(report.spoolPath)): \($0.reason)" }
    self.width = width
    self.isColoured = isColoured
    self.isDetailed = isDetailed
  }

  var text: String { lines(atMost: .max).joined(separator: "\n") + "\n" }

  /// The table's lines; of one with more than fits, the head, and how many feeds are not shown.
  func lines(atMost room: Int) -> [String] {
    var lines = headline.wrapped(to: width ?? .max)
    for alarm in alarms {
      lines += alarm.wrapped(to: width ?? .max).map { isColoured ? Terminal.red($0) : $0 }
    }
    guard !status.entries.isEmpty else { return lines }
    let rows = status.entries.map { Row($0, at: status.now, isDetailed: isDetailed) }
    let columns = Columns(rows, width: width)
    lines.append(columns.heading)
    for (index, row) in rows.enumerated() {
      let feed = [columns.line(row) { isColoured ? Self.coloured($0, row.health) : $0 }] + details(row)
      let isLast = index == rows.count - 1
      guard lines.count + feed.count <= room - (isLast ? 0 : 1) else {
        lines.append("  … and \(rows.count - index) more")
        break
      }
      lines += feed
    }
    return lines
  }

  private var headline: String {
    let feeds = status.entries.count
    let sick = status.entries.count { $0.health(at: status.now).rawValue < SystemStatus.Entry.Health.new.rawValue }
    var parts = ["\(feeds) \(feeds == 1 ? "feed" : "feeds")"]
    if sick > 0 { parts.append("\(sick) with trouble") }
    let articles = status.counts.articles
    parts.append("\(articles) \(articles == 1 ? "article" : "articles") known")
    if status.counts.outbox > 0 {
      let why = obstacle.map { " (\(Terminal.printable($0)))" } ?? ""
      parts.append("\(status.counts.outbox) waiting for the spool\(why)")
    }
    switch daemon {
    case .absent: parts.append("no daemon running")
    case .silent:
      let process = holder.map { " (process \($0))" } ?? ""
      parts.append("the daemon\(process) does not answer: it is stopped or stuck")
    case .closed: parts.append("daemon running, which answers only its own user and root")
    case .up(let standing) where standing.isStarting: parts.append("daemon starting")
    case .up(let standing) where standing.running > 0: parts.append("daemon running, \(standing.running) polled now")
    case .up: parts.append("daemon running")
    }
    return parts.joined(separator: ", ")
  }

  /// What keeps the daemon as a whole from polling or delivering.
  private var alarms: [String] {
    var alarms = rival.map { [$0] } ?? []
    guard let standing = daemon.standing else { return alarms }
    if let pause = standing.pause {
      let since = pause.since.map { " since \(Self.moment($0))" } ?? ""
      alarms.append("polling pauses\(since): \(Terminal.printable(pause.reason))")
    }
    if let since = standing.networkDownSince {
      alarms.append(
        "the network is down since \(Self.moment(since)): this counts against no feed, and a feed is tried now and then"
      )
    }
    return alarms
  }

  /// A time for people: to the second.
  private static func moment(_ time: Timestamp) -> String { Timestamp(seconds: time.seconds).rfc3339 }

  /// What is wrong with a feed, indented, in a few lines at most.
  private func details(_ row: Row) -> [String] {
    let indent = "      "
    let most = 4
    return row.details.flatMap { detail in
      guard let width else { return [indent + detail] }
      let lines = detail.wrapped(to: max(10, width - indent.count))
      let shown = lines.count <= most ? lines : lines.prefix(most - 1) + [lines[most - 1] + "…"]
      return shown.map { (indent + $0).fitted(to: max(10, width)) }
    }
  }

  private static func coloured(_ text: String, _ health: SystemStatus.Entry.Health) -> String {
    switch health {
    case .failing, .gone: Terminal.red(text)
    case .held, .teasers: Terminal.yellow(text)
    case .new: Terminal.dim(text)
    case .well: Terminal.green(text)
    }
  }
}

extension StatusTable {
  /// A feed in words.
  private struct Row {
    var id: String
    var title: String
    var health: SystemStatus.Entry.Health
    var last: String
    var next: String
    var delivered: String
    var why: String
    var details: [String] = []

    init(_ entry: SystemStatus.Entry, at now: Timestamp, isDetailed: Bool) {
      func ago(_ time: Timestamp?) -> String {
        time.map { "\(SystemStatus.span(now.seconds - $0.seconds)) ago" } ?? "never"
      }
      let state = entry.state
      id = entry.feed.id.text
      title = Terminal.printable(state?.title ?? "")
      health = entry.health(at: now)
      last = ago(state?.lastPolled)
      next =
        entry.due.map { $0.time <= now ? "now" : "in \(SystemStatus.span($0.time.seconds - now.seconds))" } ?? "-"
      delivered = String(state?.delivered ?? 0)
      why = Terminal.printable(entry.due?.reason ?? "not polled yet")
      if isDetailed { details.append(Terminal.printable(entry.feed.url)) }
      guard let state else { return }
      if let error = state.lastError {
        let since = state.failingSince.map { " since \(StatusTable.moment($0))" } ?? ""
        details.append(
          (state.failures > 1 ? "\(state.failures) times in a row\(since): " : "") + Terminal.printable(error))
      }
      if let trouble = entry.pageTrouble { details.append(Terminal.printable(trouble)) }
      if let learned = state.learnedURL { details.append("moved permanently to \(Terminal.printable(learned))") }
      if isDetailed {
        details.append("last success \(ago(state.lastSuccess)), last news \(ago(state.lastNews))")
        for (name, value) in [("ETag", state.validators.etag), ("Last-Modified", state.validators.lastModified)] {
          guard let value else { continue }
          details.append("\(name): \(Terminal.printable(String(decoding: value, as: UTF8.self)))")
        }
        if let subscription = entry.subscription {
          let standing =
            subscription.leaseEnd.map { lease in
              "\(lease < now ? "told" : "tells") of changes until \(StatusTable.moment(lease))"
            } ?? subscription.trouble.map { "takes no subscription: \(Terminal.printable($0))" }
            ?? "has not confirmed that it tells of changes"
          details.append("the hub \(Terminal.printable(subscription.hub)) \(standing)")
        }
      } else if state.failures > 0 {
        details.append("last success \(ago(state.lastSuccess))")
      }
    }
  }

  /// Which columns there are and how wide. What a narrow terminal has no room for goes in this order: titles, reasons,
  /// the count of articles, the last poll, the end of long ids.
  private struct Columns {
    private var id: Int
    private var last: Int
    private let next: Int
    private var delivered: Int
    private var title = 0
    private var why = 0
    private static let state = 7
    private static let gap = 2
    private static let leastID = 12

    init(_ rows: [Row], width: Int?) {
      func widest(_ heading: String, _ text: KeyPath<Row, String>) -> Int {
        rows.reduce(heading.count) { max($0, $1[keyPath: text].columns) }
      }
      id = min(widest("FEED", \.id), 40)
      last = widest("LAST POLL", \.last)
      next = widest("NEXT", \.next)
      delivered = widest("DELIVERED", \.delivered)
      why = widest("WHY THEN", \.why)
      title = min(widest("TITLE", \.title), 60)
      guard let width else { return }
      if room(in: width) < 0 { id = max(min(id, Self.leastID), id + room(in: width)) }
      if room(in: width) < 0 { delivered = 0 }
      if room(in: width) < 0 { last = 0 }
      if room(in: width) < 0 { id = max(4, id + room(in: width)) }
      let rest = room(in: width) - Self.gap
      if rest < 44 {
        title = 0
        why = rest >= 12 ? min(why, rest) : 0
      } else {
        title = min(title, max(rest * 2 / 5, rest - why - Self.gap))
        why = min(why, rest - title - Self.gap)
      }
    }

    /// What is left of the width beside all but titles and reasons.
    private func room(in width: Int) -> Int {
      [id, Self.state, last, next, delivered].reduce(width) { $0 - ($1 > 0 ? $1 + Self.gap : 0) }
    }

    var heading: String {
      line(
        [
          ("FEED", id), ("STATE", Self.state), ("LAST POLL", last), ("NEXT", next), ("DELIVERED", delivered),
          ("TITLE", title), ("WHY THEN", why),
        ], state: { $0 })
    }

    func line(_ row: Row, state: (String) -> String) -> String {
      line(
        [
          (row.id, id), ("\(row.health)", Self.state), (row.last, last), (row.next, next), (row.delivered, delivered),
          (row.title, title), (row.why, why),
        ], state: state)
    }

    private func line(_ cells: [(text: String, width: Int)], state: (String) -> String) -> String {
      var line = ""
      for (index, cell) in cells.enumerated() where cell.width > 0 {
        let text = cell.text.fitted(to: cell.width)
        let isLast = !cells[(index + 1)...].contains { $0.width > 0 }
        line += "  " + (index == 1 ? state(text) : text)
        if !isLast { line += String(repeating: " ", count: max(0, cell.width - text.columns)) }
      }
      return line
    }
  }
}

import TidingsConfig
import TidingsModel
import TidingsServer
import TidingsState

/// The status as a table for people: one feed a line, the sick first, what is wrong in words below them.
struct StatusTable {
  private let status: SystemStatus
  private let isDaemonUp: Bool
  private let width: Int?
  private let isColoured: Bool
  private let isDetailed: Bool

  /// - Parameters:
  ///   - width: columns to fit into; `nil`: nothing is cut off.
  ///   - isDetailed: whether to show of each feed what is known beyond its line.
  init(_ report: StatusReport, width: Int?, isColoured: Bool, isDetailed: Bool = false) {
    status = report.status
    isDaemonUp = report.isDaemonUp
    self.width = width
    self.isColoured = isColoured
    self.isDetailed = isDetailed
  }

  var text: String {
    var lines = [headline]
    let idWidth = min(max(4, status.entries.map(\.feed.id.text.count).max() ?? 4), 40)
    if !status.entries.isEmpty {
      lines.append(
        "  " + "FEED".padded(to: idWidth) + "  " + "STATE".padded(to: 8) + "  " + "LAST POLL".padded(to: 12) + "  "
          + "NEXT".padded(to: 10) + "  " + "DELIVERED  WHY THEN")
    }
    for entry in status.entries {
      lines.append(line(entry, idWidth: idWidth))
      lines += details(entry).map { "      " + $0 }
    }
    return lines.map(fitted).joined(separator: "\n") + "\n"
  }

  private var headline: String {
    let feeds = status.entries.count
    let sick = status.entries.count { $0.health(at: status.now).rawValue < SystemStatus.Entry.Health.new.rawValue }
    var parts = ["\(feeds) \(feeds == 1 ? "feed" : "feeds")"]
    if sick > 0 { parts.append("\(sick) with trouble") }
    parts.append("\(status.counts.articles) articles known")
    if status.counts.outbox > 0 { parts.append("\(status.counts.outbox) waiting for the spool") }
    parts.append(isDaemonUp ? "daemon running" : "no daemon running")
    return parts.joined(separator: ", ")
  }

  private func line(_ entry: SystemStatus.Entry, idWidth: Int) -> String {
    let health = entry.health(at: status.now)
    var id = entry.feed.id.text
    if id.count > idWidth { id = String(id.prefix(idWidth - 1)) + "…" }
    let last = ago(entry.state?.lastPolled)
    let next = entry.due.map { due in
      due.time <= status.now ? "now" : "in \(SystemStatus.span(due.time.seconds - status.now.seconds))"
    }
    let why = Terminal.printable(entry.due?.reason ?? "not polled yet")
    return "  " + id.padded(to: idWidth) + "  " + coloured("\(health)".padded(to: 8), health) + "  "
      + last.padded(to: 12) + "  " + (next ?? "-").padded(to: 10) + "  "
      + "\(entry.state?.delivered ?? 0)".padded(to: 9) + "  " + why
  }

  private func details(_ entry: SystemStatus.Entry) -> [String] {
    guard let state = entry.state else { return isDetailed ? [Terminal.printable(entry.feed.url)] : [] }
    var lines: [String] = isDetailed ? [Terminal.printable(entry.feed.url)] : []
    if let error = state.lastError {
      let since = state.failingSince.map { " since \($0.rfc3339)" } ?? ""
      let count = state.failures > 1 ? "\(state.failures) times in a row\(since): " : ""
      lines.append(count + Terminal.printable(error))
    }
    if let learned = state.learnedURL { lines.append("moved permanently to \(Terminal.printable(learned))") }
    if isDetailed || state.failures > 0 { lines.append("last success \(ago(state.lastSuccess))") }
    if isDetailed {
      lines[lines.count - 1] += ", last news \(ago(state.lastNews))"
      lines += [("ETag", state.validators.etag), ("Last-Modified", state.validators.lastModified)].compactMap {
        name, value in value.map { "\(name): \(Terminal.printable(String(decoding: $0, as: UTF8.self)))" }
      }
    }
    return lines
  }

  private func ago(_ time: Timestamp?) -> String {
    time.map { "\(SystemStatus.span(status.now.seconds - $0.seconds)) ago" } ?? "never"
  }

  private func coloured(_ text: String, _ health: SystemStatus.Entry.Health) -> String {
    guard isColoured else { return text }
    switch health {
    case .failing, .gone: return Terminal.red(text)
    case .held: return Terminal.yellow(text)
    case .new: return Terminal.dim(text)
    case .well: return Terminal.green(text)
    }
  }

  private func fitted(_ line: String) -> String {
    guard let width else { return line }
    // Escape sequences take no room.
    var shown = 0
    var result = ""
    var isEscape = false
    for character in line {
      if character == "\u{1B}" { isEscape = true }
      if !isEscape {
        if shown == width - 1 {
          return result + "…" + (isColoured ? "\u{1B}[0m" : "")
        }
        shown += 1
      }
      if isEscape, character == "m" { isEscape = false }
      result.append(character)
    }
    return result
  }
}

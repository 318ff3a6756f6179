import Foundation
import Synchronization
import TidingsModel
import TidingsPipeline

/// Shows how a run of polls goes: a bar with a summary on a terminal, else a line a feed.
final class PollProgress: Sendable {
  enum Style: Sendable {
    case bar, lines, json

    static func forDescriptor(_ descriptor: Int32) -> Style {
      let isDumb = ProcessInfo.processInfo.environment["TERM"] == "dumb"
      return isatty(descriptor) == 1 && isatty(STDERR_FILENO) == 1 && !isDumb ? .bar : .lines
    }
  }

  private struct Tally {
    var done = 0
    var new = 0
    var revised = 0
    var failed = 0
    var skipped = 0
    var postponed = 0
    /// Why, where that was told last.
    var postponedBecause: String?
    var lastDrawn = -1.0
    /// Lines that are not written yet.
    var lines: [UInt8] = []
    var isWriteDue = false
    /// Whether stdout takes nothing any more: the polls go on without it.
    var isUnheard = false
  }

  /// How long a line may wait for others to be written with.
  private static let lineDelay = Duration.milliseconds(50)

  private let total: Int
  private let style: Style
  private let start = ContinuousClock.now
  private let tally = Mutex(Tally())

  init(total: Int, style: Style) {
    self.total = total
    self.style = style
  }

  /// How many feeds failed, or could not be polled.
  var failed: Int { tally.withLock { $0.failed + $0.postponed } }

  /// Shows that it has begun: the first answer may take its time.
  func begin() {
    if style == .bar { draw(tally.withLock { $0 }, always: true) }
  }

  func note(_ report: PollReport) {
    var isKnown = false
    let state = tally.withLock { tally in
      tally.done += 1
      tally.new += report.new
      tally.revised += report.revised
      switch report.result {
      case .skipped: tally.skipped += 1
      case .postponed(let reason):
        tally.postponed += 1
        // What holds one feed up mostly does all of them, and is said once.
        isKnown = tally.postponedBecause == reason
        tally.postponedBecause = reason
      default: if report.isFailure { tally.failed += 1 }
      }
      return tally
    }
    let words = isKnown ? "postponed" : Terminal.printable(report.words)
    switch style {
    case .json: write(report.jsonLine)
    case .lines: write("\(report.feed): \(report.hasFailed ? "failed: " : "")\(words)\n".utf8)
    case .bar:
      if report.hasFailed {
        say("\(Self.red("failed"))  \(report.feed): \(words)")
      } else if report.isWithoutPoll, !isKnown {
        say("\(report.feed): \(words)")
      }
      draw(state, always: report.isFailure)
    }
  }

  /// A feed of which the daemon knows nothing.
  func missing(_ feed: FeedID) {
    tally.withLock { $0.failed += 1 }
    problem("\(feed): the daemon does not know this feed; reload it (SIGHUP) after a change of the configuration")
  }

  /// Says something beside the reports, for instance what is waited for.
  func remark(_ words: String) {
    // Those that are there already come first.
    flush()
    say("tidings: \(Terminal.printable(words))")
  }

  /// Something went wrong that is no single feed's.
  func problem(_ words: String) {
    tally.withLock { if $0.failed + $0.postponed == 0 { $0.failed = 1 } }
    say("tidings: \(Terminal.printable(words))")
  }

  /// The bar and what is said beside it stand on stderr.
  private static func red(_ words: String) -> String {
    Terminal.isColoured(STDERR_FILENO) ? Terminal.red(words) : words
  }

  func finish() {
    flush()
    guard style == .bar else { return }
    let state = tally.withLock { $0 }
    clear()
    let seconds = String(format: "%.1f s", elapsed)
    var parts = ["\(state.done) \(state.done == 1 ? "feed" : "feeds") polled in \(seconds)", "\(state.new) new"]
    if state.revised > 0 { parts.append("\(state.revised) revised") }
    if state.skipped > 0 { parts.append("\(state.skipped) skipped") }
    if state.postponed > 0 { parts.append("\(state.postponed) postponed") }
    if state.failed > 0 { parts.append(Self.red("\(state.failed) failed")) }
    Terminal.say(parts.joined(separator: ", "))
  }

  /// Writes a line in a moment, together with those that come until then: a system call for each of a thousand feeds a
  /// second would be a good part of what their polls cost.
  private func write(_ line: some Sequence<UInt8>) {
    let isFirst = tally.withLock { tally in
      tally.lines.append(contentsOf: line)
      defer { tally.isWriteDue = true }
      return !tally.isWriteDue
    }
    guard isFirst else { return }
    Task {
      try? await Task.sleep(for: Self.lineDelay)
      flush()
    }
  }

  /// Writes the lines that wait.
  func flush() {
    // Written under the lock, so that two flushes cannot cross.
    let failure = tally.withLock { tally in
      tally.isWriteDue = false
      defer { tally.lines.removeAll(keepingCapacity: true) }
      guard !tally.lines.isEmpty, !tally.isUnheard else { return 0 as Int32 }
      let failure = Terminal.attempt(tally.lines)
      tally.isUnheard = failure != 0
      return failure
    }
    // A reader that has had enough is no problem.
    if failure != 0, failure != EPIPE { problem(Terminal.unwritable(failure)) }
  }

  private var elapsed: Double {
    let parts = (ContinuousClock.now - start).components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }

  private func draw(_ state: Tally, always: Bool) {
    let now = elapsed
    let isDue = tally.withLock { tally in
      guard always || now - tally.lastDrawn > 0.05 || state.done == total else { return false }
      tally.lastDrawn = now
      return true
    }
    guard isDue, total > 0 else { return }
    var text = " \(state.done)/\(total) feeds, \(state.new) new"
    if state.failed > 0 { text += ", \(state.failed) failed" }
    let left = now / Double(max(state.done, 1)) * Double(total - state.done)
    if state.done < total, now > 1 { text += ", \(Int(left / 60)):\(String(format: "%02d", Int(left) % 60)) left" }
    // A line that wraps could not be taken back.
    let width = Terminal.width(STDERR_FILENO)
    let room = max(0, min(40, width - text.count - 3))
    let filled = room * state.done / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: room - filled)
    put("\r\u{1B}[K\((bar + text).prefix(max(1, width - 1)))")
  }

  private func say(_ line: String) {
    clear()
    Terminal.say(line)
  }

  private func clear() {
    if style == .bar { put("\r\u{1B}[K") }
  }

  private func put(_ text: String) {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBytes { buffer in _ = Foundation.write(STDERR_FILENO, buffer.baseAddress, buffer.count) }
  }
}

extension PollReport {
  /// Whether something went wrong with the feed, and not only with what is here.
  fileprivate var hasFailed: Bool {
    if case .postponed = result { false } else { isFailure }
  }

  fileprivate var isWithoutPoll: Bool {
    switch result {
    case .skipped, .postponed: true
    default: false
    }
  }
}

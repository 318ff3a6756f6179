internal import Logging
internal import TidingsModel

/// One log line a poll. A feed that keeps failing is one line when it starts to, one when it fails for another reason or
/// is gone, and one when it recovers.
struct PollLog: Sendable {
  let log: Logger

  func note(_ report: PollReport) {
    note(outageOf: report)
    guard log.logLevel <= level(of: report) else { return }
    var fields: Logger.Metadata = [
      "feed": "\(report.feed)", "url": "\(report.url)", "duration_ms": "\(Int(report.duration * 1000))",
    ]
    if let status = report.status { fields["status"] = "\(status)" }
    switch report.result {
    case .document(let new, let revised):
      fields["new"] = "\(new)"
      if revised > 0 { fields["revised"] = "\(revised)" }
      fields["items"] = "\(report.items)"
      note(recoveryOf: report, fields)
      log.info("polled: \(report.words)", metadata: MessageID.polled.with(fields))
      if let words = report.beganMissingPages {
        log.warning("articles come as the feed has them: \(words)", metadata: MessageID.pagesMissed.with(fields))
      }
    case .sameBody, .notModified:
      fields["new"] = "0"
      note(recoveryOf: report, fields)
      log.info("polled: \(report.words)", metadata: MessageID.polled.with(fields))
    case .failed(let words), .gone(let words):
      if let due = report.nextDue { fields["next"] = "\(due.rfc3339)" }
      let level = level(of: report)
      let opening =
        switch level {
        case .debug: "feed still fails"
        case .notice: "feed fails otherwise"
        default: "feed fails"
        }
      log.log(level: level, "\(opening): \(words)", metadata: MessageID.feedFails.with(fields))
    case .networkDown, .skipped: log.debug("\(report.words)", metadata: fields)
    case .postponed(let words):
      if report.beganPause {
        log.error("polling pauses: \(words)", metadata: MessageID.pollingPauses.with(fields))
      } else {
        log.debug("\(report.words)", metadata: fields)
      }
    case .cancelled: log.debug("poll cancelled", metadata: fields)
    }
  }

  /// The most severe that a report is worth: below it, nothing needs to be put into words.
  private func level(of report: PollReport) -> Logger.Level {
    if report.beganMissingPages != nil { return .warning }
    return switch report.result {
    case .document, .sameBody, .notModified: report.failuresBefore > 0 ? .notice : .info
    case .failed(let words):
      report.failuresBefore == 0 ? .warning : report.wasGone || isKnown(words, from: report) ? .debug : .notice
    case .gone: report.failuresBefore == 0 || !report.wasGone ? .warning : .debug
    case .postponed: report.beganPause ? .error : .debug
    case .networkDown, .skipped, .cancelled: .debug
    }
  }

  /// Whether the poll before failed for a reason of the same kind: with a status of the same class, or the same first words.
  private func isKnown(_ words: String, from report: PollReport) -> Bool {
    func kind(_ words: String) -> Substring {
      words.hasPrefix("HTTP ") ? words.prefix(6) : words.prefix(Self.openingOfReason)
    }
    return report.errorBefore.map { kind($0) == kind(words) } == true
  }

  private static let openingOfReason = 12

  private func note(outageOf report: PollReport) {
    if report.beganOutage {
      log.warning(
        "\(report.words); this counts against no feed, and polling waits but for a probe now and then",
        metadata: MessageID.pollingPauses.with())
    } else if report.endedOutage {
      log.notice("the network is back; polling goes on", metadata: MessageID.pollingGoesOn.with())
    }
  }

  private func note(recoveryOf report: PollReport, _ fields: Logger.Metadata) {
    guard report.failuresBefore > 0 else { return }
    let failures = report.failuresBefore == 1 ? "1 failure" : "\(report.failuresBefore) failures"
    log.notice("feed recovered after \(failures)", metadata: MessageID.feedRecovered.with(fields))
  }
}

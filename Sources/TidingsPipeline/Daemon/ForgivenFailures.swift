internal import TidingsModel

/// Failures that were the network's, of feeds whose polls have not been heard of yet, with the states from before them.
struct ForgivenFailures {
  private var past: [FeedID: PackedFeedState] = [:]

  /// Notes that another's poll has shown a failure to be the network's, before the feed's own poll was heard of.
  /// - Parameter state: from before.
  mutating func note(_ state: PackedFeedState, of id: FeedID) { past[id] = state }

  /// Takes the failure back that a poll has come to, if it was forgiven.
  /// - Returns: what is to be remembered of the feed again, and how many failures the poll was recorded as; `nil` where its
  ///   poll stands.
  mutating func forgive(_ report: inout PollReport) -> (past: PackedFeedState, failures: Int)? {
    guard let state = past.removeValue(forKey: report.feed) else { return nil }
    let reason = report.unansweredBecause
    // Anything else that was recorded is the feed's own.
    guard reason != nil || report.state == nil else { return nil }
    guard let reason else { return (state, 0) }
    let failures = report.state == nil ? 0 : 1
    report.result = .networkDown(reason)
    report.state = nil
    report.nextDue = nil
    report.dueReason = nil
    return (state, failures)
  }
}

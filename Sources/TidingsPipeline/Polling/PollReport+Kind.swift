extension PollReport {
  /// What polls come to, by the names under which programs read it: in JSON and among the metrics.
  public enum Kind: String, Sendable, CaseIterable {
    /// A whole document was read.
    case document = "polled"
    /// The body was byte for byte the last one.
    case sameBody = "same_body"
    /// 304
    case notModified = "not_modified"
    /// There was no answer, or none that could be used.
    case failed
    /// 410
    case gone
    /// Not polled, for the feed's or its host's sake.
    case skipped
    /// The network is down.
    case networkDown = "network_down"
    /// Polled again later, as the outcome could not be stored or heard.
    case postponed
    /// The program is ending.
    case cancelled
  }
}

extension PollReport.Result {
  /// The result without what belongs to this one poll.
  public var kind: PollReport.Kind {
    switch self {
    case .document: .document
    case .sameBody: .sameBody
    case .notModified: .notModified
    case .failed: .failed
    case .gone: .gone
    case .skipped: .skipped
    case .networkDown: .networkDown
    case .postponed: .postponed
    case .cancelled: .cancelled
    }
  }
}

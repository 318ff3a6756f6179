/// The hosts that let the time of one poll after the other run out without a word.
struct SilentHosts {
  /// So many polls in a row.
  private static let limit = 3

  private var polls: [String: Int] = [:]

  /// Takes note of what became of a poll.
  /// - Parameter host: that was asked.
  mutating func note(_ report: PollReport, of host: String) {
    if report.isHostSilent, case .failed = report.result {
      polls[host, default: 0] += 1
    } else if report.status != nil {
      polls[host] = nil
    }
  }

  func isSilent(_ host: String) -> Bool { polls[host, default: 0] >= Self.limit }
}

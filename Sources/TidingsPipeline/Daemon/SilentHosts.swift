/// The hosts to which one poll after the other gets no connection in time. One that is slow to answer is none of them.
struct SilentHosts {
  /// So many polls in a row.
  private static let limit = 3

  private var polls: [String: Int] = [:]

  /// Takes note of what became of a poll.
  /// - Parameter host: that was asked.
  mutating func note(_ report: PollReport, of host: String) {
    if report.isHostAway, case .failed = report.result {
      polls[host, default: 0] += 1
    } else {
      polls[host] = nil
    }
  }

  func isSilent(_ host: String) -> Bool { polls[host, default: 0] >= Self.limit }
}

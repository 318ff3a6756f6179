internal import TidingsModel

extension Backlog {
  /// The places of the items that are remembered without delivery when the feed is new.
  func withheld(from candidates: [Candidate], now: Timestamp) -> Set<Int> {
    func date(_ index: Int) -> Timestamp? {
      candidates[index].item.value.datePublished ?? candidates[index].item.value.dateModified
    }
    switch self {
    case .all: return []
    case .within(let seconds):
      let oldest = now.seconds.subtractingReportingOverflow(seconds).partialValue
      return Set(candidates.indices.filter { index in date(index).map { $0.seconds < oldest } ?? false })
    case .latest(let count):
      let wanted = candidates.indices.filter { candidates[$0].isWanted }
      // Without a date on each, the document's order stands: newest first, as feeds are written.
      let isDated = wanted.allSatisfy { date($0) != nil }
      let ordered =
        isDated
        ? wanted.sorted { left, right in
          guard let first = date(left), let second = date(right), first != second else { return left < right }
          return first > second
        } : wanted
      return Set(ordered.dropFirst(max(0, count)))
    }
  }
}

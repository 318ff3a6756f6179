internal import TidingsDedup

/// An item whose page was asked for, with what the page gave.
struct ReadPage: Sendable {
  var candidate: Candidate
  /// What came of asking for the page; of an article of several, of the first that failed.
  var fetch: PageFetch
  /// Whether the article has more pages than are joined.
  var isCut: Bool

  init(_ candidate: Candidate, _ fetch: PageFetch, isCut: Bool = false) {
    self.candidate = candidate
    self.fetch = fetch
    self.isCut = isCut
  }
}

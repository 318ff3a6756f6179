internal import TidingsConfig
internal import TidingsModel
internal import TidingsSchedule

/// What a response, or the lack of one, means for the feed.
enum PollVerdict {
  case document(Feed, FeedNews, AnswerKeeping)
  case outcome(PollOutcome)
  /// The network's failure; the states are of feeds whose earlier failures are now known to be the network's too.
  case network(restoring: [FeedState])
  /// It was not asked for all the way: a redirect leads to a host that asked to be left alone; that in words.
  case putOff(until: Timestamp, reason: String)
  case nothing

  /// Whether there is a document to be recorded.
  var isDocument: Bool { if case .document = self { true } else { false } }

  /// Whether a document counts against the budget until it is recorded. One whose articles' pages are still to be fetched
  /// does not: a slow site would hold up others.
  func holdsBudget(_ feed: FeedConfiguration) -> Bool {
    isDocument && feed.options.fullText == .never
  }
}

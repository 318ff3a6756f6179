internal import TidingsDedup
internal import TidingsModel

/// What holds for an item because its feed says so. In the feed's document it need not be repeated; an article in the
/// spool stands alone and has to say it.
struct FeedInheritance {
  private let language: String?
  private let authors: [Author]

  init(_ feed: borrowing Feed) {
    language = feed.language
    // RFC 4287 section 4.2.1, and JSON Feed 1.1. An RSS channel's managing editor is not the author of its items.
    authors =
      switch feed.format {
      case .atom, .atom03, .atom10, .jsonfeed10, .jsonfeed11: feed.authors
      default: []
      }
  }

  func complete(_ item: inout Item) {
    if item.language == nil { item.language = language }
    if item.authors.isEmpty { item.authors = authors }
  }

  /// To be called when it is known what the articles' pages say, which is closer to them.
  func complete(_ candidates: inout [Candidate]) {
    guard language != nil || !authors.isEmpty else { return }
    for index in candidates.indices {
      let candidate = candidates[index]
      var item = candidate.delivered.value
      complete(&item)
      if candidate.extracted != nil {
        candidates[index].extracted = SharedItem(item)
      } else {
        candidates[index] = Candidate(
          item, fullText: candidate.fullText, page: candidate.page, dateline: candidate.dateline,
          isWanted: candidate.isWanted)
      }
    }
  }
}

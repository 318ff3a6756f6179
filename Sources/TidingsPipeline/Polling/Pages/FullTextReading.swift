internal import TidingsDedup
internal import TidingsModel

/// What became of the items of a document, some of whose pages were read.
struct FullTextReading: Sendable {
  var items: [Candidate]
  var tally = PageTally()
  /// In how many seconds the first of the pages that were not had may be asked for again; `nil` where all were.
  private(set) var pause: Double?
  /// Whether nothing was left out as the program ends.
  var isWhole = true

  /// So many pages with one and the same text are none of articles: it is a notice, or another story that the site sends
  /// for each.
  private static let pagesOfNotice = 3

  /// Takes note of a page that may be asked for again.
  mutating func askAgain(in seconds: Double) { pause = min(pause ?? seconds, seconds) }

  /// Takes back the texts that several of the pages have in common; the feed's own content stays.
  mutating func takeBackNotices(among wanted: [Int]) {
    let extracted = wanted.filter { items[$0].fullText == .extracted }
    guard extracted.count >= Self.pagesOfNotice else { return }
    for group in Dictionary(grouping: extracted, by: { items[$0].delivered.value.contentText ?? "" }).values
    where group.count >= Self.pagesOfNotice {
      for index in group { items[index].takeBackPage() }
      tally.extracted -= group.count
      tally.withoutArticle += group.count
      tally.emptiness = tally.emptiness ?? "\(group.count) pages have the same text"
    }
  }
}

extension Candidate {
  /// Has the feed's own content stay.
  fileprivate mutating func takeBackPage() {
    extracted = nil
    fullText = .noArticle
    if page == .read { page = .empty }
  }
}

internal import TidingsModel

/// How the pages of a poll's articles fared.
public struct PageTally: Sendable, Equatable {
  /// Pages whose article was taken.
  public var extracted = 0
  /// Pages without the article.
  public var withoutArticle = 0
  /// Pages that could not be fetched, or were not asked for because of others that could not.
  public var failed = 0
  /// How many of those the next polls ask for again.
  public var missed = 0
  /// How many of those that failed were not asked for.
  public var passedOver = 0
  /// Articles whose pages are still to be read, as the program ends.
  public var unread = 0
  /// Articles that have more pages than are joined.
  public var cut = 0
  /// Why the first that failed did so, in words.
  public var trouble: String?
  /// Why the first page without an article had none, in words.
  public var emptiness: String?
  /// Whether `trouble` was read off no answer of this poll, so that one's words are better.
  private var isHearsay = false

  /// Of a poll that has wanted no page yet.
  public init() {}

  /// Pages that were wanted.
  public var total: Int { extracted + withoutArticle + failed }

  /// What went amiss, in words; `nil` when every page gave its article.
  public var words: String? {
    var parts: [String] = []
    if failed > 0 { parts.append("\(failed) of \(total) pages failed" + (trouble.map { ": \($0)" } ?? "")) }
    if withoutArticle > 0 { parts.append("\(withoutArticle) of \(total) pages without an article") }
    if missed > 0 { parts.append("\(missed) to be asked for again") }
    if unread > 0 {
      parts.append(unread == 1 ? "1 article waits for its page" : "\(unread) articles wait for their pages")
    }
    if cut > 0 {
      parts.append("\(cut) of \(total) articles cut at the \(FullTextReader.pagesPerArticle)th of their pages")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  mutating func note(_ read: ReadPage) {
    note(read.fetch)
    if read.isCut { cut += 1 }
  }

  mutating func note(_ fetch: PageFetch) {
    switch fetch {
    case .page: extracted += 1
    case .noArticle(let words):
      withoutArticle += 1
      emptiness = emptiness ?? words
    case .refused(let status, _, _): fail(HTTPStatus.words(status))
    case .failed(let words, _): fail(words)
    case .leadsToHeld(_, _, let words): fail(words)
    case .held(_, _, let words):
      failed += 1
      passedOver += 1
      isHearsay = isHearsay || trouble == nil
      trouble = trouble ?? words
    case .ended: break
    }
  }

  private mutating func fail(_ words: String) {
    failed += 1
    guard trouble == nil || isHearsay else { return }
    trouble = words
    isHearsay = false
  }
}

extension FeedState {
  /// Counts what came of a poll's pages.
  mutating func note(_ pages: PageTally) {
    guard pages.total > 0 else { return }
    guard pages.extracted == 0 else {
      pagesMissed = 0
      return pageTrouble = nil
    }
    pagesMissed = min(pagesMissed + pages.total - pages.passedOver, 1_000_000)
    pageTrouble = pages.trouble ?? pages.emptiness
  }
}

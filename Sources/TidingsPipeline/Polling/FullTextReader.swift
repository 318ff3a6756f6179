internal import TidingsConfig
internal import TidingsDedup
internal import TidingsExtract
internal import TidingsFetch
internal import TidingsModel
internal import TidingsParse
internal import TidingsState

/// Fetches the pages of a poll's new articles and takes the articles from them.
///
/// Whatever goes wrong with a page, the article is delivered with the feed's own content and says so
/// (`_tidings.full_text`).
struct FullTextReader: Sendable {
  /// Pages of one article that are joined at most.
  static let pagesPerArticle = 10
  /// Pages of one poll that are fetched side by side; the fetcher keeps to the host's limits.
  static let sideBySide = 4
  /// How long, in seconds, what was learned of a site is kept without being renewed.
  static let templateLifetime: Double = 90 * 86_400
  private static let templateKey = "template"

  let fetcher: HTTPFetcher
  let store: any StateStore
  let http: HTTPOptions
  let clock: any WallClock

  /// The items whose pages are wanted, with what their pages gave.
  /// - Parameter outcomes: what would become of the items now.
  func read(_ items: [Candidate], outcomes: [Outcome], feed: FeedConfiguration, usualOffset: Int32?) async
    -> [Candidate]
  {
    let wanted = items.indices.filter { index in
      index < outcomes.count && outcomes[index].isDelivered && items[index].isWanted
        && (feed.fullText == .always || Teaser.isLikely(items[index].item)) && items[index].item.url != nil
    }
    guard !wanted.isEmpty else { return items }
    var result = items
    await withTaskGroup(of: (Int, Candidate).self) { group in
      var next = 0
      while next < min(Self.sideBySide, wanted.count) {
        let index = wanted[next]
        group.addTask { (index, await read(items[index], feed: feed, usualOffset: usualOffset)) }
        next += 1
      }
      for await (index, candidate) in group {
        result[index] = candidate
        guard next < wanted.count, !Task.isCancelled else { continue }
        let following = wanted[next]
        group.addTask { (following, await read(items[following], feed: feed, usualOffset: usualOffset)) }
        next += 1
      }
    }
    return result
  }

  private func read(_ candidate: Candidate, feed: FeedConfiguration, usualOffset: Int32?) async -> Candidate {
    var candidate = candidate
    guard let url = candidate.item.url else { return candidate }
    let hints = FeedHints(
      title: candidate.item.title, summary: candidate.item.summary, contentHTML: candidate.item.contentHTML,
      date: candidate.item.datePublished, zone: feed.timezone.flatMap { ZoneRule(named: $0) },
      language: feed.language ?? candidate.item.language, usualOffset: usualOffset)
    let host = WebURL(url)?.host ?? ""
    var site = await template(of: host)
    guard let page = await fetch(url, feed) else {
      candidate.fullText = .failed
      return candidate
    }
    guard
      case .article(var extraction) = ArticleExtractor.extract(
        page.body, url: page.url, contentType: page.contentType, hints: hints, site: site)
    else {
      candidate.fullText = .noArticle
      return candidate
    }
    site.learn(from: extraction, day: Int(clock.now().seconds / 86_400))
    await keep(site, of: host)
    extraction = await joined(extraction, from: page.url, feed, hints, site)
    candidate.extracted = Self.merged(candidate.item, extraction.item)
    candidate.fullText = .extracted
    return candidate
  }

  /// The article with the further pages it says it has.
  private func joined(
    _ first: Extraction, from url: String, _ feed: FeedConfiguration, _ hints: FeedHints, _ site: SiteTemplate
  ) async -> Extraction {
    var whole = first
    var next = first.nextPage
    var seen: Set<String> = [url]
    for _ in 1..<Self.pagesPerArticle {
      guard let address = next, seen.insert(address).inserted, let page = await fetch(address, feed),
        case .article(let part) = ArticleExtractor.extract(
          page.body, url: page.url, contentType: page.contentType, hints: hints, site: site)
      else { break }
      whole = ArticleExtractor.join(whole, with: part)
      next = part.nextPage
    }
    return whole
  }

  private func fetch(_ url: String, _ feed: FeedConfiguration) async -> FetchResponse? {
    guard let response = try? await fetcher.fetch(FetchRequest(page: url, of: feed, http: http)),
      response.status == 200, !response.body.isEmpty
    else { return nil }
    return response
  }

  // MARK: - What is learned of a site

  private func template(of host: String) async -> SiteTemplate {
    let bytes = try? await store.siteValue(host: host, key: Self.templateKey, now: clock.now())
    return bytes.map { SiteTemplate(bytes: $0) } ?? SiteTemplate()
  }

  private func keep(_ site: SiteTemplate, of host: String) async {
    // A template that cannot be kept is learned again.
    try? await store.setSiteValue(
      site.bytes, host: host, key: Self.templateKey, expires: clock.now().advanced(by: Self.templateLifetime))
  }

  /// The feed's item with what its page says better: content always, the rest where the feed is silent.
  static func merged(_ item: Item, _ page: Item) -> Item {
    var merged = item
    merged.contentHTML = page.contentHTML ?? item.contentHTML
    merged.contentText = page.contentText ?? item.contentText
    if merged.summary == nil { merged.summary = item.contentText ?? page.summary }
    if merged.title == nil { merged.title = page.title }
    if merged.authors.isEmpty { merged.authors = page.authors }
    if merged.tags.isEmpty { merged.tags = page.tags }
    merged.image = item.image ?? page.image
    merged.language = item.language ?? page.language
    merged.datePublished = item.datePublished ?? page.datePublished
    merged.dateModified = item.dateModified ?? page.dateModified
    merged.extract = page.extract
    return merged
  }
}

/// Tells an item that carries its article from one that only announces it.
enum Teaser {
  /// Words from which on a text is taken for the whole article.
  static let wholeArticle = 250

  static func isLikely(_ item: Item) -> Bool {
    guard let text = item.contentText, !text.isEmpty else { return true }
    if text.hasSuffix("…") || text.hasSuffix("...") || text.hasSuffix("[…]") || text.hasSuffix("[...]") { return true }
    var words = 0
    var isInside = false
    for byte in text.utf8 {
      let isSpace = byte <= 0x20
      if !isSpace, !isInside { words += 1 }
      isInside = !isSpace
    }
    // Scripts without spaces: three bytes a sign, about two signs a word.
    return max(words, text.utf8.count / 12) < wholeArticle
  }
}

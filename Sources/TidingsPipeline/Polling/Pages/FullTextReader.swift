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
/// (`_tidings.full_text`); only an edit of one that was taken from its page waits for it some polls. A page that may be
/// had later is asked for again by the next polls, a few times a day, while its item stands in the feed; the article is
/// then delivered once more, as a revision. Items whose pages are not read yet when the program ends are left out: the
/// state keeps their document, and the feed's next poll goes on with it.
struct FullTextReader: Sendable {
  /// Pages of one article that are joined at most.
  static let pagesPerArticle = 20
  /// Pages of one poll that are fetched side by side; the fetcher keeps to the host's limits.
  static let sideBySide = 4
  /// Below this the page may tell another story than the feed announced: a notice, a consent form, the front page.
  static let leastAgreement = 0.25

  private let pages: PageShelf
  let templates: SiteTemplates
  let http: HTTPOptions

  init(fetcher: HTTPFetcher, store: any SiteStore, http: HTTPOptions, clock: any WallClock) {
    self.http = http
    pages = PageShelf(clock: clock) { request in await Self.fetch(request, by: fetcher) }
    templates = SiteTemplates(store: store, clock: clock)
  }

  /// The places of the items that are to be delivered and whose pages are wanted. Items that stand on one page, as those
  /// of a changelog or a live report do, have no page of their own.
  /// - Parameter outcomes: what would become of the items now.
  func wanted(_ items: [Candidate], outcomes: [Outcome], feed: FeedConfiguration) -> [Int] {
    let wanted = items.indices.filter { index in
      index < outcomes.count && outcomes[index].isDelivered && items[index].isWanted
        && (feed.fullText == .always || Teaser.isLikely(items[index].item.value)) && items[index].item.value.url != nil
    }
    guard !wanted.isEmpty else { return [] }
    let places = PagePlaces(items, wanted: wanted)
    return wanted.filter { !places.isShared($0) }
  }

  /// The items, with what the pages gave of those that are wanted.
  /// - Parameters:
  ///   - wanted: what `wanted` gave.
  ///   - reason: why none of the pages is to be asked for, in words; `nil` where they are.
  ///   - outcomes: what would become of the items now.
  ///   - place: of the feed's poll.
  ///   - heed: is told at once of hosts that want to be left alone, and for how many seconds.
  /// - Throws: what `heed` throws.
  func read(
    _ items: [Candidate], wanted: [Int], passing reason: String?, outcomes: [Outcome], feed: FeedConfiguration,
    usualOffset: Int32?, place: HostPlace?, heed: (HostPatience.Wait, Double) async throws -> Void
  ) async throws -> FullTextReading {
    var reading = FullTextReading(items: items)
    for index in items.indices where reading.items[index].page == .intended {
      // Where the day's tries are used up the page is still to be asked for, on the next one.
      let isLate = index < outcomes.count && outcomes[index].isPutOff
      reading.items[index].page = isLate ? .postponed : .none
    }
    guard !wanted.isEmpty else { return reading }
    if let reason {
      for index in wanted {
        reading.items[index].noteUnread(isAwaited: false)
        reading.tally.note(.failed(reason, mayPass: false))
      }
      return reading
    }
    let hosts = wanted.map { host(of: items[$0]) }
    if let place { for server in Set(hosts) { place.goOn(to: server) } }
    var patience = HostPatience()
    var trouble: (any Error)?
    var unread = Set(wanted)
    await withTaskGroup(of: (Int, String, ReadPage).self) { group in
      var waiting = Array(zip(wanted, hosts))
      var underWay = 0
      func start() {
        while !Task.isCancelled, underWay < Self.sideBySide,
          let next = waiting.firstIndex(where: { patience.mayBeTaken($0.1) })
        {
          let (index, host) = waiting.remove(at: next)
          if let reason = patience.reasonToPass(host) {
            reading.items[index].noteUnread(isAwaited: feed.updates)
            reading.tally.note(.held(server: host, seconds: nil, reason))
            if feed.updates { reading.askAgain(in: patience.wait(for: host) ?? 0) }
            unread.remove(index)
            continue
          }
          underWay += 1
          patience.began(host)
          group.addTask {
            let isNew = outcomes[index] == .new
            return (index, host, await read(items[index], isNew: isNew, feed: feed, usualOffset: usualOffset))
          }
        }
      }
      start()
      for await (index, host, read) in group {
        underWay -= 1
        if read.fetch.isEnd { continue }
        unread.remove(index)
        reading.items[index] = read.candidate
        reading.tally.note(read)
        if reading.items[index].page.isAwaited { reading.askAgain(in: read.fetch.secondsHeld) }
        if let (wait, seconds) = patience.note(read.fetch, host: host) {
          do { try await heed(wait, seconds) } catch { trouble = trouble ?? error }
        }
        start()
      }
    }
    if let trouble { throw trouble }
    reading.takeBackNotices(among: wanted)
    reading.tally.missed = wanted.count { !unread.contains($0) && reading.items[$0].page.isAwaited }
    if !unread.isEmpty {
      reading.items = reading.items.indices.filter { !unread.contains($0) }.map { reading.items[$0] }
      reading.isWhole = false
      reading.tally.unread = unread.count
    }
    return reading
  }

  private func host(of candidate: Candidate) -> String { candidate.item.value.url.flatMap { WebURL($0)?.server } ?? "" }

  private func read(
    _ candidate: Candidate, isNew: Bool, feed: FeedConfiguration, usualOffset: Int32?
  ) async -> ReadPage {
    var candidate = candidate
    let item = candidate.item.value
    guard let url = item.url else { return ReadPage(candidate, .noArticle("the item has no address")) }
    let hints = FeedHints(
      title: item.title, summary: item.summary, contentHTML: item.contentHTML, date: item.datePublished,
      zone: feed.timezone.flatMap { ZoneRule(named: $0) }, language: feed.language ?? item.language,
      usualOffset: usualOffset)
    let request = FetchRequest(page: url, of: feed, http: http)
    let fetch = await pages.page(for: request, mayBeKept: isNew)
    guard case .page(let page) = fetch else {
      candidate.fullText = fetch.isNoArticle ? .noArticle : .failed
      candidate.page = feed.updates ? fetch.standing : .empty
      return ReadPage(candidate, fetch)
    }
    let host = WebURL(page.url)?.host ?? ""
    let site = await templates.template(of: host)
    let extraction: Extraction
    switch Self.article(of: item, Self.extract(page, hints, site), at: page.url, askedFor: url) {
    case .success(let found): extraction = found
    case .failure(let reason):
      candidate.fullText = .noArticle
      candidate.page = .empty
      return ReadPage(candidate, .noArticle(reason.words))
    }
    await templates.learn(from: extraction, host: host)
    let joined = await joined(extraction, from: request, as: page.url, isNew: isNew, hints, site)
    candidate.extracted = SharedItem(ArticleMerge.merged(item, joined.article.item))
    candidate.fullText = .extracted
    candidate.page = feed.updates ? joined.trouble?.standing ?? .read : .read
    return ReadPage(candidate, joined.trouble ?? fetch, isCut: joined.isCut)
  }

  /// Why what was taken from a page is not the item's article.
  private struct Refusal: Error {
    let words: String
  }

  /// - Parameters:
  ///   - url: where the page was in the end.
  ///   - asked: the item's own address.
  private static func article(
    of item: Item, _ outcome: ExtractionOutcome, at url: String, askedFor asked: String
  ) -> Result<Extraction, Refusal> {
    switch outcome {
    case .noArticle(let reason): return .failure(Refusal(words: "\(reason)"))
    case .article(let extraction):
      guard !extraction.isOfFeed, !ArticleMerge.losesPictures(of: item, extraction.item) else {
        return .failure(Refusal(words: "\(NoArticle.lessThanFeed)"))
      }
      guard !isFrontPage(url, askedFor: asked) else {
        return .failure(Refusal(words: "the site leads to its front page"))
      }
      guard
        (extraction.agreement ?? 1) >= leastAgreement || isOwnStory(extraction, at: url, askedFor: asked)
      else { return .failure(Refusal(words: "the page tells another story")) }
      return .success(extraction)
    }
  }

  private static func extract(_ page: FetchResponse, _ hints: FeedHints, _ site: SiteTemplate) -> ExtractionOutcome {
    ArticleExtractor.extract(page.body, url: page.url, contentType: page.contentType, hints: hints, site: site)
  }

  /// Whether a page is the item's own and a story by its own account, whatever the feed calls it: headlines are rewritten,
  /// and translated, for feeds.
  private static func isOwnStory(_ extraction: Extraction, at url: String, askedFor asked: String) -> Bool {
    guard extraction.isStory, let wanted = CanonicalURL(asked) else { return false }
    return [url, extraction.item.url ?? url].allSatisfy { CanonicalURL($0)?.key == wanted.key }
  }

  /// Whether a redirect led to the site's front page, as those of withdrawn articles do.
  private static func isFrontPage(_ url: String, askedFor asked: String) -> Bool {
    func isRoot(_ text: String) -> Bool {
      guard let url = WebURL(text) else { return false }
      return (url.path == "/" || url.path.isEmpty) && url.query == nil
    }
    return isRoot(url) && !isRoot(asked)
  }

  /// An article with the further pages it says it has.
  private struct JoinedArticle {
    var article: Extraction
    /// What came of asking for a page that may be had later, where that made it end too soon.
    var trouble: PageFetch?
    /// Whether it has still more pages.
    var isCut = false
  }

  private func joined(
    _ first: Extraction, from request: FetchRequest, as url: String, isNew: Bool, _ hints: FeedHints,
    _ site: SiteTemplate
  ) async -> JoinedArticle {
    var joined = JoinedArticle(article: first)
    var seen: Set<String> = [request.url, url]
    var request = request
    var next = first.nextPage
    for number in 2... {
      guard let address = next, ArticleExtractor.mayBePage(number, address), seen.insert(address).inserted else {
        break
      }
      guard number <= Self.pagesPerArticle else {
        joined.isCut = true
        break
      }
      request.url = address
      let fetch = await pages.page(for: request, mayBeKept: isNew)
      if fetch.mayPass || fetch.isEnd { joined.trouble = fetch }
      guard case .page(let page) = fetch,
        page.url == address || seen.insert(page.url).inserted,
        case .article(let part) = Self.extract(page, hints, site),
        ArticleExtractor.isFurtherPage(part, of: first)
      else { break }
      joined.article = ArticleExtractor.join(joined.article, with: part)
      next = part.nextPage
    }
    return joined
  }

  /// - Parameter isAgain: whether the program was stopped when it asked for the page before.
  private static func fetch(
    _ request: FetchRequest, by fetcher: HTTPFetcher, isAgain: Bool = false
  ) async -> PageFetch {
    do {
      let response = try await fetcher.fetch(request)
      guard (200..<300).contains(response.status) else {
        return .refused(
          status: response.status, retryAfter: response.retryAfter, server: WebURL(response.url)?.server ?? "")
      }
      guard response.status != 206 else {
        return .failed("the server sent a part of the page (206) though it was asked for all", mayPass: false)
      }
      guard mayBeHTML(response.contentType) else {
        return .noArticle("it is of another type: \((response.contentType ?? "").prefix { $0 != ";" }.prefix(60))")
      }
      return response.body.isEmpty ? .noArticle("\(NoArticle.empty)") : .page(response)
    } catch {
      switch error.reason {
      case .cancelled, .shutDown: return .ended
      // What the host answered meanwhile could not be heard.
      case .wasStopped where !isAgain: return await fetch(request, by: fetcher, isAgain: true)
      case .hostHeld(let host, let seconds, _):
        let seconds = Double(seconds)
        // A request went out to the host that led there.
        return error.redirects.isEmpty
          ? .held(server: host, seconds: seconds, "\(error)")
          : .leadsToHeld(server: host, seconds: seconds, "\(error)")
      default: return .failed("\(error)", mayPass: error.mayPass)
      }
    }
  }

  /// A picture, a film or a PDF is no article to read.
  private static func mayBeHTML(_ contentType: String?) -> Bool {
    guard let type = contentType?.prefix(while: { $0 != ";" }).lowercased() else { return true }
    return ["html", "xml", "text/plain", "octet-stream"].contains { type.contains($0) } || !type.contains("/")
  }
}

extension Candidate {
  /// Takes note that the item's page was not asked for.
  /// - Parameter isAwaited: whether it is to be asked for later.
  fileprivate mutating func noteUnread(isAwaited: Bool) {
    fullText = .failed
    page = isAwaited ? .postponed : .empty
  }
}

extension PageFetch {
  /// How the asking for a page stands that was not had.
  fileprivate var standing: PageRequest {
    guard mayPass else { return .empty }
    if case .held = self { return .postponed }
    return .missed
  }
}

internal import TidingsHTML
internal import TidingsModel

/// One page being read: joins the steps, from the page's lines to the finished item.
struct ArticleReading {
  private let analysis: PageAnalysis
  private let meta: MetaTags
  private let addresses: PageAddresses
  private let linked: LinkedData
  private let title: TitleFinder.Found
  private let links: SiteLinks
  private let cards: Cards
  private let paths: PagePaths
  private let hints: FeedHints
  private let site: SiteTemplate?
  private let url: String?
  private let siteNames: [String]
  private let explains: Bool

  init(page: Page, url: String?, hints: FeedHints, site: SiteTemplate?, explains: Bool) {
    let analysis = PageAnalysis(page: page, address: url)
    let meta = MetaTags(page: page)
    let addresses = PageAddresses(url: url, meta: meta)
    self.analysis = analysis
    self.meta = meta
    self.addresses = addresses
    let feedTitle = hints.title.map(PlainText.fromUnknown)
    let titles = [feedTitle, meta.first("og:title", "twitter:title"), meta.title].compactMap { $0 }
    let headings = analysis.list.blocks.filter { page.nodes[Int($0.node)].tag == .h1 }.prefix(3)
      .map { analysis.list.text(of: $0) }
    linked = LinkedData(
      scripts: page.scripts, addresses: [url, addresses.canonical, meta.canonical].compactMap { $0 },
      titles: titles + headings)
    let siteNames =
      [meta.first("og:site_name"), meta.first("application-name"), meta.first("publisher"), meta.first("twitter:site")]
      .compactMap { $0 } + linked.siteNames + Self.hostNames(addresses.fetched ?? addresses.base)
    let finder = TitleFinder(
      analysis: analysis, meta: meta, linkedTitle: linked.headline, feedTitle: feedTitle,
      siteNames: siteNames.map(WordFold.fold), addressWords: addresses.titleWords)
    title = finder.find()
    self.siteNames = siteNames + finder.titles.siteNames(behind: title)
    let links = SiteLinks(host: (addresses.fetched ?? addresses.base)?.host)
    self.links = links
    cards = Cards(
      analysis: analysis, heading: title.headingIndex, links: links, isStory: Self.isDeclaredArticle(by: meta))
    paths = PagePaths(page)
    self.hints = hints
    self.site = site
    self.url = url
    self.explains = explains
  }

  /// `example.com`, `www.example.com`, `example`.
  private static func hostNames(_ url: WebURL?) -> [String] {
    guard let host = url?.host else { return [] }
    let bare = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    let labels = bare.split(separator: ".")
    return [bare, host] + (labels.first.map { [String($0)] } ?? [])
      + (labels.count > 2 ? [String(labels[labels.count - 2])] : [])
  }

  func outcome() -> ExtractionOutcome {
    let isEmpty = analysis.list.blocks.isEmpty && linked.body == nil
    guard !isEmpty || !analysis.page.scripts.isEmpty else { return .noArticle(.empty) }
    var explanation: [String] = []
    let references = [
      ReferenceText("json-ld", linked.body), ReferenceText("feed", hints.contentHTML),
      ReferenceText("summary", hints.summary),
    ].compactMap { $0 }
    let isAnnounced = isAnnounced
    let chooser = CandidateChooser(
      analysis: analysis, title: title, cards: cards, description: description, references: references,
      titles: [title.title, linked.headline, hints.title].compactMap { $0 }, isAnnounced: isAnnounced,
      authors: declaredAuthors, links: links, folded: FoldedLines(analysis.list),
      isSiteChrome: isSiteChrome, isSiteContainer: { site?.isContainer(paths.path(of: $0)) ?? false },
      explains: explains)
    guard let chosen = chooser.choose(explaining: &explanation) else { return .noArticle(isEmpty ? .empty : .noBody) }
    let text = NFC.compose(
      chosen.text ?? TextRenderer(analysis: analysis, container: chosen.container).render(chosen.lines))
    let weight = BlockBuilder.weight(text.utf8)
    let told = references.filter(\.isOfFeed).max { $0.weight < $1.weight }
    let share = told.map { ShingleSet(WordFold.fold(text)).coverage(of: $0.shingles) }
    if let told, let share, told.weight > weight, share < Self.wholeOfFeed { return .noArticle(.lessThanFeed) }
    if weight < Self.longestNotice, (share ?? 0) < Self.someOfFeed, WallNotice.stands(in: text) {
      return .noArticle(.paywalled)
    }
    if let told, isTeaserUnderNotice(text, told) { return .noArticle(.paywalled) }
    let isDeclared = isDeclaredByPage || isAnnounced
    if !isDeclared, weight < Self.longestError, isError || ConsentNotice.isAsked(in: text) {
      return .noArticle(.noBody)
    }
    if !isDeclared, chosen.text == nil, !isDatedBelowTitle(timed: false),
      FrontPage(analysis: analysis, links: links).isTeasers(chosen.container)
    {
      return .noArticle(.noBody)
    }
    guard weight >= (isDeclared || isDatedBelowTitle(timed: true) ? 80 : 140) else {
      return .noArticle(linked.isPaid ? .paywalled : .noBody)
    }
    if linked.isPaid, weight < 500 { return .noArticle(.paywalled) }
    return .article(extraction(chosen, text: text, weight: Int(weight), explanation: explanation))
  }

  /// Whether all that stands on the page beside a notice for those who are not let in is a teaser that the feed has as
  /// well.
  private func isTeaserUnderNotice(_ text: String, _ told: ReferenceText) -> Bool {
    guard !told.isArticle, text.utf8.count < 2 * (told.text.utf8.count + Self.longestNotice) else { return false }
    let paragraphs = text.split(separator: "\n\n")
    let rest = paragraphs.filter { !WallNotice.stands(in: String($0)) }
    guard rest.count < paragraphs.count else { return false }
    return told.shingles.coverage(of: ShingleSet(WordFold.fold(rest.joined(separator: "\n\n")))) >= Self.wholeOfFeed
  }

  private var isDeclaredByPage: Bool { linked.headline != nil || Self.isDeclaredArticle(by: meta) }

  /// Whether what the page says of itself for networks makes it an article.
  private static func isDeclaredArticle(by meta: MetaTags) -> Bool {
    meta.first("og:type")?.lowercased() == "article"
      || meta.first("article:published_time", "itemprop:datepublished") != nil
  }

  /// Whether a date stands beside the page's main heading, which is no link, as brief stories and charts have it.
  /// - Parameter timed: whether it must have the time of day.
  private func isDatedBelowTitle(timed: Bool) -> Bool {
    guard let heading = title.headingIndex,
      title.heading.map({ analysis.page.nodes[Int($0.node)].tag == .h1 && $0.links == 0 }) == true
    else { return false }
    let blocks = analysis.list.blocks
    return (max(0, heading - 1)..<min(heading + 4, blocks.count)).contains { index in
      index != heading && blocks[index].weight < 80 && blocks[index].links == 0
        && DateScanner.dates(in: analysis.list.bytes(of: blocks[index]), language: nil)
          .contains { $0.hasTime || !timed }
    }
  }

  private func isStory(_ chosen: BodyCandidate, weight: Int) -> Bool {
    guard weight >= 200, chosen.text != nil || chosen.lines.count(where: { analysis.list.blocks[$0].isProse }) >= 3
    else {
      return false
    }
    guard !isDeclaredByPage else { return true }
    var node = chosen.container
    while node > 0, analysis.page.nodes[node].tag != .article { node = Int(analysis.page.nodes[node].parent) }
    guard node > 0 else { return false }
    return title.headingIndex != nil
      || (node..<Int(analysis.page.nodes[node].end)).contains { analysis.page.nodes[$0].tag == .h1 }
  }

  /// The share of the feed's text that a shorter one on the page must have, to be taken instead.
  private static let wholeOfFeed = 0.8
  /// The share of the feed's text that no notice has.
  private static let someOfFeed = 0.2
  /// What stands in an article's place for those who are not logged in takes no more than this.
  private static let longestNotice = 600

  /// What a page that keeps its readers from an article says takes no more than this.
  private static let longestError = 2500

  private var isError: Bool {
    [title.title, meta.title].compactMap { $0 }.contains(where: ErrorTitles.contain)
  }

  /// Whether the feed calls its item as the page calls itself.
  private var isAnnounced: Bool {
    guard let announced = hints.title.map({ WordFold.fold(PlainText.fromUnknown($0)) }), announced.count >= 12 else {
      return false
    }
    return title.headingIndex != nil && WordFold.similarity(announced, title.folded) > 0.7
  }

  /// One line of text without the signs of no width that editors leave behind.
  private static func line(_ text: String) -> String {
    var text = text
    let hidden: Set<Unicode.Scalar> = ["\u{200B}", "\u{2060}", "\u{FEFF}", "\u{AD}"]
    if text.unicodeScalars.contains(where: hidden.contains) { text.unicodeScalars.removeAll(where: hidden.contains) }
    return PlainText.fromText(text)
  }

  /// As much of a text as tells its language.
  private static func opening(of text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { [UInt8]($0.prefix(4000)) }
  }

  /// Whether an image stands for the site, not for the article.
  private static func isEmblem(_ address: String) -> Bool {
    guard let name = WebURL(address)?.path.split(separator: "/").last?.lowercased() else { return false }
    let words = name.split { !$0.isLetter && !$0.isNumber }
    return words.contains { ["logo", "default", "placeholder", "noimage", "favicon"].contains($0) }
  }

  private var declaredAuthors: [[UInt8]] {
    (linked.authors.compactMap(\.name) + meta.all("author")).map { WordFold.fold($0) }.filter { $0.count > 4 }
  }

  private var description: [UInt8] {
    let summary = meta.first("description", "og:description", "twitter:description") ?? linked.description
    return summary.map { WordFold.fold($0) } ?? []
  }

  private func isSiteChrome(_ index: Int) -> Bool {
    guard let site else { return false }
    let block = analysis.list.blocks[index]
    return site.isChrome(
      paths.line(at: Int(block.node), analysis.list.bytes(of: block)),
      isParagraph: block.isProse && block.linkWeight == 0)
  }

  private func extraction(_ chosen: BodyCandidate, text: String, weight: Int, explanation: [String]) -> Extraction {
    var item = Item()
    var explanation = explanation
    item.url = addresses.canonical
    item.title = title.title.map(Self.line)
    item.contentText = text
    let clean = HTMLSanitiser().sanitise(markup(of: chosen, text: text), base: addresses.base)
    item.contentHTML = clean.html.isEmpty ? nil : clean.html
    let language = language(of: text)
    item.language = language
    let surroundings = Surroundings(
      analysis: analysis, heading: title.headingIndex, body: chosen.lines, container: chosen.container,
      cards: cards.isCard)
    let dates = DateFinder(
      analysis: analysis, meta: meta, linked: linked, surroundings: surroundings, hints: hints, language: language,
      url: url ?? addresses.canonical, title: title.title
    ).find()
    item.datePublished = dates.published
    item.dateModified = dates.modified
    item.authors = authors(surroundings, language: language)
    item.tags = TagFinder(
      analysis: analysis, meta: meta, linked: linked, container: chosen.container, cards: cards.isCard
    )
    .find().map(PlainText.fromText)
    item.image = image(firstInText: clean.firstImage)
    item.summary = (meta.first("og:description", "description", "twitter:description") ?? linked.description)
      .map(PlainText.fromUnknown).flatMap { $0.isEmpty ? nil : $0 }
    item.extract = ExtractReport(
      method: chosen.method, confidence: confidence(chosen, weight: weight), dateSource: dates.source,
      zoneSource: dates.zoneSource)
    explanation.append("title: \(item.title ?? "none")\(title.headingIndex == nil ? "" : " (heading on the page)")")
    explanation.append(
      "date: \(dates.published?.rfc3339 ?? "none") from \(dates.source ?? "nothing"), zone \(dates.zoneSource ?? "unknown")"
    )
    let titles = [title.isOfPage ? title.title : nil, linked.headline, meta.first("og:title"), meta.title].compactMap {
      $0
    }
    return Extraction(
      item: item, nextPage: addresses.nextPage(meta, page: analysis.page),
      agreement: FeedAgreement(hints).measure(titles: titles, text: text),
      isStory: isStory(chosen, weight: weight), isOfFeed: chosen.isOfFeed, traits: traits(chosen),
      explanation: explanation)
  }

  /// The article as the page marks it up.
  private func markup(of chosen: BodyCandidate, text: String) -> [UInt8] {
    if chosen.text != nil { return Array((chosen.markup ?? PlainText.toHTML(text)).utf8) }
    // Neither teasers' lines nor their pictures are the article's.
    var teasers = cards.teasers(except: chosen.chapters, in: analysis.page)
    for box in chosen.boxes {
      for node in box..<Int(analysis.page.nodes[box].end) { teasers[node] = true }
    }
    return HTMLRenderer(analysis: analysis, container: chosen.container, cards: teasers).render(
      chosen.lines, captions: chosen.captions)
  }

  private func language(of text: String) -> String? {
    Languages.language(
      declared: [
        meta.language, linked.language, meta.first("content-language", "language", "dc.language"),
        meta.first("og:locale"), hints.language,
      ],
      text: Self.opening(of: text))
  }

  private func authors(_ surroundings: Surroundings, language: String?) -> [Author] {
    AuthorFinder(
      analysis: analysis, meta: meta, linked: linked, surroundings: surroundings, siteNames: siteNames,
      title: title.title, language: language
    ).find().map { author in
      var author = author
      author.name = author.name.map(Self.line)
      author.url = addresses.absolute(author.url)
      author.avatar = addresses.absolute(author.avatar)
      return author
    }
  }

  /// The picture that the page names, or the first in the text; a site's emblem only where there is no other.
  private func image(firstInText first: String?) -> String? {
    let images =
      [
        meta.first("og:image", "og:image:url", "og:image:secure_url"), meta.first("twitter:image", "twitter:image:src"),
        linked.image, meta.imageLink,
      ].compactMap(addresses.absolute) + [first].compactMap { $0 }
    return images.first { !Self.isEmblem($0) } ?? images.first
  }

  /// How sure it is that this is the article: its length, its share of the page's paragraphs, its title on the page, its
  /// description in the text.
  private func confidence(_ chosen: BodyCandidate, weight: Int) -> Double {
    var confidence = 0.35
    confidence += min(0.25, Double(weight) / 6000)
    if title.headingIndex != nil { confidence += 0.15 }
    if linked.headline != nil { confidence += 0.1 }
    confidence += 0.15 * min(1, max(0, chosen.score))
    return min(1, confidence)
  }

  /// Lines that may turn out to be chrome: in the article's element those rich in links, at its edges, or noted before.
  private func traits(_ chosen: BodyCandidate) -> PageTraits {
    let blocks = analysis.list.blocks
    var lines: Set<UInt64> = []
    let kept = chosen.lines
    let edges = Set(kept.prefix(4) + kept.suffix(8))
    for (index, block) in blocks.enumerated() {
      guard analysis.page.contains(chosen.container, Int(block.node)), block.weight < 600, lines.count < 400 else {
        continue
      }
      let line = paths.line(at: Int(block.node), analysis.list.bytes(of: block))
      guard edges.contains(index) || block.linkShare > 0.3 || site?.isKnown(line) == true else { continue }
      lines.insert(line)
    }
    let key = addresses.canonical.map(LinkedData.addressKey) ?? title.title ?? ""
    return PageTraits(
      article: FNV1a.hash(of: key.utf8), container: paths.path(of: chosen.container), lines: lines.sorted())
  }
}

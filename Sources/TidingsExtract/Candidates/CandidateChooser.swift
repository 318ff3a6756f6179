internal import TidingsHTML
internal import TidingsModel

/// Takes the article in several ways and keeps the best.
///
/// What else tells the article's text (JSON-LD `articleBody`, the feed's content and summary, the page's description)
/// decides between them, and mends the edges of the one that is taken.
struct CandidateChooser {
  let analysis: PageAnalysis
  let title: TitleFinder.Found
  let cards: Cards
  let description: [UInt8]
  /// What tells the article's text beside the page's elements.
  let references: [ReferenceText]
  /// What data may call the story.
  let titles: [String]
  /// Whether the page shows the title by which the feed announces the item.
  let isAnnounced: Bool
  /// Those whom the page's data name as authors, folded.
  let authors: [[UInt8]]
  let links: SiteLinks
  /// The page's lines, folded.
  let folded: FoldedLines
  let isSiteChrome: (Int) -> Bool
  let isSiteContainer: (Int) -> Bool
  /// Whether the explanation is to tell of each line.
  let explains: Bool

  /// On a page without any text of its own it may be as brief as this.
  private static let onlyArticle: Int32 = 200

  /// A line or two that name somebody or something.
  private static let mereName: Int32 = 40

  func choose(explaining explanation: inout [String]) -> BodyCandidate? {
    var references = references
    let sureTeasers = cards.sureTeasers(in: analysis)
    var candidates = [fromPage(strict: true, sureTeasers)].compactMap { $0 }
    if let relaxed = fromPage(strict: false, sureTeasers, besides: candidates.first) { candidates.append(relaxed) }
    if !references.contains(where: \.isArticle), candidates.allSatisfy({ weight(of: $0) < ReferenceText.wholeArticle })
    {
      let state = EmbeddedState(titles: titles).body(in: analysis.page.scripts)
      let least = candidates.isEmpty ? Self.onlyArticle : ReferenceText.wholeArticle
      let elsewhere = [ReferenceText("state", state, least: least), field(least: least)]
      references += elsewhere.compactMap { $0 }.filter(\.isWhole)
    }
    if !references.contains(where: \.isArticle), let told = references.firstIndex(where: { $0.method == "json-ld" }),
      isMuchMore(references[told], than: candidates), let brief = references[told].asBriefArticle
    {
      references[told] = brief
    }
    if let whole = references.first(where: \.isWhole) {
      let edges = EdgeMending(analysis: analysis, heading: title.headingIndex, reference: whole)
      for index in candidates.indices { edges.mend(&candidates[index]) }
    }
    if isAnnounced { references.removeAll { $0.isOfFeed && $0.isArticle && isRetold($0, by: candidates) } }
    if let whole = references.first(where: \.isArticle) {
      candidates.append(
        BodyCandidate(method: whole.method, container: 0, lines: [], text: whole.text, markup: whole.markup))
    }
    let scores = CandidateScore(
      analysis: analysis, folded: folded, description: description, references: references, candidates: candidates)
    for index in candidates.indices { candidates[index].score = scores.score(of: candidates[index]) }
    var best: BodyCandidate?
    for candidate in candidates {
      explanation.append(
        "candidate \(candidate.method): score \((candidate.score * 1000).rounded() / 1000), \(candidate.lines.count) lines, "
          + "element \(candidate.container)")
      if candidate.score > (best?.score ?? -1) { best = candidate }
    }
    if let best {
      explanation.append("chosen: \(best.method)")
      if explains, best.text == nil { explanation += lines(of: best) }
    }
    return best
  }

  /// Every line of the page, with what dropped those that are not the article's.
  private func lines(of candidate: BodyCandidate) -> [String] {
    let kept = Set(candidate.lines)
    return analysis.list.blocks.enumerated().map { index, block in
      let opening = ByteText.folded(analysis.list.bytes(of: block), limit: 80)
      guard !kept.contains(index) else { return "+ \(opening)" }
      let isInside = analysis.page.contains(candidate.container, Int(block.node))
      let rule = candidate.dropped[index] ?? (isInside ? .reference : .outside)
      return "- [\(rule.rawValue)] \(opening)"
    }
  }

  /// - Parameters:
  ///   - strict: whether elements with the names of chrome, and teasers, are left out.
  ///   - other: a candidate that is not to be given once more.
  private func fromPage(strict: Bool, _ sureTeasers: [Bool], besides other: BodyCandidate? = nil) -> BodyCandidate? {
    let finder = ContainerFinder(
      analysis: analysis, heading: title.headingIndex, isSiteContainer: isSiteContainer, teasers: sureTeasers)
    guard let choice = finder.best(strict: strict) else { return nil }
    if let other, other.container == choice.node, !hasObjections(choice.node) { return nil }
    let chapters = strict ? cards.chapters(of: choice.node, in: analysis) : []
    let teasers =
      strict
      ? cards.teasers(except: chapters, in: analysis.page)
      : sureTeasers.isEmpty ? [Bool](repeating: false, count: analysis.page.nodes.count) : sureTeasers
    let element = ArticleElement(
      analysis: analysis, container: choice.node, title: title, description: description, authors: authors,
      links: links, folded: folded)
    let selector = BodySelector(element: element, cards: teasers, isSiteChrome: siteChrome(within: choice.node))
    let selection = selector.select(strict: strict, explains: explains)
    guard !selection.lines.isEmpty else { return nil }
    return BodyCandidate(
      method: strict ? "strict" : "relaxed", container: choice.node, lines: selection.lines,
      captions: selection.captions,
      boxes: selection.boxes, chapters: chapters, dropped: selection.dropped)
  }

  /// Which lines of an element the site's other articles have as well. Paragraphs that make up much of it are a story told
  /// again, a forecast or a live report, and no chrome.
  private func siteChrome(within container: Int) -> (Int) -> Bool {
    let told = references.filter(\.isOfFeed)
    let isSiteChrome = { [isSiteChrome, folded] (index: Int) in
      guard isSiteChrome(index) else { return false }
      return !told.contains { $0.holds(folded[index]) }
    }
    var all: Int32 = 0
    var known: Int32 = 0
    for (index, block) in analysis.list.blocks.enumerated()
    where block.isProse && analysis.page.contains(container, Int(block.node)) {
      all &+= block.weight
      if isSiteChrome(index) { known &+= block.weight }
    }
    guard Double(known) > Self.mostSiteChrome * Double(all) else { return isSiteChrome }
    let blocks = analysis.list.blocks
    return { index in !blocks[index].isProse && isSiteChrome(index) }
  }

  /// The share of an article's paragraphs that may be its site's.
  private static let mostSiteChrome = 0.5

  /// Whether an element holds a line that only a strict choice leaves out.
  private func hasObjections(_ container: Int) -> Bool {
    analysis.list.blocks.contains { block in
      let node = Int(block.node)
      return (analysis.unlikely[node] || cards.isCard[node]) && analysis.page.contains(container, node)
    }
  }

  /// The longest of the texts that the page holds as escaped markup in fields.
  private func field(least: Int32) -> ReferenceText? {
    let fields = analysis.page.scripts.filter { $0.kind == .field }
    guard let longest = fields.max(by: { $0.bytes.count < $1.bytes.count }) else { return nil }
    return ReferenceText("field", HTMLEntities.decode(String(decoding: longest.bytes, as: UTF8.self)), least: least)
  }

  /// Whether a text that the page's data call the article's is one, and the page's elements hold only a beginning of it, or
  /// little that is something else.
  private func isMuchMore(_ reference: ReferenceText, than candidates: [BodyCandidate]) -> Bool {
    guard reference.weight >= Self.onlyArticle, Sentences.count(Array(reference.text.utf8)[...]).atEnd else {
      return false
    }
    let isMore = candidates.allSatisfy { candidate in
      let shown = weight(of: candidate)
      if shown < Self.mereName { return true }
      let words = candidate.lines.flatMap { ShingleSet.words(of: folded[$0]) }
      return shown < reference.weight / 3 * 2 && reference.shingles.coverage(of: ShingleSet(words: words)) > 0.8
    }
    // Of what is for subscribers data may tell the opening alone.
    let blocks = analysis.list.blocks
    return isMore
      && !blocks.indices.contains { blocks[$0].weight < 300 && WallNotice.stands(inFolded: folded[$0]) }
  }

  /// Whether a page that shows the feed's title has more text than the feed, and the feed's own is not among it: then the
  /// feed tells the story in other words.
  private func isRetold(_ reference: ReferenceText, by candidates: [BodyCandidate]) -> Bool {
    guard candidates.contains(where: { weight(of: $0) > reference.weight / 4 * 5 }) else { return false }
    return candidates.allSatisfy { candidate in
      ShingleSet(words: candidate.lines.flatMap { ShingleSet.words(of: folded[$0]) }).coverage(of: reference.shingles)
        < 0.5
    }
  }

  private func weight(of candidate: BodyCandidate) -> Int32 {
    candidate.lines.reduce(0) { $0 &+ analysis.list.blocks[$1].weight }
  }
}

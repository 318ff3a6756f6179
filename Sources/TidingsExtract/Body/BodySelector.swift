/// Decides which lines of the chosen element are the article's.
struct BodySelector {
  let element: ArticleElement
  /// Nodes of teasers of other stories.
  let cards: [Bool]
  /// Lines known to be chrome on this site.
  private(set) var isSiteChrome: (Int) -> Bool

  private var analysis: PageAnalysis { element.analysis }
  private var container: Int { element.container }
  private var blocks: [Block] { element.blocks }

  /// What was chosen of the element's lines, in page order.
  struct Selection {
    var lines: [Int] = []
    /// Captions that no element names as such; they are not among the lines.
    var captions: [Int] = []
    /// Elements inside that are no part of the article, pictures included.
    var boxes: [Int] = []
    /// What dropped each of the element's other lines, where that was asked for.
    var dropped: [Int: DropRule] = [:]
    /// Lines that were dropped as chrome of the site.
    var known: [Int] = []
    /// Where there are such: lines that nothing speaks against but their neighbours.
    var unopposed: [Int] = []
  }

  /// - Parameter explains: whether to tell what dropped each line.
  func select(strict: Bool, explains: Bool = false) -> Selection {
    let selection = selectOnce(strict: strict, explains: explains)
    let own = RecurringLines(analysis: analysis, kept: selection.lines, unopposed: selection.unopposed)
      .own(among: selection.known)
    guard !own.isEmpty else { return selection }
    var selector = self
    selector.isSiteChrome = { [isSiteChrome] in isSiteChrome($0) && !own.contains($0) }
    return selector.selectOnce(strict: strict, explains: explains)
  }

  private func selectOnce(strict: Bool, explains: Bool) -> Selection {
    let end = Int32(analysis.page.nodes[container].end)
    guard let first = blocks.firstIndex(where: { $0.node >= Int32(container) && $0.node < end }) else {
      return Selection()
    }
    let range = first..<(blocks[first...].firstIndex { $0.node >= end } ?? blocks.count)
    var selection = Selection()
    var sieve = LineSieve(range, of: blocks.count, explains: explains)
    var named: [Int] = []
    for index in range {
      let rule = objection(to: index, strict: strict)
      sieve.judge(index, rule)
      if rule == .named { named.append(index) }
      if rule == .siteChrome { selection.known.append(index) }
    }
    if !selection.known.isEmpty { selection.unopposed = sieve.left }
    selection.captions = takeCaptions(outOf: &sieve)
    selection.boxes = dropChrome(&sieve)
    for index in misnamed(among: named, sieve.keep) { sieve.restore(index) }
    sieve.apply(.emptyHeading, LinkLines(element: element).dropHeadings)
    selection.dropped = sieve.dropped
    let standfirst = Standfirst(element: element, cards: cards)
    standfirst.join(&sieve.keep, before: first) { objection(to: $0, strict: true) != nil }
    standfirst.joinNamed(&sieve.keep, among: named)
    selection.lines = sieve.keep.indices.filter { sieve.keep[$0] }
    return selection
  }

  /// Takes out what is said of pictures, which goes with these.
  private func takeCaptions(outOf sieve: inout LineSieve) -> [Int] {
    var captions: [Int] = []
    if !analysis.isGallery {
      let found = Captions(analysis: analysis, container: container).find(in: sieve.range).filter { sieve.keep[$0] }
      // A story told by what stands below its pictures.
      if found.count < 4 || element.weight(of: found) <= 2 * element.weight(of: sieve.left) / 3 { captions = found }
    }
    sieve.drop(captions, by: .caption)
    let embedded = Embeds(analysis: analysis, container: container).lines(in: sieve.left)
    sieve.drop(embedded, by: .embedded)
    return (captions + embedded).sorted()
  }

  /// Has each rule drop what it knows, in an order in which none is misled by what others would have dropped.
  /// - Returns: the elements that are no part of the article.
  private func dropChrome(_ sieve: inout LineSieve) -> [Int] {
    let bounds = StoryBounds(element: element)
    let linkLines = LinkLines(element: element)
    let calls = CallLines(element: element)
    let bylines = InnerBylines(element: element)
    let articleEnd = ArticleEnd(element: element)
    sieve.apply(.repeated, RepeatedText(element: element).drop)
    sieve.apply(.beforeTitle, bounds.dropBeforeTitle)
    sieve.apply(.nextArticle, bounds.dropNextArticle)
    sieve.apply(.end, bounds.dropBehindSignature)
    let boxes = Boxes(analysis: analysis, container: container).find(in: sieve.left)
    sieve.drop(boxes.lines, by: .box)
    sieve.apply(.linkRun, linkLines.dropRuns)
    let labelled = LabelledLinks(analysis: analysis, links: element.links)
    sieve.apply(.labelledLink) { keep, range in
      for index in range where keep[index] && labelled.contains(index) { keep[index] = false }
    }
    sieve.apply(.labelledLink, linkLines.dropTemplates)
    sieve.apply(.call, calls.drop)
    sieve.apply(.call, calls.dropPaidLinks)
    sieve.apply(.announced, AnnouncedStories(element: element).drop)
    sieve.apply(.title, RepeatedText(element: element).dropTitle)
    sieve.apply(.start, ArticleStart(element: element).trim)
    sieve.apply(.byline, bylines.drop)
    sieve.apply(.byline, bylines.dropOfEntries)
    sieve.apply(.authorNote, AuthorNotes(element: element).drop)
    sieve.apply(.closingNote, ClosingNotes(element: element).drop)
    sieve.apply(.end, articleEnd.trim)
    sieve.apply(.trailingBranch, articleEnd.dropBranches)
    var closing: [Int] = []
    sieve.apply(.closingBox) { keep, range in closing = articleEnd.dropBoxes(&keep, range) }
    sieve.apply(.remnant, Remnants(element: element).drop)
    return boxes.elements + closing
  }

  /// What speaks against a line before its neighbours are looked at.
  func objection(to index: Int, strict: Bool) -> DropRule? {
    let block = blocks[index]
    let node = Int(block.node)
    if cards[node] { return .card }
    if analysis.isComment(node) { return .comment }
    if isSiteChrome(index) { return .siteChrome }
    if strict && analysis.unlikely[node] { return .named }
    return NoText(element: element).contains(index) ? .data : nil
  }

  private func misnamed(among named: [Int], _ keep: [Bool]) -> [Int] {
    guard named.contains(where: { blocks[$0].linkWeight * 10 <= blocks[$0].weight }) else { return [] }
    let lines = MisnamedLines(analysis: analysis, container: container, kept: keep)
    return named.filter { lines.contains($0) }
  }
}

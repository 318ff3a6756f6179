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
    var keep = [Bool](repeating: false, count: blocks.count)
    func apply(_ rule: DropRule, _ step: (inout [Bool], Range<Int>) -> Void) {
      let before = explains ? keep : []
      step(&keep, range)
      for index in before.indices where before[index] && !keep[index] { selection.dropped[index] = rule }
    }
    let bounds = StoryBounds(element: element)
    let linkLines = LinkLines(element: element)
    let calls = CallLines(element: element)
    let bylines = InnerBylines(element: element)
    let articleEnd = ArticleEnd(element: element)
    var named: [Int] = []
    for index in range {
      let rule = objection(to: index, strict: strict)
      keep[index] = rule == nil
      if explains { selection.dropped[index] = rule }
      if rule == .named { named.append(index) }
      if rule == .siteChrome { selection.known.append(index) }
    }
    if !selection.known.isEmpty { selection.unopposed = range.filter { keep[$0] } }
    apply(.caption) { keep, range in
      guard !analysis.isGallery else { return }
      let captions = Captions(analysis: analysis, container: container).find(in: range).filter { keep[$0] }
      // A story told by what stands below its pictures.
      guard captions.count < 4 || element.weight(of: captions) <= 2 * element.weight(of: range.filter { keep[$0] }) / 3
      else { return }
      selection.captions = captions
      for index in selection.captions { keep[index] = false }
    }
    apply(.embedded) { keep, range in
      let embedded = Embeds(analysis: analysis, container: container).lines(in: range.filter { keep[$0] })
      selection.captions = (selection.captions + embedded).sorted()
      for index in embedded { keep[index] = false }
    }
    apply(.repeated, RepeatedText(element: element).drop)
    apply(.beforeTitle, bounds.dropBeforeTitle)
    apply(.nextArticle, bounds.dropNextArticle)
    apply(.box) { keep, range in
      let boxes = Boxes(analysis: analysis, container: container).find(in: range.filter { keep[$0] })
      selection.boxes = boxes.elements
      for index in boxes.lines { keep[index] = false }
    }
    apply(.linkRun, linkLines.dropRuns)
    apply(.labelledLink) { keep, range in
      let lines = LabelledLinks(analysis: analysis, links: element.links)
      for index in range where keep[index] && lines.contains(index) { keep[index] = false }
    }
    apply(.labelledLink, linkLines.dropTemplates)
    apply(.call, calls.drop)
    apply(.call, calls.dropPaidLinks)
    apply(.announced, AnnouncedStories(element: element).drop)
    apply(.title, RepeatedText(element: element).dropTitle)
    apply(.start, ArticleStart(element: element).trim)
    apply(.byline, bylines.drop)
    apply(.byline, bylines.dropOfEntries)
    apply(.authorNote, AuthorNotes(element: element).drop)
    apply(.closingNote, ClosingNotes(element: element).drop)
    apply(.end, articleEnd.trim)
    apply(.trailingBranch, articleEnd.dropBranches)
    apply(.closingBox) { keep, range in selection.boxes += articleEnd.dropBoxes(&keep, range) }
    apply(.remnant, Remnants(element: element).drop)
    for index in misnamed(among: named, keep) {
      keep[index] = true
      selection.dropped[index] = nil
    }
    apply(.emptyHeading, linkLines.dropHeadings)
    let standfirst = Standfirst(element: element, cards: cards)
    standfirst.join(&keep, before: first) { objection(to: $0, strict: true) != nil }
    standfirst.joinNamed(&keep, among: named)
    selection.lines = keep.indices.filter { keep[$0] }
    return selection
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

/// Decides which lines of the chosen element are the article's.
struct BodySelector {
  let analysis: PageAnalysis
  /// The element that holds the article.
  let container: Int
  let cards: [Bool]
  let title: TitleFinder.Found
  /// The page's own description, folded.
  let description: [UInt8]
  /// Lines known to be chrome on this site.
  private(set) var isSiteChrome: (Int) -> Bool
  /// Those whom the page's data name as authors, folded.
  let authors: [[UInt8]]
  let links: SiteLinks

  var blocks: [Block] { analysis.list.blocks }

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
  }

  /// - Parameter explains: whether to tell what dropped each line.
  func select(strict: Bool, explains: Bool = false) -> Selection {
    let selection = selectOnce(strict: strict, explains: explains)
    let own = RecurringLines(analysis: analysis, kept: selection.lines).own(among: selection.known)
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
    var named: [Int] = []
    for index in range {
      let rule = objection(to: index, strict: strict)
      keep[index] = rule == nil
      if explains { selection.dropped[index] = rule }
      if rule == .named { named.append(index) }
      if rule == .siteChrome { selection.known.append(index) }
    }
    apply(.caption) { keep, range in
      guard !analysis.isGallery else { return }
      let captions = Captions(analysis: analysis, container: container).find(in: range).filter { keep[$0] }
      // A story told by what stands below its pictures.
      guard captions.count < 4 || weight(of: captions) <= 2 * weight(of: range.filter { keep[$0] }) / 3 else { return }
      selection.captions = captions
      for index in selection.captions { keep[index] = false }
    }
    apply(.embedded) { keep, range in
      let embedded = Embeds(analysis: analysis, container: container).lines(in: range.filter { keep[$0] })
      selection.captions = (selection.captions + embedded).sorted()
      for index in embedded { keep[index] = false }
    }
    apply(.repeated, dropRepeated)
    apply(.beforeTitle, dropBeforeTitle)
    apply(.nextArticle, dropNextArticle)
    apply(.box) { keep, range in
      let boxes = Boxes(analysis: analysis, container: container).find(in: range.filter { keep[$0] })
      selection.boxes = boxes.elements
      for index in boxes.lines { keep[index] = false }
    }
    apply(.linkRun, dropLinkRuns)
    apply(.labelledLink) { keep, range in
      let lines = LabelledLinks(analysis: analysis, links: links)
      for index in range where keep[index] && lines.contains(index) { keep[index] = false }
    }
    apply(.labelledLink, dropTemplateLinks)
    apply(.call, dropCalls)
    apply(.call, dropPaidLinks)
    apply(.announced, dropAnnounced)
    apply(.title, dropRepeatedTitle)
    apply(.start, trimStart)
    apply(.byline, dropInnerByline)
    apply(.byline, dropEntryBylines)
    apply(.authorNote, dropAuthorNotes)
    apply(.closingNote, dropClosingNotes)
    apply(.end, trimEnd)
    apply(.trailingBranch, dropTrailingBranches)
    apply(.closingBox) { keep, range in selection.boxes += dropClosingBoxes(&keep, range) }
    apply(.remnant, dropRemnants)
    for index in misnamed(among: named, keep) {
      keep[index] = true
      selection.dropped[index] = nil
    }
    apply(.emptyHeading, dropEmptyHeadings)
    joinStandfirst(&keep, before: first)
    joinNamedStandfirst(&keep, among: named)
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
    return isNoText(index) ? .data : nil
  }

  private func misnamed(among named: [Int], _ keep: [Bool]) -> [Int] {
    guard named.contains(where: { blocks[$0].linkWeight * 10 <= blocks[$0].weight }) else { return [] }
    let lines = MisnamedLines(analysis: analysis, container: container, kept: keep)
    return named.filter { lines.contains($0) }
  }

  /// The same paragraph again: pages hold variants for other screens, and quotes of themselves. A line or two now and then
  /// among the article's paragraphs, or several again and again, are a refrain: the same steps in each week of a plan.
  private func dropRepeated(_ keep: inout [Bool], _ range: Range<Int>) {
    var seen: [UInt64: Int] = [:]
    var hashes: [Int: UInt64] = [:]
    var runs: [[Int]] = []
    var wasRepeated = false
    var total = 0
    for index in range where keep[index] {
      total += Int(blocks[index].weight)
      let hash = PagePaths.hash(analysis.list.bytes(of: blocks[index]))
      seen[hash, default: 0] += 1
      let isRepeated = seen[hash] != 1
      if isRepeated {
        hashes[index] = hash
        if wasRepeated { runs[runs.count - 1].append(index) } else { runs.append([index]) }
      }
      wasRepeated = isRepeated
    }
    var before = 0
    var end = range.lowerBound
    for run in runs {
      for index in end..<run[0] where keep[index] { before += Int(blocks[index].weight) }
      end = run[0]
      let weight = run.reduce(0) { $0 + Int(blocks[$1].weight) }
      let isShort = run.count <= 2 && weight * 50 <= total
      let isFrequent = weight * 20 <= total && run.allSatisfy { hashes[$0].flatMap { seen[$0] } ?? 0 > 2 }
      let isRefrain = (isShort || isFrequent) && before * 20 > total && before * 20 < total * 19
      // A variant of the article for other screens has brief lines, too.
      let isVariant =
        run.count >= 6 && weight * 10 > total
        && run.count { blocks[$0].weight >= 50 } * 3 >= run.count
      for index in run where !isRefrain && (isVariant || blocks[index].weight >= 50) { keep[index] = false }
    }
  }

  /// What an element is in the article: a cell that holds paragraphs, or most of the text, lays out the page.
  private func structure(_ node: Int) -> Tag {
    let tag = analysis.page.nodes[node].tag
    guard tag == .td || tag == .th else { return tag }
    let mass = analysis.mass[node]
    return mass.paragraphs > 1 || (mass.prose * 2 > analysis.mass[container].prose && mass.blocks > 1) ? .div : tag
  }

  /// What a line is part of: a heading, an item, a cell; else the element it stands in.
  func tag(_ index: Int) -> Tag {
    var node = Int(blocks[index].node)
    let own = structure(node)
    for _ in 0..<4 where node > container {
      let tag = structure(node)
      switch tag {
      case .li, .td, .th, .dd, .dt, .pre, .h1, .h2, .h3, .h4, .h5, .h6: return tag
      case .article, .section, .main, .body: return own
      default: break
      }
      let parent = Int(analysis.page.nodes[node].parent)
      guard parent >= 0 else { break }
      node = parent
    }
    return own
  }

  private func weight(of lines: [Int]) -> Int { lines.reduce(0) { $0 + Int(blocks[$1].weight) } }

  func prose(_ range: Range<Int>, _ keep: [Bool]) -> Int {
    var sum = 0
    for index in range where keep[index] && blocks[index].isProse { sum += Int(blocks[index].weight) }
    return sum
  }

  private func dropBeforeTitle(_ keep: inout [Bool], _ range: Range<Int>) {
    guard let heading = title.headingIndex, range.contains(heading) else { return }
    let before = prose(range.lowerBound..<heading, keep)
    guard before * 5 < prose(heading..<range.upperBound, keep) || asksForConsent(range.lowerBound..<heading, keep)
    else {
      keep[heading] = false
      return
    }
    for index in range.lowerBound...heading { keep[index] = false }
  }

  /// Whether what stands above the title asks to accept cookies.
  private func asksForConsent(_ lines: Range<Int>, _ keep: [Bool]) -> Bool {
    let text = lines.lazy.filter { keep[$0] && blocks[$0].isProse }.map { analysis.list.text(of: blocks[$0]) }
    return ConsentNotice.isAsked(in: text.joined(separator: "\n"))
  }

  /// Pages that go on scrolling hold the next article as well, in an element like the first one's, under its own title.
  private func dropNextArticle(_ keep: inout [Bool], _ range: Range<Int>) {
    guard let heading = title.headingIndex, range.contains(heading) else { return }
    let page = analysis.page
    let own = Int(blocks[heading].node)
    for index in heading + 1..<range.upperBound where tag(index) == .h1 || tag(index) == .h2 {
      var branch = Int(blocks[index].node)
      while Int(page.nodes[branch].parent) > container, !page.contains(Int(page.nodes[branch].parent), own) {
        branch = Int(page.nodes[branch].parent)
      }
      let parent = Int(page.nodes[branch].parent)
      guard parent >= container, page.nodes[branch].tag.isBlock, !page.nodes[branch].tag.isHeading,
        analysis.mass[branch].paragraphs >= 2
      else { continue }
      var first = own
      while Int(page.nodes[first].parent) > parent { first = Int(page.nodes[first].parent) }
      // A lesser heading may be a section's, but no section of an article is an article beside it.
      let isAlike =
        (tag(index) == .h1 || page.nodes[branch].tag == .article || analysis.isNamedStory(branch)
          || (isOverDateline(heading, in: first) && isOverDateline(index, in: branch)))
        && page.nodes[first].tag == page.nodes[branch].tag
        && page.attribute(.classes, of: first) == page.attribute(.classes, of: branch)
      guard Int(page.nodes[first].parent) == parent, first != branch, isAlike else { continue }
      for later in index..<range.upperBound { keep[later] = false }
      let opening = (heading + 1..<index).first { page.contains(branch, Int(blocks[$0].node)) }
      for later in (opening ?? index)..<index { keep[later] = false }
      return
    }
  }

  /// Whether a date of publication stands close below a heading, before the text.
  private func isOverDateline(_ heading: Int, in branch: Int) -> Bool {
    for index in heading + 1..<min(heading + 4, blocks.count)
    where analysis.page.contains(branch, Int(blocks[index].node)) {
      if blocks[index].isProse { return false }
      if blocks[index].weight < 80, isDateline(index) { return true }
    }
    return false
  }

  /// Lines that are nothing but a link: one alone in the text may be part of it, a run of them leads elsewhere.
  private func dropLinkRuns(_ keep: inout [Bool], _ range: Range<Int>) {
    var run: [Int] = []
    let rows = DataRows(analysis: analysis, container: container)
    let sections = SectionLinks(analysis: analysis, kept: range.filter { keep[$0] }, tag: tag).find()
    func isLink(_ index: Int) -> Bool {
      blocks[index].linkShare > 0.75 && blocks[index].weight > 1 && !isAmongText(index) && !sections.contains(index)
        && !rows.hold(index) && !isToldAddress(index, keep)
    }
    for index in bareAddresses(keep, range) { keep[index] = false }
    let lastProse = range.last { keep[$0] && blocks[$0].isProse } ?? range.lowerBound
    func endRun(_ keep: inout [Bool], followedBy next: Int) {
      if let first = run.first, isItem(first), first > 0,
        let before = keep[..<first].lastIndex(of: true), analysis.list.bytes(of: blocks[before]).last == 0x3A,
        !haveBox(run, under: before)
      {
        run.removeAll(keepingCapacity: true)
        return
      }
      if next <= lastProse, isCited(run) {
        run.removeAll(keepingCapacity: true)
        return
      }
      let onlyHeadings = run.allSatisfy { tag($0).isHeading }
      if run.count >= 2 || (run.count == 1 && !onlyHeadings && blocks[run[0]].weight < 120) {
        for index in run { keep[index] = false }
      }
      run.removeAll(keepingCapacity: true)
    }
    for index in range where keep[index] {
      if isLink(index) { run.append(index) } else { endRun(&keep, followedBy: index) }
    }
    endRun(&keep, followedBy: range.upperBound)
  }

  /// Whether a line is an address to type or to follow, as a colon before it announces: `Pictures: https://…`.
  func isToldAddress(_ index: Int, _ keep: [Bool]) -> Bool {
    let block = blocks[index]
    guard block.links == 1, tag(index) == .p || tag(index) == .div else { return false }
    let bytes = analysis.list.bytes(of: block)
    if Self.opensAddress(bytes) {
      guard let before = keep[..<index].lastIndex(of: true), blocks[before].weight >= 40 else { return false }
      return analysis.list.bytes(of: blocks[before]).last == 0x3A && !bytes.contains(0x20)
    }
    let words = bytes.split(separator: 0x20)
    return (2...6).contains(words.count) && words.dropLast().last?.last == 0x3A
      && Self.opensAddress(words[words.count - 1])
  }

  /// Lines below the text that are nothing but addresses without being links, three or more in a row: where an article's
  /// figures come from.
  private func bareAddresses(_ keep: [Bool], _ range: Range<Int>) -> Set<Int> {
    var found: Set<Int> = []
    var run: [Int] = []
    var addresses = 0
    let lastText = range.last { keep[$0] && blocks[$0].isProse && bareAddresses(in: $0) == 0 } ?? range.lowerBound
    for index in lastText..<range.upperBound where keep[index] {
      let count = bareAddresses(in: index)
      if count > 0 {
        run.append(index)
        addresses += count
        if addresses >= 3 {
          found.formUnion(run)
          run.removeAll(keepingCapacity: true)
        }
      } else {
        run.removeAll(keepingCapacity: true)
        addresses = 0
      }
    }
    return found
  }

  /// How many addresses a line consists of, one on each of its own lines; none where it has anything else.
  private func bareAddresses(in index: Int) -> Int {
    let bytes = analysis.list.bytes(of: blocks[index])
    guard Self.opensAddress(bytes), !bytes.contains(0x20), tag(index) == .p || tag(index) == .div else { return 0 }
    let lines = bytes.split(separator: 0x0A)
    return lines.allSatisfy(Self.opensAddress) ? lines.count : 0
  }

  private static func opensAddress(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "http".utf8) || line.starts(with: "www.".utf8)
  }

  /// Whether a line is an item of a list, or the heading that an item consists of.
  private func isItem(_ index: Int) -> Bool {
    if tag(index) == .li { return true }
    let node = Int(blocks[index].node)
    let parent = Int(analysis.page.nodes[node].parent)
    return parent > container && analysis.page.nodes[parent].tag == .li && analysis.mass[parent].blocks == 1
  }

  /// Whether a box of the site's own holds nothing but a brief label and some links to other pages of it.
  private func haveBox(_ run: [Int], under label: Int) -> Bool {
    guard let last = run.last, blocks[label].weight < 40, !blocks[label].isProse else { return false }
    var node = Int(blocks[label].node)
    while node > container, !analysis.page.contains(node, Int(blocks[last].node)) {
      node = Int(analysis.page.nodes[node].parent)
    }
    guard node > container, Int(analysis.mass[node].blocks) == run.count + 1 else { return false }
    return !links.leadElsewhere(run.lazy.map { blocks[$0] }, in: analysis.page)
  }

  /// Whether lines of links name what the article speaks of: items, cells, paragraphs that lead to other sites.
  private func isCited(_ run: [Int]) -> Bool {
    guard !run.isEmpty, run.reduce(0, { $0 + Int(blocks[$1].weight) }) > 15 * run.count else { return false }
    let isText = run.allSatisfy { index in
      switch tag(index) {
      case .p, .li, .td, .th, .dd, .dt, .blockquote, .h2, .h3, .h4: !isNamed(index, .promotion)
      default: false
      }
    }
    return isText && links.leadElsewhere(run.lazy.map { blocks[$0] }, in: analysis.page)
  }

  /// Whether an element around a line, inside the article's, has a name of some kind.
  private func isNamed(_ index: Int, _ hints: Hints) -> Bool {
    var node = Int(blocks[index].node)
    while node > container {
      if !analysis.hints[node].isDisjoint(with: hints) { return true }
      node = Int(analysis.page.nodes[node].parent)
    }
    return false
  }

  /// Whether a line stands in a list or a row that holds text as well: of its items some may be links.
  private func isAmongText(_ index: Int) -> Bool {
    var node = Int(blocks[index].node)
    while node > container {
      let mass = analysis.mass[node]
      switch analysis.page.nodes[node].tag {
      case .ul, .ol: return mass.linkWeight * 10 < mass.weight * 6
      case .tr:
        // A row with paragraphs lays out the page.
        return mass.linkWeight * 2 < mass.weight && mass.paragraphs <= 2
      case .article, .section, .main: return false
      default: node = Int(analysis.page.nodes[node].parent)
      }
    }
    return false
  }

  /// A heading that announces other stories takes what follows with it.
  private func dropAnnounced(_ keep: inout [Bool], _ range: Range<Int>) {
    let total = prose(range, keep)
    var before = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let block = blocks[index]
      // What readers open has a line of the article's over it.
      guard keep[index], block.weight < 60, tag(index) != .summary, isLabel(index) else {
        if keep[index], block.isProse { before += Int(block.weight) }
        index += 1
        continue
      }
      let folded = WordFold.fold(analysis.list.bytes(of: block))
      guard ChromePhrases.announces(folded) || ChromePhrases.announcesProse(folded) else {
        index += 1
        continue
      }
      keep[index] = false
      if let end = boxEnd(headedBy: index, range), prose(index..<end, keep) * 6 < total {
        for later in index..<end { keep[later] = false }
        index = end
        continue
      }
      let end = sectionEnd(after: index, range)
      let inside = prose(index..<end, keep)
      let takesProse = ChromePhrases.announcesProse(folded) && tag(index).isHeading && before * 2 > total
      if inside == 0 || (takesProse && inside * 6 < total) {
        for later in index..<end { keep[later] = false }
        index = end
        continue
      }
      // Only the links that follow.
      index += 1
      while index < end, blocks[index].linkShare > 0.5 || !keep[index] {
        keep[index] = false
        index += 1
      }
    }
  }

  /// Where the box ends that a label heads: the widest element that opens with it and has more.
  private func boxEnd(headedBy index: Int, _ range: Range<Int>) -> Int? {
    var node = Int(blocks[index].node)
    var box: Int?
    while node > container, index == 0 || !analysis.page.contains(node, Int(blocks[index - 1].node)) {
      if analysis.mass[node].prose * 6 < analysis.mass[container].prose { box = node }
      node = Int(analysis.page.nodes[node].parent)
    }
    guard let box else { return nil }
    let end = blocks[index..<range.upperBound].firstIndex { !analysis.page.contains(box, Int($0.node)) }
    return (end ?? range.upperBound) > index + 1 ? end ?? range.upperBound : nil
  }

  /// Where what stands under a heading ends; under any other label, where the next paragraph or heading stands.
  private func sectionEnd(after index: Int, _ range: Range<Int>) -> Int {
    let level = tag(index)
    var later = index + 1
    while later < range.upperBound {
      let next = tag(later)
      if level.isHeading {
        if next.isHeading, next.rawValue <= level.rawValue { break }
      } else if next.isHeading || blocks[later].isProse || blocks[later].endsSentence {
        break
      }
      later += 1
    }
    return later
  }

  private func isLabel(_ index: Int) -> Bool {
    let block = blocks[index]
    if isCellAmongOthers(index) { return false }
    return tag(index).isHeading || !block.endsSentence || block.boldWeight * 10 > block.weight * 8
      || block.italicWeight * 10 > block.weight * 8
      || Self.ellipses.contains { analysis.list.bytes(of: block).suffix($0.count).elementsEqual($0) }
  }

  /// "Continue reading …" ends no sentence.
  private static let ellipses: [[UInt8]] = ["...", "…"].map { Array($0.utf8) }

  /// Whether a line stands in a cell beside another with text: a table's columns and rows have names as well.
  private func isCellAmongOthers(_ index: Int) -> Bool {
    var cell = Int(blocks[index].node)
    while cell > container, analysis.page.nodes[cell].tag != .td, analysis.page.nodes[cell].tag != .th {
      cell = Int(analysis.page.nodes[cell].parent)
    }
    guard cell > container else { return false }
    let row = Int(analysis.page.nodes[cell].parent)
    return row > container && analysis.page.nodes[row].tag == .tr
      && analysis.mass[row].weight > analysis.mass[cell].weight && analysis.mass[row].paragraphs <= 2
  }

  private func dropRepeatedTitle(_ keep: inout [Bool], _ range: Range<Int>) {
    guard title.folded.count > 8 else { return }
    var seen = 0
    for index in range where keep[index] {
      let block = blocks[index]
      if abs(Int(block.text.count) - (title.title?.utf8.count ?? 0)) < 40,
        WordFold.fold(analysis.list.bytes(of: block)) == title.folded
      {
        keep[index] = false
      }
      if block.isProse { seen += 1 }
      if seen > 3 { break }
    }
  }

  private func dropEmptyHeadings(_ keep: inout [Bool], _ range: Range<Int>) {
    for index in range where keep[index] && tag(index).isHeading && !isItem(index) && blocks[index].linkShare > 0.8 {
      let next = (index + 1..<range.upperBound).first { keep[$0] }
      if next.map({ tag($0).isHeading && blocks[$0].linkShare > 0.8 }) ?? true { keep[index] = false }
    }
  }
}

/// Lines that are nothing but a link.
struct LinkLines {
  let element: ArticleElement

  private var analysis: PageAnalysis { element.analysis }
  private var container: Int { element.container }
  private var blocks: [Block] { element.blocks }

  /// Lines that are nothing but a link: one alone in the text may be part of it, a run of them leads elsewhere.
  func dropRuns(_ keep: inout [Bool], _ range: Range<Int>) {
    var run: [Int] = []
    let addresses = ToldAddresses(element: element)
    let rows = DataRows(analysis: analysis, container: container)
    let sections = SectionLinks(analysis: analysis, kept: range.filter { keep[$0] }, tag: element.tag).find()
    func isLink(_ index: Int) -> Bool {
      blocks[index].linkShare > 0.75 && blocks[index].weight > 1 && !isAmongText(index) && !sections.contains(index)
        && !rows.hold(index) && !addresses.contains(index, keep)
    }
    for index in addresses.bare(keep, range) { keep[index] = false }
    let firstProse = range.first { keep[$0] && blocks[$0].isProse && !isLink($0) } ?? range.upperBound
    // Parted by line breaks alone.
    func isMenu(_ index: Int) -> Bool { index < firstProse && blocks[index].links >= 8 }
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
      let onlyHeadings = run.allSatisfy { element.tag($0).isHeading }
      if run.count >= 2
        || (run.count == 1 && !onlyHeadings && (blocks[run[0]].weight < 120 || isMenu(run[0])))
      {
        for index in run { keep[index] = false }
      }
      run.removeAll(keepingCapacity: true)
    }
    for index in range where keep[index] {
      if isLink(index) { run.append(index) } else { endRun(&keep, followedBy: index) }
    }
    endRun(&keep, followedBy: range.upperBound)
  }

  /// Lines that are nothing but a link and begin alike again and again.
  func dropTemplates(_ keep: inout [Bool], _ range: Range<Int>) {
    let paragraphs = range.filter { index in
      guard keep[index] else { return false }
      switch element.tag(index) {
      case .p, .div: return true
      default: return false
      }
    }
    for index in TemplateLinks.find(in: paragraphs, analysis.list) { keep[index] = false }
  }

  /// Headings that are links and have nothing of the article under them.
  func dropHeadings(_ keep: inout [Bool], _ range: Range<Int>) {
    for index in range
    where keep[index] && element.tag(index).isHeading && !isItem(index) && blocks[index].linkShare > 0.8 {
      let next = (index + 1..<range.upperBound).first { keep[$0] }
      if next.map({ element.tag($0).isHeading && blocks[$0].linkShare > 0.8 }) ?? true { keep[index] = false }
    }
  }

  /// Whether a line is an item of a list, or the heading that an item consists of.
  private func isItem(_ index: Int) -> Bool {
    if element.tag(index) == .li { return true }
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
    return !element.links.leadElsewhere(run.lazy.map { blocks[$0] }, in: analysis.page)
  }

  /// Whether lines of links name what the article speaks of: items, cells, paragraphs that lead to other sites.
  private func isCited(_ run: [Int]) -> Bool {
    guard !run.isEmpty, run.reduce(0, { $0 + Int(blocks[$1].weight) }) > 15 * run.count else { return false }
    let isText = run.allSatisfy { index in
      switch element.tag(index) {
      case .p, .li, .td, .th, .dd, .dt, .blockquote, .h2, .h3, .h4: !isNamed(index, .promotion)
      default: false
      }
    }
    return isText && element.links.leadElsewhere(run.lazy.map { blocks[$0] }, in: analysis.page)
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
}

/// Headings that announce other stories, comments or the author, with what stands under them.
struct AnnouncedStories {
  let element: ArticleElement

  private var analysis: PageAnalysis { element.analysis }
  private var container: Int { element.container }
  private var blocks: [Block] { element.blocks }

  /// A heading that announces other stories takes what follows with it.
  func drop(_ keep: inout [Bool], _ range: Range<Int>) {
    let total = element.prose(range, keep)
    var before = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let block = blocks[index]
      // What readers open has a line of the article's over it.
      guard keep[index], block.weight < 60, element.tag(index) != .summary, isLabel(index) else {
        if keep[index], block.isProse { before += Int(block.weight) }
        index += 1
        continue
      }
      let folded = element.folded[index]
      guard ChromePhrases.announces(folded) || ChromePhrases.announcesProse(folded) else {
        index += 1
        continue
      }
      keep[index] = false
      if let end = boxEnd(headedBy: index, range), element.prose(index..<end, keep) * 6 < total {
        for later in index..<end { keep[later] = false }
        index = end
        continue
      }
      let end = sectionEnd(after: index, range)
      let inside = element.prose(index..<end, keep)
      let takesProse = ChromePhrases.announcesProse(folded) && element.tag(index).isHeading && before * 2 > total
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
    let level = element.tag(index)
    var later = index + 1
    while later < range.upperBound {
      let next = element.tag(later)
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
    return element.tag(index).isHeading || !block.endsSentence || block.boldWeight * 10 > block.weight * 8
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
}

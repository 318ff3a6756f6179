/// The lines of a page around its article: those near the title, and those that follow the text.
struct Surroundings {
  let analysis: PageAnalysis
  /// The title's line, where the page shows it.
  let heading: Int?
  /// The article's lines.
  let body: [Int]
  let container: Int
  let cards: [Bool]

  private var blocks: [Block] { analysis.list.blocks }

  /// Lines after the title, among the first paragraphs: bylines, dates, sections.
  var afterTitle: [Int] {
    let first = body.first { blocks[$0].isProse } ?? body.first ?? 0
    let start = heading.map { $0 + 1 } ?? max(0, firstInContainer - 4)
    var lines: [Int] = []
    var paragraphs = 0
    var index = start
    while index < blocks.count, index < start + 60, lines.count < 30 {
      if blocks[index].isProse, index >= first { paragraphs += 1 }
      if paragraphs > 3 || (index > first && tag(index).isHeading) { break }
      if isNear(index) { lines.append(index) }
      index += 1
    }
    return lines
  }

  private func tag(_ index: Int) -> Tag { analysis.page.nodes[Int(blocks[index].node)].tag }

  /// Lines just before the title that share its element, not the page's head.
  var beforeTitle: [Int] {
    guard let heading else { return [] }
    return (max(0, heading - 8)..<heading).filter { index in
      isNear(index) && sharesSection(index, heading)
    }.reversed()
  }

  /// Lines after the last of the article: inside its element, or behind it where they are named as a byline or date.
  var afterBody: [Int] {
    guard let last = body.last else { return [] }
    return (last + 1..<min(last + 16, blocks.count)).filter { index in
      guard isNear(index) else { return false }
      let node = Int(blocks[index].node)
      if analysis.page.contains(container, node) { return index < last + 9 }
      return !analysis.hints[node].isDisjoint(with: [.date, .byline, .meta])
    }
  }

  private var firstInContainer: Int {
    blocks.firstIndex { Int($0.node) >= container } ?? 0
  }

  private func isNear(_ index: Int) -> Bool {
    let node = Int(blocks[index].node)
    if cards[node] { return false }
    var ancestor = node
    var steps = 0
    while ancestor >= 0, steps < 30 {
      switch analysis.page.nodes[ancestor].tag {
      case .nav, .footer, .form, .menu: return false
      default: break
      }
      if !analysis.hints[ancestor].isDisjoint(with: [.related, .comments, .navigation, .hidden, .promotion]),
        !analysis.page.contains(ancestor, container),
        heading.map({ !analysis.page.contains(ancestor, Int(blocks[$0].node)) }) ?? true
      {
        return false
      }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
      steps += 1
    }
    return true
  }

  /// Whether two lines lie in one element that is not nearly the whole page.
  private func sharesSection(_ index: Int, _ other: Int) -> Bool {
    var ancestor = Int(blocks[other].node)
    while ancestor >= 0 {
      let node = analysis.page.nodes[ancestor]
      if node.tag == .body || node.tag == .html { return false }
      if analysis.page.contains(ancestor, Int(blocks[index].node)) {
        return node.tag == .article || node.tag == .header
          || Int(analysis.mass[ancestor].weight) * 10 < Int(analysis.total.weight) * 9
      }
      ancestor = Int(node.parent)
    }
    return false
  }
}

/// Where on a page its lines stand: in which elements, and how these are named.
struct LinePlaces {
  let analysis: PageAnalysis

  /// The title's line, where the page shows it.
  let heading: Int?

  /// The article's first line.
  let firstOfText: Int?

  private var blocks: [Block] { analysis.list.blocks }

  /// Whether two lines lie in one element that is not nearly the whole page.
  func sharesSection(_ index: Int, _ other: Int) -> Bool {
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

  /// Whether two lines lie in one element that is not the whole page, and the first is no part of the site's head.
  func sharesColumn(_ index: Int, _ other: Int) -> Bool {
    var ancestor = Int(blocks[index].node)
    while ancestor >= 0, !analysis.page.contains(ancestor, Int(blocks[other].node)) {
      let node = analysis.page.nodes[ancestor]
      if node.tag == .header || node.tag == .nav { return false }
      if analysis.hints[ancestor].contains(.navigation), !isNamed(Int(blocks[index].node), .date) { return false }
      ancestor = Int(node.parent)
    }
    return ancestor > 0 && analysis.page.nodes[ancestor].tag != .body && analysis.page.nodes[ancestor].tag != .html
  }

  /// Whether a node or one close around it is named so.
  func isNamed(_ node: Int, _ names: Hints) -> Bool {
    var ancestor = node
    for step in 0..<7 where ancestor >= 0 {
      // Farther up only those that hold no more than a line.
      if step >= 4, analysis.mass[ancestor].blocks > 1 { break }
      if !analysis.hints[ancestor].isDisjoint(with: names) { return true }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return false
  }

  /// Whether a line stands in what is named as navigation and does not hold the title.
  func isInNavigation(_ index: Int) -> Bool {
    var ancestor = Int(blocks[index].node)
    while ancestor >= 0 {
      if heading.map({ analysis.page.contains(ancestor, Int(blocks[$0].node)) }) == true { return false }
      if analysis.hints[ancestor].contains(.navigation) { return true }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return false
  }

  /// Whether a line stands in navigation or in the page's head, apart from the title.
  func isInPageHead(_ index: Int) -> Bool {
    var ancestor = Int(blocks[index].node)
    while ancestor >= 0 {
      if heading.map({ analysis.page.contains(ancestor, Int(blocks[$0].node)) }) == true { break }
      if analysis.page.nodes[ancestor].tag == .header { return true }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return isInNavigation(index)
  }

  /// Whether a footer lies in the `article` that holds the text.
  func isOfArticle(_ footer: Int) -> Bool {
    guard let firstOfText else { return false }
    var ancestor = footer
    while ancestor > 0, analysis.page.nodes[ancestor].tag != .article {
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return ancestor > 0 && analysis.page.contains(ancestor, Int(blocks[firstOfText].node))
  }

  /// Whether a style or the name of an element moves its text to the right.
  func isToTheRight(_ node: Int) -> Bool { analysis.page.isToTheRight(node) }
}

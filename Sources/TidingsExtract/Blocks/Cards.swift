/// Finds teasers of other stories: three or more elements side by side, each a linked heading with little else, or a
/// linked title with a picture that leads to the same page, or one of several elements of one class, or that end with a
/// call in the same words.
struct Cards {
  /// Chapters have at least so much each, on the average.
  private static let chapterProse = 100

  /// For each node whether it is a card or part of one.
  let isCard: [Bool]
  private let rows: [CardRows.Row]

  /// - Parameters:
  ///   - heading: the title's line, where the page shows it.
  ///   - links: tells links to the site's own pages.
  ///   - isStory: whether the page says that it is one story.
  init(analysis: PageAnalysis, heading: Int?, links: SiteLinks, isStory: Bool) {
    let finder = CardRows(analysis: analysis, heading: heading, links: links, isStory: isStory)
    rows = finder.headed() + finder.titled() + finder.pictured() + finder.called() + finder.flat()
    var isCard = [Bool](repeating: false, count: analysis.page.nodes.count)
    for node in rows.lazy.flatMap(\.cards) {
      for index in node..<Int(analysis.page.nodes[node].end) { isCard[index] = true }
    }
    self.isCard = isCard
  }

  /// The cards that are chapters of the article in an element: they stand among its paragraphs, and are a good part of
  /// its text.
  func chapters(of container: Int, in analysis: PageAnalysis) -> [Int] {
    let page = analysis.page
    return rows.filter { !$0.isCertain }.map(\.cards).filter { row in
      guard let first = row.first, let last = row.last, page.contains(container, first),
        row.allSatisfy({ !analysis.unlikely[$0] })
      else { return false }
      var inside = 0
      var before = 0
      var after = 0
      for block in analysis.list.blocks where block.isProse && page.contains(container, Int(block.node)) {
        let node = Int(block.node)
        if node >= first, isCard[node], node < Int(page.nodes[last].end) {
          inside += Int(block.weight)
        } else if !isCard[node], !analysis.unlikely[node] {
          if node < first { before += Int(block.weight) } else { after += Int(block.weight) }
        }
      }
      return inside >= row.count * Self.chapterProse && inside * 4 >= before + after && after * 10 >= before + after
    }.flatMap { $0 }
  }

  /// The nodes of certain teasers, and of those with less text than a chapter has; nothing where there are none.
  func sureTeasers(in analysis: PageAnalysis) -> [Bool] {
    guard !rows.isEmpty else { return [] }
    var marks = [Bool](repeating: false, count: isCard.count)
    for row in rows {
      let prose = row.cards.reduce(0) { $0 + Int(analysis.mass[$1].prose) }
      guard row.isCertain || prose < row.cards.count * Self.chapterProse else { continue }
      for node in row.cards { for index in node..<Int(analysis.page.nodes[node].end) { marks[index] = true } }
    }
    return marks
  }

  /// ``isCard`` without the chapters.
  func teasers(except chapters: [Int], in page: Page) -> [Bool] {
    var marks = isCard
    for node in chapters {
      for index in node..<Int(page.nodes[node].end) { marks[index] = false }
    }
    return marks
  }
}

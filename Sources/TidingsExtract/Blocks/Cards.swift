/// Finds teasers of other stories: three or more elements side by side, each a linked heading with little else.
struct Cards {
  /// Of sections with as much prose as this each, a linked heading is the title.
  private static let maximumProse = 280

  /// Teasers have no more than this each, on the average.
  private static let teaserProse = 200

  /// Chapters have at least so much each, on the average.
  private static let chapterProse = 100

  /// For each node whether it is a card or part of one.
  let isCard: [Bool]
  /// The cards that stand side by side, in page order.
  private let rows: [[Int]]

  /// - Parameter heading: the title's line, where the page shows it.
  init(analysis: PageAnalysis, heading: Int?) {
    rows = Self.rows(in: analysis, heading: heading)
    var isCard = [Bool](repeating: false, count: analysis.page.nodes.count)
    for node in rows.joined() {
      for index in node..<Int(analysis.page.nodes[node].end) { isCard[index] = true }
    }
    self.isCard = isCard
  }

  /// The cards that are chapters of the article in an element: they stand among its paragraphs, and are a good part of
  /// its text.
  func chapters(of container: Int, in analysis: PageAnalysis) -> [Int] {
    let page = analysis.page
    return rows.filter { row in
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

  /// ``isCard`` without the chapters.
  func teasers(except chapters: [Int], in page: Page) -> [Bool] {
    var marks = isCard
    for node in chapters {
      for index in node..<Int(page.nodes[node].end) { marks[index] = false }
    }
    return marks
  }

  private static func rows(in analysis: PageAnalysis, heading: Int?) -> [[Int]] {
    let page = analysis.page
    var headings = [Int32](repeating: 0, count: page.nodes.count)
    let linked = analysis.list.blocks.filter { isLinkedHeading($0, page) }
    guard linked.count >= 3 else { return [] }
    for block in linked { headings[Int(block.node)] += 1 }
    for index in stride(from: page.nodes.count - 1, to: 0, by: -1) {
      headings[max(0, Int(page.nodes[index].parent))] += headings[index]
    }
    // The widest element around each linked heading that holds no other.
    var cards: [Int: [Int]] = [:]
    for block in linked {
      var node = Int(block.node)
      var steps = 0
      while steps < 64, page.nodes[node].parent > 0, headings[Int(page.nodes[node].parent)] == 1 {
        node = Int(page.nodes[node].parent)
        steps += 1
      }
      let parent = Int(page.nodes[node].parent)
      let mass = analysis.mass[node]
      guard parent >= 0, mass.weight < 900, mass.paragraphs <= 3 else { continue }
      // Headings that stand right in the article's body are sections, however linked.
      guard page.nodes[node].tag != .h2, page.nodes[node].tag != .h3, page.nodes[node].tag != .h4 else { continue }
      cards[parent, default: []].append(node)
    }
    return cards.sorted { $0.key < $1.key }.map(\.value).filter { nodes in
      guard nodes.count >= 3 else { return false }
      let prose = nodes.reduce(0) { $0 + Int(analysis.mass[$1].prose) }
      guard prose < nodes.count * maximumProse else { return false }
      let isMinor = prose * 10 <= Int(analysis.total.prose) * 3
      // Beside a brief article its teasers are most of the page.
      return isMinor || (prose <= nodes.count * teaserProse && stand(nodes, besideArticleUnder: heading, analysis))
    }
  }

  /// Whether the paragraphs of an article stand between its title and the first of the cards, which lead to pages of the
  /// same site.
  private static func stand(_ nodes: [Int], besideArticleUnder heading: Int?, _ analysis: PageAnalysis) -> Bool {
    guard let heading, let first = nodes.first, nodes.allSatisfy({ hasInnerLink($0, analysis.page) }) else {
      return false
    }
    var prose: Int32 = 0
    var paragraphs = 0
    for block in analysis.list.blocks[heading...] {
      guard Int(block.node) < first else { break }
      guard block.isProse, !analysis.unlikely[Int(block.node)] else { continue }
      prose &+= block.weight
      paragraphs += 1
    }
    return paragraphs >= 2 && prose >= 150
  }

  /// Whether a card links to a page of the same site.
  private static func hasInnerLink(_ node: Int, _ page: Page) -> Bool {
    (node..<Int(page.nodes[node].end)).contains { index in
      page.nodes[index].tag == .a && page.attribute(.href, of: index).map { $0.first == 0x2F } ?? false
    }
  }

  private static func isLinkedHeading(_ block: Block, _ page: Page) -> Bool {
    guard block.linkShare > 0.8, block.weight >= 8, block.weight < 300 else { return false }
    var node = Int(block.node)
    for _ in 0..<4 {
      if page.nodes[node].tag.isHeading { return true }
      let parent = Int(page.nodes[node].parent)
      guard parent >= 0 else { return false }
      node = parent
    }
    return false
  }
}

/// Finds teasers of other stories: three or more elements side by side, each a linked heading with little else.
struct Cards {
  /// Of sections with as much prose as this each, a linked heading is the title.
  private static let maximumProse = 280

  /// Marks the nodes of cards, their descendants included.
  static func find(in analysis: PageAnalysis) -> [Bool] {
    let page = analysis.page
    var isCard = [Bool](repeating: false, count: page.nodes.count)
    var headings = [Int32](repeating: 0, count: page.nodes.count)
    let linked = analysis.list.blocks.filter { isLinkedHeading($0, page) }
    guard linked.count >= 3 else { return isCard }
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
    for (_, nodes) in cards where nodes.count >= 3 {
      let prose = nodes.reduce(0) { $0 + Int(analysis.mass[$1].prose) }
      guard prose * 10 <= Int(analysis.total.prose) * 3, prose < nodes.count * maximumProse else { continue }
      for node in nodes {
        for index in node..<Int(page.nodes[node].end) { isCard[index] = true }
      }
    }
    return isCard
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

/// Finds boxes at the end of an article that hold a picture and are named unlike its lines: who wrote it, what the site
/// offers its readers.
struct ClosingBoxes {
  private let analysis: PageAnalysis
  private let container: Int
  private let names: LineNames
  private let total: Int
  /// How much may still go: of a page that is nothing but small boxes, the last ones are its end.
  private var allowance: Int

  /// - Parameter kept: the article's lines so far, in page order.
  init(analysis: PageAnalysis, container: Int, kept: [Int]) {
    self.analysis = analysis
    self.container = container
    names = LineNames(analysis: analysis, lines: kept)
    total = kept.reduce(0) { $0 + Int(analysis.list.blocks[$1].weight) }
    allowance = total * 3 / 20
  }

  /// A box and the first of its lines, which are the last; `nil` when the last line is the article's.
  mutating func next(in kept: [Int]) -> (first: Int, box: Int)? {
    guard kept.count > 3, let last = kept.last else { return nil }
    let blocks = analysis.list.blocks
    var found: (first: Int, box: Int)?
    var taken = 0
    var node = Int(blocks[last].node)
    while node > container {
      let lines = kept.reversed().prefix { analysis.page.contains(node, Int(blocks[$0].node)) }
      var weight = 0
      var alike = 0.0
      for index in lines {
        weight += Int(blocks[index].weight)
        alike += Double(blocks[index].weight) * names.share(of: index)
      }
      guard weight <= allowance else { break }
      // Its own lines are named alike.
      let others = alike / Double(max(1, weight)) - Double(weight) / Double(total)
      if others <= 0.05, holdsPicture(node), let first = lines.last {
        found = (first, node)
        taken = weight
      }
      node = Int(analysis.page.nodes[node].parent)
    }
    allowance -= taken
    return found
  }

  private func holdsPicture(_ node: Int) -> Bool {
    (node..<Int(analysis.page.nodes[node].end)).contains { index in
      switch analysis.page.nodes[index].tag {
      case .img, .ampImg, .picture: true
      default: false
      }
    }
  }
}

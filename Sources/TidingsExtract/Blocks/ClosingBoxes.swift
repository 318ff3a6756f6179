/// Finds boxes at the end of an article that hold a picture and are named unlike its lines: who wrote it, what the site
/// offers its readers.
struct ClosingBoxes {
  private let analysis: PageAnalysis
  private let container: Int
  private let names: LineNames
  private let total: Int
  /// How many boxes may still go; a page can be nothing but small boxes.
  private var remaining = 6

  /// - Parameter kept: the article's lines so far, in page order.
  init(analysis: PageAnalysis, container: Int, kept: [Int]) {
    self.analysis = analysis
    self.container = container
    names = LineNames(analysis: analysis, lines: kept)
    total = kept.reduce(0) { $0 + Int(analysis.list.blocks[$1].weight) }
  }

  /// The first of the last lines that make up such a box; `nil` when the last line is the article's.
  mutating func next(in kept: [Int]) -> Int? {
    guard remaining > 0, kept.count > 3, let last = kept.last else { return nil }
    remaining -= 1
    let blocks = analysis.list.blocks
    var first: Int?
    var node = Int(blocks[last].node)
    while node > container {
      let lines = kept.reversed().prefix { analysis.page.contains(node, Int(blocks[$0].node)) }
      var weight = 0
      var alike = 0.0
      for index in lines {
        weight += Int(blocks[index].weight)
        alike += Double(blocks[index].weight) * names.share(of: index)
      }
      guard weight * 10 <= total else { break }
      if alike * 10 <= Double(weight), holdsPicture(node) { first = lines.last }
      node = Int(analysis.page.nodes[node].parent)
    }
    return first
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

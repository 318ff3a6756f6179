/// Finds lines of an article in boxes with the name of something else: they are free of links, stand among its
/// paragraphs, and are named like lines of the article that nothing speaks against.
struct MisnamedLines {
  private let analysis: PageAnalysis
  private let container: Int
  private let names: LineNames
  /// The weight of the article's paragraphs before each line of the page.
  private var before: [Int] = []
  private var prose = 0

  /// What readers do not see, write themselves, or are told of the author is no part of the article wherever it stands.
  private static let never: Hints = [.hidden, .comments, .authorBox, .footer]

  /// - Parameters:
  ///   - container: the element that holds the article.
  ///   - kept: which of the page's lines are the article's.
  init(analysis: PageAnalysis, container: Int, kept: [Bool]) {
    self.analysis = analysis
    self.container = container
    names = LineNames(analysis: analysis, lines: kept.indices.lazy.filter { kept[$0] })
    before.reserveCapacity(kept.count)
    for (index, block) in analysis.list.blocks.enumerated() {
      before.append(prose)
      if kept[index], block.isProse { prose += Int(block.weight) }
    }
  }

  func contains(_ index: Int) -> Bool {
    let block = analysis.list.blocks[index]
    guard block.linkWeight * 10 <= block.weight, block.weight > 15, before[index] * 20 > prose,
      before[index] * 20 < prose * 19, names.isNamed(index), names.share(of: index) > 0.01
    else { return false }
    var node = Int(block.node)
    while node > container {
      guard analysis.hints[node].isDisjoint(with: Self.never) else { return false }
      switch analysis.page.nodes[node].tag {
      case .nav, .footer, .form, .dialog, .menu, .figcaption: return false
      default: node = Int(analysis.page.nodes[node].parent)
      }
    }
    return true
  }
}

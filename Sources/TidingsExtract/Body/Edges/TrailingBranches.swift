/// Finds what stands after an article in its own element but in another branch of the page than the article's paragraphs:
/// an offer, a note on the author, the opening of another story.
///
/// A branch goes when much of it was chrome by other signs, or when most of the article stands right in one element and
/// the branch beside that. All of them together are never more than a third of the text.
struct TrailingBranches {
  private let analysis: PageAnalysis
  /// The element that most paragraphs stand right in.
  private let trunk: Int
  private let isTrunkMost: Bool
  private let total: Int
  private var allowance: Int
  /// How many branches may still go; a page can be nothing but small branches.
  private var remaining = 24

  /// - Parameter kept: the article's lines so far, in page order.
  init?(analysis: PageAnalysis, kept: [Int]) {
    var prose: [Int: Int] = [:]
    var total = 0
    for index in kept {
      let block = analysis.list.blocks[index]
      total += Int(block.weight)
      guard block.isProse else { continue }
      prose[Int(analysis.page.nodes[Int(block.node)].parent), default: 0] += Int(block.weight)
    }
    // Of equals the first on the page, so that the outcome is the same each time.
    guard let best = prose.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }), best.key > 0 else { return nil }
    self.analysis = analysis
    trunk = best.key
    isTrunkMost = best.value * 100 > total * 63
    self.total = total
    allowance = total * 3 / 10
  }

  /// The first of the last lines that are no part of the article; `nil` when the last line is.
  mutating func next(in kept: [Int]) -> Int? {
    guard remaining > 0, let last = kept.last, let (branch, isBeside) = self.branch(of: last) else { return nil }
    let blocks = analysis.list.blocks
    let lines = kept.reversed().prefix { analysis.page.contains(branch, Int(blocks[$0].node)) }
    guard let first = lines.last, lines.count < kept.count else { return nil }
    let weight = lines.reduce(0) { $0 + Int(blocks[$1].weight) }
    let isRemnant = weight * 100 <= Int(analysis.mass[branch].weight) * 73
    let bold = lines.reduce(0) { $0 + Int(blocks[$1].boldWeight) }
    let goes =
      isRemnant
      ? weight * 4 <= total && bold * 8 < weight && !isNamedBody(from: first, to: branch)
      : isTrunkMost && isBeside && weight * 20 <= total * 3 && !isPartOfBody(branch, lines)
    guard goes, weight <= allowance, !holdsIngredients(branch) else { return nil }
    allowance -= weight
    remaining -= 1
    return first
  }

  /// The widest element around a line that does not hold the trunk, and whether it stands outside the trunk.
  private func branch(of index: Int) -> (node: Int, isBeside: Bool)? {
    let nodes = analysis.page.nodes
    var node = Int(analysis.list.blocks[index].node)
    guard Int(nodes[node].parent) != trunk, !analysis.page.contains(node, trunk) else { return nil }
    while node > 0, !analysis.page.contains(Int(nodes[node].parent), trunk) { node = Int(nodes[node].parent) }
    return node > 0 ? (node, Int(nodes[node].parent) != trunk) : nil
  }

  /// Whether a branch is one of the plain elements that an editor makes of lines, right in the element that is named as the
  /// article's body: without a name of its own, without links.
  private func isPartOfBody(_ branch: Int, _ lines: some Collection<Int>) -> Bool {
    let page = analysis.page
    switch page.nodes[branch].tag {
    case .div, .p: break
    default: return false
    }
    let isNamed = [AttributeName.classes, .id].contains { page.attribute($0, of: branch)?.isEmpty == false }
    return !isNamed && lines.allSatisfy { analysis.list.blocks[$0].links == 0 }
      && analysis.hints[max(0, Int(page.nodes[branch].parent))].contains(.body)
  }

  /// Whether a branch is a recipe, of which the article tells the story.
  private func holdsIngredients(_ branch: Int) -> Bool {
    analysis.hints[branch..<Int(analysis.page.nodes[branch].end)].contains { $0.contains(.ingredients) }
  }

  private func isNamedBody(from index: Int, to branch: Int) -> Bool {
    var node = Int(analysis.page.nodes[Int(analysis.list.blocks[index].node)].parent)
    while node >= branch {
      if analysis.hints[node].contains(.body) { return true }
      node = Int(analysis.page.nodes[node].parent)
    }
    return false
  }
}

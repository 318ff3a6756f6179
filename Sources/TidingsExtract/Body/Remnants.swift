/// What is left of elements whose other lines are mostly dropped.
struct Remnants {
  let element: ArticleElement

  private var analysis: PageAnalysis { element.analysis }
  private var container: Int { element.container }
  private var blocks: [Block] { element.blocks }

  /// What is left of an element whose other lines are mostly dropped, such as the label of a table of prices. Paragraphs
  /// stay.
  func drop(_ keep: inout [Bool], _ range: Range<Int>) {
    let nodes = analysis.page.nodes
    let end = Int(nodes[container].end)
    var kept = [PageAnalysis.Mass](repeating: PageAnalysis.Mass(), count: end - container)
    // A standfirst, or what follows, may stand outside.
    for index in range where keep[index] && analysis.page.contains(container, Int(blocks[index].node)) {
      kept[Int(blocks[index].node) - container].weight += blocks[index].weight
      if blocks[index].isProse { kept[Int(blocks[index].node) - container].paragraphs += 1 }
    }
    for node in stride(from: end - 1, to: container, by: -1) {
      kept[Int(nodes[node].parent) - container] += kept[node - container]
    }
    var node = container + 1
    while node < end {
      let rest = kept[node - container]
      switch nodes[node].tag {
      case .div, .section, .aside, .article, .header:
        if rest.weight > 0, rest.paragraphs == 0, rest.weight <= analysis.mass[node].weight / 5 * 2,
          rest.weight * 5 < kept[0].weight
        {
          for index in range where analysis.page.contains(node, Int(blocks[index].node)) { keep[index] = false }
          node = Int(nodes[node].end)
          continue
        }
      default: break
      }
      node += 1
    }
  }
}

internal import TidingsModel

/// How much of an article stands in lines of each name: the tags and classes of a line's element and the one around it.
struct LineNames {
  private let analysis: PageAnalysis
  private var weights: [UInt64: Int] = [:]
  private var total = 0

  /// - Parameter lines: the article's lines.
  init(analysis: PageAnalysis, lines: some Sequence<Int>) {
    self.analysis = analysis
    for index in lines {
      let weight = Int(analysis.list.blocks[index].weight)
      total += weight
      weights[name(of: index), default: 0] += weight
    }
  }

  /// The part of the article, from 0 to 1, that stands in lines named like this one.
  func share(of index: Int) -> Double { total > 0 ? Double(weights[name(of: index)] ?? 0) / Double(total) : 0 }

  /// Whether a line's element or the one around it has a class at all.
  func isNamed(_ index: Int) -> Bool {
    let (node, parent) = elements(of: index)
    return [node, parent].contains { !(analysis.page.attribute(.classes, of: $0) ?? []).isEmpty }
  }

  private func elements(of index: Int) -> (Int, Int) {
    let node = Int(analysis.list.blocks[index].node)
    return (node, max(0, Int(analysis.page.nodes[node].parent)))
  }

  private func name(of index: Int) -> UInt64 {
    let (node, parent) = elements(of: index)
    var key = FNV1a()
    for element in [node, parent] {
      key.add(analysis.page.nodes[element].tag.rawValue)
      key.add(analysis.page.attribute(.classes, of: element) ?? [])
    }
    return key.value
  }
}

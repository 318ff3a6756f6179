/// Finds what readers open by a click on the line above it, and sites hide until then: several elements side by side, each
/// a brief line and a hidden box with paragraphs. Whatever they are called, they are there to be read.
enum FoldedPanels {
  private static let fewest = 3
  private static let longestLine: Int32 = 150

  /// - Returns: the hidden boxes' nodes.
  static func find(in page: Page, _ hints: [Hints], _ mass: [PageAnalysis.Mass]) -> Set<Int> {
    guard let heading = page.nodes.firstIndex(where: { $0.tag == .h1 }),
      hints.indices.contains(where: { $0 > heading && mayBePanel($0, hints, mass) })
    else { return [] }
    // For each element its last child so far that has text.
    var last = [Int32](repeating: -1, count: page.nodes.count)
    var groups: [Int32: [Int]] = [:]
    for index in heading..<page.nodes.count where mass[index].blocks > 0 {
      let parent = page.nodes[index].parent
      guard parent >= 0 else { continue }
      defer { last[Int(parent)] = Int32(index) }
      guard mayBePanel(index, hints, mass), case let line = Int(last[Int(parent)]), line > 0, mass[line].blocks == 1,
        mass[line].weight < longestLine, mass[line].paragraphs == 0
      else { continue }
      let isPair = mass[Int(parent)].blocks == mass[index].blocks + 1
      groups[isPair ? page.nodes[Int(parent)].parent : parent, default: []].append(index)
    }
    return Set(groups.values.lazy.filter { $0.count >= fewest }.joined())
  }

  private static func mayBePanel(_ node: Int, _ hints: [Hints], _ mass: [PageAnalysis.Mass]) -> Bool {
    hints[node].contains(.hidden) && mass[node].paragraphs > 0 && mass[node].linkWeight * 4 < mass[node].weight
  }
}

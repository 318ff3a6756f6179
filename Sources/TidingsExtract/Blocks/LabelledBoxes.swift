/// Finds the elements that open with a label such as "Comments" or "Related articles", whatever their names: what stands
/// in them is not the article's, however much it is.
struct LabelledBoxes {
  private let page: Page
  private let blocks: BlockList
  private let mass: [PageAnalysis.Mass]

  /// As much text, in paragraphs, must stand before a box: an article, if a brief one.
  private static let leastBefore: Int32 = 150
  private static let longestLabel: Int32 = 40

  init(page: Page, list: BlockList, mass: [PageAnalysis.Mass]) {
    self.page = page
    blocks = list
    self.mass = mass
  }

  /// - Parameter unlikely: nodes already known to be no part of an article.
  /// - Returns: the boxes' nodes, in page order.
  func find(unlikely: [Bool]) -> [Int] {
    var boxes: [Int] = []
    var before: Int32 = 0
    var end = 0
    for (index, block) in blocks.blocks.enumerated() {
      let node = Int(block.node)
      if unlikely[node] || node < end { continue }
      if block.isProse {
        before &+= block.weight
        continue
      }
      guard before >= Self.leastBefore, block.weight <= Self.longestLabel, let box = box(headedBy: index),
        ChromePhrases.labelsOthers(WordFold.fold(blocks.bytes(of: block)))
      else { continue }
      boxes.append(box)
      end = Int(page.nodes[box].end)
    }
    return boxes
  }

  /// The widest element that opens with a line and holds paragraphs.
  private func box(headedBy index: Int) -> Int? {
    guard index > 0 else { return nil }
    let previous = Int(blocks.blocks[index - 1].node)
    var node = Int(blocks.blocks[index].node)
    var box: Int?
    while node > 0, !page.contains(node, previous) {
      switch page.nodes[node].tag {
      case .main, .body, .article: return box
      default: break
      }
      if mass[node].paragraphs >= 2 { box = node }
      node = Int(page.nodes[node].parent)
    }
    return box
  }
}

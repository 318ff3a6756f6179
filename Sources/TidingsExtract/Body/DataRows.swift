/// Tells the cells of tables that give facts: each belongs to its row, even one that is a link or stands below a picture.
struct DataRows {
  let analysis: PageAnalysis
  let container: Int

  /// Whether a line stands in a cell beside two others or more whose text is no link.
  func hold(_ index: Int) -> Bool {
    cells(beside: index) { analysis.mass[$0].linkWeight * 2 < analysis.mass[$0].weight } >= 2
  }

  /// Whether a line stands in a cell beside one that has text and no picture.
  func name(_ index: Int) -> Bool {
    cells(beside: index) { cell in
      !(cell..<Int(analysis.page.nodes[cell].end)).contains { analysis.page.nodes[$0].tag.isPicture }
    } > 0
  }

  private func cells(beside index: Int, where isWanted: (Int) -> Bool) -> Int {
    let nodes = analysis.page.nodes
    var cell = Int(analysis.list.blocks[index].node)
    while cell > container, nodes[cell].tag != .td, nodes[cell].tag != .th { cell = Int(nodes[cell].parent) }
    guard cell > container, case let row = Int(nodes[cell].parent), row > container, nodes[row].tag == .tr,
      // A row with paragraphs lays out the page.
      analysis.mass[row].paragraphs <= 2
    else { return 0 }
    var count = 0
    var other = row + 1
    while other < Int(nodes[row].end) {
      if other != cell, analysis.mass[other].weight > 0, isWanted(other) { count += 1 }
      other = Int(nodes[other].end)
    }
    return count
  }
}

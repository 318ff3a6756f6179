internal import TidingsModel

/// Tells the lines of tables and lists that give facts, of which a date is one: when a round is played, when a club was
/// founded. None dates the article or names who wrote it.
struct ListedFacts {
  let analysis: PageAnalysis
  let container: Int

  private var blocks: [Block] { analysis.list.blocks }

  /// Whether a line stands in a row of a table beside other cells, or in a list whose lines have dates of their own or
  /// labels that are not those of a publication.
  func hold(_ index: Int) -> Bool {
    let nodes = analysis.page.nodes
    var node = Int(blocks[index].node)
    while node > container {
      switch nodes[node].tag {
      case .td, .th: return DataRows(analysis: analysis, container: container).name(index)
      case .li: return isFact(index, in: Int(nodes[node].parent))
      default: node = Int(nodes[node].parent)
      }
    }
    return false
  }

  private func isFact(_ index: Int, in list: Int) -> Bool {
    guard list > container, analysis.hints[list].isDisjoint(with: [.byline, .date]) else { return false }
    var lines = index..<(index + 1)
    while lines.lowerBound > 0, analysis.page.contains(list, Int(blocks[lines.lowerBound - 1].node)) {
      lines = (lines.lowerBound - 1)..<lines.upperBound
    }
    while lines.upperBound < blocks.count, analysis.page.contains(list, Int(blocks[lines.upperBound].node)) {
      lines = lines.lowerBound..<(lines.upperBound + 1)
    }
    guard lines.count > 1 else { return false }
    var days: Set<String> = []
    for line in lines.prefix(Self.longestList) {
      let bytes = analysis.list.bytes(of: blocks[line])
      let dates = DateScanner.dates(in: bytes, language: nil)
      guard let first = dates.first else { continue }
      let label = bytes.prefix(first.start)
      if DateLabels.speakOfDate(label) || DateLabels.isWordForDate(label) { return false }
      days.formUnion(dates.map(\.civil.dateText))
    }
    return days.count > 1 || DateLabels.nameAnother(analysis.list.bytes(of: blocks[index]))
  }

  /// In lines.
  private static let longestList = 40
}

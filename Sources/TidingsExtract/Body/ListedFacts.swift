internal import TidingsModel

/// Tells the lines of tables and lists that give facts, of which a date is one: when a round is played, when entries close.
/// None dates the article or names who wrote it.
struct ListedFacts {
  let analysis: PageAnalysis
  let container: Int

  private var blocks: [Block] { analysis.list.blocks }

  /// Whether a line stands in a table of several rows of cells, or in a list whose items have days of their own, and nothing
  /// there says that one is the publication's.
  func hold(_ index: Int) -> Bool {
    let nodes = analysis.page.nodes
    var node = Int(blocks[index].node)
    while node > container {
      switch nodes[node].tag {
      case .td, .th: return isOfFacts(index, cell: node)
      case .li: return isOfFacts(index, list: Int(nodes[node].parent))
      default: node = Int(nodes[node].parent)
      }
    }
    return false
  }

  private func isOfFacts(_ index: Int, cell: Int) -> Bool {
    guard DataRows(analysis: analysis, container: container).name(index) else { return false }
    let nodes = analysis.page.nodes
    var table = Int(nodes[cell].parent)
    let row = table
    while table > container, nodes[table].tag != .table { table = Int(nodes[table].parent) }
    guard table > container, analysis.mass[table].paragraphs * 3 <= analysis.mass[table].blocks else { return false }
    let lines = lines(in: table, around: index)
    var rows: Set<Int> = []
    for line in lines {
      let isBeside = analysis.page.contains(row, Int(blocks[line].node))
      if datesStory(line) || (isBeside && line != index && isLabel(line)) { return false }
      if let row = self.row(of: line, in: table) { rows.insert(row) }
    }
    return rows.count >= Self.fewestRows
  }

  /// A table of fewer rows lays out the page, or says who wrote and when.
  private static let fewestRows = 3

  private func row(of line: Int, in table: Int) -> Int? {
    var node = Int(blocks[line].node)
    while node > table, analysis.page.nodes[node].tag != .tr { node = Int(analysis.page.nodes[node].parent) }
    return node > table ? node : nil
  }

  private func isOfFacts(_ index: Int, list: Int) -> Bool {
    guard list > container, analysis.hints[list].isDisjoint(with: [.byline, .date, .meta]) else { return false }
    var days: Set<String> = []
    for line in lines(in: list, around: index) {
      if datesStory(line) { return false }
      let bytes = analysis.list.bytes(of: blocks[line])
      guard let date = DateScanner.dates(in: bytes, language: nil).first else { continue }
      // A day alone may be the publication's or a change's.
      guard bytes.count > date.length + Self.fewestWords else { return false }
      days.insert(date.civil.dateText)
    }
    if days.count > 1 { return true }
    return DateLabels.nameAnother(analysis.list.bytes(of: blocks[index]))
  }

  /// In bytes.
  private static let fewestWords = 8

  /// The lines of an element, so many of them as are close to one.
  private func lines(in element: Int, around index: Int) -> Range<Int> {
    var lines = index..<(index + 1)
    let page = analysis.page
    while lines.lowerBound > max(0, index - Self.reach), page.contains(element, Int(blocks[lines.lowerBound - 1].node))
    {
      lines = (lines.lowerBound - 1)..<lines.upperBound
    }
    while lines.upperBound < min(blocks.count, index + Self.reach),
      page.contains(element, Int(blocks[lines.upperBound].node))
    {
      lines = lines.lowerBound..<(lines.upperBound + 1)
    }
    return lines
  }

  /// In lines.
  private static let reach = 40

  /// Whether a line says of a day that the story was published or changed then, or who wrote it.
  private func datesStory(_ line: Int) -> Bool {
    let block = blocks[line]
    guard block.weight < 200 else { return false }
    let bytes = analysis.list.bytes(of: block)
    let text = analysis.list.text(of: block)
    if BylineLabel.isAnnounced(text) || PersonNames.announcesAuthor(text) { return true }
    var start = 0
    for date in DateScanner.dates(in: bytes, language: nil) {
      let label = bytes.dropFirst(start).prefix(max(0, date.start - start))
      if DateLabels.speakOfDate(label) || DateLabels.isWordForDate(label) { return true }
      start = date.start + date.length
    }
    return false
  }

  /// Whether a line is no more than a word for the date, or says that something was published or changed.
  private func isLabel(_ line: Int) -> Bool {
    let bytes = analysis.list.bytes(of: blocks[line])
    return bytes.count < 60 && (DateLabels.isWordForDate(bytes) || DateLabels.speakOfDate(bytes))
  }
}

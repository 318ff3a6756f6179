/// The words that stand before a page's dated elements on their lines.
///
/// The elements are asked about in document order, so that no line is read anew for each of the thousands that it may
/// hold.
struct WordsBeforeDates {
  private let analysis: PageAnalysis
  private let reader: DateReader
  /// The first line that does not end before the element asked about last.
  private var current = 0
  /// The line that ``words`` are from.
  private var line: Int?
  /// The first node behind them.
  private var next = 0
  /// What has been read of the line since its last `time`.
  private var words: [UInt8] = []
  /// The answer that ``words`` give.
  private var isUpdate: Bool?

  init(analysis: PageAnalysis, reader: DateReader) {
    self.analysis = analysis
    self.reader = reader
  }

  /// The line that an element stands on, or the first of those that it holds itself.
  mutating func line(of node: Int) -> Int? {
    let blocks = analysis.list.blocks
    while current < blocks.count, Int(blocks[current].nodes.upperBound) <= node { current += 1 }
    guard current < blocks.count else { return nil }
    if blocks[current].nodes.contains(Int32(node)) { return current }
    let end = analysis.page.nodes[node].end
    var index = current
    while index < blocks.count, blocks[index].nodes.lowerBound < end {
      if Int(blocks[index].node) == node { return index }
      index += 1
    }
    return nil
  }

  /// Whether the words before an element, since the date before it, say that something was changed.
  mutating func tellUpdate(on line: Int, before node: Int) -> Bool {
    let page = analysis.page
    if line != self.line {
      self.line = line
      next = Int(analysis.list.blocks[line].nodes.lowerBound)
      setWords([])
    }
    while next < node {
      if page.nodes[next].tag == .time, !words.isEmpty { setWords([]) }
      if page.nodes[next].tag == .text, page.nodes[Int(page.nodes[next].parent)].tag != .time,
        words.count < DateScanner.longestLine
      {
        var words = words
        ByteText.appendFolded(
          page.text[Int(page.nodes[next].textStart)..<Int(page.nodes[next].textEnd)], to: &words, from: words.count)
        words.append(0x20)
        setWords(words)
      }
      next += 1
    }
    if let isUpdate { return isUpdate }
    let date = words.count < DateScanner.longestLine ? reader.dates(in: words[...]).last : nil
    let answer = DateLabels.speakOfUpdate(words.dropFirst(date.map { $0.start + $0.length } ?? 0))
    isUpdate = answer
    return answer
  }

  private mutating func setWords(_ words: [UInt8]) {
    self.words = words
    isUpdate = nil
  }
}

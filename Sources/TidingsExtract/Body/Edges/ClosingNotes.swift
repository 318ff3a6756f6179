/// Notes below the article: of its editors, in italics, and what addresses the reader.
struct ClosingNotes {
  let element: ArticleElement

  private var analysis: PageAnalysis { element.analysis }
  private var blocks: [Block] { element.blocks }

  /// Notes of the editors, in italics: who the author is, where the story first stood; and what addresses the reader. An
  /// article whose text is in italics keeps it.
  func drop(_ keep: inout [Bool], _ range: Range<Int>) {
    let total = range.reduce(0) { $0 + (keep[$1] ? Int(blocks[$1].weight) : 0) }
    var dropped = 0
    var notes = 0
    for index in range.reversed() where keep[index] {
      let block = blocks[index]
      let isNote =
        block.italicWeight * 10 > block.weight * 9 && block.weight < 500 && element.tag(index) != .blockquote
        && (dropped + Int(block.weight)) * 5 <= total
      if isNote, case let folded = element.folded[index],
        (block.weight < 60 && block.endsSentence && ClosingPhrases.thanks(folded)) || ClosingPhrases.corrects(folded)
          || ClosingPhrases.isPostscript(folded)
      {
        return
      }
      let folded = block.weight < 900 && !isNote ? element.folded[index] : []
      let isCall =
        block.weight < 300 && (dropped + Int(block.weight)) * 3 <= total && ReaderCalls.addresses(reader: folded)
      let isDisclaimer =
        (dropped + Int(block.weight)) * 2 <= total && (ClosingPhrases.disclaims(folded) || cites(block, folded))
      if notes < 4, isNote || isCall || isDisclaimer {
        keep[index] = false
        dropped += Int(block.weight)
        notes += 1
      } else if ArticleEnd(element: element).closes(index) {
        return
      }
    }
  }

  /// Whether a line says how the article, or the study that it reports on, is to be cited.
  private func cites(_ block: Block, _ folded: [UInt8]) -> Bool {
    guard block.weight >= 30 else { return false }
    if ClosingPhrases.asksCitation(folded) { return true }
    let bytes = analysis.list.bytes(of: block)
    guard let colon = bytes.prefix(40).firstIndex(where: { $0 == 0x3A || $0 == 0x0A }) else { return false }
    let label = WordFold.fold(bytes[..<colon])
    return ClosingPhrases.labelsCitation(label)
      || (ClosingPhrases.labelsSource(label) && ByteText.contains(bytes, "doi"))
  }
}

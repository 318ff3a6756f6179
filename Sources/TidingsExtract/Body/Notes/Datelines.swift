internal import TidingsModel

/// Lines that say when the article appeared, perhaps with who wrote it.
struct Datelines {
  let element: ArticleElement

  private var analysis: PageAnalysis { element.analysis }
  private var blocks: [Block] { element.blocks }

  /// Whether a line that has full stops and the length of a sentence dates the article.
  func contains(_ index: Int) -> Bool {
    let bytes = analysis.list.bytes(of: blocks[index])
    return blocks[index].weight < 120 && bytes.prefix(200).contains { $0.isDigit }
      && (isMostlyDate(bytes) || DateLabels.open(bytes, timed: blocks[index].endsSentence)
        || DateLabels.openOnRelativeDay(bytes) || isCreditRow(bytes))
  }

  /// Whether a line, cut at its breaks and bars, consists of who wrote and took the pictures, each behind a label, and of
  /// when: `Írta: Kelemen Judit | Fotó: Rácz Ottó | 2026. 03. 13. 07:30`.
  private func isCreditRow(_ line: ArraySlice<UInt8>) -> Bool {
    let parts = line.split { $0 == 0x0A || $0 == 0x7C }
    guard (2...5).contains(parts.count) else { return false }
    var labels = 0
    for part in parts {
      let text = ByteText.folded(part)
      if text.isEmpty { continue }
      let word = text.prefix { $0.isLetter || $0 == "-" }
      if BylineLabel.isAnnounced(text)
        || (BylineLabel.isPicture(word)
          && text[word.endIndex...].first { $0 != " " }.map { ":.=＝：".contains($0) } == true)
      {
        labels += 1
      } else if !isMostlyDate(part), !(part.count < 40 && text.first?.isNumber == true) {
        return false
      }
    }
    return labels > 0
  }

  func isMostlyDate(_ line: ArraySlice<UInt8>) -> Bool {
    DateScanner.dates(in: line, language: "en").reduce(0) { $0 + $1.length } * 4 > line.count
  }
}

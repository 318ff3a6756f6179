/// Lines that name who wrote, took the pictures or looked the article over, though they are sentences or as long as paragraphs.
struct Credits {
  let element: ArticleElement

  private var analysis: PageAnalysis { element.analysis }
  private var blocks: [Block] { element.blocks }

  /// Whether a line with a full stop names those who wrote and took the pictures: `Words by Ann Bell. Photographs by …`.
  func contains(_ index: Int) -> Bool {
    let block = blocks[index]
    if !block.endsSentence { return namesReviewer(block) }
    guard block.weight < 90, let rest = BylineLabel.rest(of: analysis.list.text(of: block)), !rest.isEmpty else {
      return false
    }
    let words = rest.split(separator: " ")
    return words.count >= 2 && words.count(where: { $0.first?.isLowercase == true }) <= 2
      && words.prefix(2).allSatisfy { $0.first?.isUppercase == true }
  }

  /// Whether a line says who looked the article over, with degrees and offices that may fill a paragraph.
  private func namesReviewer(_ block: Block) -> Bool {
    guard block.isProse, block.weight < 300, block.sentences == 0 else { return false }
    let text = analysis.list.text(of: block)
    guard let label = Self.reviews.first(where: text.hasPrefix) else { return false }
    return text.dropFirst(label.count).split(separator: " ").prefix(2).allSatisfy { $0.first?.isUppercase == true }
  }

  private static let reviews = [
    "Reviewed by ", "Medically reviewed by ", "Medically Reviewed by ", "Fact checked by ", "Fact-checked by ",
    "Clinically reviewed by ", "Expert reviewed by ", "Tham vấn y khoa: ", "Tham vấn chuyên môn: ",
    "Kiểm duyệt nội dung: ", "Medizinisch geprüft von ", "Fachlich geprüft von ", "Relu par ", "Revisado por ",
    "Revisado clínicamente por ", "Revisión médica: ", "Revisione scientifica di ", "Gecontroleerd door ",
    "Ditinjau oleh ", "Ditinjau secara medis oleh ", "Medyczna weryfikacja: ",
  ]
}

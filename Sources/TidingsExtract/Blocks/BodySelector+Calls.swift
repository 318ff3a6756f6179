/// What addresses the reader between an article's paragraphs.
extension BodySelector {
  /// Lines that ask the reader to follow the site, to subscribe, to read more of it, with a link or in a box of their own.
  func dropCalls(_ keep: inout [Bool], _ range: Range<Int>) {
    for index in range where keep[index] {
      let block = blocks[index]
      guard block.weight < 250, tag(index) != .li,
        block.links > 0 ? block.linkWeight * 16 > block.weight : standsAlone(index)
      else { continue }
      if ChromePhrases.addresses(reader: WordFold.fold(analysis.list.bytes(of: block))) { keep[index] = false }
    }
  }

  /// Lines near either end by which a site says that it earns by the links in the article.
  func dropPaidLinks(_ keep: inout [Bool], _ range: Range<Int>) {
    let kept = range.filter { keep[$0] }
    for index in kept.prefix(5) + kept.suffix(6) where blocks[index].weight < 400 {
      if ChromePhrases.ownsToPaidLinks(WordFold.fold(analysis.list.bytes(of: blocks[index]))) { keep[index] = false }
    }
  }

  /// Lines that are nothing but a link and begin alike again and again.
  func dropTemplateLinks(_ keep: inout [Bool], _ range: Range<Int>) {
    let paragraphs = range.filter { index in
      guard keep[index] else { return false }
      switch tag(index) {
      case .p, .div: return true
      default: return false
      }
    }
    for index in TemplateLinks.find(in: paragraphs, analysis.list) { keep[index] = false }
  }

  /// Whether a named box inside the article holds nothing but this line.
  private func standsAlone(_ index: Int) -> Bool {
    let node = Int(blocks[index].node)
    let parent = Int(analysis.page.nodes[node].parent)
    guard parent > container, analysis.mass[parent].blocks == 1 else { return false }
    return analysis.page.attribute(.classes, of: parent)?.isEmpty == false
  }
}

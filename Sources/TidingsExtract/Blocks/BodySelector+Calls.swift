/// What addresses the reader between an article's paragraphs.
extension BodySelector {
  /// Lines that ask the reader to follow the site, to subscribe, to read more of it, with a link or in a box of their own.
  func dropCalls(_ keep: inout [Bool], _ range: Range<Int>) {
    for index in range where keep[index] {
      let block = blocks[index]
      if block.weight < 120, ChromePhrases.bars(reader: WordFold.fold(analysis.list.bytes(of: block))) {
        keep[index] = false
        continue
      }
      guard block.weight < 250, tag(index) != .li || block.linkShare > 0.8,
        block.links > 0 ? block.linkWeight * 16 > block.weight : standsAlone(index) || isSetApart(index)
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

  /// Who wrote each entry of a running report: one short line again and again in elements with one name.
  func dropEntryBylines(_ keep: inout [Bool], _ range: Range<Int>) {
    var lines: [[UInt8]: [Int]] = [:]
    for index in range where keep[index] && blocks[index].weight < 40 && !blocks[index].endsSentence {
      switch tag(index) {
      case .p, .div, .a, .address: break
      default: continue
      }
      let bytes = analysis.list.bytes(of: blocks[index])
      // A time or a result is no name.
      guard !bytes.contains(where: { $0 >= 0x30 && $0 <= 0x39 }),
        let name = analysis.page.attribute(.classes, of: Int(blocks[index].node)), !name.isEmpty
      else { continue }
      lines[Array(name) + [0x0A] + bytes, default: []].append(index)
    }
    for same in lines.values where same.count >= 3 {
      guard same.count(where: isBesideClock) * 2 >= same.count else { continue }
      let parents = Set(same.map { analysis.page.nodes[Int(blocks[$0].node)].parent })
      guard parents.count == same.count else { continue }
      for index in same { keep[index] = false }
    }
  }

  /// Whether a line with the time of day stands close before or behind a line.
  private func isBesideClock(_ index: Int) -> Bool {
    [index - 2, index - 1, index + 1].contains { other in
      guard blocks.indices.contains(other), blocks[other].weight < 40 else { return false }
      let bytes = analysis.list.bytes(of: blocks[other])
      return bytes.contains(0x3A) && bytes.contains { $0 >= 0x30 && $0 <= 0x39 }
    }
  }

  /// Whether all of a paragraph is in bold or italics, or arrows open it.
  private func isSetApart(_ index: Int) -> Bool {
    let block = blocks[index]
    guard tag(index) == .p || tag(index) == .div else { return false }
    return max(block.boldWeight, block.italicWeight) * 10 > block.weight * 8
      || analysis.list.bytes(of: block).starts(with: ">>".utf8)
  }

  /// Whether a named box inside the article holds nothing but this line.
  private func standsAlone(_ index: Int) -> Bool {
    let node = Int(blocks[index].node)
    let parent = Int(analysis.page.nodes[node].parent)
    guard parent > container, analysis.mass[parent].blocks == 1 else { return false }
    return analysis.page.attribute(.classes, of: parent)?.isEmpty == false
  }
}

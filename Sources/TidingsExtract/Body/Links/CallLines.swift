/// What addresses the reader between an article's paragraphs.
struct CallLines {
  let element: ArticleElement

  private var analysis: PageAnalysis { element.analysis }
  private var container: Int { element.container }
  private var blocks: [Block] { element.blocks }

  /// Lines that ask the reader to follow the site, to subscribe, to read more of it, with a link or in a box of their own.
  func drop(_ keep: inout [Bool], _ range: Range<Int>) {
    for index in range where keep[index] {
      let block = blocks[index]
      if block.weight < 120, ReaderCalls.bars(reader: analysis.list.bytes(of: block)) {
        keep[index] = false
        continue
      }
      guard block.weight < 250, element.tag(index) != .li || block.linkShare > 0.8,
        block.links > 0
          ? block.linkWeight * 16 > block.weight : standsAlone(index) || isSetApart(index) || isNamed(index),
        ReaderCalls.addresses(reader: element.folded[index]),
        block.links > 0 || standsAlone(index) || isSetApart(index) || !analysis.page.hasLike(Int(block.node))
      else { continue }
      keep[index] = false
    }
  }

  /// Lines near either end by which a site says that it earns by the links in the article.
  func dropPaidLinks(_ keep: inout [Bool], _ range: Range<Int>) {
    let kept = range.filter { keep[$0] }
    for index in kept.prefix(5) + kept.suffix(6) where blocks[index].weight < 400 {
      if ReaderCalls.ownsToPaidLinks(element.folded[index]) { keep[index] = false }
    }
  }

  /// Whether all of a paragraph is in bold or italics, or arrows open it.
  private func isSetApart(_ index: Int) -> Bool {
    let block = blocks[index]
    guard element.tag(index) == .p || element.tag(index) == .div else { return false }
    return max(block.boldWeight, block.italicWeight) * 10 > block.weight * 8
      || analysis.list.bytes(of: block).starts(with: ">>".utf8)
  }

  /// Whether a line has an element of a name of its own, not beside the paragraphs if it is one; of these, one that no other
  /// beside it bears sets it apart.
  private func isNamed(_ index: Int) -> Bool {
    let node = Int(blocks[index].node)
    return node > container && (element.tag(index) == .div || (element.tag(index) == .p && !isBesideText(index)))
      && analysis.page.attribute(.classes, of: node)?.isEmpty == false
  }

  /// Whether the line before a line is a paragraph right in the same element.
  private func isBesideText(_ index: Int) -> Bool {
    let nodes = analysis.page.nodes
    return index > 0 && blocks[index - 1].isProse
      && nodes[Int(blocks[index - 1].node)].parent == nodes[Int(blocks[index].node)].parent
  }

  /// Whether a named box inside the article holds nothing but this line.
  private func standsAlone(_ index: Int) -> Bool {
    let node = Int(blocks[index].node)
    let parent = Int(analysis.page.nodes[node].parent)
    guard parent > container, analysis.mass[parent].blocks == 1 else { return false }
    return analysis.page.attribute(.classes, of: parent)?.isEmpty == false
  }
}

/// Finds the lines between paragraphs that send the reader to another story of the site: a brief label, then its title as
/// a link and nothing more.
struct LabelledLinks {
  private let analysis: PageAnalysis
  private let links: SiteLinks

  private static let longestLabel: Int32 = 44
  private static let heaviestLine: Int32 = 400

  init(analysis: PageAnalysis, links: SiteLinks) {
    self.analysis = analysis
    self.links = links
  }

  func contains(_ index: Int) -> Bool {
    let block = analysis.list.blocks[index]
    let rest = block.weight - block.linkWeight
    guard block.links > 0, block.linkWeight >= 12, rest > 0, rest <= Self.longestLabel,
      block.weight <= Self.heaviestLine, isParagraph(block), let label = label(of: block)
    else { return false }
    // Items of lists are often the article's own.
    if analysis.page.nodes[Int(block.node)].tag == .li, label.last(where: { !ByteText.isSpace($0) }) != 0x3A {
      return false
    }
    return ChromePhrases.announces(WordFold.fold(label[...]))
      && !links.leadElsewhere(CollectionOfOne(block), in: analysis.page)
  }

  private func isParagraph(_ block: Block) -> Bool {
    switch analysis.page.nodes[Int(block.node)].tag {
    case .p, .div, .section, .blockquote, .li, .h2, .h3, .h4, .h5, .h6, .center: true
    default: false
    }
  }

  /// What stands before a line's first link, where all that follows is links.
  private func label(of block: Block) -> [UInt8]? {
    let page = analysis.page
    var label: [UInt8] = []
    var linkEnd: Int32 = 0
    var behind = 0
    for index in block.nodes {
      let node = page.nodes[Int(index)]
      if node.tag == .a, page.attribute(.href, of: Int(index)) != nil { linkEnd = max(linkEnd, node.end) }
      guard node.tag == .text, index >= linkEnd else { continue }
      let text = page.text[Int(node.textStart)..<Int(node.textEnd)]
      if linkEnd == 0 { label += text } else { behind += text.reduce(0) { $0 + (ByteText.isSpace($1) ? 0 : 1) } }
    }
    return linkEnd > 0 && behind <= 8 ? label : nil
  }
}

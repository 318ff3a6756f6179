/// Lines that go on with the title.
struct Subtitles {
  let element: ArticleElement

  private var analysis: PageAnalysis { element.analysis }
  private var blocks: [Block] { element.blocks }

  /// Whether a line straight below the title goes on with it: a heading of a lower level, or a line beside it, without a
  /// date, most of its words written small.
  func contains(_ index: Int, of heading: Int) -> Bool {
    let page = analysis.page
    let block = blocks[index]
    let (node, above) = (Int(block.node), Int(blocks[heading].node))
    guard index == heading + 1, block.links == 0, block.weight < 300,
      element.tag(index).isHeading || isBeside(node, above),
      !(Int(blocks[heading].nodes.upperBound)..<Int(block.nodes.lowerBound)).contains(where: {
        page.nodes[$0].tag == .img
      })
    else { return false }
    let bytes = analysis.list.bytes(of: block)
    let folded = element.folded[index]
    guard !ChromePhrases.announces(folded), !ReaderCalls.addresses(reader: folded),
      !ReaderCalls.ownsToPaidLinks(folded), !DateLabels.speakOfDate(bytes),
      !Datelines(element: element).contains(index),
      DateScanner.dates(in: bytes, language: "").isEmpty
    else { return false }
    let words = analysis.list.text(of: block).split(separator: " ")
    let small = words.count { $0.first?.isLowercase == true }
    // Of scripts without capitals a heading is known as such.
    let hasCase = words.contains { $0.contains { $0.isLowercase } }
    return hasCase ? words.count >= 6 && small * 2 >= words.count : element.tag(index).isHeading && block.weight >= 30
  }

  /// Whether an element stands beside the heading, or is the only line of one that does.
  private func isBeside(_ node: Int, _ heading: Int) -> Bool {
    let page = analysis.page
    switch page.nodes[node].tag {
    case .p, .div: break
    default: return false
    }
    let parent = Int(page.nodes[node].parent)
    let place = page.nodes[heading].parent
    return page.nodes[node].parent == place
      || (parent > 0 && analysis.mass[parent].blocks == 1
        && (page.nodes[parent].parent == place
          || (place > 0 && page.nodes[parent].parent == page.nodes[Int(place)].parent)))
  }
}

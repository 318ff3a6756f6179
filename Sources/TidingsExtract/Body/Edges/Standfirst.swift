/// The paragraph that says what the story is about, outside the body or before its first line.
struct Standfirst {
  let element: ArticleElement
  /// Nodes of teasers of other stories.
  let cards: [Bool]

  private var analysis: PageAnalysis { element.analysis }
  private var blocks: [Block] { element.blocks }

  /// The standfirst often stands outside the body, between it and the title.
  func join(_ keep: inout [Bool], before first: Int, unless hasObjection: (Int) -> Bool) {
    guard let heading = element.title.headingIndex, heading < first, first - heading < 60 else { return }
    for index in heading + 1..<first where !hasObjection(index) || isNamedTeaser(index) {
      let block = blocks[index]
      guard block.weight >= (element.tag(index) == .li ? 12 : 24), block.linkShare < 0.4, block.weight < 900 else {
        continue
      }
      let folded = element.folded[index]
      let isLead = isNamedLead(Int(block.node), below: heading) || isInNamedLead(block) || isListBelow(heading, index)
      let isDescribed = !element.description.isEmpty && WordFold.similarity(folded, element.description) > 0.5
      if Credits(element: element).contains(index) || AuthorNotes(element: element).isBesideProfile(index)
        || (!isDescribed
          && (AuthorNotes(element: element).opens(folded) || Datelines(element: element).contains(index)))
      {
        continue
      }
      if ReaderCalls.ownsToPaidLinks(folded) { continue }
      guard
        isLead || isDescribed || (block.isProse && endsFully(index))
          || Subtitles(element: element).contains(index, of: heading)
      else { continue }
      keep[index] = true
    }
  }

  /// Whether an element, or a box around it that holds no more than a standfirst, is named as one.
  private func isNamedLead(_ node: Int, below heading: Int) -> Bool {
    var node = node
    for _ in 0..<4 where node > 0 && analysis.mass[node].weight < 900 && analysis.mass[node].blocks <= 4 {
      if analysis.page.contains(node, Int(blocks[heading].node)) { return false }
      if analysis.hints[node].contains(.lead) { return true }
      node = Int(analysis.page.nodes[node].parent)
    }
    return false
  }

  /// Whether a line is the text of one inline element that is named as a standfirst.
  private func isInNamedLead(_ block: Block) -> Bool {
    let page = analysis.page
    var node = Int(page.nodes[Int(block.nodes.lowerBound)].parent)
    while node > Int(block.node), page.contains(node, Int(block.nodes.upperBound) - 1) {
      if analysis.hints[node].contains(.lead) { return true }
      node = Int(page.nodes[node].parent)
    }
    return false
  }

  /// Whether a line is a point of a brief list straight below the title, none of which is a link.
  private func isListBelow(_ heading: Int, _ index: Int) -> Bool {
    let page = analysis.page
    guard element.tag(index) == .li, blocks[index].links == 0, element.tag(heading + 1) == .li,
      case let list = Int(page.nodes[Int(blocks[index].node)].parent), list > 0,
      page.contains(list, Int(blocks[heading + 1].node)), analysis.mass[list].linkWeight == 0,
      (2...5).contains(analysis.mass[list].blocks),
      page.nodes[list].parent == page.nodes[Int(blocks[heading].node)].parent
    else { return false }
    return DateScanner.dates(in: analysis.list.bytes(of: blocks[index]), language: "").isEmpty
  }

  /// Whether a line ends its sentence, or behind it in brackets: `… có hại tim không? (Minh Hạ, Huế)`.
  private func endsFully(_ index: Int) -> Bool {
    blocks[index].endsSentence
      || (analysis.list.bytes(of: blocks[index]).last == 0x29 && blocks[index].sentences > 0
        && blocks[index].links == 0)
  }

  /// Or inside it, between the title and the first line, with the name of a teaser.
  func joinNamed(_ keep: inout [Bool], among named: [Int]) {
    guard let heading = element.title.headingIndex, let first = keep.firstIndex(of: true) else { return }
    for index in named where index > heading && index < first && isNamedTeaser(index) {
      let block = blocks[index]
      if block.isProse, block.weight >= 50, block.weight < 900 { keep[index] = true }
    }
  }

  /// Whether a paragraph is called a teaser, as German papers call the standfirst: it, or a box of nothing else.
  private func isNamedTeaser(_ index: Int) -> Bool {
    guard blocks[index].endsSentence, blocks[index].links == 0 else { return false }
    var node = Int(blocks[index].node)
    guard analysis.hints[node].isDisjoint(with: Hints.unlikely.subtracting(.related)), !cards[node] else {
      return false
    }
    switch analysis.page.nodes[node].tag {
    case .p, .div: break
    default: return false
    }
    var parent = Int(analysis.page.nodes[node].parent)
    while parent > 0, analysis.unlikely[parent], analysis.mass[parent].blocks == 1,
      analysis.hints[parent].isDisjoint(with: Hints.unlikely.subtracting(.related))
    {
      node = parent
      parent = Int(analysis.page.nodes[node].parent)
    }
    return parent >= 0 && !analysis.unlikely[parent]
  }
}

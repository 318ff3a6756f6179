/// Where the article ends, and what follows it inside its element.
struct ArticleEnd {
  let element: ArticleElement

  private var analysis: PageAnalysis { element.analysis }
  private var container: Int { element.container }
  private var blocks: [Block] { element.blocks }

  /// Takes from the end what no article ends with.
  func trim(_ keep: inout [Bool], _ range: Range<Int>) {
    for index in range.reversed() where keep[index] {
      if closes(index) || isUnclosedSentence(index, range, keep) || isSpeech(index, range, keep)
        || ToldAddresses(element: element).contains(index, keep),
        !isReportersNote(index), !isAnnouncedByline(index)
      {
        return
      }
      keep[index] = false
    }
  }

  /// What follows the article inside its element.
  func dropBranches(_ keep: inout [Bool], _ range: Range<Int>) {
    var kept = range.filter { keep[$0] }
    guard var branches = TrailingBranches(analysis: analysis, kept: kept) else { return }
    while let first = branches.next(in: kept) {
      for index in first...range.upperBound - 1 { keep[index] = false }
      trim(&keep, range)
      kept = range.filter { keep[$0] }
    }
  }

  /// - Returns: the boxes' elements.
  func dropBoxes(_ keep: inout [Bool], _ range: Range<Int>) -> [Int] {
    var found: [Int] = []
    var kept = range.filter { keep[$0] }
    var boxes = ClosingBoxes(analysis: analysis, container: container, kept: kept)
    while let (first, box) = boxes.next(in: kept) {
      for index in first..<range.upperBound { keep[index] = false }
      found.append(box)
      trim(&keep, range)
      kept = range.filter { keep[$0] }
    }
    return found
  }

  /// Whether a line is a sentence though no full stop ends it: a paragraph straight behind one of the article's and beside
  /// it, most of its words written small.
  private func isUnclosedSentence(_ index: Int, _ range: Range<Int>, _ keep: [Bool]) -> Bool {
    let block = blocks[index]
    guard element.tag(index) == .p, block.links == 0, block.weight >= 30, block.weight < 300,
      block.italicWeight * 2 < block.weight, block.boldWeight * 2 < block.weight,
      case let bytes = analysis.list.bytes(of: block), !bytes.contains(0x3A), !bytes.contains(0x0A),
      let before = keep[range.lowerBound..<index].lastIndex(of: true), before == index - 1, blocks[before].isProse,
      analysis.page.nodes[Int(blocks[before].node)].parent == analysis.page.nodes[Int(block.node)].parent,
      !Datelines(element: element).contains(index)
    else { return false }
    let words = analysis.list.text(of: block).split(separator: " ")
    let small = words.count { $0.first?.isLowercase == true }
    let folded = element.folded[index]
    return words.count >= 6 && small * 3 >= words.count * 2 && !ChromePhrases.announces(folded)
      && !ReaderCalls.addresses(reader: folded)
  }

  /// Whether a line is all in quotation marks, straight behind a paragraph and beside it: what somebody says at the end of a
  /// story, with no full stop where the language sets none.
  private func isSpeech(_ index: Int, _ range: Range<Int>, _ keep: [Bool]) -> Bool {
    let block = blocks[index]
    guard block.links == 0, block.weight < 120, block.boldWeight * 2 < block.weight,
      case let text = analysis.list.text(of: block), text.spacedWords.count >= 5 || block.weight >= 20,
      let first = text.first, let last = text.last,
      let mark = Self.quotationMarks.first(where: { $0.opening == first && $0.closing.contains(last) }),
      text.dropFirst().dropLast().allSatisfy({ $0 != mark.opening && !mark.closing.contains($0) }),
      let before = keep[range.lowerBound..<index].lastIndex(of: true), before == index - 1, blocks[before].isProse,
      analysis.page.nodes[Int(blocks[before].node)].parent == analysis.page.nodes[Int(block.node)].parent
    else { return false }
    return true
  }

  private static let quotationMarks: [(opening: Character, closing: String)] = [
    ("「", "」"), ("『", "』"), ("“", "”"), ("„", "“”"), ("\"", "\""), ("«", "»"), ("»", "«"), ("”", "”"),
  ]

  /// Whether a line in brackets names those who reported, as Chinese stories end with: `（海港日报记者 王小明）`.
  private func isReportersNote(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.weight < 60, block.links == 0,
      case let text = analysis.list.text(of: block).filter({ $0 != "\u{3000}" }),
      text.first == "（" || text.first == "(", text.last == "）" || text.last == ")"
    else { return false }
    return Self.reporters.contains(where: text.contains)
  }

  /// Whether a line is a writer's label, a colon and a few words, in a language that ends sentences without a sign.
  private func isAnnouncedByline(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.weight < 90, block.links == 0, element.tag(index) == .p || element.tag(index) == .div,
      case let text = analysis.list.text(of: block), BylineLabel.isAnnounced(text),
      let rest = BylineLabel.rest(of: text)
    else { return false }
    return rest.spacedWords.count <= 6 && rest.unicodeScalars.contains { (0x0E00...0x0EFF).contains($0.value) }
  }

  private static let reporters = ["记者", "記者", "通讯员", "通訊員", "编辑", "編輯"]

  /// Whether a line may be the article's last: a paragraph, an item or a cell that is no link, never a heading.
  func closes(_ index: Int) -> Bool {
    let block = blocks[index]
    if block.isProse || isVerse(block) { return true }
    switch element.tag(index) {
    case .li where isLoneSignature(index): return false
    case .li, .td, .th, .dd, .dt, .pre, .blockquote: return block.linkShare < 0.5
    case .h1, .h2, .h3, .h4, .h5, .h6: return false
    default:
      return block.endsSentence
        && block.linkShare < (block.weight >= 80 || (block.weight >= 20 && isSentenceAroundLinks(block)) ? 0.6 : 0.3)
    }
  }

  /// Whether a list is one item in bold of two to four words with capitals, as some papers set who wrote.
  private func isLoneSignature(_ index: Int) -> Bool {
    let block = blocks[index]
    let list = Int(analysis.page.nodes[Int(block.node)].parent)
    guard list > 0, analysis.mass[list].blocks == 1, block.links == 0, block.weight < 40,
      block.boldWeight * 10 > block.weight * 8
    else { return false }
    let words = analysis.list.text(of: block).split(separator: " ")
    return (2...4).contains(words.count) && words.allSatisfy { $0.first?.isUppercase == true }
  }

  /// Whether words stand both before a line's first link and behind its last, as in `The bridge was closed in spring for
  /// repairs.`, and not as in `Read also: …`.
  private func isSentenceAroundLinks(_ block: Block) -> Bool {
    let page = analysis.page
    var (before, behind) = (0, 0)
    var linkEnd = 0
    var hasLink = false
    for index in Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound) {
      let node = page.nodes[index]
      if node.tag == .a {
        hasLink = true
        linkEnd = max(linkEnd, Int(node.end))
        behind = 0
      }
      guard node.tag == .text, index >= linkEnd else { continue }
      let text = page.text[Int(node.textStart)..<Int(node.textEnd)]
      // ":" announces what is linked.
      if !hasLink, text.last(where: { !ByteText.isSpace($0) }) == 0x3A { return false }
      let letters = text.count { !ByteText.isSpace($0) }
      if hasLink { behind += letters } else { before += letters }
    }
    return before >= 3 && behind >= 5
  }

  /// Lines of a poem, which end as they like.
  private func isVerse(_ block: Block) -> Bool {
    block.links == 0 && block.weight >= 50
      && analysis.list.bytes(of: block).reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } >= 3
  }
}

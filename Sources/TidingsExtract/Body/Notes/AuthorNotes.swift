/// Paragraphs that say who the author is.
struct AuthorNotes {
  let element: ArticleElement

  private var analysis: PageAnalysis { element.analysis }
  private var container: Int { element.container }
  private var blocks: [Block] { element.blocks }

  /// Who the author is: a paragraph at either end that opens with the author's name.
  func drop(_ keep: inout [Bool], _ range: Range<Int>) {
    let prose = range.filter { keep[$0] && blocks[$0].isProse }
    guard prose.count > 3 else { return }
    if let last = prose.last, opensOnWriter(last, before: prose[2]) { keep[last] = false }
    guard !element.authors.isEmpty else { return }
    for index in prose.prefix(2) + prose.suffix(4) {
      if opens(element.folded[index]) { keep[index] = false }
    }
  }

  /// Whether a paragraph opens with a name in bold that stands between title and text as well: the byline's.
  private func opensOnWriter(_ index: Int, before third: Int) -> Bool {
    let page = analysis.page
    let block = blocks[index]
    let opening = Int(block.nodes.lowerBound)
    guard block.boldWeight > 0, block.boldWeight < 40, let heading = element.title.headingIndex, heading < third,
      case let parent = page.nodes[Int(page.nodes[opening].parent)], parent.tag == .b || parent.tag == .strong,
      case let name = ByteText.folded(page.text[Int(page.nodes[opening].textStart)..<Int(page.nodes[opening].textEnd)]),
      (2...4).contains(name.split(separator: " ").count), name.last != ":",
      name.split(separator: " ").allSatisfy({ $0.first?.isUppercase == true })
    else { return false }
    return blocks[heading + 1..<third].contains { line in
      !line.isProse && line.weight < 160
        && TitleFinder.contains(WordFold.fold(analysis.list.bytes(of: line)), WordFold.fold(name))
    }
  }

  /// Whether a line opens with the name of an author, or the first of an author's names and what that one is.
  func opens(_ folded: [UInt8]) -> Bool {
    element.authors.contains { author in
      let first = author.prefix { $0 != 0x20 }
      return (folded.starts(with: author) && folded.count > author.count && folded[author.count] == 0x20)
        || (first.count > 2
          && Self.notes.contains { note in
            folded.starts(with: first) && folded.dropFirst(first.count).starts(with: note)
          })
    }
  }

  private static let notes: [[UInt8]] = [" is a ", " is an ", " is the ", " has been ", " writes ", " covers "].map {
    Array($0.utf8)
  }

  /// Whether a paragraph shares a small box with a link to its author's page: what that one is and does.
  func isBesideProfile(_ index: Int) -> Bool {
    let page = analysis.page
    let block = blocks[index]
    let box = Int(page.nodes[Int(block.node)].parent)
    guard block.isProse, block.weight < 300, box > 0, box != container, case let mass = analysis.mass[box],
      mass.paragraphs == 1, (2...4).contains(mass.blocks), mass.prose * 5 < analysis.mass[container].prose
    else { return false }
    return (box..<Int(block.nodes.lowerBound)).contains { node in
      page.nodes[node].tag == .a && (5..<60).contains(page.nodes[node].textEnd - page.nodes[node].textStart)
        && page.attributeText(.href, of: node).map(BylineReader.isProfile) == true
    }
  }
}

internal import TidingsModel

/// What stands between the title and the article's first paragraph.
struct ArticleStart {
  let element: ArticleElement

  private var analysis: PageAnalysis { element.analysis }
  private var blocks: [Block] { element.blocks }

  /// Between the title and the first paragraph stand bylines, dates, sections, captions.
  func trim(_ keep: inout [Bool], _ range: Range<Int>) {
    var listItems: [Int] = []
    var headings: [Int] = []
    for index in range where keep[index] {
      let block = blocks[index]
      if opensProgramme(index, keep, range) || opensQuotation(index, range) { return }
      if !element.tag(index).isHeading,
        Datelines(element: element).contains(index) || Credits(element: element).contains(index)
          || AuthorNotes(element: element).isBesideProfile(index)
      {
        keep[index] = false
        // What stands in a list with the date is no key point.
        if element.tag(index) == .li {
          for item in listItems where blocks[item].weight < 30 { keep[item] = false }
          listItems.removeAll()
        }
        continue
      }
      if block.isProse || (block.endsSentence && block.weight >= 25 && block.linkShare < 0.5) || isQuestion(index)
        || isGround(index) || opensList(index, range) || opensDescription(index) || isFirstOfChapters(index, range)
      {
        return
      }
      switch element.tag(index) {
      case .li:
        if block.linkShare > 0.3 { keep[index] = false } else { listItems.append(index) }
      case .h1, .h2, .h3, .h4, .h5, .h6:
        if !isSubtitle(index) { headings.append(index) }
        listItems.removeAll()
      case .pre, .td, .th, .dd, .dt, .blockquote: break
      default:
        if isSubtitle(index) { continue }
        if opensWithNamedLead(index) { continue }
        keep[index] = false
        // What stood above a byline was no list of key points.
        for item in listItems where blocks[item].weight < 30 { keep[item] = false }
        for heading in headings { keep[heading] = false }
        listItems.removeAll()
        headings.removeAll()
      }
    }
  }

  private func isSubtitle(_ index: Int) -> Bool {
    element.title.headingIndex.map { Subtitles(element: element).contains(index, of: $0) } ?? false
  }

  /// Whether a line's text lies in an element of its own that is named as a standfirst: `<strong class="summary">`.
  private func opensWithNamedLead(_ index: Int) -> Bool {
    let block = blocks[index]
    let node = Int(analysis.page.nodes[Int(block.nodes.lowerBound)].parent)
    return block.weight >= 30 && block.links == 0 && node > Int(block.node) && analysis.hints[node].contains(.lead)
  }

  /// Whether several lines that follow one another each begin with a number of their own: a programme, a season's games, a
  /// forecast, where what is said of the article itself takes fewer lines, with labels.
  private func opensProgramme(_ index: Int, _ keep: [Bool], _ range: Range<Int>) -> Bool {
    let page = analysis.page
    let first = page.nodes[Int(blocks[index].node)]
    guard first.tag == .p || first.tag == .div, index + Self.shortestProgramme <= range.upperBound else { return false }
    var openings: Set<[UInt8]> = []
    for later in index..<index + Self.shortestProgramme {
      let (block, node) = (blocks[later], page.nodes[Int(blocks[later].node)])
      let bytes = analysis.list.bytes(of: block)
      guard keep[later], block.links == 0, block.weight >= 15, block.weight < 120, node.tag == first.tag,
        node.parent == first.parent,
        let digit = bytes.prefix(16).firstIndex(where: { $0.isDigit }), !DateLabels.speakOfDate(bytes)
      else { return false }
      openings.insert(Array(bytes[..<min(digit + 3, bytes.endIndex)]))
    }
    return openings.count == Self.shortestProgramme
  }

  private static let shortestProgramme = 4

  /// Whether a line says whose words are quoted below it: `Posted on the board of the harbour's friends on 3 May:`.
  private func opensQuotation(_ index: Int, _ range: Range<Int>) -> Bool {
    let page = analysis.page
    guard blocks[index].weight >= 20, index + 1 < range.upperBound, analysis.list.bytes(of: blocks[index]).last == 0x3A,
      case let next = Int(blocks[index + 1].node)
    else { return false }
    return page.nodes[next].tag == .blockquote || page.nodes[max(0, Int(page.nodes[next].parent))].tag == .blockquote
  }

  /// Whether the page's description, as systems take it from the text, opens with a line and goes on with the next one:
  /// the data of an event, the place of a fair.
  private func opensDescription(_ index: Int) -> Bool {
    let folded = element.folded[index]
    guard folded.count >= 20, element.description.count > folded.count + 20, element.description.starts(with: folded),
      index + 1 < blocks.count,
      case let next = element.folded[index + 1], next.count >= 12
    else { return false }
    let rest = element.description.dropFirst(folded.count).drop { $0 == 0x20 }
    return rest.starts(with: next.prefix(12))
  }

  /// Whether a line says what the list below it holds: `The dates are:`.
  private func opensList(_ index: Int, _ range: Range<Int>) -> Bool {
    let block = blocks[index]
    guard block.weight >= 12, block.links == 0, index + 1 < range.upperBound, !element.tag(index).isHeading,
      case let line = analysis.list.bytes(of: block), line.last == 0x3A || line.suffix(3).elementsEqual("：".utf8),
      case let next = blocks[index + 1], element.tag(index + 1) == .li, next.linkShare < 0.3, next.weight >= 12
    else { return false }
    let text = String(decoding: line, as: UTF8.self)
    return !PersonNames.announcesAuthor(text) && BylineLabel.rest(of: text) == nil
  }

  /// Whether a line in bold is a chapter's heading: of five words or more, above a paragraph beside it, as another is further
  /// below.
  private func isFirstOfChapters(_ index: Int, _ range: Range<Int>) -> Bool {
    guard headsChapter(index, range), case let text = analysis.list.text(of: blocks[index]), !text.contains(":"),
      case let words = text.spacedWords, words.count >= 5,
      // A byline's words begin with capitals.
      words.count(where: { $0.first?.isLowercase == true }) * 2 >= words.count,
      !PersonNames.announcesAuthor(text), BylineLabel.rest(of: text) == nil
    else { return false }
    return range.suffix(from: index + 1).contains { headsChapter($0, range) }
  }

  private func headsChapter(_ index: Int, _ range: Range<Int>) -> Bool {
    let block = blocks[index]
    guard element.tag(index) == .p, block.links == 0, block.weight >= 12, block.weight < 120, !block.endsSentence,
      block.boldWeight * 10 > block.weight * 9, index + 1 < range.upperBound, blocks[index + 1].isProse,
      element.tag(index + 1) == .p
    else { return false }
    let nodes = analysis.page.nodes
    return nodes[Int(block.node)].parent == nodes[Int(blocks[index + 1].node)].parent
  }

  /// Whether a line gives a ground for what is decreed below it: a clause without links that ends with a semicolon.
  private func isGround(_ index: Int) -> Bool {
    let block = blocks[index]
    return block.weight >= 40 && block.links == 0 && analysis.list.bytes(of: block).last == 0x3B
  }

  /// Whether a line is a question in bold, with which an interview may begin, or over what readers open.
  private func isQuestion(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.links == 0,
      element.tag(index) == .summary || (block.weight >= 12 && block.boldWeight * 10 > block.weight * 8)
    else { return false }
    let line = analysis.list.bytes(of: block)
    // "―― 今年の雪はどうですか。"
    if block.endsSentence, line.starts(with: "――".utf8) || line.starts(with: "——".utf8) { return true }
    return line.last == 0x3F || line.suffix(3).elementsEqual("？".utf8) || line.suffix(2).elementsEqual("؟".utf8)
  }
}

/// What stands at the article's beginning and end beside its text: standfirsts, credits, closing notes and boxes.
extension BodySelector {
  /// Between the title and the first paragraph stand bylines, dates, sections, captions.
  func trimStart(_ keep: inout [Bool], _ range: Range<Int>) {
    var listItems: [Int] = []
    var headings: [Int] = []
    for index in range where keep[index] {
      let block = blocks[index]
      if opensProgramme(index, keep, range) || opensQuotation(index, range) { return }
      if !tag(index).isHeading, isDateline(index) || isCredit(index) || isBesideProfile(index) {
        keep[index] = false
        // What stands in a list with the date is no key point.
        if tag(index) == .li {
          for item in listItems where blocks[item].weight < 30 { keep[item] = false }
          listItems.removeAll()
        }
        continue
      }
      if block.isProse || (block.endsSentence && block.weight >= 25 && block.linkShare < 0.5) || isQuestion(index)
        || isGround(index) || opensList(index, range) || opensDescription(index)
      {
        return
      }
      switch tag(index) {
      case .li:
        if block.linkShare > 0.3 { keep[index] = false } else { listItems.append(index) }
      case .h1, .h2, .h3, .h4, .h5, .h6:
        headings.append(index)
        listItems.removeAll()
      case .pre, .td, .th, .dd, .dt, .blockquote: break
      default:
        if let heading = title.headingIndex, isSubtitle(index, of: heading) { continue }
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
        let digit = bytes.prefix(16).firstIndex(where: { $0 >= 0x30 && $0 <= 0x39 }), !DateLabels.speakOfDate(bytes)
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
    let folded = WordFold.fold(analysis.list.bytes(of: blocks[index]))
    guard folded.count >= 20, description.count > folded.count + 20, description.starts(with: folded),
      index + 1 < blocks.count,
      case let next = WordFold.fold(analysis.list.bytes(of: blocks[index + 1])), next.count >= 12
    else { return false }
    let rest = description.dropFirst(folded.count).drop { $0 == 0x20 }
    return rest.starts(with: next.prefix(12))
  }

  /// Whether a line says what the list below it holds: `The dates are:`.
  private func opensList(_ index: Int, _ range: Range<Int>) -> Bool {
    let block = blocks[index]
    guard block.weight >= 12, block.links == 0, index + 1 < range.upperBound, !tag(index).isHeading,
      case let line = analysis.list.bytes(of: block), line.last == 0x3A || line.suffix(3).elementsEqual("：".utf8),
      case let next = blocks[index + 1], tag(index + 1) == .li, next.linkShare < 0.3, next.weight >= 12
    else { return false }
    let text = String(decoding: line, as: UTF8.self)
    return !PersonNames.announcesAuthor(text) && BylineLabel.rest(of: text) == nil
  }

  /// Whether a line with a full stop names those who wrote and took the pictures: `Words by Ann Bell. Photographs by …`.
  private func isCredit(_ index: Int) -> Bool {
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

  /// Whether a paragraph shares a small box with a link to its author's page: what that one is and does.
  private func isBesideProfile(_ index: Int) -> Bool {
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

  /// Whether a line gives a ground for what is decreed below it: a clause without links that ends with a semicolon.
  private func isGround(_ index: Int) -> Bool {
    let block = blocks[index]
    return block.weight >= 40 && block.links == 0 && analysis.list.bytes(of: block).last == 0x3B
  }

  /// Whether a line is a question in bold, with which an interview may begin, or over what readers open.
  private func isQuestion(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.links == 0,
      tag(index) == .summary || (block.weight >= 12 && block.boldWeight * 10 > block.weight * 8)
    else { return false }
    let line = analysis.list.bytes(of: block)
    // "―― 今年の雪はどうですか。"
    if block.endsSentence, line.starts(with: "――".utf8) || line.starts(with: "——".utf8) { return true }
    return line.last == 0x3F || line.suffix(3).elementsEqual("？".utf8) || line.suffix(2).elementsEqual("؟".utf8)
  }

  /// Notes of the editors, in italics: who the author is, where the story first stood; and what addresses the reader. An
  /// article whose text is in italics keeps it.
  func dropClosingNotes(_ keep: inout [Bool], _ range: Range<Int>) {
    let total = range.reduce(0) { $0 + (keep[$1] ? Int(blocks[$1].weight) : 0) }
    var dropped = 0
    var notes = 0
    for index in range.reversed() where keep[index] {
      let block = blocks[index]
      let isNote =
        block.italicWeight * 10 > block.weight * 9 && block.weight < 500 && tag(index) != .blockquote
        && (dropped + Int(block.weight)) * 5 <= total
      if isNote, case let folded = WordFold.fold(analysis.list.bytes(of: block)),
        (block.weight < 60 && block.endsSentence && ChromePhrases.thanks(folded)) || ChromePhrases.corrects(folded)
          || ChromePhrases.isPostscript(folded)
      {
        return
      }
      let folded = block.weight < 900 && !isNote ? WordFold.fold(analysis.list.bytes(of: block)) : []
      let isCall =
        block.weight < 300 && (dropped + Int(block.weight)) * 3 <= total && ChromePhrases.addresses(reader: folded)
      let isDisclaimer = (dropped + Int(block.weight)) * 2 <= total && ChromePhrases.disclaims(folded)
      if notes < 4, isNote || isCall || isDisclaimer {
        keep[index] = false
        dropped += Int(block.weight)
        notes += 1
      } else if endsArticle(index) {
        return
      }
    }
  }

  func trimEnd(_ keep: inout [Bool], _ range: Range<Int>) {
    for index in range.reversed() where keep[index] {
      if endsArticle(index) || isUnclosedSentence(index, range, keep) || isToldAddress(index, keep),
        !isReportersNote(index)
      {
        return
      }
      keep[index] = false
    }
  }

  /// Whether a line is a sentence though no full stop ends it: a paragraph straight behind one of the article's and beside
  /// it, most of its words written small.
  private func isUnclosedSentence(_ index: Int, _ range: Range<Int>, _ keep: [Bool]) -> Bool {
    let block = blocks[index]
    guard tag(index) == .p, block.links == 0, block.weight >= 30, block.weight < 300,
      block.italicWeight * 2 < block.weight, block.boldWeight * 2 < block.weight,
      case let bytes = analysis.list.bytes(of: block), !bytes.contains(0x3A), !bytes.contains(0x0A),
      let before = keep[range.lowerBound..<index].lastIndex(of: true), before == index - 1, blocks[before].isProse,
      analysis.page.nodes[Int(blocks[before].node)].parent == analysis.page.nodes[Int(block.node)].parent,
      !isDateline(index)
    else { return false }
    let words = analysis.list.text(of: block).split(separator: " ")
    let small = words.count { $0.first?.isLowercase == true }
    let folded = WordFold.fold(bytes)
    return words.count >= 6 && small * 3 >= words.count * 2 && !ChromePhrases.announces(folded)
      && !ChromePhrases.addresses(reader: folded)
  }

  /// Whether a line in brackets names those who reported, as Chinese stories end with: `（海港日报记者 王小明）`.
  private func isReportersNote(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.weight < 60, block.links == 0,
      case let text = analysis.list.text(of: block).filter({ $0 != "\u{3000}" }),
      text.first == "（" || text.first == "(", text.last == "）" || text.last == ")"
    else { return false }
    return Self.reporters.contains(where: text.contains)
  }

  private static let reporters = ["记者", "記者", "通讯员", "通訊員", "编辑", "編輯"]

  /// Whether a line may be the article's last: a paragraph, an item or a cell that is no link, never a heading.
  private func endsArticle(_ index: Int) -> Bool {
    let block = blocks[index]
    if block.isProse || isVerse(block) { return true }
    switch tag(index) {
    case .li, .td, .th, .dd, .dt, .pre, .blockquote: return block.linkShare < 0.5
    case .h1, .h2, .h3, .h4, .h5, .h6: return false
    default:
      return block.endsSentence
        && block.linkShare < (block.weight >= 80 || (block.weight >= 20 && isSentenceAroundLinks(block)) ? 0.6 : 0.3)
    }
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

  /// What follows the article inside its element.
  func dropTrailingBranches(_ keep: inout [Bool], _ range: Range<Int>) {
    var kept = range.filter { keep[$0] }
    guard var branches = TrailingBranches(analysis: analysis, kept: kept) else { return }
    while let first = branches.next(in: kept) {
      for index in first...range.upperBound - 1 { keep[index] = false }
      trimEnd(&keep, range)
      kept = range.filter { keep[$0] }
    }
  }

  /// - Returns: the boxes' elements.
  func dropClosingBoxes(_ keep: inout [Bool], _ range: Range<Int>) -> [Int] {
    var found: [Int] = []
    var kept = range.filter { keep[$0] }
    var boxes = ClosingBoxes(analysis: analysis, container: container, kept: kept)
    while let (first, box) = boxes.next(in: kept) {
      for index in first..<range.upperBound { keep[index] = false }
      found.append(box)
      trimEnd(&keep, range)
      kept = range.filter { keep[$0] }
    }
    return found
  }

  /// What is left of an element whose other lines are mostly dropped, such as the label of a table of prices. Paragraphs
  /// stay.
  func dropRemnants(_ keep: inout [Bool], _ range: Range<Int>) {
    let nodes = analysis.page.nodes
    let end = Int(nodes[container].end)
    var kept = [PageAnalysis.Mass](repeating: PageAnalysis.Mass(), count: end - container)
    for index in range where keep[index] {
      kept[Int(blocks[index].node) - container].weight += blocks[index].weight
      if blocks[index].isProse { kept[Int(blocks[index].node) - container].paragraphs += 1 }
    }
    for node in stride(from: end - 1, to: container, by: -1) {
      kept[Int(nodes[node].parent) - container] += kept[node - container]
    }
    var node = container + 1
    while node < end {
      let rest = kept[node - container]
      switch nodes[node].tag {
      case .div, .section, .aside, .article, .header:
        if rest.weight > 0, rest.paragraphs == 0, rest.weight <= analysis.mass[node].weight / 5 * 2,
          rest.weight * 5 < kept[0].weight
        {
          for index in range where analysis.page.contains(node, Int(blocks[index].node)) { keep[index] = false }
          node = Int(nodes[node].end)
          continue
        }
      default: break
      }
      node += 1
    }
  }

  /// The standfirst often stands outside the body, between it and the title.
  func joinStandfirst(_ keep: inout [Bool], before first: Int) {
    guard let heading = title.headingIndex, heading < first, first - heading < 60 else { return }
    for index in heading + 1..<first where objection(to: index, strict: true) == nil || isNamedTeaser(index) {
      let block = blocks[index]
      guard block.weight >= 24, block.linkShare < 0.4, block.weight < 900 else { continue }
      let folded = WordFold.fold(analysis.list.bytes(of: block))
      let isLead = analysis.hints[Int(block.node)].contains(.lead)
      let isDescribed = !description.isEmpty && WordFold.similarity(folded, description) > 0.5
      if isCredit(index) || isBesideProfile(index)
        || (!isDescribed && (isAuthorNote(folded) || isDateline(index)))
      {
        continue
      }
      if ChromePhrases.ownsToPaidLinks(folded) { continue }
      guard
        isLead || isDescribed || (block.isProse && endsFully(index))
          || isSubtitle(index, of: heading)
      else { continue }
      keep[index] = true
    }
  }

  /// Whether a line straight below the title goes on with it: a heading of a lower level, or a line beside it, without a
  /// date, most of its words written small.
  private func isSubtitle(_ index: Int, of heading: Int) -> Bool {
    let page = analysis.page
    let block = blocks[index]
    let (node, above) = (Int(block.node), Int(blocks[heading].node))
    guard index == heading + 1, block.links == 0, block.weight < 300, tag(index).isHeading || isBeside(node, above),
      !(Int(blocks[heading].nodes.upperBound)..<Int(block.nodes.lowerBound)).contains(where: {
        page.nodes[$0].tag == .img
      })
    else { return false }
    let bytes = analysis.list.bytes(of: block)
    let folded = WordFold.fold(bytes)
    guard !ChromePhrases.announces(folded), !ChromePhrases.addresses(reader: folded),
      !ChromePhrases.ownsToPaidLinks(folded), !DateLabels.speakOfDate(bytes), !isDateline(index),
      DateScanner.dates(in: bytes, language: "").isEmpty
    else { return false }
    let words = analysis.list.text(of: block).split(separator: " ")
    let small = words.count { $0.first?.isLowercase == true }
    // Of scripts without capitals a heading is known as such.
    let hasCase = words.contains { $0.contains { $0.isLowercase } }
    return hasCase ? words.count >= 6 && small * 2 >= words.count : tag(index).isHeading && block.weight >= 30
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

  /// Whether a line ends its sentence, or behind it in brackets: `… có hại tim không? (Minh Hạ, Huế)`.
  private func endsFully(_ index: Int) -> Bool {
    blocks[index].endsSentence
      || (analysis.list.bytes(of: blocks[index]).last == 0x29 && blocks[index].sentences > 0
        && blocks[index].links == 0)
  }

  /// Or inside it, between the title and the first line, with the name of a teaser.
  func joinNamedStandfirst(_ keep: inout [Bool], among named: [Int]) {
    guard let heading = title.headingIndex, let first = keep.firstIndex(of: true) else { return }
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

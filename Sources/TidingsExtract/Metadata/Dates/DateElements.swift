internal import TidingsModel
internal import TidingsParse

/// The dates of elements that are made for them, as machines and pointers read them.
struct DateElements {
  let analysis: PageAnalysis
  let surroundings: Surroundings
  let reader: DateReader

  private var lines: DateLines { DateLines(analysis: analysis) }

  /// The elements that date the article and its last change for machines: a `time`, or one that is named as the date.
  /// - Parameter named: only one that the page calls the publication's, or that stands by the title.
  func times(named: Bool) -> (published: DateCandidate?, update: DateCandidate?) {
    let page = analysis.page
    let near = nodes(of: surroundings.afterTitle + surroundings.beforeTitle)
    let below = nodes(of: surroundings.belowText.filter { !isRemark($0) })
    let gap = nodesBelowTitle
    var update: DateCandidate?
    /// By the title, or the page's own.
    var first: DateCandidate?
    var signed: DateCandidate?
    /// Dates of publication that stand apart from the title, of this story or of others.
    var declared: [DateCandidate] = []
    var words = WordsBeforeDates(analysis: analysis, reader: reader)
    for (index, node) in page.nodes.enumerated() {
      let isTime = node.tag == .time
      guard isTime || analysis.hints[index].contains(.date) else { continue }
      let property = page.attribute(.itemprop, of: index) ?? page.attribute(.property, of: index)
      let isPublication = property.map { ByteText.contains($0, "datepublished") } ?? false
      let isChange = property.map { ByteText.contains($0, "datemodified") } ?? false
      if surroundings.others.isInListOfLinks(index) { continue }
      let isByTitle = isNear(index, near) || (gap.contains(index) && isEmptyTime(index))
      let isBelow = !isByTitle && isNear(index, below)
      if !isPublication {
        if !isByTitle, !isBelow, named || surroundings.heading != nil { continue }
        if analysis.unlikely[index] || surroundings.cards[index], !isByTitle, !isBelow { continue }
      }
      guard let value = machineText(of: index, isShown: isTime && (isByTitle || isBelow)),
        let date = reader.machineDate(value)
      else { continue }
      let found = DateCandidate(
        date: date, source: isTime ? "time" : "microdata",
        isUpdate: isChange || (!isPublication && tellsUpdate(index, &words)), node: index)
      if found.isUpdate {
        update = update ?? found
      } else if isByTitle {
        first = first ?? found
      } else if isPublication {
        if first == nil, !surroundings.cards[index] { declared.append(found) }
      } else if !isBelow {
        first = first ?? found
      } else {
        signed = signed ?? found
      }
    }
    if let first { return (first, update) }
    let days = Set(declared.map(\.date.civil.dateText))
    if days.count == 1 || (declared.count > 1 && surroundings.heading == nil) { return (declared.first, update) }
    return (signed, update)
  }

  /// The nodes between the title and the text.
  private var nodesBelowTitle: Range<Int> {
    guard let heading = surroundings.heading.map({ Int(analysis.list.blocks[$0].nodes.upperBound) }),
      let text = surroundings.firstOfText.map({ Int(analysis.list.blocks[$0].nodes.lowerBound) }), heading < text
    else { return 0..<0 }
    return heading..<text
  }

  /// Whether a program fills in what an element shows.
  private func isEmptyTime(_ node: Int) -> Bool {
    analysis.page.nodes[node].textEnd == analysis.page.nodes[node].textStart && !surroundings.cards[node]
  }

  /// Whether a line is a sentence that tells of a day, and does not date the article.
  private func isRemark(_ index: Int) -> Bool {
    let block = analysis.list.blocks[index]
    guard block.endsSentence, !DateLabels.open(analysis.list.bytes(of: block)) else { return false }
    return analysis.list.text(of: block).split(separator: " ").count(where: { $0.first?.isLowercase == true }) >= 3
  }

  /// The time that elements with the author or round the title bear in an attribute, where all bear the same.
  var attributeDate: DateCandidate? {
    let page = analysis.page
    let heading = surroundings.heading.map { Int(analysis.list.blocks[$0].node) }
    var only: String?
    for (index, node) in page.nodes.enumerated() where node.tag != .text {
      guard let value = page.attributeText(.dataDate, of: index), !surroundings.cards[index],
        page.attribute(.dataAuthor, of: index) != nil || heading.map({ page.contains(index, $0) }) == true
      else { continue }
      if let only, only != value { return nil }
      only = value
    }
    return only.flatMap(reader.machineDate).map { DateCandidate(date: $0, source: "time") }
  }

  /// The time that a short line below the title shows when pointed at: `<span title="14/06/2025 09:15">3 days ago</span>`.
  /// One behind a word for an update gives way to one that a word for the publication announces.
  var hoveredDate: DateCandidate? {
    var words = WordsBeforeDates(analysis: analysis, reader: reader)
    var update: (date: DateCandidate, node: Int)?
    for index in surroundings.afterTitle where analysis.list.blocks[index].weight < 80 {
      let block = analysis.list.blocks[index]
      for node in Int(min(block.node, block.nodes.lowerBound))..<Int(block.nodes.upperBound) {
        guard let found = hoveredDate(at: node, line: index) else { continue }
        if let known = update {
          guard known.date.line == index, tellsOfPublication(between: known.node, node),
            found.date.day ?? .max <= known.date.date.day ?? .min
          else { continue }
          return found
        }
        guard tellsUpdate(node, &words) else { return found }
        update = (found, node)
      }
      if let update { return update.date }
    }
    return nil
  }

  private func hoveredDate(at node: Int, line: Int) -> DateCandidate? {
    for name in [AttributeName.dataDate, .title] {
      guard let text = analysis.page.attributeText(name, of: node), text.utf8.count >= 10, text.utf8.count < 60,
        let date = reader.machineDate(text), date.hasTime
      else { continue }
      return DateCandidate(date: date, source: "time", line: line)
    }
    return nil
  }

  /// Whether the text between two elements says that the second is of the publication.
  private func tellsOfPublication(between first: Int, _ second: Int) -> Bool {
    let page = analysis.page
    var text: [UInt8] = []
    for node in Int(page.nodes[first].end)..<max(second, Int(page.nodes[first].end)) where page.nodes[node].tag == .text
    {
      text += page.text[Int(page.nodes[node].textStart)..<Int(page.nodes[node].textEnd)]
    }
    return DateLabels.speakOfPublication(text[...])
  }

  private func nodes(of lines: [Int]) -> Set<Int32> { Set(lines.map { analysis.list.blocks[$0].node }) }

  /// What an element says of its date in an attribute, else in its text.
  private func machineText(of node: Int, isShown: Bool) -> String? {
    let page = analysis.page
    for name in [AttributeName.datetime, .content, .dataDate, .title] {
      if let value = page.attributeText(name, of: node), value.utf8.count >= 8, value.utf8.count < 100 { return value }
    }
    return isShown ? page.foldedText(of: node, limit: 100) : nil
  }

  /// Whether an element, by its name or by what stands before it, dates a change.
  private func tellsUpdate(_ node: Int, _ words: inout WordsBeforeDates) -> Bool {
    let page = analysis.page
    if lines.isNamedChange(node) { return true }
    guard let line = words.line(of: node) else { return false }
    // Its own words, or those before it since the date before.
    let own = page.foldedText(of: node, limit: 100)
    return DateLabels.speakOfUpdate(Array(own.utf8)[...]) || words.tellUpdate(on: line, before: node)
  }

  private func isNear(_ node: Int, _ near: Set<Int32>) -> Bool { analysis.page.isWithin(near, node, levels: 6) }
}

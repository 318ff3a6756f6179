internal import TidingsModel
internal import TidingsParse

/// The dates that the page shows: lines beside title and text, and elements made for dates.
extension DateFinder {
  func visibleDates() -> [Candidate] {
    var found: [Candidate] = []
    func read(_ indices: [Int]) {
      for index in indices {
        let block = analysis.list.blocks[index]
        let bytes = partedText(of: block)
        guard bytes.count < 400, !block.isProse || block.weight < 160,
          !surroundings.isInListOfLinks(Int(block.node))
        else { continue }
        var dates = DateScanner.dates(in: bytes, language: language, dayFirst: dayFirst)
        guard !dates.isEmpty, !surroundings.isAmongTeasers(index) else { continue }
        if dates.count == 1, let whole = timeOnNextLine(index, bytes, dates[0]) { dates = [whole] }
        if let first = yearlessDate(before: dates[0], in: bytes) { dates.insert(first, at: 0) }
        // A sentence that mentions a day is not a dateline.
        let taken = dates.reduce(0) { $0 + $1.length }
        guard
          block.weight < 60 || taken * 4 > bytes.count || isDateElement(block) || !(block.isProse || block.endsSentence)
            || DateLabels.open(bytes)
        else { continue }
        for (position, date) in dates.enumerated() {
          found.append(
            Candidate(
              date: date, source: "text", isUpdate: DateLabels.tellUpdate(of: position, among: dates, in: bytes),
              line: index,
              standsAlone: dates.count == 1
                && (taken * 3 > bytes.count || isDateElement(block)
                  || (bytes.count < 120 && DateLabels.speakOfPublication(bytes)))
            ))
        }
      }
    }
    read(surroundings.afterTitle)
    if found.isEmpty { found = datesBelowTitle() }
    if !found.isEmpty, found.allSatisfy(\.isUpdate) {
      // The publication's date may stand above the title, that of a change below it.
      let updates = found
      found = []
      read(surroundings.beforeTitle.filter(isStraightAboveTitle))
      found = found.filter { $0.standsAlone && !$0.isUpdate } + updates
    }
    if found.isEmpty {
      // Today's date stands in menus without the time of day.
      read(
        surroundings.beforeTitle.filter { !DateLabels.speakOfToday(analysis.list.bytes(of: analysis.list.blocks[$0])) })
      let isTimed = found.contains { $0.date.hasTime }
      found.removeAll { !$0.date.hasTime && (isTimed || $0.line.map(surroundings.isInNavigation) == true) }
      // A day that stands alone or in the page's head may be today's, where the one below says that it is the publication's.
      let isOfHead = found.allSatisfy { $0.line.map(surroundings.isInPageHead) == true }
      if !isTimed || isOfHead, !found.isEmpty {
        let above = found
        found = []
        read(surroundings.afterBody.filter(surroundings.isDateline))
        if found.isEmpty { found = above }
      }
    }
    if found.isEmpty { read(surroundings.afterBody) }
    if found.isEmpty, let heading = surroundings.heading { found = dates(besideTitleIn: heading) }
    return found
  }

  /// Whether no link stands between a line that is not today's date and the title.
  private func isStraightAboveTitle(_ index: Int) -> Bool {
    let blocks = analysis.list.blocks
    guard let heading = surroundings.heading, index < heading, index + 4 >= heading else { return false }
    return blocks[index..<heading].allSatisfy { $0.links == 0 } && !surroundings.isInPageHead(index)
      && !DateLabels.speakOfToday(analysis.list.bytes(of: blocks[index]))
  }

  /// The day without a year before one on which the story was changed: `18/09 à 14:20, mis à jour le 20/09/2025`.
  private func yearlessDate(before update: WrittenDate, in line: ArraySlice<UInt8>) -> WrittenDate? {
    let before = line.prefix(update.start)
    guard DateLabels.speakOfUpdate(before) else { return nil }
    let dates = DateScanner.dates(in: before, language: language, dayFirst: dayFirst, year: update.civil.year)
    guard let first = dates.first, first.hasTime, !DateLabels.speakOfUpdate(before.prefix(first.start)),
      let published = first.timestamp(zone: nil), let changed = update.timestamp(zone: nil), published <= changed
    else { return nil }
    return first
  }

  /// A day that has a line of its own, with the time of day that has the next one.
  private func timeOnNextLine(_ index: Int, _ line: ArraySlice<UInt8>, _ date: WrittenDate) -> WrittenDate? {
    let blocks = analysis.list.blocks
    guard !date.hasTime, index + 1 < blocks.count, blocks[index + 1].text.count < 16 else { return nil }
    let both = Array(line) + [0x20] + analysis.list.bytes(of: blocks[index + 1])
    guard let whole = DateScanner.dates(in: both[...], language: language, dayFirst: dayFirst).first,
      whole.hasTime, whole.civil.dateText == date.civil.dateText
    else { return nil }
    return whole
  }

  /// A line with its elements' texts kept apart, as their styles do: a time and the count behind it.
  func partedText(of block: Block) -> ArraySlice<UInt8> {
    let page = analysis.page
    let line = analysis.list.bytes(of: block)
    guard line.count < 400, block.nodes.count > 2 else { return line }
    var text: [UInt8] = []
    func append(_ node: Int) {
      if !text.isEmpty, text.last != 0x20 { text.append(0x20) }
      ByteText.appendFolded(
        page.text[Int(page.nodes[node].textStart)..<Int(page.nodes[node].textEnd)], to: &text, from: text.count)
    }
    // What is named as the time of a change goes behind the others: systems write it first, where no reader sees it.
    var changes: [Int] = []
    for index in Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound) where page.nodes[index].tag == .text {
      let parent = Int(page.nodes[index].parent)
      if parent != Int(block.node), isNamedChange(parent) { changes.append(index) } else { append(index) }
    }
    for index in changes { append(index) }
    // What the line leaves out stays out.
    return text.count <= line.count + block.nodes.count ? text[...] : line
  }

  /// The dates on lines of their own within the title's element: with a time of day, or with little else.
  private func datesBelowTitle() -> [Candidate] {
    guard let heading = surroundings.heading, case let block = analysis.list.blocks[heading],
      case let bytes = analysis.list.bytes(of: block), bytes.contains(0x0A)
    else { return [] }
    let own = DateScanner.dates(in: Array((title ?? "").utf8)[...], language: language, dayFirst: dayFirst)
    var found: [Candidate] = []
    for line in bytes.split(separator: 0x0A) {
      let dates = DateScanner.dates(in: line, language: language, dayFirst: dayFirst)
      for (position, date) in dates.enumerated() where !own.contains(where: { $0.civil == date.civil }) {
        guard date.hasTime || date.length * 2 > line.count || DateLabels.open(line) else { continue }
        let isUpdate = DateLabels.tellUpdate(of: position, among: dates, in: line)
        found.append(Candidate(date: date, source: "text", isUpdate: isUpdate, standsAlone: dates.count == 1))
      }
    }
    return found
  }

  /// The dates that stand in the heading and are no part of the title.
  private func dates(besideTitleIn heading: Int) -> [Candidate] {
    let bytes = analysis.list.bytes(of: analysis.list.blocks[heading])
    let own = DateScanner.dates(in: Array((title ?? "").utf8)[...], language: language, dayFirst: dayFirst)
    return DateScanner.dates(in: bytes, language: language, dayFirst: dayFirst)
      .filter { date in !own.contains { $0.civil == date.civil } }.map { Candidate(date: $0, source: "text") }
  }

  private func isDateElement(_ block: Block) -> Bool {
    let node = Int(block.node)
    return !analysis.hints[node].isDisjoint(with: [.date, .meta, .byline])
  }

  /// The elements that date the article and its last change for machines: a `time`, or one that is named as the date.
  /// - Parameter named: only one that the page calls the publication's, or that stands by the title.
  func timeElements(named: Bool) -> (published: Candidate?, update: Candidate?) {
    let page = analysis.page
    let near = nodes(of: surroundings.afterTitle + surroundings.beforeTitle)
    let below = nodes(of: surroundings.belowText.filter { !isRemark($0) })
    let gap = nodesBelowTitle
    var update: Candidate?
    /// By the title, or the page's own.
    var first: Candidate?
    var signed: Candidate?
    /// Dates of publication that stand apart from the title, of this story or of others.
    var declared: [Candidate] = []
    for (index, node) in page.nodes.enumerated() {
      let isTime = node.tag == .time
      guard isTime || analysis.hints[index].contains(.date) else { continue }
      let property = page.attribute(.itemprop, of: index) ?? page.attribute(.property, of: index)
      let isPublication = property.map { ByteText.contains($0, "datepublished") } ?? false
      let isChange = property.map { ByteText.contains($0, "datemodified") } ?? false
      if surroundings.isInListOfLinks(index) { continue }
      let isByTitle = isNear(index, near) || (gap.contains(index) && isEmptyTime(index))
      let isBelow = !isByTitle && isNear(index, below)
      if !isPublication {
        if !isByTitle, !isBelow, named || surroundings.heading != nil { continue }
        if analysis.unlikely[index] || surroundings.cards[index], !isByTitle, !isBelow { continue }
      }
      guard let value = machineText(of: index, isShown: isTime && (isByTitle || isBelow)), let date = machineDate(value)
      else { continue }
      let found = Candidate(
        date: date, source: isTime ? "time" : "microdata", isUpdate: isChange || (!isPublication && tellsUpdate(index)),
        node: index)
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
  var attributeDate: Candidate? {
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
    return only.flatMap(machineDate).map { Candidate(date: $0, source: "time") }
  }

  /// The time that a short line below the title shows when pointed at: `<span title="14/06/2025 09:15">3 days ago</span>`.
  var hoveredDate: Candidate? {
    for index in surroundings.afterTitle where analysis.list.blocks[index].weight < 80 {
      let block = analysis.list.blocks[index]
      for node in Int(min(block.node, block.nodes.lowerBound))..<Int(block.nodes.upperBound) {
        for name in [AttributeName.dataDate, .title] {
          guard let text = analysis.page.attributeText(name, of: node), text.utf8.count >= 10, text.utf8.count < 60,
            let date = machineDate(text), date.hasTime
          else { continue }
          return Candidate(date: date, source: "time", line: index)
        }
      }
    }
    return nil
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

  /// Whether an element is named as the time of a change, and not as the one date of a post: `entry-date updated`.
  private func isNamedChange(_ node: Int) -> Bool {
    guard let names = analysis.page.attribute(.classes, of: node) else { return false }
    return (ByteText.contains(names, "updated") || ByteText.contains(names, "modified"))
      && !ByteText.contains(names, "published") && !ByteText.contains(names, "entry-date")
  }

  /// Whether an element, by its name or by what stands before it, dates a change.
  private func tellsUpdate(_ node: Int) -> Bool {
    let page = analysis.page
    if isNamedChange(node) { return true }
    guard let line = analysis.list.blocks.first(where: { $0.nodes.contains(Int32(node)) || Int($0.node) == node })
    else { return false }
    // Its own words, or those before it since the date before.
    let own = page.foldedText(of: node, limit: 100)
    if DateLabels.speakOfUpdate(Array(own.utf8)[...]) { return true }
    var label: [UInt8] = []
    for earlier in Int(line.nodes.lowerBound)..<max(node, Int(line.nodes.lowerBound)) {
      if page.nodes[earlier].tag == .time { label.removeAll() }
      guard page.nodes[earlier].tag == .text, page.nodes[Int(page.nodes[earlier].parent)].tag != .time else { continue }
      ByteText.appendFolded(
        page.text[Int(page.nodes[earlier].textStart)..<Int(page.nodes[earlier].textEnd)], to: &label, from: label.count)
      label.append(0x20)
    }
    let date = DateScanner.dates(in: label[...], language: language, dayFirst: dayFirst).last
    return DateLabels.speakOfUpdate(label.dropFirst(date.map { $0.start + $0.length } ?? 0))
  }

  /// The day that all dates below the title give, teasers and comments aside, where nothing else tells it.
  var onlyDate: Candidate? {
    guard let heading = surroundings.heading else { return nil }
    var found: Candidate?
    for index in heading + 1..<max(heading + 1, analysis.list.blocks.count) {
      let block = analysis.list.blocks[index]
      guard block.weight < 60, isDateElement(block) || holdsTime(block), !surroundings.cards[Int(block.node)],
        !isAmongOthers(Int(block.node))
      else { continue }
      let bytes = analysis.list.bytes(of: block)
      for date in DateScanner.dates(in: bytes, language: language, dayFirst: dayFirst) {
        if let found, found.date.civil.dateText != date.civil.dateText { return nil }
        found = found ?? Candidate(date: date, source: "text", isUpdate: DateLabels.speakOfUpdate(bytes))
      }
    }
    return found.flatMap { $0.isUpdate ? nil : $0 }
  }

  /// The day of publication that a sentence below the text tells, wherever it stands before the comments:
  /// `This entry was posted on 14 June 2025 at 09:15 by Ann Bell and filed under Harbour`.
  var dateInColophon: Candidate? {
    guard let last = surroundings.body.last else { return nil }
    for index in last + 1..<max(last + 1, analysis.list.blocks.count) {
      let block = analysis.list.blocks[index]
      guard block.weight < 400, !analysis.isComment(Int(block.node)), !surroundings.cards[Int(block.node)],
        case let bytes = partedText(of: block),
        case let folded = WordFold.fold(bytes.prefix(40)),
        Self.colophons.contains(where: { folded.starts(with: $0) })
      else { continue }
      let dates = DateScanner.dates(in: bytes, language: language, dayFirst: dayFirst)
      guard let date = dates.first, !DateLabels.tellUpdate(of: 0, among: dates, in: bytes) else { continue }
      return Candidate(date: date, source: "text", line: index)
    }
    return nil
  }

  /// How systems begin the sentence that tells of a post itself.
  private static let colophons = ChromePhrases.split(
    """
    this entry was|this post was|this article was|this story was|dieser eintrag wurde|dieser beitrag wurde
    dieser artikel wurde|der beitrag wurde|der artikel wurde|cette entrée a été|cet article a été|ce billet a été
    cette publication a été|esta entrada fue|esta entrada se publicó|este artículo fue|questo articolo è stato
    questa voce è stata|questo post è stato|este artigo foi|esta entrada foi|este post foi|dit bericht is
    dit bericht werd|dit artikel is|ten wpis został|wpis został|tento příspěvek byl|detta inlägg|dette innlegget
    dette indlæg|tämä artikkeli|aquesta entrada|эта запись была|запись опубликована|цей запис|bu yazı
    """)

  /// The day that the story itself opens with, behind its place and before a dash: `PORTVILLE, March 9, 2026 — …`.
  var datelineOfStory: Candidate? {
    for index in surroundings.body.prefix(3) {
      let bytes = analysis.list.bytes(of: analysis.list.blocks[index])
      let opening = bytes.prefix(Self.longestDateline)
      guard let date = DateScanner.dates(in: opening, language: language, dayFirst: dayFirst).first,
        case let behind = opening.dropFirst(date.start + date.length).drop(while: { $0 == 0x20 || $0 == 0x29 }),
        Self.dashes.contains(where: { behind.starts(with: $0) }),
        isPlace(opening.prefix(date.start))
      else { continue }
      return Candidate(date: date, source: "text")
    }
    return nil
  }

  /// Whether a text is a place before a date: brief, with the comma that parts the two, be it before a brief word of the
  /// date's: `Hà Nội, ngày`.
  private func isPlace(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count < 60, let comma = text.lastIndex(of: 0x2C) else { return false }
    return text.endIndex - comma <= 8 && !text.contains(0x3A)
  }

  /// In bytes.
  private static let longestDateline = 120
  private static let dashes = ["—", "–", "- ", "--", "/"].map { Array($0.utf8) }

  /// Whether a node lies in what is named as comments, other stories, promotion or navigation.
  private func isAmongOthers(_ node: Int) -> Bool {
    var ancestor = node
    while ancestor >= 0 {
      if !analysis.hints[ancestor].isDisjoint(with: [.related, .comments, .navigation, .promotion, .hidden])
        || analysis.page.nodes[ancestor].tag == .nav
        || (analysis.page.nodes[ancestor].tag == .footer && !isOfArticle(ancestor))
      {
        return true
      }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return false
  }

  private func holdsTime(_ block: Block) -> Bool {
    (Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).contains { analysis.page.nodes[$0].tag == .time }
  }

  /// Whether an element lies in an article that holds the title.
  private func isOfArticle(_ node: Int) -> Bool {
    guard let heading = surroundings.heading.map({ Int(analysis.list.blocks[$0].node) }) else { return false }
    var ancestor = node
    while ancestor > 0 {
      if analysis.page.nodes[ancestor].tag == .article { return analysis.page.contains(ancestor, heading) }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return false
  }

  private func isNear(_ node: Int, _ near: Set<Int32>) -> Bool {
    var ancestor = node
    for _ in 0..<6 {
      if near.contains(Int32(ancestor)) { return true }
      let parent = Int(analysis.page.nodes[ancestor].parent)
      guard parent >= 0 else { return false }
      ancestor = parent
    }
    return false
  }
}

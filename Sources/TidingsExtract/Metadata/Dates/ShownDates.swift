internal import TidingsModel
internal import TidingsParse

/// The dates that readers see: in the lines beside title and text.
struct ShownDates {
  let analysis: PageAnalysis
  let surroundings: Surroundings
  let reader: DateReader
  let title: String?

  private var lines: DateLines { DateLines(analysis: analysis) }

  /// Those of the first place that shows any: below the title, above it, behind the text, in the heading.
  func find() -> [DateCandidate] {
    var found = dates(in: surroundings.afterTitle)
    if found.isEmpty { found = datesBelowTitle() }
    if !found.isEmpty, found.allSatisfy(\.isUpdate) {
      // The publication's date may stand above the title, that of a change below it.
      let updates = found
      found =
        dates(in: surroundings.beforeTitle.filter(isStraightAboveTitle))
        .filter { $0.standsAlone && !$0.isUpdate } + updates
    }
    if found.isEmpty {
      // Today's date stands in menus without the time of day.
      found = dates(
        in: surroundings.beforeTitle.filter {
          !DateLabels.speakOfToday(analysis.list.bytes(of: analysis.list.blocks[$0]))
        })
      let isTimed = found.contains { $0.date.hasTime }
      found.removeAll { !$0.date.hasTime && (isTimed || $0.line.map(surroundings.places.isInNavigation) == true) }
      // A day that stands alone or in the page's head may be today's, where the one below says that it is the publication's.
      let isOfHead = found.allSatisfy { $0.line.map(surroundings.places.isInPageHead) == true }
      if !isTimed || isOfHead, !found.isEmpty {
        let above = found
        found = dates(in: surroundings.afterBody.filter(surroundings.isDateline))
        // A day before that of a change is none of a visit's.
        if found.allSatisfy(\.isUpdate), found.isEmpty || (!isOfHead && precede(above, found)) { found = above + found }
      }
    }
    if found.isEmpty { found = dates(in: surroundings.afterBody) }
    if found.isEmpty, let heading = surroundings.heading { found = dates(besideTitleIn: heading) }
    return publicationFirst(found)
  }

  /// Dates with that of publication before that of the text's creation, which some systems show as well, and before one
  /// that its label calls another.
  private func publicationFirst(_ found: [DateCandidate]) -> [DateCandidate] {
    func line(_ candidate: DateCandidate) -> ArraySlice<UInt8> {
      candidate.line.map { analysis.list.bytes(of: analysis.list.blocks[$0]) } ?? []
    }
    guard found.count > 1, case let isOfAnother = DateLabels.isOfAnother(label(of: found[0])),
      isOfAnother || DateLabels.openOnCreation(line(found[0])),
      let published = found.firstIndex(where: {
        !$0.isUpdate && !DateLabels.openOnCreation(line($0))
          && (isOfAnother
            ? DateLabels.speakOfPublication(label(of: $0)) && label(of: $0).count < 32
            : DateLabels.open(line($0)) && ($0.date.day ?? 0) >= (found[0].date.day ?? 0))
      })
    else { return found }
    var dates = found
    dates.insert(dates.remove(at: published), at: 0)
    return dates
  }

  /// What stands before a date: on its line, or in the term that the line describes.
  private func label(of candidate: DateCandidate) -> ArraySlice<UInt8> {
    guard let index = candidate.line else { return [] }
    let blocks = analysis.list.blocks
    let own = analysis.list.bytes(of: blocks[index]).prefix(candidate.date.start)
    guard own.isEmpty, index > 0, analysis.page.nodes[Int(blocks[index].node)].tag == .dd,
      analysis.page.nodes[Int(blocks[index - 1].node)].tag == .dt
    else { return own }
    let term = Array(analysis.list.bytes(of: blocks[index - 1]))
    return (term.last == 0x3A ? term : term + [0x3A])[...]
  }

  /// The dates of those lines that are datelines.
  private func dates(in indices: [Int]) -> [DateCandidate] {
    var found: [DateCandidate] = []
    for index in indices {
      let block = analysis.list.blocks[index]
      let bytes = lines.parted(block)
      guard bytes.count < 400, !block.isProse || block.weight < 160 else { continue }
      var dates = reader.dates(in: bytes)
      guard !dates.isEmpty, !surroundings.others.isAmongTeasers(index), !isOfListOfLinks(block, dates, bytes) else {
        continue
      }
      if dates.count == 1, let whole = timeOnNextLine(index, bytes, dates[0]) { dates = [whole] }
      if let first = yearlessDate(before: dates[0], in: bytes) { dates.insert(first, at: 0) }
      // A sentence that mentions a day is not a dateline.
      let taken = dates.reduce(0) { $0 + $1.length }
      guard
        block.weight < 60 || taken * 4 > bytes.count || isMuchOfRow(dates[0], of: block) || lines.isDateElement(block)
          || !(block.isProse || block.endsSentence)
          || DateLabels.open(bytes)
      else { continue }
      for (position, date) in dates.enumerated() {
        found.append(
          DateCandidate(
            date: date, source: "text", isUpdate: DateLabels.tellUpdate(of: position, among: dates, in: bytes),
            line: index,
            standsAlone: dates.count == 1
              && (standsAlone(date, taken: taken, in: bytes) || lines.isDateElement(block)
                || (bytes.count < 120 && DateLabels.speakOfPublication(bytes)))
          ))
      }
    }
    return found
  }

  /// Whether a date is a good part of its row, in a line that is broken in some, and no sentence.
  private func isMuchOfRow(_ date: WrittenDate, of block: Block) -> Bool {
    analysis.list.bytes(of: block).split(separator: 0x0A).dropFirst().contains { row in
      reader.dates(in: row).first?.civil.dateText == date.civil.dateText && date.length * 4 > row.count
        && !Sentences.count(row).atEnd
    }
  }

  /// Whether a date is a good part of a line.
  /// - Parameter taken: how many bytes the day takes.
  private func standsAlone(_ date: WrittenDate, taken: Int, in line: ArraySlice<UInt8>) -> Bool {
    let clock = (date.hasTime ? 6 : 0) + (date.offset != nil ? 6 : 0)
    return (taken + clock) * 3 > line.count
  }

  private func precede(_ dates: [DateCandidate], _ others: [DateCandidate]) -> Bool {
    dates.allSatisfy { date in others.allSatisfy { (date.date.day ?? 0) <= ($0.date.day ?? 0) } }
  }

  /// Whether a line lies in a list of other stories; a link that is little more than a date leads to none.
  private func isOfListOfLinks(_ block: Block, _ dates: [WrittenDate], _ line: ArraySlice<UInt8>) -> Bool {
    if block.linkShare > 0.8, dates.reduce(0, { $0 + $1.length }) * 2 > line.count { return false }
    return surroundings.others.isInListOfLinks(Int(block.node))
  }

  /// Whether no link stands between a line that is not today's date and the title.
  private func isStraightAboveTitle(_ index: Int) -> Bool {
    let blocks = analysis.list.blocks
    guard let heading = surroundings.heading, index < heading, index + 4 >= heading else { return false }
    return blocks[index..<heading].allSatisfy { $0.links == 0 } && !surroundings.places.isInPageHead(index)
      && !DateLabels.speakOfToday(analysis.list.bytes(of: blocks[index]))
  }

  /// The day without a year before one on which the story was changed: `18/09 à 14:20, mis à jour le 20/09/2025`.
  private func yearlessDate(before update: WrittenDate, in line: ArraySlice<UInt8>) -> WrittenDate? {
    let before = line.prefix(update.start)
    guard DateLabels.speakOfUpdate(before) else { return nil }
    let dates = reader.dates(in: before, year: update.civil.year)
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
    guard let whole = reader.dates(in: both[...]).first,
      whole.hasTime, whole.civil.dateText == date.civil.dateText
    else { return nil }
    return whole
  }

  /// The dates on lines of their own within the title's element: with a time of day, or with little else.
  private func datesBelowTitle() -> [DateCandidate] {
    guard let heading = surroundings.heading, case let block = analysis.list.blocks[heading],
      case let bytes = analysis.list.bytes(of: block), bytes.contains(0x0A)
    else { return [] }
    let own = reader.dates(in: Array((title ?? "").utf8)[...])
    var found: [DateCandidate] = []
    for line in bytes.split(separator: 0x0A) {
      let dates = reader.dates(in: line)
      for (position, date) in dates.enumerated() where !own.contains(where: { $0.civil == date.civil }) {
        guard date.hasTime || date.length * 2 > line.count || DateLabels.open(line) else { continue }
        let isUpdate = DateLabels.tellUpdate(of: position, among: dates, in: line)
        found.append(DateCandidate(date: date, source: "text", isUpdate: isUpdate, standsAlone: dates.count == 1))
      }
    }
    return found
  }

  /// The dates that stand in the heading and are no part of the title.
  private func dates(besideTitleIn heading: Int) -> [DateCandidate] {
    let bytes = analysis.list.bytes(of: analysis.list.blocks[heading])
    let own = reader.dates(in: Array((title ?? "").utf8)[...])
    return reader.dates(in: bytes)
      .filter { date in !own.contains { $0.civil == date.civil } }.map { DateCandidate(date: $0, source: "text") }
  }
}

internal import TidingsModel
internal import TidingsParse

/// The article's own lines round its title.
struct LinesByTitle {
  let analysis: PageAnalysis
  let own: OwnLines

  private var blocks: [Block] { analysis.list.blocks }

  private var places: LinePlaces { own.places }

  private var heading: Int? { places.heading }

  private func tag(_ index: Int) -> Tag { analysis.page.nodes[Int(blocks[index].node)].tag }

  /// Lines after the title, among the first paragraphs: bylines, dates, sections.
  func after() -> [Int] {
    let first = own.firstOfBody
    let start = heading.map { $0 + 1 } ?? max(0, firstInContainer - 4)
    var lines: [Int] = []
    var paragraphs = 0
    var index = start
    let last = own.body.last ?? blocks.count
    let facts = ListedFacts(analysis: analysis, container: own.container)
    while index < blocks.count, index <= last, index < start + 60, lines.count < 30 {
      if blocks[index].isProse, index >= first { paragraphs += 1 }
      if paragraphs > 3
        || (index > first && tag(index).isHeading && !announcesOthers(index) && !isDayInSmallPrint(index)
          && !isInByline(index))
      {
        break
      }
      // What stands below "Most popular" are other stories, with dates and names of their own.
      if index < first, tag(index).isHeading, announcesOthers(index),
        holdDates(index + 1..<min(first, index + 60, blocks.count))
      {
        index = first
        continue
      }
      if own.isNear(index), index <= first || !facts.hold(index) { lines.append(index) }
      index += 1
    }
    return lines
  }

  /// Lines just before the title that share its element, not the page's head; the nearest first.
  func before() -> [Int] {
    guard let heading else { return [] }
    return (max(0, heading - 8)..<heading).filter { index in
      own.isNear(index)
        && (places.sharesSection(index, heading)
          || (index + 3 >= heading && (places.sharesColumn(index, heading) || opensStory(index)))
          || (index + 2 >= heading && own.opensTimed(index)))
    }.reversed()
  }

  /// Whether a heading of the lowest levels holds a day and little else: it is chosen for its small print, and heads no
  /// section.
  private func isDayInSmallPrint(_ index: Int) -> Bool {
    switch tag(index) {
    case .h4, .h5, .h6: break
    default: return false
    }
    let bytes = analysis.list.bytes(of: blocks[index])
    let dates = DateScanner.dates(in: bytes, language: nil)
    return blocks[index].weight < 40 && dates.reduce(0) { $0 + $1.length } * 2 > bytes.count
  }

  /// Whether a heading is the writer's name, in an element that is named as the byline.
  private func isInByline(_ index: Int) -> Bool {
    blocks[index].weight < 60 && places.isNamed(Int(blocks[index].node), .byline)
  }

  /// Whether several lines have dates, each its own.
  private func holdDates(_ lines: Range<Int>) -> Bool {
    var days: Set<String> = []
    for index in lines where blocks[index].weight < 60 && days.count < 3 {
      days.formUnion(DateScanner.dates(in: analysis.list.bytes(of: blocks[index]), language: nil).map(\.civil.dateText))
    }
    return days.count > 2
  }

  private func announcesOthers(_ index: Int) -> Bool {
    ChromePhrases.announces(WordFold.fold(analysis.list.bytes(of: blocks[index])))
  }

  /// Whether a line is named as a date and shows more than a day, on pages without an element round title and text.
  private func opensStory(_ index: Int) -> Bool {
    places.isNamed(Int(blocks[index].nodes.lowerBound), .date) && blocks[index].linkShare < 0.5
      && analysis.list.bytes(of: blocks[index]).contains(0x3A)
  }

  private var firstInContainer: Int {
    blocks.firstIndex { Int($0.node) >= own.container } ?? 0
  }
}

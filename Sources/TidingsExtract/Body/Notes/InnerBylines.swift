internal import TidingsModel

/// Lines between standfirst and body, or in each entry of a running report, that say who wrote and when.
struct InnerBylines {
  let element: ArticleElement

  private var analysis: PageAnalysis { element.analysis }
  private var blocks: [Block] { element.blocks }
  private var datelines: Datelines { Datelines(element: element) }

  /// A byline or date between the standfirst and the body.
  func drop(_ keep: inout [Bool], _ range: Range<Int>) {
    var run: [Int] = []
    var prose = 0
    let facts = ListedFacts(analysis: analysis, container: element.container)
    for index in range where keep[index] {
      let block = blocks[index]
      let isShort =
        block.weight < 60 && !block.isProse && !element.tag(index).isHeading && element.tag(index) != .li
        && element.tag(index) != .td
      if isShort || (!element.tag(index).isHeading && datelines.contains(index)), prose == 0 || !facts.hold(index) {
        run.append(index)
        continue
      }
      if prose > 0, run.count <= 4, run.contains(where: isByline) {
        for dropped in run where isByline(dropped) || !blocks[dropped].endsSentence {
          keep[dropped] = isOneOfMany(dropped, keep, range)
        }
      }
      run.removeAll(keepingCapacity: true)
      if block.isProse { prose += 1 }
      if prose > 2 { return }
    }
  }

  /// Whether several lines are named like this one: the times in a running report.
  private func isOneOfMany(_ index: Int, _ keep: [Bool], _ range: Range<Int>) -> Bool {
    let page = analysis.page
    guard let name = page.attribute(.classes, of: Int(blocks[index].node)), !name.isEmpty else { return false }
    let alike = range.lazy.filter {
      keep[$0] && !blocks[$0].isProse && page.attribute(.classes, of: Int(blocks[$0].node)) == name
    }
    return alike.prefix(4).count == 4
  }

  private func isByline(_ index: Int) -> Bool {
    let bytes = analysis.list.bytes(of: blocks[index])
    if datelines.isMostlyDate(bytes) || datelines.contains(index) || isBareByline(index) { return true }
    let folded = element.folded[index]
    return element.authors.contains { !$0.isEmpty && TitleFinder.contains(folded, $0) }
  }

  /// Whether a line is `By` and a name, and a date at most: no sentence, each of its other words with a capital or a digit.
  private func isBareByline(_ index: Int) -> Bool {
    let block = blocks[index]
    guard !block.endsSentence, block.weight < 60 else { return false }
    let line = analysis.list.text(of: block)
    guard let label = Self.byWords.first(where: { line.hasPrefix($0) }) else { return false }
    let words = line.dropFirst(label.count).split(whereSeparator: { $0 == " " || $0 == "\n" })
    guard let first = words.first?.first, first.isUppercase, words.count <= 12 else { return false }
    return words.count <= 5 && words.allSatisfy { $0.first?.isUppercase ?? false }
      || !DateScanner.dates(in: analysis.list.bytes(of: block), language: "").isEmpty
  }

  private static let byWords = [
    "By ", "by ", "Von ", "von ", "Par ", "par ", "Por ", "por ", "Di ", "di ", "A cura di ", "a cura di ", "De ",
    "Door ",
    "door ", "Av ", "av ", "Af ", "af ", "Oleh ", "oleh ", "Bởi ", "bởi ", "Автор: ", "Текст: ", "Opracował ",
    "Autor: ",
  ]

  /// Who wrote each entry of a running report: one short line again and again in elements with one name.
  func dropOfEntries(_ keep: inout [Bool], _ range: Range<Int>) {
    var lines: [[UInt8]: [Int]] = [:]
    var clocked: [[UInt8]: [Int]] = [:]
    for index in range where keep[index] && blocks[index].weight < 40 && !blocks[index].endsSentence {
      switch element.tag(index) {
      case .p, .div, .a, .address: break
      default: continue
      }
      let bytes = analysis.list.bytes(of: blocks[index])
      if holdsClockAndByline(index), let name = analysis.page.attribute(.classes, of: Int(blocks[index].node)) {
        clocked[Array(name), default: []].append(index)
        continue
      }
      // A time or a result is no name.
      guard !bytes.contains(where: { $0.isDigit }),
        let name = analysis.page.attribute(.classes, of: Int(blocks[index].node)), !name.isEmpty
      else { continue }
      lines[Array(name) + [0x0A] + bytes, default: []].append(index)
    }
    for same in lines.values where same.count >= 3 {
      guard same.count(where: isBesideClock) * 2 >= same.count else { continue }
      let parents = Set(same.map { analysis.page.nodes[Int(blocks[$0].node)].parent })
      guard parents.count == same.count else { continue }
      for index in same { keep[index] = false }
    }
    for same in clocked.values where same.count >= 3 {
      for index in same { keep[index] = false }
    }
  }

  /// Whether a line is a time element and one that is named as who wrote.
  private func holdsClockAndByline(_ index: Int) -> Bool {
    let first = Int(blocks[index].node)
    let inner = min(first, Int(blocks[index].nodes.lowerBound))..<Int(blocks[index].nodes.upperBound)
    return inner.count <= Self.longestEntryLine && inner.contains { analysis.page.nodes[$0].tag == .time }
      && inner.contains { analysis.page.nodes[$0].tag != .text && analysis.hints[$0].contains(.byline) }
  }

  /// In nodes: where lines stand right in one element, they are far from its start.
  private static let longestEntryLine = 40

  /// Whether a line with the time of day stands close before or behind a line.
  private func isBesideClock(_ index: Int) -> Bool {
    [index - 2, index - 1, index + 1].contains { other in
      guard blocks.indices.contains(other), blocks[other].weight < 40 else { return false }
      let bytes = analysis.list.bytes(of: blocks[other])
      return bytes.contains(0x3A) && bytes.contains { $0.isDigit }
    }
  }
}

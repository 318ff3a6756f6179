internal import TidingsModel
internal import TidingsParse

/// The reporters of Chinese, Japanese and Korean papers, in lines that say what they did and in the story itself.
struct ReportersInStory {
  let source: BylineSource
  let eastAsian: EastAsianBylines

  private var analysis: PageAnalysis { source.analysis }
  private var surroundings: Surroundings { source.surroundings }
  private var names: PersonNames { source.names }
  private var bylines: BylineRuns { BylineRuns(source: source) }

  /// The names in lines that say what their bearers did, without spaces round them.
  func told(_ near: [Int]) -> [Author] {
    for index in near {
      let block = analysis.list.blocks[index]
      if block.endsSentence { continue }
      let runs = bylines.runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).map(\.text)
      for text in [bylines.parted(block)] + runs {
        let found = eastAsian.names(inLine: text)
        if !found.isEmpty { return withOthers(found, named: runs, on: index).map { Author(name: $0) } }
      }
    }
    return []
  }

  /// The names in what stands below the title within its element, in Chinese.
  var belowTitle: [Author] {
    guard names.language == "zh", let heading = surroundings.heading else { return [] }
    let lines = analysis.list.text(of: analysis.list.blocks[heading]).split(separator: "\n").dropFirst()
    return lines.lazy.map { eastAsian.names(inLine: String($0)) }.first { !$0.isEmpty }?.map { Author(name: $0) } ?? []
  }

  /// A Korean reporter with those whose elements follow, each with what its bearer is: `하민서 기자`, `도현우 기자`.
  /// - Parameter runs: the texts of the elements of the line that names the first.
  private func withOthers(_ found: [String], named runs: [String], on index: Int) -> [String] {
    guard found.count == 1, names.language == "ko" else { return found }
    var all = found
    for text in runs + linesLike(index) {
      let further = eastAsian.names(inLine: text)
      guard further.count == 1, all.count < Self.mostReporters, KoreanBylines.isName(further[0]),
        !KoreanBylines.isOfHelper(text)
      else {
        break
      }
      if !all.contains(further[0]) { all += further }
    }
    return all
  }

  private static let mostReporters = 6

  /// The lines that follow one in elements of the same kind.
  private func linesLike(_ index: Int) -> [String] {
    let (blocks, page) = (analysis.list.blocks, analysis.page)
    let first = page.nodes[Int(blocks[index].node)]
    guard first.tag != .body else { return [] }
    return blocks[index...].dropFirst().prefix(Self.mostReporters).prefix { block in
      let node = page.nodes[Int(block.node)]
      return node.parent == first.parent && node.tag == first.tag && block.weight < 60
    }.map { analysis.list.text(of: $0) }
  }

  /// The reporters whom the story itself names, behind its place or in brackets at its end.
  var inStory: [Author] {
    let list = analysis.list
    for index in surroundings.body.prefix(3) {
      let text = list.text(of: list.blocks[index])
      for found in [eastAsian.names(opening: text), eastAsian.names(inLine: text)] where !found.isEmpty {
        return found.map { Author(name: $0) }
      }
    }
    let behind = surroundings.afterBody.prefix(3) + [surroundings.lineBehindText].compactMap { $0 }
    for index in surroundings.body.suffix(3).reversed() + behind {
      let text = list.text(of: list.blocks[index])
      for found in [eastAsian.names(closing: text), eastAsian.names(inLine: text)] where !found.isEmpty {
        return found.map { Author(name: $0) }
      }
    }
    return []
  }
}

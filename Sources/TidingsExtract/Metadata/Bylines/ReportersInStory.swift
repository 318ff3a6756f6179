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
        if !found.isEmpty { return found.map { Author(name: $0) } }
      }
    }
    return []
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

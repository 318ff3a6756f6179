internal import TidingsHTML
internal import TidingsModel

/// Takes the article in several ways and keeps the best.
struct CandidateChooser {
  let analysis: PageAnalysis
  let title: TitleFinder.Found
  let cards: [Bool]
  let description: [UInt8]
  let linked: LinkedData
  let hints: FeedHints
  let isSiteChrome: (Int) -> Bool

  func choose(explaining explanation: inout [String]) -> BodyCandidate? {
    var candidates = [fromPage("strict", strict: true), fromPage("relaxed", strict: false)].compactMap { $0 }
    for index in candidates.indices { candidates[index].score = score(candidates[index]) }
    let best = candidates.max { $0.score < $1.score }
    for candidate in candidates {
      explanation.append(
        "candidate \(candidate.method): score \(candidate.score), \(candidate.lines.count) lines, element \(candidate.container)"
      )
    }
    return best
  }

  private func fromPage(_ method: String, strict: Bool) -> BodyCandidate? {
    guard let choice = ContainerFinder(analysis: analysis).best(strict: strict) else { return nil }
    let selector = BodySelector(
      analysis: analysis, container: choice.node, cards: strict ? cards : [Bool](repeating: false, count: cards.count),
      title: title, description: description, isSiteChrome: isSiteChrome)
    let lines = selector.select(strict: strict)
    return lines.isEmpty ? nil : BodyCandidate(method: method, container: choice.node, lines: lines)
  }

  private func score(_ candidate: BodyCandidate) -> Double {
    candidate.method == "strict" ? 1 : 0.5
  }
}

/// Mends the edges of what was taken from the page's elements by the article's text as it is known from elsewhere.
struct EdgeMending {
  let analysis: PageAnalysis
  /// The title's line, where the page shows it.
  let heading: Int?
  let reference: ReferenceText

  /// With the article's text known from elsewhere, lines at the edges that it lacks go, and those it has come back.
  func mend(_ candidate: inout BodyCandidate) {
    let blocks = analysis.list.blocks
    guard let first = candidate.lines.first, let last = candidate.lines.last else { return }
    func coverage(_ index: Int) -> Double {
      let folded = WordFold.fold(analysis.list.bytes(of: blocks[index]))
      let share = reference.shingles.coverage(of: ShingleSet(folded))
      // An item of two or three words makes no run of four: the text has them among others.
      guard share == 0, (2...3).contains(WordFold.words(folded).count) else { return share }
      return reference.folded.range(ofBytes: " " + String(decoding: folded, as: UTF8.self) + " ") == nil ? 0 : 1
    }
    let prose = candidate.lines.filter { blocks[$0].isProse }
    guard prose.count >= 3 else { return }
    let covered = prose.filter { coverage($0) > 0.6 }.count
    guard covered * 10 >= prose.count * 6 else { return }
    var lines = candidate.lines
    // What follows the feed's text may be the rest of the article.
    while let index = lines.last, lines.count > 2, coverage(index) < 0.2, blocks[index].weight >= 12,
      !reference.isOfFeed || !blocks[index].isProse
    {
      lines.removeLast()
    }
    lines = withoutStrangers(lines, isOpenEnded: reference.isOfFeed, coverage)
    // Missing paragraphs, inside and for a few lines on either side.
    let known = Set(candidate.lines + candidate.captions)
    let missing = (max((heading ?? -1) + 1, first - 12)..<min(blocks.count, last + 40)).filter { index in
      !known.contains(index) && blocks[index].isProse && !isCaption(index) && coverage(index) > 0.8
        && !analysis.writingBoxes.contains { analysis.page.contains($0, Int(blocks[index].node)) }
    }
    let told = reference.isOfFeed ? [] : linesWithin(lines + missing, of: candidate, coverage)
    candidate.lines = (lines + missing + told).sorted()
  }

  /// The lines between those of the article that the page's own text of it has word for word, though they are no
  /// paragraphs: items, questions, the line that announces a list.
  private func linesWithin(_ lines: [Int], of candidate: BodyCandidate, _ coverage: (Int) -> Double) -> [Int] {
    guard let first = lines.min(), let last = lines.max() else { return [] }
    let blocks = analysis.list.blocks
    let known = Set(candidate.lines + candidate.captions)
    let boxes = candidate.boxes + analysis.writingBoxes
    return (first...last).filter { index in
      let node = Int(blocks[index].node)
      return !known.contains(index) && !blocks[index].isProse && blocks[index].linkShare < 0.3 && !isCaption(index)
        && !analysis.unlikely[node] && !boxes.contains { analysis.page.contains($0, node) }
        && WordFold.words(WordFold.fold(analysis.list.bytes(of: blocks[index]))).count >= 4 && coverage(index) == 1
    }
  }

  /// Without the paragraphs that a text lacks which has nearly all the others: offers and teasers between them.
  /// - Parameter isOpenEnded: whether those behind all others may stay.
  private func withoutStrangers(_ lines: [Int], isOpenEnded: Bool, _ coverage: (Int) -> Double) -> [Int] {
    let blocks = analysis.list.blocks
    // The standfirst is often a field of its own.
    let prose = lines.filter { blocks[$0].isProse }.dropFirst()
    let strangers = prose.filter { index in
      switch analysis.page.nodes[Int(blocks[index].node)].tag {
      case .p, .div, .section: coverage(index) < 0.1
      default: false
      }
    }
    guard strangers.count * 5 <= prose.count else { return lines }
    let known = prose.filter { coverage($0) > 0.6 }
    guard (known.count + strangers.count) * 20 >= prose.count * 19 else { return lines }
    let end = isOpenEnded ? known.last ?? 0 : .max
    let dropped = Set(strangers.filter { $0 < end })
    return lines.filter { !dropped.contains($0) }
  }

  private func isCaption(_ index: Int) -> Bool {
    var node = Int(analysis.list.blocks[index].node)
    for _ in 0..<4 where node > 0 {
      if analysis.page.nodes[node].tag == .figcaption || analysis.hints[node].contains(.caption) { return true }
      node = Int(analysis.page.nodes[node].parent)
    }
    return false
  }
}

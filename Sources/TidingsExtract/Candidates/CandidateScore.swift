internal import TidingsHTML

/// Weighs candidates: by length, links and sentences, and by what else tells the article's text.
struct CandidateScore {
  private let analysis: PageAnalysis
  /// The page's own description, folded.
  private let description: [UInt8]
  private let references: [ReferenceText]
  /// The words of the candidates' lines.
  private let words: [Int: [UInt64]]

  init(
    analysis: PageAnalysis, folded: FoldedLines, description: [UInt8], references: [ReferenceText],
    candidates: [BodyCandidate]
  ) {
    self.analysis = analysis
    self.description = description
    self.references = references
    // The candidates have most of their lines in common.
    var words: [Int: [UInt64]] = [:]
    for candidate in candidates {
      for index in candidate.lines where words[index] == nil {
        words[index] = ShingleSet.words(of: folded[index])
      }
    }
    self.words = words
  }

  /// - Returns: 0 for a candidate without text; the best of an ordinary page has 0.8 to 1.5.
  func score(of candidate: BodyCandidate) -> Double {
    var words: [UInt64] = []
    var weight: Int32 = 0
    var linkWeight: Int32 = 0
    var sentences: Int32 = 0
    if let given = candidate.text {
      words = ShingleSet.words(of: WordFold.fold(given))
      weight = BlockBuilder.weight(given.utf8)
      sentences = weight / 80
    } else {
      for index in candidate.lines {
        let block = analysis.list.blocks[index]
        weight &+= block.weight
        linkWeight &+= block.linkWeight
        sentences &+= block.sentences
        words += self.words[index] ?? []
      }
    }
    guard weight > 0 else { return 0 }
    let length = Double(weight)
    var score = 0.3 * min(1, length / 1500)
    score += 0.2 * (1 - min(1, 2 * Double(linkWeight) / length))
    score += 0.15 * min(1, Double(sentences) * 120 / length)
    let shingles = ShingleSet(words: words)
    if description.count > 40, shingles.coverage(of: ShingleSet(description)) > 0.5 { score += 0.15 }
    for reference in references {
      if reference.isWhole {
        score += 0.5 * shingles.agreement(with: reference.shingles)
        // The page's elements lack most of it: they hold something else.
        if reference.isArticle, shingles.coverage(of: reference.shingles) < 0.5 { score -= 0.5 }
      } else if shingles.coverage(of: reference.shingles) > 0.5 {
        score += 0.2
      }
    }
    // The page's own elements keep links, headings and pictures; names of chrome are mostly right.
    switch candidate.method {
    case "strict": score += 0.2
    case "relaxed": score -= 0.3 * commentShare(of: candidate)
    default: score -= 0.3
    }
    return score
  }

  /// The part of a text, from 0 to 1, that stands in elements named as readers' comments.
  private func commentShare(of candidate: BodyCandidate) -> Double {
    var comments: Int32 = 0
    var all: Int32 = 0
    for index in candidate.lines {
      let block = analysis.list.blocks[index]
      all &+= block.weight
      var node = Int(block.node)
      while node > candidate.container, !analysis.hints[node].contains(.comments) {
        node = Int(analysis.page.nodes[node].parent)
      }
      if node > candidate.container { comments &+= block.weight }
    }
    return Double(comments) / Double(max(1, all))
  }
}

internal import TidingsModel

/// What the page says a second time.
struct RepeatedText {
  let element: ArticleElement

  private var analysis: PageAnalysis { element.analysis }
  private var blocks: [Block] { element.blocks }

  /// The same paragraph again: pages hold variants for other screens, and quotes of themselves. A line or two now and then
  /// among the article's paragraphs, or several again and again, are a refrain: the same steps in each week of a plan.
  func drop(_ keep: inout [Bool], _ range: Range<Int>) {
    var seen: [UInt64: Int] = [:]
    var hashes: [Int: UInt64] = [:]
    var runs: [[Int]] = []
    var wasRepeated = false
    var total = 0
    for index in range where keep[index] {
      total += Int(blocks[index].weight)
      let hash = FNV1a.hash(of: analysis.list.bytes(of: blocks[index]))
      seen[hash, default: 0] += 1
      let isRepeated = seen[hash] != 1
      if isRepeated {
        hashes[index] = hash
        if wasRepeated { runs[runs.count - 1].append(index) } else { runs.append([index]) }
      }
      wasRepeated = isRepeated
    }
    var before = 0
    var end = range.lowerBound
    for run in runs {
      for index in end..<run[0] where keep[index] { before += Int(blocks[index].weight) }
      end = run[0]
      let weight = run.reduce(0) { $0 + Int(blocks[$1].weight) }
      let isShort = run.count <= 2 && weight * 50 <= total
      let isFrequent = weight * 20 <= total && run.allSatisfy { hashes[$0].flatMap { seen[$0] } ?? 0 > 2 }
      let isRefrain = (isShort || isFrequent) && before * 20 > total && before * 20 < total * 19
      // A variant of the article for other screens has brief lines, too.
      let isVariant =
        run.count >= 6 && weight * 10 > total
        && run.count { blocks[$0].weight >= 50 } * 3 >= run.count
      for index in run where !isRefrain && (isVariant || blocks[index].weight >= 50) { keep[index] = false }
    }
  }

  func dropTitle(_ keep: inout [Bool], _ range: Range<Int>) {
    guard element.title.folded.count > 8 else { return }
    var seen = 0
    for index in range where keep[index] {
      let block = blocks[index]
      if abs(Int(block.text.count) - (element.title.title?.utf8.count ?? 0)) < 40,
        element.folded[index] == element.title.folded
      {
        keep[index] = false
      }
      if block.isProse { seen += 1 }
      if seen > 3 { break }
    }
  }
}

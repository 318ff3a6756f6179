internal import TidingsModel

/// Finds the links that head an article's sections, where it tells of one thing after another: each a heading, a list of
/// one item or a line of its own right above the paragraphs on it.
struct SectionLinks {
  let analysis: PageAnalysis
  /// The article's lines so far, in page order.
  let kept: [Int]
  let tag: (Int) -> Tag

  private enum Form: Hashable {
    case heading, item, line
  }

  /// So many sections at least are no coincidence.
  private static let fewest = 3

  func find() -> Set<Int> {
    let blocks = analysis.list.blocks
    var heads: [Form: [Int]] = [:]
    var named: [Form: Int] = [:]
    var below: [Form: Int] = [:]
    var prose = 0
    var form: Form?
    for (position, index) in kept.enumerated() {
      let block = blocks[index]
      if block.linkShare > 0.75 {
        form = self.form(of: index)
        guard let head = form, position + 1 < kept.count, case let next = blocks[kept[position + 1]],
          next.isProse, next.linkShare < 0.3
        else {
          form = nil
          continue
        }
        heads[head, default: []].append(index)
        if head == .heading || names(block, next) { named[head, default: 0] += 1 }
      } else if block.isProse {
        prose += Int(block.weight)
        if let form { below[form, default: 0] += Int(block.weight) }
      }
    }
    var found: Set<Int> = []
    for (form, heads) in heads where heads.count >= Self.fewest {
      // Calls to read on say the same each time.
      let texts = Set(heads.map { FNV1a.hash(of: analysis.list.bytes(of: blocks[$0])) })
      let share = form == .line ? 50 : 30
      if texts.count == heads.count, named[form, default: 0] * 2 >= heads.count,
        below[form, default: 0] * 100 >= prose * share
      {
        found.formUnion(heads)
      }
    }
    return found
  }

  /// Whether half of a link's words stand in the paragraph below it, which has few of those of a link to another story.
  private func names(_ link: Block, _ paragraph: Block) -> Bool {
    let text = Set(WordFold.words(WordFold.fold(analysis.list.bytes(of: paragraph))))
    let words = WordFold.words(WordFold.fold(analysis.list.bytes(of: link))).filter { $0.count > 2 }
    return !words.isEmpty && words.count(where: text.contains) * 2 >= words.count
  }

  private func form(of index: Int) -> Form? {
    let node = Int(analysis.list.blocks[index].node)
    switch tag(index) {
    case .h2, .h3, .h4, .h5: return .heading
    case .li:
      var list = node
      for _ in 0..<3 where list > 0 && analysis.page.nodes[list].tag != .ul && analysis.page.nodes[list].tag != .ol {
        list = Int(analysis.page.nodes[list].parent)
      }
      return analysis.mass[list].blocks == 1 ? .item : nil
    case .p: return .line
    default: return nil
    }
  }
}

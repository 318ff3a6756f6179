/// The element chosen to hold the article, with what the page says about it elsewhere: what each step of
/// ``BodySelector`` looks at.
struct ArticleElement {
  let analysis: PageAnalysis
  /// The element's node.
  let container: Int
  let title: TitleFinder.Found
  /// The page's own description, folded.
  let description: [UInt8]
  /// Those whom the page's data name as authors, folded.
  let authors: [[UInt8]]
  let links: SiteLinks
  /// The page's lines, folded.
  let folded: FoldedLines

  var blocks: [Block] { analysis.list.blocks }

  /// What an element is in the article: a cell that holds paragraphs, or most of the text, lays out the page.
  private func structure(_ node: Int) -> Tag {
    let tag = analysis.page.nodes[node].tag
    guard tag == .td || tag == .th else { return tag }
    let mass = analysis.mass[node]
    return mass.paragraphs > 1 || (mass.prose * 2 > analysis.mass[container].prose && mass.blocks > 1) ? .div : tag
  }

  /// What a line is part of: a heading, an item, a cell; else the element it stands in.
  func tag(_ index: Int) -> Tag {
    var node = Int(blocks[index].node)
    let own = structure(node)
    for _ in 0..<4 where node > container {
      let tag = structure(node)
      switch tag {
      case .li, .td, .th, .dd, .dt, .pre, .h1, .h2, .h3, .h4, .h5, .h6: return tag
      case .article, .section, .main, .body: return own
      default: break
      }
      let parent = Int(analysis.page.nodes[node].parent)
      guard parent >= 0 else { break }
      node = parent
    }
    return own
  }

  func weight(of lines: [Int]) -> Int { lines.reduce(0) { $0 + Int(blocks[$1].weight) } }

  func prose(_ range: Range<Int>, _ keep: [Bool]) -> Int {
    var sum = 0
    for index in range where keep[index] && blocks[index].isProse { sum += Int(blocks[index].weight) }
    return sum
  }
}

internal import TidingsModel

/// Tells pages that lead to articles and are none: front pages, sections, results of a search.
///
/// What such a page says stands under the titles of other pages, a paragraph or two each. A list of things with a link
/// each is built alike; it opens with a text of its own, or its data call it an article.
struct FrontPage {
  let analysis: PageAnalysis
  let links: SiteLinks

  private static let leastTitles = 4
  /// More paragraphs under a title than these are no teaser.
  private static let mostParagraphs = 2
  private static let leastTitle: Int32 = 12

  /// Whether an element holds hardly more than titles that lead to other pages of the site and a teaser under each.
  func isTeasers(_ container: Int) -> Bool {
    let page = analysis.page
    var titles: Set<UInt64> = []
    var prose = 0
    var teasers = 0
    var paragraphs = Int.max
    for block in analysis.list.blocks where page.contains(container, Int(block.node)) {
      if let address = title(block) {
        titles.insert(FNV1a.hash(of: address))
        paragraphs = 0
      } else if analysis.page.nodes[Int(block.node)].tag.isHeading {
        // The text of a section of its own.
        paragraphs = Int.max
      } else if block.isProse {
        prose += Int(block.weight)
        guard paragraphs < Self.mostParagraphs else { continue }
        paragraphs += 1
        teasers += Int(block.weight)
      }
    }
    return titles.count >= Self.leastTitles && teasers * 10 >= prose * 9
  }

  /// Where a line leads that is the title of another page of the site.
  private func title(_ block: Block) -> ArraySlice<UInt8>? {
    guard block.linkShare > 0.8, block.weight >= Self.leastTitle, block.weight < 300,
      let text = block.nodes.first(where: { analysis.page.nodes[Int($0)].tag == .text })
    else { return nil }
    var node = Int(analysis.page.nodes[Int(text)].parent)
    for _ in 0..<8 where node > 0 {
      if analysis.page.nodes[node].tag == .a {
        return analysis.page.attribute(.href, of: node).flatMap { links.isInner($0) ? $0 : nil }
      }
      node = Int(analysis.page.nodes[node].parent)
    }
    return nil
  }
}

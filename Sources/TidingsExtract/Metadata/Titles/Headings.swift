internal import TidingsModel
internal import TidingsParse

/// Which of a page's lines are headings.
struct Headings {
  let analysis: PageAnalysis

  /// 1 ... 6 for headings, 7 for other elements that are named as the headline.
  func level(of block: Block) -> Int? {
    var node = Int(block.node)
    var inline = Int(analysis.page.nodes[Int(block.nodes.lowerBound)].parent)
    while inline > node {
      if analysis.hints[inline].contains(.headline), analysis.page.nodes[inline].end >= block.nodes.upperBound {
        return 7
      }
      inline = Int(analysis.page.nodes[inline].parent)
    }
    for _ in 0..<3 {
      let tag = analysis.page.nodes[node].tag
      if tag.isHeading { return Int(tag.rawValue - Tag.h1.rawValue) + 1 }
      if analysis.hints[node].contains(.headline) { return 7 }
      let parent = Int(analysis.page.nodes[node].parent)
      guard parent >= 0 else { return nil }
      node = parent
    }
    return nil
  }

  /// Whether a heading is a link to the site's front page.
  func linksHome(_ block: Block) -> Bool {
    let page = analysis.page
    var node = Int(block.nodes.lowerBound)
    for _ in 0..<4 {
      if page.nodes[node].tag == .a, let target = page.attributeText(.href, of: node) {
        return target == "/" || target == "./" || WebURL(target).map { $0.path == "/" || $0.path.isEmpty } ?? false
      }
      let parent = Int(page.nodes[node].parent)
      guard parent >= 0 else { return false }
      node = parent
    }
    return false
  }
}

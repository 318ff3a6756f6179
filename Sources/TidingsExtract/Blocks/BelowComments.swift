/// Finds where a page's readers have their say: the comments below an article, or the field to write one in. Nothing of
/// the article stands below.
struct BelowComments {
  private let page: Page
  private let list: BlockList
  private let unlikely: [Bool]

  /// As much text, in paragraphs, must stand before: an article, if a brief one.
  private static let leastBefore: Int32 = 150

  /// - Parameter unlikely: nodes already known to be no part of an article.
  init(page: Page, list: BlockList, unlikely: [Bool]) {
    self.page = page
    self.list = list
    self.unlikely = unlikely
  }

  /// - Parameters:
  ///   - comments: the nodes of readers' comments, in page order.
  ///   - named: further ones that are no more than named so, as what an expert says within an article is.
  /// - Returns: the node from which on the page is no part of an article.
  func start(comments: [Int], named: [Int]) -> Int? {
    let fields = page.nodes.indices.filter { page.nodes[$0].tag == .textarea }
    let places = comments + fields + named.filter(isBelowAll)
    guard !places.isEmpty else { return nil }
    let heading = page.nodes.firstIndex { $0.tag == .h1 } ?? 0
    let ends = ends()
    var before: Int32 = 0
    var parent: Int32 = 0
    var position = 0
    for place in places.sorted() where place > heading {
      while position < list.blocks.count, list.blocks[position].nodes.lowerBound < place {
        let block = list.blocks[position]
        if block.isProse, block.node > heading, !unlikely[Int(block.node)] {
          before &+= block.weight
          parent = page.nodes[Int(block.node)].parent
        }
        position += 1
      }
      // A field may stand in a box between the paragraphs.
      if before >= Self.leastBefore, ends[parent].map({ $0 < position }) ?? true { return place }
    }
    return nil
  }

  /// Whether no paragraph of the element that holds the first heading, or else the first paragraph, as well follows one.
  private func isBelowAll(_ place: Int) -> Bool {
    guard
      let first = page.nodes.firstIndex(where: { $0.tag == .h1 })
        ?? list.blocks.first(where: { $0.isProse && !unlikely[Int($0.node)] }).map({ Int($0.node) })
    else { return false }
    var scope = place
    while scope > 0, !page.contains(scope, first) { scope = Int(page.nodes[scope].parent) }
    let end = page.nodes[place].end
    return !list.blocks.contains { block in
      block.isProse && block.node >= end && block.node < page.nodes[max(0, scope)].end && !unlikely[Int(block.node)]
    }
  }

  /// For each element in which paragraphs stand the last of them.
  private func ends() -> [Int32: Int] {
    var ends: [Int32: Int] = [:]
    for (index, block) in list.blocks.enumerated() where block.isProse && !unlikely[Int(block.node)] {
      ends[page.nodes[Int(block.node)].parent] = index
    }
    return ends
  }
}

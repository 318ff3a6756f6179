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
    let places = comments + fields + belowAll(named)
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

  /// Those of some places, in page order, that no paragraph follows within the element which also holds the first heading,
  /// or else the first paragraph.
  private func belowAll(_ places: [Int]) -> [Int] {
    let paragraphs = list.blocks.filter { $0.isProse && !unlikely[Int($0.node)] }.map { Int($0.node) }
    guard let first = page.nodes.firstIndex(where: { $0.tag == .h1 }) ?? paragraphs.first else { return [] }
    // No paragraph that counts stands in such a place.
    var next = 0
    return places.filter { place in
      while next < paragraphs.count, paragraphs[next] < place { next += 1 }
      var scope = place
      while scope > 0, !page.contains(scope, first) { scope = Int(page.nodes[scope].parent) }
      let end = scope > 0 ? Int(page.nodes[scope].end) : page.nodes.count
      return next == paragraphs.count || paragraphs[next] >= end
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

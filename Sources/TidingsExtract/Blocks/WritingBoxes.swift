/// Finds the boxes that ask for a reader's address or vote: newsletters, alerts, comments and polls, in a form or without
/// one. Where a program puts the field in later, what the reader agrees to by signing up stands there already.
enum WritingBoxes {
  private static let heaviest: Int32 = 500
  private static let mostParagraphs: Int32 = 3
  /// A paragraph that may be an article.
  private static let briefArticle: Int32 = 150

  /// - Returns: the boxes' nodes.
  static func find(in page: Page, _ list: BlockList, _ mass: [PageAnalysis.Mass], total: PageAnalysis.Mass) -> [Int] {
    let fields = page.nodes.indices.filter { page.nodes[$0].tag == .input && asksReader($0, page) }
    let terms = list.blocks.lazy.filter { block in
      block.weight >= 40 && block.weight <= heaviest
        && ReaderCalls.agrees(list.bytes(of: block).prefix(openingOfTerms))
    }
    let heading = page.nodes.firstIndex { $0.tag == .h1 } ?? page.nodes.count
    let opening = list.blocks.first { $0.isProse && $0.node > heading }.flatMap {
      $0.weight >= briefArticle ? Int($0.node) : nil
    }
    return fields.compactMap {
      // A poll's question is a sentence.
      let share: Int32 = page.attribute(.type, of: $0).map { ByteText.equals($0, "radio") } ?? false ? 3 : 5
      return box(
        from: Int(page.nodes[$0].parent), page, mass, heaviestProse: total.prose / share, opening: opening)
    }
      + terms.compactMap { box(from: Int($0.node), page, mass, heaviestProse: total.prose / 3, opening: opening) }
  }

  /// In bytes.
  private static let openingOfTerms = 72

  private static func asksReader(_ node: Int, _ page: Page) -> Bool {
    if let type = page.attribute(.type, of: node),
      ByteText.equals(type, "email") || ByteText.equals(type, "tel") || ByteText.equals(type, "radio")
    {
      return true
    }
    guard let name = page.attribute(.name, of: node) else { return false }
    return ByteText.equals(name, "email") || ByteText.equals(name, "phone")
  }

  /// The widest element with little text that holds a node or is it, and without the page's heading.
  /// - Parameter opening: the first paragraph below the heading, with which a brief article may end before the box.
  private static func box(
    from start: Int, _ page: Page, _ mass: [PageAnalysis.Mass], heaviestProse: Int32, opening: Int?
  ) -> Int? {
    var node = start
    var box: Int?
    while node > 0, mass[node].weight <= heaviest, mass[node].paragraphs <= mostParagraphs,
      mass[node].prose <= heaviestProse
    {
      switch page.nodes[node].tag {
      case .main, .article, .body: return box
      default: break
      }
      guard !(node..<Int(page.nodes[node].end)).contains(where: { page.nodes[$0].tag == .h1 }) else { return box }
      if let box, let opening, page.contains(node, opening), !page.contains(box, opening) {
        return box
      }
      box = node
      node = Int(page.nodes[node].parent)
    }
    return box
  }
}

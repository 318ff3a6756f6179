/// Finds the boxes that ask for a reader's address: newsletters, alerts and comments, in a form or without one.
enum WritingBoxes {
  private static let heaviest: Int32 = 500
  private static let mostParagraphs: Int32 = 3

  /// - Returns: the boxes' nodes, in page order.
  static func find(in page: Page, _ mass: [PageAnalysis.Mass], total: PageAnalysis.Mass) -> [Int] {
    page.nodes.indices.filter { page.nodes[$0].tag == .input && asksForAddress($0, page) }
      .compactMap { box(around: $0, page, mass, total: total) }
  }

  private static func asksForAddress(_ node: Int, _ page: Page) -> Bool {
    guard let type = page.attribute(.type, of: node) else { return false }
    return ByteText.equals(type, "email") || ByteText.equals(type, "tel")
  }

  /// The widest element with little text around a field, and without the page's heading.
  private static func box(around field: Int, _ page: Page, _ mass: [PageAnalysis.Mass], total: PageAnalysis.Mass)
    -> Int?
  {
    var node = Int(page.nodes[field].parent)
    var box: Int?
    while node > 0, mass[node].weight <= heaviest, mass[node].paragraphs <= mostParagraphs,
      mass[node].prose * 5 <= total.prose
    {
      switch page.nodes[node].tag {
      case .main, .article, .body: return box
      default: break
      }
      guard !(node..<Int(page.nodes[node].end)).contains(where: { page.nodes[$0].tag == .h1 }) else { return box }
      box = node
      node = Int(page.nodes[node].parent)
    }
    return box
  }
}

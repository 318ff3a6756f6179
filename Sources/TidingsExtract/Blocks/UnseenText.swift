/// Takes out of a page's lines what no reader sees in them: words for those who have the page read out, such as "opens in
/// a new tab", explanations that show on a click, the names of icons, the links of headings to themselves.
enum UnseenText {
  /// - Parameter hints: what the names of the page's nodes say.
  static func remove(from page: inout Page, _ hints: [Hints]) {
    for index in hints.indices where !hints[index].isDisjoint(with: [.hidden, .aside]) {
      let node = page.nodes[index]
      let length = node.textEnd - node.textStart
      guard isInLine(node.tag), length > 0, mayGo(index, length, hints[index], in: page) else { continue }
      for child in index..<Int(node.end) where page.nodes[child].tag == .text {
        page.nodes[child].textEnd = page.nodes[child].textStart
      }
    }
  }

  private static func isInLine(_ tag: Tag) -> Bool {
    switch tag {
    case .span, .small, .i, .em, .sup, .a: true
    default: false
    }
  }

  private static func mayGo(_ index: Int, _ length: Int32, _ hints: Hints, in page: Page) -> Bool {
    let node = page.nodes[index]
    guard !(index..<Int(node.end)).contains(where: { page.nodes[$0].tag.isBlock }) else { return false }
    var ancestor = Int(node.parent)
    while ancestor > 0, page.nodes[ancestor].tag != .a, !page.nodes[ancestor].tag.isBlock {
      ancestor = Int(page.nodes[ancestor].parent)
    }
    guard ancestor > 0, node.tag != .a || hints.contains(.aside) else { return false }
    let around = page.nodes[ancestor].textEnd - page.nodes[ancestor].textStart - length
    if hints.contains(.aside) { return around >= shortestText }
    // What is hidden from programs that read out is there to see, and the rest of a text to be unfolded is long.
    guard length <= longestWords, page.attribute(.ariaHidden, of: index) == nil else { return false }
    // In a brief line the words may say what its date or name is.
    return around >= (page.nodes[ancestor].tag == .a ? shortestText : shortestParagraph)
  }

  private static let shortestText: Int32 = 3
  private static let shortestParagraph: Int32 = 100
  private static let longestWords: Int32 = 200
}

/// The lines at the head of a story that pages without headings set in a style each, a forced break behind each: section
/// and day, title, standfirst. They are no one paragraph.
enum StyledLines {
  /// In bytes: what is longer is a paragraph.
  private static let longestLine = 240

  /// What tells how an element's text is set.
  private struct Style: Equatable {
    var tag: Tag
    var name: ArraySlice<UInt8>?
    var size: ArraySlice<UInt8>?
  }

  /// Whether a break parts two such lines: a brief one that is an element of its own from one in another style, in a cell
  /// or a box.
  static func part(at lineBreak: Int32, in page: Page) -> Bool {
    let parent = page.nodes[Int(lineBreak)].parent
    guard parent > 0 else { return false }
    switch page.nodes[Int(parent)].tag {
    case .td, .div, .section, .article, .center: break
    default: return false
    }
    guard let before = element(before: lineBreak, in: parent, page),
      let behind = element(behind: lineBreak, in: parent, page),
      page.nodes[before].textEnd - page.nodes[before].textStart <= Int32(longestLine),
      case let line = style(of: before, in: page), line != style(of: behind, in: page)
    else { return false }
    // It is all of its line.
    return opensLine(before, in: parent, page)
  }

  private static func style(of node: Int, in page: Page) -> Style {
    Style(
      tag: page.nodes[node].tag, name: page.attribute(.classes, of: node), size: page.attribute(.size, of: node))
  }

  /// The inline element that ends straight before a break.
  private static func element(before lineBreak: Int32, in parent: Int32, _ page: Page) -> Int? {
    guard let node = sibling(before: lineBreak, in: parent, page) else { return nil }
    return isInline(page.nodes[node].tag) ? node : nil
  }

  /// The inline element that begins straight behind a break.
  private static func element(behind lineBreak: Int32, in parent: Int32, _ page: Page) -> Int? {
    var node = lineBreak + 1
    while node < page.nodes[Int(parent)].end, page.isBlankText(node) { node += 1 }
    guard node < page.nodes[Int(parent)].end, page.nodes[Int(node)].end > node + 1 else { return nil }
    return isInline(page.nodes[Int(node)].tag) ? Int(node) : nil
  }

  /// Whether nothing but white space stands between an element and the beginning of its line.
  private static func opensLine(_ element: Int, in parent: Int32, _ page: Page) -> Bool {
    guard let node = sibling(before: Int32(element), in: parent, page) else { return true }
    return page.nodes[node].tag == .br || page.nodes[node].tag.isBlock
  }

  /// What stands before a node in the same element, white space aside.
  private static func sibling(before node: Int32, in parent: Int32, _ page: Page) -> Int? {
    var last = node - 1
    while last > parent {
      while page.nodes[Int(last)].parent != parent { last = page.nodes[Int(last)].parent }
      if !page.isBlankText(last) { return Int(last) }
      last -= 1
    }
    return nil
  }

  private static func isInline(_ tag: Tag) -> Bool {
    switch tag {
    case .span, .font, .b, .strong, .i, .em, .small: true
    default: false
    }
  }
}

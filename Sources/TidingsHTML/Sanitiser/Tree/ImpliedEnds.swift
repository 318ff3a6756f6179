/// What an element's start ends though its end tag has not come (WHATWG HTML section 13.2.6.4.7).
enum ImpliedEnds {
  static func close(before tag: HTMLTag, _ traits: TagTraits, in tree: inout TreeWriter) {
    if traits.contains(.closesParagraph), tree.stack.holds(.p) { closeParagraph(in: &tree) }
    switch tag {
    case .li: closeItem(.li, .li, in: &tree)
    case .dd, .dt: closeItem(.dd, .dt, in: &tree)
    case .a: closeLink(in: &tree)
    case .rt, .rp: closeRuby(in: &tree)
    default:
      guard traits.contains(.heading) else { return }
      while let index = tree.stack.innermostWritten, tree.stack.contains(.heading, at: index) {
        tree.pop(through: index)
      }
    }
  }

  static func closeParagraph(in tree: inout TreeWriter) {
    var index = tree.stack.count - 1
    while index >= 0 {
      let tag = tree.stack[index].tag
      if tag == .p { return tree.pop(through: index) }
      if tree.stack.contains(.scope, at: index) || tag == .button { return }
      index -= 1
    }
  }

  /// A link ends the one that is open, and the one that would be opened again.
  static func closeLink(in tree: inout TreeWriter) {
    _ = tree.reopen.remove(.a)
    if let index = tree.stack.openLink { tree.pop(through: index) }
  }

  /// `figcaption` and `summary` end the search in newer browsers only; so that all agree, they do not here.
  private static let itemsReachThrough: Set<HTMLTag> = [.address, .div, .p, .figcaption, .summary]

  /// An item ends the item before it, however deep in it paragraphs and divisions are open.
  private static func closeItem(_ first: HTMLTag, _ second: HTMLTag, in tree: inout TreeWriter) {
    var index = tree.stack.count - 1
    while index >= 0 {
      let tag = tree.stack[index].tag
      if tag == first || tag == second {
        tree.pop(through: index)
        // Formatting that ended with it may bare another.
        index = tree.stack.count
      } else if tree.stack.contains(.special, at: index), !itemsReachThrough.contains(tag) {
        break
      }
      index -= 1
    }
    if tree.stack.holds(.p) { closeParagraph(in: &tree) }
  }

  private static let rubyParts: Set<HTMLTag> = [.dd, .dt, .li, .p, .rp, .rt]

  private static func closeRuby(in tree: inout TreeWriter) {
    guard let ruby = tree.stack.lastIndex(of: .ruby) else { return }
    var index = tree.stack.count - 1
    while index > ruby {
      if tree.stack.contains(.scope, at: index) { return }
      index -= 1
    }
    while let index = tree.stack.innermostWritten, rubyParts.contains(tree.stack[index].tag) {
      tree.pop(through: index)
    }
  }
}

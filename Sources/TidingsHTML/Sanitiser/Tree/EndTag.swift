/// What the end tag of an HTML element ends.
enum EndTag {
  static func close(_ tag: HTMLTag, in tree: inout TreeWriter) {
    let traits = tree.tags.traits(tag)
    if traits.contains(.formatting), tree.reopen.remove(tag) { return tree.updateReadiness() }
    guard tree.stack.holds(tag) else {
      if traits.contains(.heading) {
        closeHeading(in: &tree)
      } else if !tree.isSilent, traits.contains(.block) {
        tree.askForGap(traits, tag)
      }
      return
    }
    if tree.stack.topTraits.contains(.mathML), !traits.contains(.mathML) {
      guard traits.contains(.closesParagraph), let math = tree.stack.lastIndex(of: .math) else { return }
      tree.pop(through: math)
    }
    if traits.contains(.tablePart) || tag == .table { return TableParts.close(tag, in: &tree) }
    if traits.contains(.formatting) { return closeFormatting(tag, in: &tree) }
    if traits.contains(.special) { return closeBlock(tag, traits, in: &tree) }
    closeInline(tag, in: &tree)
  }

  /// Any heading's end tag ends the open heading.
  private static func closeHeading(in tree: inout TreeWriter) {
    var index = tree.stack.count - 1
    while index >= 0 {
      if tree.stack.contains(.heading, at: index) { return tree.pop(through: index) }
      if tree.stack.contains(.scope, at: index) { return }
      index -= 1
    }
  }

  private static func closeBlock(_ tag: HTMLTag, _ traits: TagTraits, in tree: inout TreeWriter) {
    var index = tree.stack.count - 1
    while index >= 0 {
      let open = tree.stack[index].tag
      if open == tag || (tree.stack.contains(.heading, at: index) && traits.contains(.heading)) {
        return tree.pop(through: index)
      }
      if tree.stack.contains(.scope, at: index) { return }
      if tag == .li, open == .ul || open == .ol { return }
      if tag == .p, open == .button { return }
      index -= 1
    }
  }

  private static func closeInline(_ tag: HTMLTag, in tree: inout TreeWriter) {
    var index = tree.stack.count - 1
    while index >= 0 {
      if tree.stack[index].tag == tag { return tree.pop(through: index) }
      if tree.stack.contains(.special, at: index) { return }
      index -= 1
    }
  }

  /// Misnested formatting: `<b><i></b></i>` is closed and reopened; around a block it lasts until the block ends, where
  /// browsers would split it (WHATWG HTML section 13.2.6.4.7, the adoption agency).
  private static func closeFormatting(_ tag: HTMLTag, in tree: inout TreeWriter) {
    var index = tree.stack.count - 1
    var holdsBlock = false
    while index >= 0 {
      if tree.stack[index].tag == tag, !tree.stack[index].isClosing {
        if holdsBlock {
          tree.stack[index].isClosing = true
        } else {
          tree.pop(through: index)
        }
        return
      }
      if tree.stack.contains(.scope, at: index) { return }
      if tree.stack.contains(.special, at: index) { holdsBlock = true }
      index -= 1
    }
  }
}

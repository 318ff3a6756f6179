extension SanitisingPass {
  mutating func endTag(_ tag: HTMLTag) {
    if svg.isOpen, !endInSVG(tag) { return }
    let traits = tags.traits(tag)
    if tag == .br { return startTag(.br) }
    if tag == .noscript { isInNoscript = false }
    if traits.contains(.formatting), reopen.remove(tag) { return updateReadiness() }
    guard stack.holds(tag) else {
      if traits.contains(.heading) {
        closeHeading()
      } else if !isSilent, traits.contains(.block) {
        askForGap(traits, tag)
      }
      return
    }
    if tags.traits(top).contains(.mathML), !traits.contains(.mathML) {
      guard traits.contains(.closesParagraph), let math = stack.lastIndex(of: .math) else { return }
      pop(through: math)
    }
    if traits.contains(.tablePart) || tag == .table { return endTablePart(tag) }
    if traits.contains(.formatting) { return endFormatting(tag) }
    if traits.contains(.special) { return endBlock(tag) }
    endInline(tag)
  }

  /// Any heading's end tag ends the open heading.
  private mutating func closeHeading() {
    var index = stack.count - 1
    while index >= 0 {
      if contains(.heading, at: index) { return pop(through: index) }
      if contains(.scope, at: index) { return }
      index -= 1
    }
  }

  private mutating func endBlock(_ tag: HTMLTag) {
    var index = stack.count - 1
    while index >= 0 {
      let open = stack[index].tag
      if open == tag || (contains(.heading, at: index) && tags.traits(tag).contains(.heading)) {
        return pop(through: index)
      }
      if contains(.scope, at: index) { return }
      if tag == .li, open == .ul || open == .ol { return }
      if tag == .p, open == .button { return }
      index -= 1
    }
  }

  private mutating func endInline(_ tag: HTMLTag) {
    var index = stack.count - 1
    while index >= 0 {
      if stack[index].tag == tag { return pop(through: index) }
      if contains(.special, at: index) { return }
      index -= 1
    }
  }

  /// Misnested formatting: `<b><i></b></i>` is closed and reopened; around a block it lasts until the block ends, where
  /// browsers would split it (WHATWG HTML section 13.2.6.4.7, the adoption agency).
  private mutating func endFormatting(_ tag: HTMLTag) {
    var index = stack.count - 1
    var holdsBlock = false
    while index >= 0 {
      if stack[index].tag == tag, !stack[index].isClosing {
        if holdsBlock {
          stack[index].isClosing = true
        } else {
          pop(through: index)
        }
        return
      }
      if contains(.scope, at: index) { return }
      if contains(.special, at: index) { holdsBlock = true }
      index -= 1
    }
  }
}

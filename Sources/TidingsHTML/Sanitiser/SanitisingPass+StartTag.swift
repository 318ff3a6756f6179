extension SanitisingPass {
  mutating func startTag(_ tag: HTMLTag) {
    if svg.isOpen, !startInSVG(tag) { return }
    let traits = tags.traits(tag)
    if traits.contains(.dangerous), !isSilent { removedCount += 1 }
    if traits.contains(.rawText) { return readRawText(of: tag) }
    if tags.traits(top).contains(.mathML), !continuesAfterMath(tag, traits) { return }
    if traits.contains(.hidden) { return hide(tag) }
    guard traits.contains(.kept) else { return leaveOut(tag, traits) }
    if traits.contains(.mathML), tag != .math { return }
    if reader.attributes.count > 0 { reader.classifyAttributes() }
    if traits.contains(.tablePart) { return startTablePart(tag) }
    // Captions and their like that were put into a picture come behind it.
    if top == .picture, tag != .source, tag != .img, tag != .ampImg { pop(keepingFormatting: false) }
    if tags.traits(top).contains(.player) || top == .picture { return startInPlayer(tag, traits) }
    if tag == .source || tag == .track { return }
    if tags.traits(top).contains(.tableStructure) {
      if tag == .table { closeInnermostTable() } else { openImpliedCell() }
    }
    if traits.contains(.closesParagraph), stack.holds(.p) { closeParagraph() }
    closeImplied(by: tag, traits)
    // What hid in a player has been closed: still nothing that a player holds.
    if tags.traits(top).contains(.player) || top == .picture { return startInPlayer(tag, traits) }
    if isHiddenByAttribute {
      if !traits.contains(.void) { hide(tag) }
      return
    }
    if !traits.contains(.special), !reopen.isEmpty { _ = prepareForContent() }
    write(tag, traits)
  }

  /// Writes a start tag in its place, and enters the element.
  private mutating func write(_ tag: HTMLTag, _ traits: TagTraits) {
    switch tag {
    case .img, .image, .ampImg: return writeImage()
    case .br:
      if !reopen.isEmpty { _ = prepareForContent() }
      if isSilent { return }
      output.append("<br>")
      return text.lineBreak()
    default: break
    }
    if !traits.contains(.void), !stack.hasRoom {
      if !isSilent { askForGap(traits, tag) }
      return
    }
    let start = output.count
    var isWritten = true
    if !isSilent {
      output.append(0x3C)
      write(name: tag)
      let afterName = output.count
      writeAttributes(of: tag)
      if traits.contains(.needsAttribute), output.count == afterName {
        output.truncate(to: start)
        isWritten = false
      } else {
        output.append(0x3E)
      }
      askForGap(traits, tag)
    }
    if traits.contains(.void) { return }
    push(tag, from: start, isWritten: isWritten)
    if tag == .pre { skipFirstLineFeed() }
    if tag == .math, reader.isSelfClosing { pop(keepingFormatting: false) }
  }

  private mutating func skipFirstLineFeed() {
    var index = reader.position
    if index < reader.end, reader.source[index] == 0x0D { index += 1 }
    if index < reader.end, reader.source[index] == 0x0A { index += 1 }
    reader.position = index
  }

  /// Enters an element whose content is left out.
  mutating func hide(_ tag: HTMLTag) {
    if reader.isSelfClosing, tags.traits(top).contains(.mathML) { return }
    guard stack.hasRoom else { return }
    push(tag, from: output.count, isWritten: false)
    if !isSilent {
      silentFrom = stack.count - 1
      updateReadiness()
    }
  }

  /// An element that is left out while its content stays.
  private mutating func leaveOut(_ tag: HTMLTag, _ traits: TagTraits) {
    if tag == .svg {
      reader.classifyAttributes()
      return openSVG()
    }
    if isSilent { return }
    askForGap(traits, tag)
    switch tag {
    case .embed, .object:
      reader.classifyAttributes()
      writePlayer(source: tag == .embed ? .src : .data)
    case .noscript: isInNoscript = true
    default: break
    }
  }

  /// `hidden`, or a style that says as much.
  var isHiddenByAttribute: Bool {
    // Mutating only so that the pass is not copied for a look at it, which large values are.
    mutating get {
      for index in 0..<reader.attributes.count {
        let attribute = reader.attributes[index]
        switch attribute.kind {
        case .hidden:
          return !ByteScan.hasPrefix("until-found", reader.source, attribute.valueStart, attribute.valueEnd)
        case .style:
          if InlineStyle.hides(reader.source, attribute.valueStart, attribute.valueEnd) { return true }
        default: break
        }
      }
      return false
    }
  }

  // MARK: What an element's start ends

  mutating func closeParagraph() {
    var index = stack.count - 1
    while index >= 0 {
      if stack[index].tag == .p { return pop(through: index) }
      if contains(.scope, at: index) || stack[index].tag == .button { return }
      index -= 1
    }
  }

  private mutating func closeImplied(by tag: HTMLTag, _ traits: TagTraits) {
    switch tag {
    case .li: closeItem(.li, .li)
    case .dd, .dt: closeItem(.dd, .dt)
    case .a:
      _ = reopen.remove(.a)
      if let index = openLink { pop(through: index) }
    case .rt, .rp: closeRuby()
    default:
      guard traits.contains(.heading) else { return }
      while let index = innermostWritten, contains(.heading, at: index) { pop(through: index) }
    }
  }

  /// `figcaption` and `summary` end the search in newer browsers only; so that all agree, they do not here.
  private static let itemsReachThrough: Set<HTMLTag> = [.address, .div, .p, .figcaption, .summary]

  /// An item ends the item before it, however deep in it paragraphs and divisions are open.
  private mutating func closeItem(_ first: HTMLTag, _ second: HTMLTag) {
    var index = stack.count - 1
    while index >= 0 {
      let tag = stack[index].tag
      if tag == first || tag == second {
        pop(through: index)
        // Formatting that ended with it may bare another.
        index = stack.count
      } else if contains(.special, at: index), !Self.itemsReachThrough.contains(tag) {
        break
      }
      index -= 1
    }
    if stack.holds(.p) { closeParagraph() }
  }

  private mutating func closeRuby() {
    guard let ruby = stack.lastIndex(of: .ruby) else { return }
    var index = stack.count - 1
    while index > ruby {
      if contains(.scope, at: index) { return }
      index -= 1
    }
    while let index = innermostWritten, [.dd, .dt, .li, .p, .rp, .rt].contains(stack[index].tag) { pop(through: index) }
  }

  private var innermostWritten: Int? {
    var index = stack.count - 1
    while index >= 0, !stack[index].isWritten { index -= 1 }
    return index >= 0 ? index : nil
  }

  // MARK: Elements with rules of their own

  private mutating func startInPlayer(_ tag: HTMLTag, _ traits: TagTraits) {
    if tag == .source || tag == .track || (top == .picture && (tag == .img || tag == .ampImg)) {
      return write(tag, traits)
    }
    if !traits.contains(.void) { hide(tag) }
  }

  /// Whether a start tag in MathML is to be handled as HTML, or is done with.
  private mutating func continuesAfterMath(_ tag: HTMLTag, _ traits: TagTraits) -> Bool {
    if tags.traits(top).contains(.mathToken), !traits.contains(.closesParagraph) { return false }
    if traits.contains(.mathML) {
      if traits.contains(.hidden) {
        hide(tag)
      } else if tag != .math, stack.hasRoom {
        reader.classifyAttributes()
        write(tag, traits)
        if reader.isSelfClosing { pop(keepingFormatting: false) }
      }
      return false
    }
    guard Self.breakouts.contains(tag), let math = stack.lastIndex(of: .math), !isSilent else { return false }
    pop(through: math)
    return true
  }

  static let breakouts: Set<HTMLTag> = [
    .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4, .h5, .h6,
    .head, .hr, .i, .img, .li, .listing, .menu, .meta, .ol, .p, .pre, .ruby, .s, .small, .span, .strong, .strike, .sub,
    .sup, .table, .tt, .u, .ul, .var,
  ]
}

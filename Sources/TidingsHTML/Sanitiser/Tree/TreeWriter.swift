/// Writes elements so that a browser's parser reads exactly the tree that was meant: keeps the stack of open elements
/// that a browser would keep for what is let through, closes what has to be closed first, and opens again what
/// misnesting closed.
///
/// Owns both outputs, the HTML and what a reader sees of it, as the start and end of an element show in both.
struct TreeWriter: ~Copyable {
  var html: ByteSink
  var text: VisibleText
  var stack = OpenElementStack()
  var reopen: ReopenList
  let tags = TagTable.shared

  /// The outermost open element whose content is left out.
  private var silentFrom = Int.max
  /// Whether text may be written as it comes: no table part waits for a cell, no formatting to be reopened.
  private(set) var isReadyForText = true
  /// Where the content of the `pre` opened last begins: a line feed there is doubled, as parsers drop the first.
  private(set) var preStart = -1

  /// - Parameter size: of the source, in bytes.
  init(size: Int) {
    html = ByteSink(capacity: size + size / 8 + 64)
    text = VisibleText(capacity: size)
    reopen = ReopenList(budget: size + 4096)
  }

  /// Whether an element is open whose content is left out.
  @inline(__always)
  var isSilent: Bool { silentFrom != Int.max }

  /// Whether nothing was written or left out of so far, so that an element that begins now may hold all there is.
  var isAtStart: Bool { html.count == 0 && !isSilent }

  /// Whether the innermost element is one that holds sources of sounds or pictures only.
  @inline(__always)
  var isInPlayer: Bool { stack.topTraits.contains(.player) || stack.top == .picture }

  // MARK: Opening

  /// A start tag without attributes.
  mutating func open(_ tag: HTMLTag) {
    let start = html.count
    if !isSilent {
      html.append(0x3C)
      write(name: tag)
      html.append(0x3E)
      askForGap(tags.traits(tag), tag)
    }
    push(tag, from: start, isWritten: true)
  }

  /// Enters an element whose content is left out.
  mutating func hide(_ tag: HTMLTag) {
    guard stack.hasRoom else { return }
    push(tag, from: html.count, isWritten: false)
    if !isSilent {
      silentFrom = stack.count - 1
      updateReadiness()
    }
  }

  /// Enters an element whose start tag has just been written from `start` on.
  mutating func push(_ tag: HTMLTag, from start: Int, isWritten: Bool) {
    let traits = tags.traits(tag)
    var element = OpenElement(tag: tag, start: start, contentStart: html.count, isWritten: isWritten && !isSilent)
    if traits.contains(.scope) {
      element.outerReopenFloor = reopen.floor
      reopen.floor = reopen.count
    }
    guard stack.push(element) else { return }
    if traits.contains(.hidden), !isSilent { silentFrom = stack.count - 1 }
    if tag == .pre {
      preStart = html.count
      text.keepsSpace = true
    }
    updateReadiness()
  }

  /// Makes the place fit for text or an inline element: a cell where a table has none, formatting reopened. `false`
  /// where text is none of the element's business.
  mutating func prepareForContent() -> Bool {
    if stack.top == .picture { pop(keepingFormatting: false) }
    let traits = stack.topTraits
    if traits.contains(.player) { return false }
    if traits.contains(.tableStructure) { TableParts.openImpliedCell(&self) }
    while stack.hasRoom, let entry = reopen.removeFirst() {
      if entry.tag == .a, stack.openLink != nil { continue }
      let start = html.count
      if !isSilent {
        entry.startTag.withUnsafeBufferPointer { bytes in
          if let first = bytes.baseAddress { html.append(first, count: bytes.count) }
        }
      }
      push(entry.tag, from: start, isWritten: true)
    }
    reopen.removeAbove(reopen.floor)
    updateReadiness()
    return true
  }

  // MARK: Closing

  /// Leaves the innermost element.
  mutating func pop(keepingFormatting: Bool) {
    var keepsFormatting = keepingFormatting
    repeat {
      let element = stack.pop()
      let traits = tags.traits(element.tag)
      if element.isWritten { writeEnd(of: element, traits: traits, keepsFormatting: keepsFormatting) }
      if silentFrom == stack.count { silentFrom = Int.max }
      if traits.contains(.scope) {
        reopen.removeAbove(reopen.floor)
        reopen.floor = element.outerReopenFloor
      }
      if !isSilent { askForGap(traits, element.tag) }
      if element.tag == .pre { text.keepsSpace = stack.holds(.pre) }
      keepsFormatting = false
    } while stack.count > 0 && stack[stack.count - 1].isClosing
    updateReadiness()
  }

  private mutating func writeEnd(of element: OpenElement, traits: TagTraits, keepsFormatting: Bool) {
    if keepsFormatting, traits.contains(.formatting), !element.isClosing {
      html.withBytes { bytes in
        reopen.add(element.tag, startTag: UnsafeBufferPointer(rebasing: bytes[element.start..<element.contentStart]))
      }
    }
    if html.count == element.contentStart, traits.contains(.droppedWhenEmpty) {
      html.truncate(to: element.start)
    } else {
      html.append(0x3C)
      html.append(0x2F)
      write(name: element.tag)
      html.append(0x3E)
    }
  }

  /// Leaves elements until `count` are open.
  mutating func pop(to count: Int) {
    while stack.count > count { pop(keepingFormatting: true) }
  }

  /// Leaves everything down to and including an element, which is not reopened itself.
  mutating func pop(through index: Int) {
    pop(to: index + 1)
    if stack.count == index + 1 { pop(keepingFormatting: false) }
  }

  /// Leaves everything.
  mutating func close() {
    while stack.count > 0 { pop(keepingFormatting: false) }
  }

  @inline(__always)
  mutating func updateReadiness() { isReadyForText = reopen.isEmpty && !holdsNoText }

  /// Whether the innermost element holds only parts of tables, or sources.
  @inline(__always)
  var holdsNoText: Bool { !stack.topTraits.isDisjoint(with: [.tableStructure, .player]) || stack.top == .picture }

  // MARK: What the outputs share

  @inline(__always)
  mutating func write(name tag: HTMLTag) {
    let name = tags.name(tag)
    if name.length <= 8 {
      html.append(word: name.low, count: Int(name.length))
    } else {
      html.append(word: name.low, count: 8)
      html.append(word: name.high, count: Int(name.length) - 8)
    }
  }

  /// The gap in the text that the start or end of an element makes.
  @inline(__always)
  mutating func askForGap(_ traits: TagTraits, _ tag: HTMLTag) {
    if traits.isDisjoint(with: [.block, .line, .tablePart]) { return }
    if traits.contains(.block) {
      text.ask(.paragraph)
    } else if traits.contains(.line) {
      text.ask(.line)
    } else if tag == .td || tag == .th {
      text.ask(.tab)
    }
  }
}

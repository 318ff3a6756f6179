internal import TidingsModel

/// One pass over a piece of HTML: tokenises, keeps the stack of open elements a browser would keep for what is let
/// through, and writes both outputs as it goes.
///
/// Its promise: a browser's parser reads the output as exactly the tree that was meant, and the output consists of
/// nothing but what the pass itself wrote from its tables. Whatever the input, no byte of it reaches the output other
/// than as escaped text or as the escaped value of an allowed attribute.
struct SanitisingPass: ~Copyable {
  var reader: MarkupReader
  var output: ByteSink
  var text: VisibleText
  var stack = OpenElementStack()
  var reopen: ReopenList
  let tags = TagTable.shared
  let base: WebURL?

  /// The outermost open element whose content is left out.
  var silentFrom = Int.max
  /// Whether text may be written as it comes: no table part waits for a cell, no formatting to be reopened.
  var isReadyForText = true
  /// Where the content of the `pre` opened last begins: a line feed there is doubled, as parsers drop the first.
  var preStart = -1
  var firstImage: String?
  var removedCount = 0
  var svg = SVGStack()
  /// Where the URL of the picture written last stands in the output: its twin in `noscript` is left out.
  var lastImage = 0..<0
  var isInNoscript = false
  /// The page of the player that was made a link last.
  var lastPlayer: String?
  var value = ByteSink(capacity: 256)
  var url = ByteSink(capacity: 256)
  var absentEnds: Set<HTMLTag> = []

  init(_ source: UnsafeBufferPointer<UInt8>, start: UnsafePointer<UInt8>, base: WebURL?) {
    reader = MarkupReader(start, count: source.count)
    output = ByteSink(capacity: source.count + source.count / 8 + 64)
    text = VisibleText(capacity: source.count)
    reopen = ReopenList(budget: source.count + 4096)
    self.base = base
  }

  mutating func run() {
    advance(to: reader.end)
    close()
  }

  /// Reads up to a place in the source, and to the end of what stands there.
  mutating func advance(to place: Int) {
    while reader.position < place {
      if reader.source[reader.position] == 0x3C { readMarkup() } else { readText() }
    }
  }

  /// Closes what the source leaves open.
  mutating func close() {
    closeSVG()
    while stack.count > 0 { pop(keepingFormatting: false) }
  }

  @inline(__always)
  var isSilent: Bool { silentFrom != Int.max }

  /// The innermost element, written or not.
  @inline(__always)
  var top: HTMLTag { stack.count == 0 ? .unknown : stack[stack.count &- 1].tag }

  private mutating func readMarkup() {
    let start = reader.position
    switch reader.read(cdataIsText: svg.isOpen ? !svg.isInHTML : tags.traits(top).contains(.mathML)) {
    case .startTag: startTag(tags.tag(reader.name))
    case .endTag: endTag(tags.tag(reader.name))
    case .comment, .doctype, .nothing: break
    case .cdata: writeText(from: reader.content.lowerBound, to: reader.content.upperBound, isRaw: true)
    case .text: writeText(from: start, to: reader.position, isRaw: true)
    }
  }

  private mutating func readText() {
    let start = reader.position
    if isSilent || svg.isOpen {
      reader.position = ByteScan.firstIndex(of: 0x3C, reader.source, start, reader.end)
      if svg.isOpen { writeSVGText(from: start, to: reader.position, isRaw: false) }
      return
    }
    reader.position = writeText(from: start, to: reader.end, isRaw: false)
  }

  // MARK: Opening and closing

  /// Enters an element whose start tag has just been written from `start` on.
  mutating func push(_ tag: HTMLTag, from start: Int, isWritten: Bool) {
    let traits = tags.traits(tag)
    var element = OpenElement(tag: tag, start: start, contentStart: output.count, isWritten: isWritten && !isSilent)
    if traits.contains(.scope) {
      element.outerReopenFloor = reopen.floor
      reopen.floor = reopen.count
    }
    guard stack.push(element) else { return }
    if traits.contains(.hidden), !isSilent { silentFrom = stack.count - 1 }
    if tag == .pre {
      preStart = output.count
      text.keepsSpace = true
    }
    updateReadiness()
  }

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
      output.withBytes { bytes in
        reopen.add(element.tag, startTag: UnsafeBufferPointer(rebasing: bytes[element.start..<element.contentStart]))
      }
    }
    if output.count == element.contentStart, traits.contains(.droppedWhenEmpty) {
      output.truncate(to: element.start)
    } else {
      output.append(0x3C)
      output.append(0x2F)
      write(name: element.tag)
      output.append(0x3E)
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

  func contains(_ trait: TagTraits, at index: Int) -> Bool { tags.traits(stack[index].tag).contains(trait) }

  @inline(__always)
  mutating func updateReadiness() {
    let traits = tags.traits(top)
    isReadyForText =
      reopen.isEmpty && !traits.contains(.tableStructure) && !traits.contains(.player) && top != .picture
  }

  // MARK: Writing

  @inline(__always)
  mutating func write(name tag: HTMLTag) {
    let name = tags.name(tag)
    if name.length <= 8 {
      output.append(word: name.low, count: Int(name.length))
    } else {
      output.append(word: name.low, count: 8)
      output.append(word: name.high, count: Int(name.length) - 8)
    }
  }

  /// A start tag without attributes.
  mutating func open(_ tag: HTMLTag) {
    let start = output.count
    if !isSilent {
      output.append(0x3C)
      write(name: tag)
      output.append(0x3E)
      askForGap(tags.traits(tag), tag)
    }
    push(tag, from: start, isWritten: true)
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

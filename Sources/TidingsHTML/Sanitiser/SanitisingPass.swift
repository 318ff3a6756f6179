internal import TidingsModel

/// One pass over a piece of HTML: reads token by token, and hands each to who writes what becomes of it.
///
/// Its promise: a browser's parser reads the output as exactly the tree that was meant, and the output consists of
/// nothing but what the pass itself wrote from its tables. Whatever the input, no byte of it reaches the output other
/// than as escaped text or as the escaped value of an allowed attribute.
///
/// - `MarkupReader` reads a tag and where its attributes stand, `AttributeValues` what these say.
/// - `TreeWriter` holds the outputs and the open elements. What a tag ends, `ImpliedEnds` and `EndTag` know; `TableParts`
///   what a table lacks.
/// - `AttributeWriter` writes the attributes that are allowed, `TextWriter` the text.
/// - `PictureWriter`, `PlayerLinks`, `RawTextEnds` and `SVGWriter` are for elements that have rules of their own.
struct SanitisingPass: ~Copyable {
  private var reader: MarkupReader
  private var tree: TreeWriter
  private var values: AttributeValues
  private var pictures: PictureWriter
  private var players = PlayerLinks()
  private var rawTextEnds = RawTextEnds()
  private var svg = SVGWriter()
  private let tags = TagTable.shared
  /// Whether boxes that a style hides are shown where they begin the text.
  private let showsHiddenRoots: Bool
  /// Whether such a box was left out.
  private(set) var hidRoot = false
  /// How many elements were left out for what they could do, SVG aside.
  private var removedCount = 0

  init(
    _ source: UnsafeBufferPointer<UInt8>, start: UnsafePointer<UInt8>, base: WebURL?, page: String?, room: AddressRoom,
    findsFirstImage: Bool, showsHiddenRoots: Bool = false
  ) {
    self.showsHiddenRoots = showsHiddenRoots
    pictures = PictureWriter(findsFirstImage: findsFirstImage)
    reader = MarkupReader(start, count: source.count)
    tree = TreeWriter(size: source.count)
    values = AttributeValues(start, base: base, page: page, room: room)
  }

  // MARK: From the beginning to the end

  /// How far the source has been read, in bytes.
  var position: Int { reader.position }

  /// Reads up to a place in the source, and to the end of what stands there.
  mutating func advance(to place: Int) {
    while reader.position < place {
      if reader.source[reader.position] == 0x3C { readMarkup() } else { readText() }
    }
  }

  /// Closes what the source leaves open.
  ///
  /// - Parameter room: becomes what is left of it.
  consuming func finish(room: inout AddressRoom) -> SanitisedHTML {
    room = values.room
    svg.close(in: &tree)
    tree.close()
    let isComposed = tree.html.withBytes { NFC.isComposed($0) }
    let text = tree.text.finish()
    let html = tree.html.takeString()
    return SanitisedHTML(
      html: isComposed ? html : NFC.composeMarkup(html), text: isComposed ? text : NFC.compose(text),
      firstImage: pictures.firstImage, removedCount: removedCount + svg.removedCount + values.removedCount)
  }

  private mutating func readMarkup() {
    let start = reader.position
    switch reader.read(cdataIsText: svg.isOpen ? !svg.isInHTML : tree.stack.topTraits.contains(.mathML)) {
    case .startTag: startTag(tags.tag(reader.name))
    case .endTag: endTag(tags.tag(reader.name))
    case .comment, .doctype, .nothing: break
    case .cdata: writeRawText(reader.content)
    case .text: writeRawText(start..<reader.position)
    }
  }

  private mutating func readText() {
    let start = reader.position
    if tree.isSilent || svg.isOpen {
      reader.position = ByteScan.firstIndex(of: 0x3C, reader.source, start, reader.end)
      if svg.isOpen { svg.write(text: start..<reader.position, of: reader.source, isRaw: false, into: &tree) }
      return
    }
    reader.position = TextWriter.write(reader.source, from: start, to: reader.end, isRaw: false, into: &tree)
  }

  private mutating func writeRawText(_ range: Range<Int>) {
    if svg.isOpen { return svg.write(text: range, of: reader.source, isRaw: true, into: &tree) }
    if tree.isSilent { return }
    TextWriter.write(reader.source, from: range.lowerBound, to: range.upperBound, isRaw: true, into: &tree)
  }

  // MARK: Start tags

  private mutating func startTag(_ tag: HTMLTag) {
    if svg.isOpen, !svg.start(tag, &reader, &values, into: &tree) { return }
    let traits = tags.traits(tag)
    if traits.contains(.dangerous), !tree.isSilent { removedCount += 1 }
    if traits.contains(.rawText) { return readRawText(of: tag) }
    if tree.stack.topTraits.contains(.mathML), !continuesAfterMath(tag, traits) { return }
    if traits.contains(.hidden) { return hide(tag) }
    guard traits.contains(.kept) else { return leaveOut(tag, traits) }
    if traits.contains(.mathML), tag != .math { return }
    if reader.attributes.count > 0 { reader.classifyAttributes() }
    if traits.contains(.tablePart) {
      if TableParts.makeRoom(for: tag, in: &tree) { writeStartTag(tag, traits) }
      return
    }
    // Captions and their like that were put into a picture come behind it.
    if tree.stack.top == .picture, tag != .source, tag != .img, tag != .ampImg { tree.pop(keepingFormatting: false) }
    if tree.isInPlayer { return startInPlayer(tag, traits) }
    if tag == .source || tag == .track { return }
    if tree.stack.topTraits.contains(.tableStructure) {
      if tag == .table { TableParts.closeInnermostTable(&tree) } else { TableParts.openImpliedCell(&tree) }
    }
    ImpliedEnds.close(before: tag, traits, in: &tree)
    // What hid in a player has been closed: still nothing that a player holds.
    if tree.isInPlayer { return startInPlayer(tag, traits) }
    if reader.attributes.hideElement(&values) {
      if traits.contains(.void) { return }
      let isRoot = isHiddenRoot(tag)
      hidRoot = hidRoot || isRoot
      guard isRoot, showsHiddenRoots else { return hide(tag) }
    }
    if !traits.contains(.special), !tree.reopen.isEmpty { _ = tree.prepareForContent() }
    write(tag, traits)
  }

  /// Whether an element that is hidden is a box around all there is, which the page's own program shows in time.
  private func isHiddenRoot(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .div, .section, .article, .main: tree.isAtStart && !reader.attributes.isHidden
    default: false
    }
  }

  /// Writes an element in its place, and enters it.
  private mutating func write(_ tag: HTMLTag, _ traits: TagTraits) {
    switch tag {
    case .img, .image, .ampImg:
      if !tree.isSilent { pictures.write(reader.attributes, &values, to: &tree.html) }
      return
    case .br: return writeLineBreak()
    default: break
    }
    if !traits.contains(.void), !tree.stack.hasRoom {
      if !tree.isSilent { tree.askForGap(traits, tag) }
      return
    }
    writeStartTag(tag, traits)
    if tag == .pre { reader.skipLineFeed() }
    if tag == .math, reader.isSelfClosing { tree.pop(keepingFormatting: false) }
  }

  private mutating func writeStartTag(_ tag: HTMLTag, _ traits: TagTraits) {
    let start = tree.html.count
    var isWritten = true
    if !tree.isSilent {
      tree.html.append(0x3C)
      tree.write(name: tag)
      let afterName = tree.html.count
      let hasSource = AttributeWriter.write(reader.attributes, of: tag, traits, &values, to: &tree.html)
      if traits.contains(.needsAttribute) && tree.html.count == afterName || traits.contains(.needsSource) && !hasSource
      {
        tree.html.truncate(to: start)
        isWritten = false
      } else {
        tree.html.append(0x3E)
      }
      tree.askForGap(traits, tag)
    }
    if !traits.contains(.void) { tree.push(tag, from: start, isWritten: isWritten) }
  }

  private mutating func writeLineBreak() {
    if !tree.reopen.isEmpty { _ = tree.prepareForContent() }
    if tree.isSilent { return }
    tree.html.append("<br>")
    tree.text.lineBreak()
  }

  /// An element that is left out with its content.
  private mutating func hide(_ tag: HTMLTag) {
    if reader.isSelfClosing, tree.stack.topTraits.contains(.mathML) { return }
    tree.hide(tag)
  }

  /// An element that is left out while its content stays.
  private mutating func leaveOut(_ tag: HTMLTag, _ traits: TagTraits) {
    if tag == .svg {
      reader.classifyAttributes()
      return svg.open(reader, &values, into: &tree)
    }
    if tree.isSilent { return }
    tree.askForGap(traits, tag)
    switch tag {
    case .embed, .object:
      reader.classifyAttributes()
      players.write(reader.attributes, source: tag == .embed ? .src : .data, &values, into: &tree)
    case .noscript: pictures.isInNoscript = true
    default: break
    }
  }

  private mutating func startInPlayer(_ tag: HTMLTag, _ traits: TagTraits) {
    if tag == .source || tag == .track || (tree.stack.top == .picture && (tag == .img || tag == .ampImg)) {
      return write(tag, traits)
    }
    if !traits.contains(.void) { hide(tag) }
  }

  /// Whether a start tag in MathML is to be handled as HTML, or is done with.
  private mutating func continuesAfterMath(_ tag: HTMLTag, _ traits: TagTraits) -> Bool {
    if tree.stack.topTraits.contains(.mathToken), !traits.contains(.closesParagraph) { return false }
    if traits.contains(.mathML) {
      if traits.contains(.hidden) {
        hide(tag)
      } else if tag != .math, tree.stack.hasRoom {
        reader.classifyAttributes()
        write(tag, traits)
        if reader.isSelfClosing { tree.pop(keepingFormatting: false) }
      }
      return false
    }
    guard ForeignContent.breakouts.contains(tag), !tree.isSilent, let math = tree.stack.lastIndex(of: .math) else {
      return false
    }
    tree.pop(through: math)
    return true
  }

  // MARK: Raw text

  /// An element whose content is no markup. `xmp` and `plaintext` show theirs; all others are left out.
  private mutating func readRawText(of tag: HTMLTag) {
    if tag == .iframe, !tree.isSilent {
      reader.classifyAttributes()
      players.write(reader.attributes, source: .src, &values, into: &tree)
    }
    guard let end = rawTextEnds.end(of: tag, reader) else { return }
    if tag == .xmp || tag == .plaintext, prepareForBlock(), tree.stack.hasRoom {
      tree.open(.pre)
      reader.skipLineFeed()
      TextWriter.write(reader.source, from: reader.position, to: end, isRaw: true, into: &tree)
      tree.pop(keepingFormatting: false)
    }
    reader.position = end
  }

  /// Makes the place fit for a block; `false` where none can stand.
  private mutating func prepareForBlock() -> Bool {
    if tree.isSilent || tree.isInPlayer || tree.stack.topTraits.contains(.mathML) { return false }
    if tree.stack.topTraits.contains(.tableStructure) { TableParts.openImpliedCell(&tree) }
    if tree.stack.holds(.p) { ImpliedEnds.closeParagraph(in: &tree) }
    return !tree.isInPlayer
  }

  // MARK: End tags

  private mutating func endTag(_ tag: HTMLTag) {
    if svg.isOpen, !svg.end(tag, reader.name, in: &tree) { return }
    switch tag {
    // As browsers have it.
    case .br: return startTag(.br)
    case .noscript: pictures.isInNoscript = false
    default: break
    }
    EndTag.close(tag, in: &tree)
  }
}

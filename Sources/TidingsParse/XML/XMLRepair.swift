internal import TidingsModel

/// Writes a broken XML document anew so that it is well-formed, losing as little as can be.
///
/// One pass, no recursion, memory for a piece of the output and at most `XMLShape.maximumDepth` open elements. What it mends:
/// ampersands and `<` that are text, references to characters that XML does not have, attributes without quotes or
/// values or with the name of another, start tags that are misspelt or lost their `>`, end tags that are missing,
/// misnested, misspelt, of another case or written as start tags, elements and items that the next one shows to be over,
/// junk before and behind the root, several roots, excessive depth and attributes.
/// What is open at the end of the bytes stays open: the document was cut short, and its last item is not whole.
struct XMLRepair {
  var scanner: XMLScanner
  var output: [UInt8] = []
  var warnings = WarningList()
  var open: [OpenElement] = []
  /// Elements left out because they are too deep.
  private var skipped = 0
  /// The line of the byte up to which lines were counted, for the places that warnings name, and where it begins.
  private var line: Int
  private var lineStart: Int
  /// What was given back, where that is wanted.
  private var spent: SpentPrefix?
  /// Where the markup at hand begins.
  private var markupStart: Int
  /// Whether the rest of the document still holds an end of a comment: it is looked for in vain only once.
  var commentsEnd = true
  /// Where the next one was found.
  var commentEnd: Int?
  /// The same of instructions.
  private var instructionsEnd = true
  /// The same of scripts behind the root.
  private var scriptsEnd = true
  /// The same of CDATA sections.
  var sectionsEnd = true
  /// Where the next one was found.
  var sectionEnd: Int?
  /// The same of CDATA sections that are written as comments.
  var sectionCommentsEnd = true
  /// The text of the CDATA section at hand goes on up to `end`, and what follows it begins at `next`.
  var sectionRest: (end: Int, next: Int)?
  /// The pieces of text that follow in it, the last first, where other sections stand within it.
  var sectionPieces: [Range<Int>] = []
  /// Up to where sections were seen to hold no others that end.
  var plainSectionsEnd = 0
  /// Where the last end tag of the root element's name stands; the start of the bytes where there is none.
  lazy var rootEnd = lastEndTag()
  private var lineIndex: Int
  /// The root element was closed; it is kept open in the output in case more of the feed follows.
  private(set) var isRootClosed = false

  /// The tag just read where it may be the beginning of the next one's name.
  private var strayPiece: Range<Int>?
  /// Authors and media whose end was looked for.
  var holdersClosed = 0
  /// Bytes in which the end of an element that nobody knows was looked for.
  var lookedThrough = 0
  /// What the last item that began has had.
  var itemParts: ItemParts = []
  /// Whether the elements are those of sitemaps.
  private let isSitemap: Bool
  /// Whether there was an item, and a title outside of items.
  var hadItem = false
  var channelHasTitle = false
  private var names = NameLimit()
  private var attributeNames = NameLimit()

  struct OpenElement {
    var name: Range<Int>
    /// Its name was one too many.
    var isNameless: Bool
    var kind: ElementKind
    /// Whether more than white space was read in it.
    var hasText = false
    /// Whether nobody knows it and it is never closed, once that was looked for.
    var isEndless: Bool?
  }

  /// - Parameters:
  ///   - prolog: where the document's own markup begins, a document type declaration included.
  ///   - root: where the root element begins.
  ///   - line: the line of the root element, counted from 1.
  ///   - column: its column, likewise.
  ///   - givesBack: give the memory of the bytes, which may be written to, back to the system as they are read, but for
  ///     the root's start tag.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, prolog: Int, root: Int, line: Int, column: Int, givesBack: Bool = false
  ) {
    scanner = XMLScanner(bytes, from: root)
    if givesBack { spent = SpentPrefix(end: min(root + Self.rootSize, bytes.count)) }
    self.line = line
    lineStart = root - (column - 1)
    markupStart = root
    lineIndex = root
    let tag = bytes[root...].prefix(41).map(\.lowered).dropFirst().prefix(while: \.continuesName)
    isSitemap = tag.split(separator: 0x3A).last?.elementsEqual("urlset".utf8) ?? false
    writeEntities(from: prolog, to: root)
  }

  var bytes: UnsafeBufferPointer<UInt8> { scanner.bytes }

  /// Whether text at this place belongs to an element.
  var isInside: Bool { open.count > (isRootClosed ? 1 : 0) }

  /// The root's start tag is looked at again in so many bytes.
  static let rootSize = 4096

  /// What is written is handed over in pieces of at least so many bytes.
  static let pieceSize = 1 << 18

  /// - Parameter take: takes the next bytes; answers whether it wants more.
  mutating func run(_ take: (UnsafeBufferPointer<UInt8>) -> Bool) {
    while !scanner.isAtEnd {
      if output.count >= Self.pieceSize {
        guard output.withUnsafeBufferPointer(take) else { return }
        output.removeAll(keepingCapacity: true)
        giveBack()
      }
      if sectionRest != nil {
        writeSection()
        continue
      }
      switch scanner.peek() {
      case 0x3C: readMarkup()
      case 0x26: writeReference()
      default: writeText()
      }
    }
    while isRootClosed, let last = open.popLast() { writeEnd(last) }
    _ = output.withUnsafeBufferPointer(take)
  }

  private mutating func giveBack() {
    guard var spent, spent.isDue(at: scanner.index) else { return }
    countLines(to: scanner.index)
    // End tags are compared with the names of what is open.
    spent.extend(
      to: scanner.index, in: UnsafeMutableRawBufferPointer(mutating: UnsafeRawBufferPointer(bytes)),
      keeping: open.map(\.name).filter { $0.upperBound <= scanner.index })
    self.spent = spent
  }

  /// Where the document ends, line and column counted from 1.
  mutating func end() -> (line: Int, column: Int) {
    countLines(to: bytes.count)
    return (line, bytes.count - lineStart + 1)
  }

  private mutating func countLines(to end: Int) {
    for index in lineIndex..<max(lineIndex, end) where bytes[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    lineIndex = max(lineIndex, end)
  }

  // MARK: Text

  private mutating func writeText() {
    let start = scanner.index
    var end = start
    let limit = min(start + Self.pieceSize, bytes.count)
    while end < limit, bytes[end] != 0x3C, bytes[end] != 0x26, bytes[end] != 0x3E { end += 1 }
    if isInside {
      output.append(contentsOf: bytes[start..<end])
      if let top = open.last, !top.hasText, bytes[start..<end].contains(where: { !$0.isSpace }) { noteText() }
    }
    if end < bytes.count, bytes[end] == 0x3E {
      if isInside { output.append(contentsOf: "&gt;".utf8) }
      end += 1
    }
    scanner.index = end
  }

  /// Notes that the innermost element has text.
  mutating func noteText() {
    if let top = open.indices.last { open[top].hasText = true }
  }

  private mutating func writeReference() {
    if isInside { noteText() }
    if let (scalar, length) = XMLReference.surrogates(in: bytes, at: scanner.index) {
      if isInside { output.append(contentsOf: "&#\(scalar.value);".utf8) }
      scanner.index += length
      return
    }
    let length = XMLReference.length(in: bytes, at: scanner.index)
    if length > 0, scanner.peek(1) == 0x23 || names.admits(bytes[scanner.index..<scanner.index + length]) {
      if isInside { XMLReference.write(bytes[scanner.index..<scanner.index + length], to: &output) }
      scanner.index += length
    } else if let length = XMLReference.lengthWithoutSemicolon(in: bytes, at: scanner.index) {
      if isInside {
        output.append(contentsOf: bytes[scanner.index..<scanner.index + length])
        output.append(0x3B)
      }
      scanner.index += length
    } else {
      if isInside { output.append(contentsOf: "&amp;".utf8) }
      scanner.index += 1
    }
  }

  mutating func writeEscapedLess() {
    if isInside { output.append(contentsOf: "&lt;".utf8) }
    scanner.index += 1
  }

  // MARK: Markup

  private mutating func readMarkup() {
    markupStart = scanner.index
    let next = scanner.peek(1)
    if next == 0x21 {
      if scanner.starts(with: "<![CDATA[") {
        readSection()
      } else if isInside, sectionCommentsEnd, scanner.starts(with: "<!--[CDATA[") {
        readSectionComment()
      } else if scanner.starts(with: "<!--") {
        readComment()
      } else if scanner.startsIgnoringCase(with: "<![cdata[") {
        readSection()
      } else if scanner.startsIgnoringCase(with: "<!doctype") {
        if !scanner.skip(past: ">", from: 9) { scanner.index = bytes.count }
      } else if !readMisspeltSection() {
        writeEscapedLess()
      }
    } else if next == 0x3F {
      if !instructionsEnd || !scanner.skip(past: "?>", from: 2) {
        instructionsEnd = false
        writeEscapedLess()
      }
    } else if next == 0x2F {
      readEndTag()
    } else if XMLNames.length(in: bytes, at: scanner.index + 1, isFirst: true) > 0 {
      if next < 0x80 || !readDamagedEndTag() { readStartTag() }
    } else if next.isSpace, isSpacedEndTag {
      readEndTag()
    } else if next.isSpace, let space = spaceOfStartTag {
      scanner.index = space
      readStartTag()
    } else if next < 0x80 ? !readMisspeltSection() : !readDamagedEndTag() {
      writeEscapedLess()
    }
  }

  private mutating func readEndTag() {
    var start = scanner.index + 1
    while start < bytes.count, bytes[start].isSpace { start += 1 }
    start += 1
    while start < bytes.count, bytes[start].isSpace { start += 1 }
    var end = start
    while end < bytes.count, bytes[end].continuesName { end += 1 }
    var tagEnd = end
    while tagEnd < bytes.count, bytes[tagEnd] != 0x3E, bytes[tagEnd] != 0x3C { tagEnd += 1 }
    guard tagEnd < bytes.count else {
      // Cut short inside the tag.
      scanner.index = bytes.count
      return
    }
    scanner.index = bytes[tagEnd] == 0x3E ? tagEnd + 1 : tagEnd
    guard end > start else {
      // "</>"
      if let top = open.last, top.kind.holdsTextAlone, open.count > 1 { close(downTo: open.count - 1) }
      return
    }
    if skipped > 0 {
      skipped -= 1
      return
    }
    guard let match = matching(start..<end) else {
      warn("end tag </\(shown(start..<end))> without its start tag")
      // A misspelt one of an element that holds nothing else.
      if let top = open.last, top.kind.holdsTextAlone, top.hasText, open.count > 1,
        !HTMLNames.contain(bytes[start..<end])
      {
        close(downTo: open.count - 1)
      }
      return
    }
    if endsTooSoon(start..<end) { return }
    if match < open.count - 1 {
      warn("<\(shown(open[open.count - 1].name))> is closed by </\(shown(start..<end))>")
    }
    close(downTo: match)
  }

  /// Which open element an end tag closes.
  func matching(_ name: Range<Int>) -> Int? {
    open.lastIndex { same($0.name, name) } ?? open.lastIndex { same($0.name, name, ignoringCase: true) }
  }

  mutating func close(downTo index: Int) {
    while open.count > index {
      if open.count == 1 {
        isRootClosed = true
        return
      }
      writeEnd(open.removeLast())
    }
  }

  private mutating func readStartTag() {
    let start = scanner.index + 1
    var end = start
    while end < bytes.count, bytes[end].continuesName { end += 1 }
    var name = start..<end
    var kind = kind(of: name)
    var attributes = AttributeRepair(bytes: bytes, index: end)
    guard attributes.read() else {
      // Cut short inside the tag.
      scanner.index = bytes.count
      return
    }
    if attributes.isCutOff, let (nameEnd, textStart) = lostBracket(of: name, before: attributes.index) {
      end = nameEnd
      name = start..<end
      kind = self.kind(of: name)
      attributes = AttributeRepair(bytes: UnsafeBufferPointer(rebasing: bytes[..<textStart]), index: nameEnd)
      _ = attributes.read()
    }
    scanner.index = attributes.index
    let piece = strayPiece
    strayPiece = nil
    if kind == .other, !attributes.isEmptyElement, open.last?.kind.belongsToFeed ?? false {
      if attributes.isCutOff, isStrayPiece(name) {
        warn("<\(shown(name)) is no tag")
        strayPiece = name
        return
      }
      if let meant = misspelt(name, behind: piece) {
        warn("<\(shown(name))> is closed by </\(shown(meant))>")
        name = meant
        kind = self.kind(of: name)
      }
    }
    if kind == .leaf, isStyleSheet(start..<attributes.index) { kind = .void }
    if attributes.isMended { warn("the attributes of <\(shown(name))> were mended") }
    if attributes.hasLeftOut {
      warn("an attribute of <\(shown(name))> of more than \(XMLShape.maximumValue >> 20) MiB is left out")
    }
    if isRootClosed, open.count == 1 {
      guard kind.belongsToFeed else { return skipScript(name) }
      warn("<\(shown(name))> behind the end of the root element")
    }
    // A tag with attributes is another element.
    if bytes[end..<attributes.index].allSatisfy({ $0.isSpace || $0 == 0x3E }), repeatsTop(name, kind) { return }
    if kind == .other, !attributes.isEmptyElement, isWord(name) {
      scanner.index = start - 1
      return writeEscapedLess()
    }
    if kind == .item, attributes.isBare, goesOn() { return }
    if isSpareItem(kind), !attributes.isEmptyElement {
      warn("<\(shown(name))> without anything in it")
      if let index = open.lastIndex(where: { $0.kind == .item }) { close(downTo: index) }
      return
    }
    if let item = lostItem(at: name, kind, isEmpty: attributes.isEmptyElement) {
      warn("the start tag of an item is \(item.isThis ? "misspelt" : "missing")")
      if item.isThis { (name, kind) = (item.name, .item) } else { begin(item: item.name) }
    }
    makeRoom(for: kind, name)
    if kind == .item { leaveDepth() }
    guard open.count < XMLShape.maximumDepth else {
      warn("elements nested deeper than \(XMLShape.maximumDepth) levels are left out")
      if !attributes.isEmptyElement { skipped += 1 }
      return
    }
    let isNameless = !names.admits(bytes[name]) && !isKnown(name)
    output.append(0x3C)
    write(name: name, isNameless: isNameless)
    attributes.write(to: &output, withNamespaces: open.count < XMLShape.maximumNamespaceDepth, names: &attributeNames)
    note(name, kind)
    let isEmpty = attributes.isEmptyElement && !beginsDocument(kind) && !beginsItem(kind)
    if isEmpty || kind == .void {
      output.append(contentsOf: "/>".utf8)
    } else {
      output.append(0x3E)
      open.append(OpenElement(name: name, isNameless: isNameless, kind: kind))
    }
  }

  /// Writes an item's start tag that is missing.
  private mutating func begin(item name: Range<Int>) {
    output.append(0x3C)
    write(name: name, isNameless: false)
    output.append(0x3E)
    open.append(OpenElement(name: name, isNameless: false, kind: .item))
    note(name, .item)
  }

  /// Notes what an item, or the channel, has.
  private mutating func note(_ name: Range<Int>, _ kind: ElementKind) {
    if kind == .item {
      hadItem = true
      itemParts = []
    } else if kind != .other, open.last?.kind == .item {
      itemParts.formUnion(ItemParts(bytes[name]))
    }
  }

  /// Closes what an item can only be in as nothing of it was closed.
  private mutating func leaveDepth() {
    guard open.count >= XMLShape.maximumDepth, let channel = open.lastIndex(where: { $0.kind == .container }) else {
      return
    }
    skipped = 0
    close(downTo: channel + 1)
  }

  /// Whether a root element that ends as an empty one does is none, as its children follow: a value of its tag lost a
  /// quotation mark and goes on to another tag's end, or a program wrote `<rss …/><channel>`.
  private func beginsDocument(_ kind: ElementKind) -> Bool {
    guard open.isEmpty, kind.belongsToFeed else { return false }
    var ahead = scanner
    ahead.skipWhiteSpace()
    return ahead.peek() == 0x3C && ahead.peek(1).beginsName
  }

  /// Skips the text of a script, which may speak of items, behind the root.
  private mutating func skipScript(_ name: Range<Int>) {
    guard scriptsEnd, name.count == 6, bytes[name].map(\.lowered).elementsEqual("script".utf8) else { return }
    var ahead = scanner
    while ahead.skip(to: 0x3C) {
      if ahead.startsIgnoringCase(with: "</script") {
        scanner.index = ahead.index
        return
      }
      ahead.index += 1
    }
    scriptsEnd = false
  }

  private mutating func writeEnd(_ element: OpenElement) {
    if element.kind.holdsText || element.kind == .holder { takeDamagedEndTag(of: element.name) }
    output.append(0x3C)
    output.append(0x2F)
    write(name: element.name, isNameless: element.isNameless)
    output.append(0x3E)
  }

  /// What an element of that name is in this document.
  func kind(of name: Range<Int>) -> ElementKind {
    isSitemap ? ElementKind(inSitemap: bytes[name]) : ElementKind(bytes[name])
  }

  /// Whether it is, prefix and case aside, the name of an element that feeds have.
  func isKnown(_ name: Range<Int>) -> Bool {
    let local = bytes[name].split(separator: 0x3A).last ?? bytes[name]
    return local.count <= 40 && Element.isKnown(String(decoding: local.map(\.lowered), as: UTF8.self))
  }

  private mutating func write(name: Range<Int>, isNameless: Bool) {
    if isNameless { output.append(0x78) } else { XMLNames.write(bytes[name], to: &output) }
  }

  func same(_ left: Range<Int>, _ right: Range<Int>, ignoringCase: Bool = false) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count {
      let one = bytes[left.lowerBound + offset]
      let other = bytes[right.lowerBound + offset]
      if one != other, !ignoringCase || one.lowered != other.lowered { return false }
    }
    return true
  }

  /// Notes a fault of the markup at hand.
  mutating func warn(_ message: String) {
    countLines(to: markupStart)
    warnings.add(message, line: line, column: markupStart - lineStart + 1)
  }

  func shown(_ name: Range<Int>) -> String { String(decoding: bytes[name].prefix(60), as: UTF8.self) }

  private func lastEndTag() -> Int {
    guard let root = open.first?.name else { return 0 }
    var index = bytes.count - root.count - 2
    while index > root.upperBound {
      if bytes[index] == 0x3C, bytes[index + 1] == 0x2F, same(root, index + 2..<index + 2 + root.count) { return index }
      index -= 1
    }
    return 0
  }

  // MARK: Prolog

  /// The plain internal entities of a document type declaration, and nothing else of it.
  private mutating func writeEntities(from start: Int, to end: Int) {
    var scanner = XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<end]), from: start)
    var declarations: [UInt8] = []
    while let found = scanner.find("<!ENTITY", from: scanner.index), declarations.count < 65_536 {
      scanner.index = found + 8
      while scanner.peek().isSpace { scanner.index += 1 }
      let nameStart = scanner.index
      while scanner.peek().continuesName { scanner.index += 1 }
      let name = nameStart..<scanner.index
      while scanner.peek().isSpace { scanner.index += 1 }
      let quote = scanner.peek()
      guard !name.isEmpty, quote == 0x22 || quote == 0x27 else { continue }
      let valueStart = scanner.index + 1
      scanner.index = valueStart
      guard scanner.skip(to: quote) else { break }
      let value = bytes[valueStart..<scanner.index]
      guard value.count <= XMLEntities.maximumLength, !value.contains(0x25) else { continue }
      declarations += "<!ENTITY ".utf8
      declarations += bytes[name]
      declarations += [0x20, quote]
      var index = value.startIndex
      while index < value.endIndex {
        let length = value[index] == 0x26 ? XMLReference.length(in: bytes, at: index) : 1
        if length == 0 || index + length > value.endIndex {
          declarations += "&#38;#38;".utf8
          index += 1
        } else {
          declarations += bytes[index..<index + length]
          index += length
        }
      }
      declarations += [quote, 0x3E]
    }
    guard !declarations.isEmpty else { return }
    output += "<!DOCTYPE feed [".utf8
    output += declarations
    output += "]>".utf8
  }
}

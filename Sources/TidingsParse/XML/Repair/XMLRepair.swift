internal import TidingsModel

/// Writes a broken XML document anew so that it is well-formed, losing as little as can be.
///
/// One pass, no recursion, memory for a piece of the output and at most `XMLShape.maximumDepth` open elements. What it mends:
/// ampersands and `<` that are text, references to characters that XML does not have, attributes without quotes or
/// values or with the name of another, start tags that are misspelt or lost their `>`, end tags that are missing,
/// misnested, misspelt, of another case or written as start tags, elements and items that the next one shows to be over,
/// junk before and behind the root, several roots, excessive depth and attributes.
/// What is open at the end of the bytes stays open: the document was cut short, and its last item is not whole.
///
/// - `RepairSource` is what is read: how far, which tags stand in it, how much may still be looked through ahead.
/// - `RepairedTree` is what is written: the output, the elements that are open in it, what was amiss.
/// - `StartTagReader`, `EndTagReader`, `CommentReader` and `SectionReader` read what is damaged of each kind of markup,
///   `TextMending` what stands between.
/// - `UnclosedElements` knows what a start tag ends, `ItemBounds` where items begin and end.
struct XMLRepair: ~Copyable {
  private var source: RepairSource
  private var tree: RepairedTree
  private var sections = SectionReader()
  private var comments = CommentReader()
  private var instructionEnd = EndMark("?>")
  private var scripts = TrailingScripts()
  private var startTags = StartTagReader()
  private var unclosed = UnclosedElements()
  private var items = ItemBounds()
  /// What was given back, where that is wanted.
  private var spent: SpentPrefix?

  /// The root's start tag is looked at again in so many bytes.
  static let rootSize = 4096

  /// What is written is handed over in pieces of at least so many bytes.
  static let pieceSize = 1 << 18

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
    source = RepairSource(bytes, root: root)
    tree = RepairedTree(source.tags, faults: RepairFaults(bytes, start: root, line: line, column: column))
    if givesBack { spent = SpentPrefix(end: min(root + Self.rootSize, bytes.count)) }
    tree.write(declarations: EntityDeclarations.mended(bytes, in: prolog..<root))
  }

  // MARK: From the beginning to the end

  /// The root element was closed; it is kept open in the output in case more of the feed follows.
  var isRootClosed: Bool { tree.isRootClosed }

  /// What was mended.
  var warnings: WarningList { tree.faults.warnings }

  /// - Parameter take: takes the next bytes; answers whether it wants more.
  mutating func run(_ take: (UnsafeBufferPointer<UInt8>) -> Bool) {
    while !source.scanner.isAtEnd {
      if tree.output.count >= Self.pieceSize {
        guard tree.flush(take) else { return }
        giveBack()
      }
      if sections.isOpen {
        sections.write(&source, &tree)
        continue
      }
      switch source.scanner.peek() {
      case 0x3C: readMarkup()
      case 0x26: TextMending.writeReference(&source, to: &tree)
      default: TextMending.writeText(&source, to: &tree)
      }
    }
    tree.finish()
    _ = tree.flush(take)
  }

  /// Where the document ends, line and column counted from 1.
  mutating func end() -> (line: Int, column: Int) { tree.faults.position(of: source.bytes.count) }

  private mutating func giveBack() {
    guard var spent, spent.isDue(at: source.index) else { return }
    tree.faults.countLines(to: source.index)
    // End tags are compared with the names of what is open.
    let kept = tree.open.map(\.name).filter { $0.upperBound <= source.index }
    spent.extend(
      to: source.index, in: UnsafeMutableRawBufferPointer(mutating: UnsafeRawBufferPointer(source.bytes)), keeping: kept
    )
    self.spent = spent
  }

  // MARK: Markup

  private mutating func readMarkup() {
    tree.faults.place = source.index
    let next = source.scanner.peek(1)
    if next == 0x21 {
      readDeclaration()
    } else if next == 0x3F {
      readInstruction()
    } else if next == 0x2F {
      readEndTag()
    } else if XMLNames.length(in: source.bytes, at: source.index + 1, isFirst: true) > 0 {
      if next < 0x80 || !EndTagReader.readDamaged(&source, &tree) { readStartTag() }
    } else if next.isSpace, EndTagReader.isSpaced(source) {
      readEndTag()
    } else if next.isSpace, let space = StartTagReader.spaceOfTag(source, tree) {
      source.index = space
      readStartTag()
    } else if next < 0x80 ? !sections.readMisspelt(&source, &tree) : !EndTagReader.readDamaged(&source, &tree) {
      TextMending.writeLess(&source, to: &tree)
    }
  }

  /// Sections, comments and document types.
  private mutating func readDeclaration() {
    if source.scanner.starts(with: "<!--") {
      guard let end = comments.end(source) else { return TextMending.writeLess(&source, to: &tree) }
      if tree.isInside, source.scanner.starts(with: "<!--[CDATA[") {
        sections.readComment(to: end, &source, &tree)
      } else {
        CommentReader.skip(to: end, &source, &tree)
      }
    } else if source.scanner.startsIgnoringCase(with: "<![cdata[") {
      sections.read(&source, &tree)
    } else if source.scanner.startsIgnoringCase(with: "<!doctype") {
      if !source.scanner.skip(past: ">", from: 9) { source.skipToEnd() }
    } else if !sections.readMisspelt(&source, &tree) {
      TextMending.writeLess(&source, to: &tree)
    }
  }

  private mutating func readInstruction() {
    if let end = instructionEnd.next(in: source.scanner, from: source.index + 2) {
      source.index = end + 2
    } else {
      TextMending.writeLess(&source, to: &tree)
    }
  }

  private mutating func readEndTag() { EndTagReader.read(&source, &tree, items) }

  // MARK: Start tags

  private mutating func readStartTag() {
    let start = source.index
    guard var tag = startTags.read(&source, &tree) else { return }
    if tree.isBehindRoot {
      guard tag.kind.belongsToFeed else { return scripts.skip(tag.name, &source) }
      tree.faults.add("<\(source.tags.shown(tag.name))> behind the end of the root element")
    }
    if UnclosedElements.repeatsTop(tag, source, &tree) { return }
    if LooseBracket.isText(tag, &source, in: tree) {
      source.index = start
      return TextMending.writeLess(&source, to: &tree)
    }
    if items.goOn(behind: tag, &source, &tree) { return }
    if ItemBounds.isSpare(tag, source, in: tree) {
      tree.faults.add("<\(source.tags.shown(tag.name))> without anything in it")
      if let index = tree.open.lastIndex(where: { $0.kind == .item }) { tree.close(downTo: index) }
      return
    }
    beginLostItem(at: &tag)
    unclosed.close(before: tag, &source, &tree)
    if tag.kind == .item { tree.leaveDepth() }
    guard tree.hasRoom else { return tree.leaveOut(isEmpty: tag.attributes.isEmptyElement) }
    let isEmpty = tag.attributes.isEmptyElement && !beginsDocument(tag) && !ItemBounds.follow(tag, &source)
    items.note(tag, source.tags, in: tree)
    tree.write(tag, isEmpty: isEmpty || tag.kind == .void)
  }

  /// Begins an item whose start tag is missing before a tag, or takes that for its start tag, which is misspelt.
  private mutating func beginLostItem(at tag: inout MendedTag) {
    guard let item = items.lost(at: tag, &source, in: tree) else { return }
    tree.faults.add("the start tag of an item is \(item.isThis ? "misspelt" : "missing")")
    if item.isThis {
      (tag.name, tag.kind) = (item.name, .item)
    } else {
      tree.begin(item: item.name)
      items.begin()
    }
  }

  /// Whether a root element that ends as an empty one does is none, as its children follow: a value of its tag lost a
  /// quotation mark and goes on to another tag's end, or a program wrote `<rss …/><channel>`.
  private func beginsDocument(_ tag: MendedTag) -> Bool {
    guard tree.open.isEmpty, tag.kind.belongsToFeed else { return false }
    var ahead = source.scanner
    ahead.skipWhiteSpace()
    return ahead.peek() == 0x3C && ahead.peek(1).beginsName
  }
}

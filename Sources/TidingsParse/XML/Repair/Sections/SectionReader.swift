/// Reads CDATA sections, whether they end or not.
///
/// A section is written in pieces: libxml2, which holds one as a whole, is to be given so much at a time only.
struct SectionReader {
  /// The text of the section at hand goes on up to `end`, and what follows it begins at `next`.
  private var rest: (end: Int, next: Int)?
  /// The pieces of text that follow in it, the last first, where other sections stand within it.
  private var pieces: [Range<Int>] = []
  private var nested = NestedSections()
  /// Where the last end tag of the root element's name stands, once it was looked for.
  private var lastEndTag: Int?

  /// Whether there is more of a section to be written.
  var isOpen: Bool { rest != nil }

  /// - Parameter length: the mark's.
  mutating func read(_ source: inout RepairSource, _ tree: inout RepairedTree, behindMark length: Int = 9) {
    let start = source.index + length
    guard let end = source.sectionEnd.next(in: source.scanner, from: start) else {
      return readEndless(from: start, &source, &tree)
    }
    guard tree.isInside else {
      source.index = end + 3
      return
    }
    source.index = start
    if LostSectionEnd.isStrayMark(from: start, to: end, source.tags, in: tree) {
      tree.faults.add("the mark of a CDATA section where there is no text")
      return
    }
    if let lost = LostSectionEnd.find(from: start, to: end, source.tags, in: tree) {
      tree.faults.add("a CDATA section that does not end")
      rest = lost
    } else {
      pieces = nested.pieces(from: start, firstEnd: end, source, in: tree)
      if let first = pieces.popLast() {
        tree.faults.add("a CDATA section within another")
        rest = (first.upperBound, (pieces.first ?? first).upperBound + 3)
      } else {
        rest = (end, SectionMark.behindSpareEnd(end + 3, source.bytes))
      }
    }
    tree.noteText()
  }

  /// Where the document goes on to its root's end tag, the section's own end was forgotten: it ends with its element. Else
  /// the document was cut short inside it.
  private mutating func readEndless(from start: Int, _ source: inout RepairSource, _ tree: inout RepairedTree) {
    guard tree.isInside, start < rootEnd(source.tags, in: tree) else { return source.skipToEnd() }
    source.index = start
    // Or it is no section.
    guard tree.open.count > 1, let element = tree.top, !element.kind.belongsToFeed,
      let end = end(ofElement: element.name, from: start, &source, in: tree)
    else { return }
    tree.faults.add("a CDATA section that does not end")
    rest = (LostSectionEnd.withoutMark(source.bytes[start..<end]), end)
  }

  private mutating func end(
    ofElement name: Range<Int>, from start: Int, _ source: inout RepairSource, in tree: borrowing RepairedTree
  ) -> Int? {
    guard !source.lookAhead.isSpent else { return nil }
    let rootEnd = rootEnd(source.tags, in: tree)
    let end = source.tags.endTag(of: name, from: start, to: rootEnd)
    source.lookAhead.spend((end ?? rootEnd) - start)
    return end
  }

  private mutating func rootEnd(_ tags: FeedTags, in tree: borrowing RepairedTree) -> Int {
    if let lastEndTag { return lastEndTag }
    let end = tree.open.first.map { tags.lastEndTag(of: $0.name) } ?? 0
    lastEndTag = end
    return end
  }

  // MARK: Sections by another mark

  /// Reads a section whose mark is misspelt, where its end stands in the element it begins in: `<! [CDATA[…]]>`,
  /// `<[CDATA[…]]>`.
  mutating func readMisspelt(_ source: inout RepairSource, _ tree: inout RepairedTree) -> Bool {
    guard tree.isInside, !source.sectionEnd.isMissing, !source.lookAhead.isSpent, let element = tree.top,
      let length = SectionMark.misspeltLength(source.scanner),
      let end = source.sectionEnd.next(in: source.scanner, from: source.index + length)
    else { return false }
    if let tag = source.tags.endTag(of: element.name, from: source.index + length, to: end) {
      source.lookAhead.spend(tag - source.index)
      return false
    }
    tree.faults.add("the mark of a CDATA section that is misspelt")
    read(&source, &tree, behindMark: length)
    return true
  }

  /// Reads `<!--[CDATA[…]]-->`: a section that a program took for HTML, where it is a comment.
  ///
  /// - Parameter end: where the comment ends.
  mutating func readComment(to end: Int, _ source: inout RepairSource, _ tree: inout RepairedTree) {
    let start = source.index + 11
    guard end >= start + 2, source.bytes[end - 2] == 0x5D, source.bytes[end - 1] == 0x5D else {
      source.index = end + 3
      return
    }
    tree.faults.add("a CDATA section that is written as a comment")
    source.index = start
    rest = (end - 2, end + 3)
    tree.noteText()
  }

  // MARK: Writing

  /// Writes what is to come of a section, or a piece of it.
  mutating func write(_ source: inout RepairSource, _ tree: inout RepairedTree) {
    guard let (sectionEnd, next) = rest else { return }
    let start = source.index
    var end = min(start + XMLRepair.pieceSize, sectionEnd)
    // Neither a character nor a line end is parted.
    while end < sectionEnd, source.bytes[end] & 0xC0 == 0x80 || source.bytes[end] == 0x0A { end += 1 }
    tree.write(section: source.bytes[start..<end])
    source.index = end
    guard end == sectionEnd else { return }
    if let piece = pieces.popLast() {
      source.index = piece.lowerBound
      rest = (piece.upperBound, next)
    } else {
      source.index = next
      rest = nil
    }
  }
}

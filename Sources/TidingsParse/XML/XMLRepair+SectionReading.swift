/// CDATA sections, whether they end or not.
extension XMLRepair {
  /// Where the next `]]>` stands. It is looked for once, though several sections in a row lack their own.
  private mutating func nextSectionEnd(from start: Int) -> Int? {
    if let sectionEnd, sectionEnd >= start { return sectionEnd }
    sectionEnd = scanner.find("]]>", from: start)
    return sectionEnd
  }

  /// - Parameter length: the mark's.
  mutating func readSection(behindMark length: Int = 9) {
    let start = scanner.index + length
    if sectionsEnd, let end = nextSectionEnd(from: start) {
      if isInside, isStrayMark(from: start, to: end) {
        warn("the mark of a CDATA section where there is no text")
        scanner.index = start
        return
      }
      if isInside, let lost = lostSectionEnd(from: start, to: end) {
        warn("a CDATA section that does not end")
        scanner.index = start
        sectionRest = lost
        noteText()
        return
      }
      scanner.index = isInside ? start : end + 3
      if isInside {
        let pieces = nestedSections(from: start, firstEnd: end)
        sectionRest = (pieces.first?.upperBound ?? end, behindSpareEnd(end + 3))
        if let last = pieces.last {
          warn("a CDATA section within another")
          sectionPieces = pieces.dropFirst().reversed()
          sectionRest?.next = last.upperBound + 3
        }
        noteText()
      }
      return
    }
    sectionsEnd = false
    // Where the document goes on to its root's end tag, the section's own end was forgotten: it ends with its element.
    // Else the document was cut short inside it.
    guard isInside, open.count > 1, let element = open.last, start < rootEnd, !element.kind.belongsToFeed,
      let end = endOfEndless(element.name, from: start)
    else {
      // Or it is no section.
      scanner.index = isInside && start < rootEnd ? start : bytes.count
      return
    }
    warn("a CDATA section that does not end")
    scanner.index = start
    sectionRest = (withoutMark(from: start, to: end), end)
  }

  private mutating func endOfEndless(_ name: Range<Int>, from start: Int) -> Int? {
    guard !hasLookedLong else { return nil }
    let end = endTag(of: name, from: start, to: rootEnd)
    lookedThrough += (end ?? rootEnd) - start
    return end
  }

  /// Reads a section whose mark is misspelt, where its end stands in the element it begins in: `<! [CDATA[…]]>`,
  /// `<[CDATA[…]]>`.
  mutating func readMisspeltSection() -> Bool {
    guard isInside, sectionsEnd, !hasLookedLong, let element = open.last, let length = misspeltMark else {
      return false
    }
    guard let end = nextSectionEnd(from: scanner.index + length) else {
      sectionsEnd = false
      return false
    }
    if let tag = endTag(of: element.name, from: scanner.index + length, to: end) {
      lookedThrough += tag - scanner.index
      return false
    }
    warn("the mark of a CDATA section that is misspelt")
    readSection(behindMark: length)
    return true
  }

  /// How long what stands there is, where it is meant to be the mark of a section: `<![CDATA[` with spaces in it, or
  /// without its `!`, its first bracket or its second one.
  private var misspeltMark: Int? {
    var ahead = scanner
    ahead.index += 1
    ahead.skipWhiteSpace()
    let isMark = ahead.peek() == 0x21
    if isMark { ahead.index += 1 }
    ahead.skipWhiteSpace()
    let isBracket = Self.isBracket(ahead.peek())
    if isBracket { ahead.index += 1 }
    ahead.skipWhiteSpace()
    guard isMark || isBracket, ahead.startsIgnoringCase(with: "cdata") else { return nil }
    ahead.index += 5
    ahead.skipWhiteSpace()
    guard Self.isBracket(ahead.peek()) else { return nil }
    return ahead.index + 1 - scanner.index
  }

  /// `[` or `{`
  private static func isBracket(_ byte: UInt8) -> Bool { byte == 0x5B || byte == 0x7B }

  /// Behind the end of a section that is written twice: `]]>]]>`.
  private func behindSpareEnd(_ place: Int) -> Int {
    var ahead = XMLScanner(bytes, from: place)
    ahead.skipWhiteSpace()
    guard ahead.starts(with: "]]>") else { return place }
    ahead.index += 3
    ahead.skipWhiteSpace()
    return ahead.starts(with: "</") ? ahead.index : place
  }

  /// `<!--[CDATA[…]]-->`: a section that a program took for HTML, where it is a comment.
  mutating func readSectionComment() {
    let start = scanner.index + 11
    guard let end = scanner.find("-->", from: start) else {
      sectionCommentsEnd = false
      return
    }
    guard end >= start + 2, bytes[end - 2] == 0x5D, bytes[end - 1] == 0x5D else {
      scanner.index = end + 3
      return
    }
    warn("a CDATA section that is written as a comment")
    scanner.index = start
    sectionRest = (end - 2, end + 3)
    noteText()
  }

  /// Writes what is to come of a section, or as much of it as libxml2, which holds it as a whole, is to be given at a time.
  mutating func writeSection() {
    guard let (sectionEnd, next) = sectionRest else { return }
    var end = min(scanner.index + Self.pieceSize, sectionEnd)
    // Neither a character nor a line end is parted.
    while end < sectionEnd, bytes[end] & 0xC0 == 0x80 || bytes[end] == 0x0A { end += 1 }
    output.append(contentsOf: "<![CDATA[".utf8)
    output.append(contentsOf: bytes[scanner.index..<end])
    output.append(contentsOf: "]]>".utf8)
    scanner.index = end
    guard end == sectionEnd else { return }
    if let piece = sectionPieces.popLast() {
      scanner.index = piece.lowerBound
      sectionRest = (piece.upperBound, next)
    } else {
      scanner.index = next
      sectionRest = nil
    }
  }
}

/// CDATA sections within CDATA sections, which XML does not have: programs mark texts that hold such marks already.
extension XMLRepair {
  /// More marks than anybody nests.
  private static let maximumPieces = 64
  /// Bytes of a text that holds them.
  private static let maximumLength = 2 << 20

  /// The pieces of text between the marks of nested sections, from the first one's start to the end that belongs to it.
  ///
  /// - Parameters:
  ///   - start: behind the first mark.
  ///   - firstEnd: where the first `]]>` stands.
  /// - Returns: none where the section ends there, as XML has it: a text may speak of sections, and its element ends then.
  mutating func nestedSections(from start: Int, firstEnd: Int) -> [Range<Int>] {
    guard start >= plainSectionsEnd, let element = open.last, mark("<![CDATA[", from: start, to: firstEnd) != nil else {
      return []
    }
    var pieces: [Range<Int>] = []
    var depth = 1
    var place = start
    defer { plainSectionsEnd = place }
    while pieces.count < Self.maximumPieces, let end = scanner.find("]]>", from: place),
      end - start < Self.maximumLength
    {
      if place > firstEnd, endTag(of: element.name, from: place, to: end) != nil { return [] }
      if let inner = mark("<![CDATA[", from: place, to: end) {
        pieces.append(place..<inner)
        depth += 1
        place = inner + 9
      } else {
        pieces.append(place..<end)
        depth -= 1
        if depth == 0 { return pieces }
        place = end + 3
      }
    }
    return []
  }

  /// Where the text of a section ends that lost its own end, so that the end of another one behind it is found: at the end
  /// tag of its element, if tags of the feed follow there, or of its item.
  ///
  /// - Parameters:
  ///   - start: behind the section's mark.
  ///   - end: where the first `]]>` stands.
  func lostSectionEnd(from start: Int, to end: Int) -> (end: Int, next: Int)? {
    guard open.count > 1, let element = open.last,
      element.kind.holdsText || !element.kind.belongsToFeed && isKnown(element.name),
      let inner = mark("<![CDATA[", from: start, to: end)
    else { return nil }
    guard let tag = endTag(of: element.name, from: start, to: inner) else {
      // The element's end tag is lost as well.
      let item = open.last { $0.kind == .item }.flatMap { endTag(of: $0.name, from: start, to: inner) }
      return item.map { ($0, $0) }
    }
    var next = tag + element.name.count + 2
    while next < inner, bytes[next] != 0x3C { next += 1 }
    next += next + 1 < inner && bytes[next + 1] == 0x2F ? 2 : 1
    var nameEnd = next
    while nameEnd < inner, bytes[nameEnd].continuesName { nameEnd += 1 }
    guard nameEnd > next, kind(of: next..<nameEnd) != .other || isKnown(next..<nameEnd) else { return nil }
    return (withoutMark(from: start, to: tag), tag)
  }

  /// Where a text ends without what is left of the end of a section.
  ///
  /// Two of its three characters tell it: `]]`, `]>`, `] ]>`, `]]&gt;`.
  func withoutMark(from start: Int, to end: Int) -> Int {
    var rest = bytes[start..<end]
    func dropSpace() { while let last = rest.last, last.isSpace { rest = rest.dropLast() } }
    var count = 0
    dropSpace()
    if rest.last == 0x3E {
      rest = rest.dropLast()
      count += 1
    } else if rest.suffix(4).elementsEqual("&gt;".utf8) {
      rest = rest.dropLast(4)
      count += 1
    }
    for _ in 0..<2 {
      dropSpace()
      guard rest.last == 0x5D else { break }
      rest = rest.dropLast()
      count += 1
    }
    return count > 1 ? rest.endIndex : end
  }

  /// Whether the mark of a section stands between elements, so that these would be its text.
  func isStrayMark(from start: Int, to end: Int) -> Bool {
    guard open.last?.kind.belongsToFeed ?? false, let tag = mark("</", from: start, to: end), tag + 2 < end else {
      return false
    }
    var nameEnd = tag + 2
    while nameEnd < end, bytes[nameEnd].continuesName { nameEnd += 1 }
    return kind(of: tag + 2..<nameEnd) != .other
  }

  /// Where the next end tag of that name stands.
  func endTag(of name: Range<Int>, from start: Int, to end: Int) -> Int? {
    var scanner = XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<end]), from: start)
    while scanner.skip(to: 0x3C) {
      if scanner.peek(1) == 0x2F, scanner.index + 2 + name.count < end,
        same(name, scanner.index + 2..<scanner.index + 2 + name.count), !scanner.peek(2 + name.count).continuesName
      {
        return scanner.index
      }
      scanner.index += 1
    }
    return nil
  }

  private func mark(_ text: StaticString, from start: Int, to end: Int) -> Int? {
    XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<end])).find(text, from: start)
  }
}

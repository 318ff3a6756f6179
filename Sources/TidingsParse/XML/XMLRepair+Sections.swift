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

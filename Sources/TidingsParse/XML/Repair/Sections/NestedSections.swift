/// CDATA sections within CDATA sections, which XML does not have: programs mark texts that hold such marks already.
struct NestedSections {
  /// Up to where sections were seen to hold no others that end.
  private var plainUpTo = 0

  /// More marks than anybody nests.
  private static let maximumPieces = 64
  /// Bytes of a text that holds them.
  private static let maximumLength = 2 << 20

  /// The pieces of text between the marks of nested sections, from the end that belongs to the first one back to its start.
  ///
  /// - Parameters:
  ///   - start: behind the first mark.
  ///   - firstEnd: where the first `]]>` stands.
  /// - Returns: none where the section ends there, as XML has it: a text may speak of sections, and its element ends then.
  mutating func pieces(
    from start: Int, firstEnd: Int, _ source: RepairSource, in tree: borrowing RepairedTree
  ) -> [Range<Int>] {
    let tags = source.tags
    guard start >= plainUpTo, let element = tree.top, tags.find("<![CDATA[", from: start, to: firstEnd) != nil else {
      return []
    }
    var pieces: [Range<Int>] = []
    var depth = 1
    var place = start
    defer { plainUpTo = place }
    while pieces.count < Self.maximumPieces, let end = source.scanner.find("]]>", from: place),
      end - start < Self.maximumLength
    {
      if place > firstEnd, tags.endTag(of: element.name, from: place, to: end) != nil { return [] }
      if let inner = tags.find("<![CDATA[", from: place, to: end) {
        pieces.append(place..<inner)
        depth += 1
        place = inner + 9
      } else {
        pieces.append(place..<end)
        depth -= 1
        if depth == 0 { return pieces.reversed() }
        place = end + 3
      }
    }
    return []
  }
}

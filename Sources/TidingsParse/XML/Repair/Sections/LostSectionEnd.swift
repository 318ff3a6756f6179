/// Where a CDATA section ends that lost its own end, so that the end of another one behind it is found.
enum LostSectionEnd {
  /// At the end tag of its element, if tags of the feed follow there, or of its item.
  ///
  /// - Parameters:
  ///   - start: behind the section's mark.
  ///   - end: where the first `]]>` stands.
  static func find(from start: Int, to end: Int, _ tags: FeedTags, in tree: borrowing RepairedTree)
    -> (end: Int, next: Int)?
  {
    guard tree.open.count > 1, let element = tree.top,
      element.kind.holdsText || !element.kind.belongsToFeed && tags.isKnown(element.name),
      let inner = tags.find("<![CDATA[", from: start, to: end)
    else { return nil }
    guard let tag = tags.endTag(of: element.name, from: start, to: inner) else {
      // The element's end tag is lost as well.
      return tree.itemName.flatMap { tags.endTag(of: $0, from: start, to: inner) }.map { ($0, $0) }
    }
    let bytes = tags.bytes
    var next = tag + element.name.count + 2
    while next < inner, bytes[next] != 0x3C { next += 1 }
    next += next + 1 < inner && bytes[next + 1] == 0x2F ? 2 : 1
    let name = tags.name(from: next, upTo: inner)
    guard !name.isEmpty, tags.kind(of: name) != .other || tags.isKnown(name) else { return nil }
    return (withoutMark(bytes[start..<tag]), tag)
  }

  /// Where a text ends without what is left of the end of a section.
  ///
  /// Two of its three characters tell it: `]]`, `]>`, `] ]>`, `]]&gt;`.
  static func withoutMark(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var rest = text
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
    return count > 1 ? rest.endIndex : text.endIndex
  }

  /// Whether the mark of a section stands between elements, so that these would be its text.
  static func isStrayMark(from start: Int, to end: Int, _ tags: FeedTags, in tree: borrowing RepairedTree) -> Bool {
    guard tree.top?.kind.belongsToFeed ?? false, let tag = tags.find("</", from: start, to: end), tag + 2 < end else {
      return false
    }
    return tags.kind(of: tags.name(from: tag + 2, upTo: end)) != .other
  }
}

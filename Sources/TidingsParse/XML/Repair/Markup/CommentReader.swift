/// Reads comments, and what is left of those that lost their end.
struct CommentReader {
  private var end = EndMark("-->")

  /// Where the comment ends whose mark stands there; `nil` where it does not.
  mutating func end(_ source: RepairSource) -> Int? { end.next(in: source.scanner, from: source.index + 4) }

  /// - Parameter end: where it ends.
  static func skip(to end: Int, _ source: inout RepairSource, _ tree: inout RepairedTree) {
    let start = source.index + 4
    guard holdsLostEnd(start..<end, source.tags, in: tree) else {
      source.index = end + 3
      return
    }
    tree.faults.add("a comment that does not end")
    source.index = start
    while source.index < end, source.scanner.peek() != 0x3C, source.scanner.peek() != 0x3E { source.index += 1 }
    if source.scanner.peek() == 0x3E { source.index += 1 }
  }

  /// Whether a comment goes on to the end of another one, over the end of the item it stands in.
  private static func holdsLostEnd(_ comment: Range<Int>, _ tags: FeedTags, in tree: borrowing RepairedTree) -> Bool {
    guard let item = tree.itemName,
      let next = tags.find("<!--", from: comment.lowerBound, to: comment.upperBound),
      let tag = tags.endTag(of: item, from: comment.lowerBound, to: next)
    else { return false }
    var ahead = XMLScanner(UnsafeBufferPointer(rebasing: tags.bytes[..<tag]), from: comment.lowerBound)
    while ahead.skip(to: 0x3C) {
      let name = ahead.index + 1..<ahead.index + 1 + item.count
      if name.upperBound < tag, tags.same(item, name) { return false }
      ahead.index += 1
    }
    return true
  }
}

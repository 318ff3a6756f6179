/// Comments, and what is left of those that lost their end.
extension XMLRepair {
  mutating func readComment() {
    let start = scanner.index + 4
    if commentEnd ?? 0 < start, commentsEnd { commentEnd = scanner.find("-->", from: start) }
    guard commentsEnd, let end = commentEnd else {
      commentsEnd = false
      return writeEscapedLess()
    }
    if holdsLostEnd(start..<end) {
      warn("a comment that does not end")
      scanner.index = start
      while scanner.index < end, scanner.peek() != 0x3C, scanner.peek() != 0x3E { scanner.index += 1 }
      if scanner.peek() == 0x3E { scanner.index += 1 }
      return
    }
    scanner.index = end + 3
  }

  /// Whether a comment goes on to the end of another one, over the end of the item it stands in.
  private func holdsLostEnd(_ comment: Range<Int>) -> Bool {
    guard let item = open.last(where: { $0.kind == .item })?.name,
      let next = XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<comment.upperBound]))
        .find("<!--", from: comment.lowerBound),
      let tag = endTag(of: item, from: comment.lowerBound, to: next)
    else { return false }
    var ahead = XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<tag]), from: comment.lowerBound)
    while ahead.skip(to: 0x3C) {
      let name = ahead.index + 1..<ahead.index + 1 + item.count
      if name.upperBound < tag, same(item, name) { return false }
      ahead.index += 1
    }
    return true
  }
}

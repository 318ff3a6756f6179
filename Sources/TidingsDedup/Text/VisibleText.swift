internal import TidingsHTML
internal import TidingsModel

/// What a reader of an item sees as its text: the plain text where the normaliser made one, else the HTML's, else the
/// summary.
enum VisibleText {
  static func append(of item: borrowing Item, to folded: inout FoldedText) {
    if let text = item.contentText, !text.isEmpty {
      folded.append(text)
    } else if let html = item.contentHTML, !html.isEmpty {
      append(html: html, to: &folded)
    } else if let summary = item.summary {
      folded.append(summary)
    }
  }

  /// The text between the tags; what stands in `script`, `style` and comments is not seen. Character references stay as
  /// they are: it is only compared with itself.
  static func append(html: String, to folded: inout FoldedText) {
    var html = html
    if !html.withUTF8({ NFC.isComposed($0) }) { html = NFC.compose(html) }
    html.withUTF8 { source in
      var index = 0
      var start = 0
      func flush(to end: Int) {
        if start < end { folded.append(utf8: UnsafeBufferPointer(rebasing: source[start..<end])) }
      }
      while index < source.count {
        guard source[index] == 0x3C, index + 1 < source.count, opensTag(source[index + 1]) else {
          index += 1
          continue
        }
        flush(to: index)
        index = endOfTag(source, at: index)
        start = index
        folded.endWord()
      }
      flush(to: source.count)
    }
  }

  private static func opensTag(_ byte: UInt8) -> Bool {
    byte == 0x2F || byte == 0x21 || byte == 0x3F || byte.isLetter
  }

  /// Where text goes on after the tag, comment or hidden element that begins at the index.
  private static func endOfTag(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    if matches(source, index, "<!--") { return after("-->", in: source, from: index + 4) }
    let end = after(">", in: source, from: index + 1)
    if matches(source, index, "<script") {
      return after(">", in: source, from: after("</script", in: source, from: end))
    }
    if matches(source, index, "<style") { return after(">", in: source, from: after("</style", in: source, from: end)) }
    return end
  }

  private static func after(_ mark: StaticString, in source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + mark.utf8CodeUnitCount <= source.count {
      if matches(source, index, mark) { return index + mark.utf8CodeUnitCount }
      index += 1
    }
    return source.count
  }

  /// ASCII letters of either case match the lower-case letters of the mark.
  private static func matches(_ source: UnsafeBufferPointer<UInt8>, _ index: Int, _ mark: StaticString) -> Bool {
    guard index + mark.utf8CodeUnitCount <= source.count else { return false }
    for offset in 0..<mark.utf8CodeUnitCount {
      let byte = source[index + offset]
      guard byte.lowered == mark.utf8Start[offset] else { return false }
    }
    return true
  }
}

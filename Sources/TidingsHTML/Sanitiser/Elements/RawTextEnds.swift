/// Finds the ends of elements whose content is no markup.
struct RawTextEnds {
  /// Elements of which it is known that no end tag follows, so that nobody looks for it again.
  private var absent: Set<HTMLTag> = []

  /// Where the content of the element that has just begun ends. `nil` where there is none: an XHTML author's `<iframe/>`,
  /// and anything but a script or style that never ends; a browser would swallow the rest of the article with it.
  mutating func end(of tag: HTMLTag, _ reader: borrowing MarkupReader) -> Int? {
    if tag == .plaintext { return reader.end }
    let neverSwallows = reader.isSelfClosing || (tag != .script && tag != .style)
    if neverSwallows, absent.contains(tag) { return nil }
    let end = reader.endOfRawText(tag)
    if end == reader.end, neverSwallows {
      absent.insert(tag)
      return nil
    }
    return end
  }
}

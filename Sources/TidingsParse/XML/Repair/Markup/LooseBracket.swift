/// Tells a `<` within a text that should have been escaped from one that begins a tag.
enum LooseBracket {
  /// - Parameter tag: what was read as a start tag, behind which the source stands.
  static func isText(_ tag: MendedTag, _ source: inout RepairSource, in tree: borrowing RepairedTree) -> Bool {
    guard !tag.attributes.isEmptyElement else { return false }
    return isCutShort(tag, source, in: tree) || isMailAddress(tag, source, in: tree)
      || tag.kind == .other && StartTagReader.isWord(tag.name, &source, in: tree)
  }

  /// Whether another tag begins before this one ends, and it has no attribute: `if a<b then c</title>`. One that only lost
  /// its bracket stands right before the next, `<p<b>`, unless that ends the text.
  private static func isCutShort(_ tag: MendedTag, _ source: RepairSource, in tree: borrowing RepairedTree) -> Bool {
    guard tag.attributes.isCutOff, tag.kind == .other || tag.kind == .void,
      let text = tree.open.last(where: { $0.kind != .other }), text.kind.holdsText
    else { return false }
    let tags = source.tags
    let rest = tags.bytes[tag.name.upperBound..<max(tag.name.upperBound, source.index)]
    if rest.allSatisfy(\.isSpace) {
      if let end = tags.endTagName(at: source.index) { return tags.same(end, text.name) }
      return !source.scanner.peek(1).beginsName && source.scanner.peek(1) != 0x2F
    }
    return !rest.contains(0x22) && !rest.contains(0x27) && !rest.contains(0x3D)
  }

  /// `Joe <joe@example.org>`
  private static func isMailAddress(_ tag: MendedTag, _ source: RepairSource, in tree: borrowing RepairedTree) -> Bool {
    guard let text = tree.open.last(where: { $0.kind != .other }), text.kind.holdsText || text.kind == .holder,
      source.index > tag.name.upperBound
    else { return false }
    let rest = source.bytes[tag.name.upperBound..<source.index]
    return rest.last == 0x3E && rest.contains(0x40)
      && !rest.contains { $0.isSpace || $0 == 0x22 || $0 == 0x27 || $0 == 0x3D || $0 == 0x2F }
  }
}

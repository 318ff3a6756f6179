internal import TidingsModel

/// Tells a `<` within a text that should have been escaped from one that begins a tag.
enum LooseBracket {
  /// - Parameter tag: what was read as a start tag, behind which the source stands.
  static func isText(_ tag: MendedTag, _ source: inout RepairSource, in tree: borrowing RepairedTree) -> Bool {
    guard !tag.attributes.isEmptyElement else { return false }
    return isCutShort(tag, source, in: tree) || isMailAddress(tag, source, in: tree)
      || tag.kind == .other && StartTagReader.isWord(tag.name, &source, in: tree)
  }

  /// Whether the text's end or another tag comes before this one ends, whose name is one letter, `if a<b then c</title>`. A
  /// longer name of HTML is that of a tag which lost its bracket, as is one behind which an attribute stands at most.
  private static func isCutShort(_ tag: MendedTag, _ source: RepairSource, in tree: borrowing RepairedTree) -> Bool {
    guard tag.attributes.isCutOff, tag.kind == .other, tag.name.count == 1,
      let text = tree.open.last(where: { $0.kind != .other }), text.kind.holdsText, text.kind != .encoded
    else { return false }
    let rest = source.bytes[tag.name.upperBound..<max(tag.name.upperBound, source.index)]
    let words = rest.split(whereSeparator: \.isSpace)
    return (words.count > 1 || words.contains { word in word.contains { !$0.isLetter } })
      && !rest.contains { $0 == 0x22 || $0 == 0x27 || $0 == 0x3D || $0 == 0x2F }
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

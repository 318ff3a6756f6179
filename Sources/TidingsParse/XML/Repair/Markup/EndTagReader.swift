/// Reads end tags, and closes what each was meant to close.
enum EndTagReader {
  static func read(_ source: inout RepairSource, _ tree: inout RepairedTree, _ items: ItemBounds) {
    let tags = source.tags
    guard let name = name(&source) else { return }
    guard !name.isEmpty else {
      // "</>"
      if let top = tree.top, top.kind.holdsTextAlone, tree.open.count > 1 { tree.closeTop() }
      return
    }
    if tree.closeLeftOut(name) { return }
    guard let match = tree.matching(name) else {
      tree.faults.add("end tag </\(tags.shown(name))> without its start tag")
      // A misspelt one of an element that holds nothing else.
      if let top = tree.top, top.kind.holdsTextAlone, top.hasText, tree.open.count > 1, !tags.isHTML(name) {
        tree.closeTop()
      }
      return
    }
    if items.endTooSoon(name, &source, &tree) { return }
    if match < tree.open.count - 1, let top = tree.top {
      tree.faults.add("<\(tags.shown(top.name))> is closed by </\(tags.shown(name))>")
    }
    tree.close(downTo: match)
  }

  /// Reads the tag.
  ///
  /// - Returns: its name; `nil` where the document ends inside it.
  private static func name(_ source: inout RepairSource) -> Range<Int>? {
    var scanner = source.scanner
    scanner.index += 1
    scanner.skipWhiteSpace()
    scanner.index += 1
    scanner.skipWhiteSpace()
    let name = source.tags.name(from: scanner.index)
    var end = name.upperBound
    while end < source.bytes.count, source.bytes[end] != 0x3E, source.bytes[end] != 0x3C { end += 1 }
    guard end < source.bytes.count else {
      source.skipToEnd()
      return nil
    }
    source.index = source.bytes[end] == 0x3E ? end + 1 : end
    return name
  }

  /// Whether `< /pubDate>` stands there.
  static func isSpaced(_ source: RepairSource) -> Bool {
    let bytes = source.bytes
    var index = source.index + 1
    while index < bytes.count, bytes[index].isSpace { index += 1 }
    guard index + 1 < bytes.count, bytes[index] == 0x2F, bytes[index + 1].beginsName else { return false }
    let end = source.tags.name(from: index + 1).upperBound
    return end < bytes.count && bytes[end] == 0x3E
  }

  /// Reads the end tag of an element that holds text in which another byte took the slash's place.
  static func readDamaged(_ source: inout RepairSource, _ tree: inout RepairedTree) -> Bool {
    guard let top = tree.top, top.kind.holdsText, tree.open.count > 1 else { return false }
    let start = source.index + 1 + XMLNames.characterLength(source.scanner.peek(1))
    let end = start + top.name.count
    guard end < source.bytes.count, source.bytes[end] == 0x3E, source.tags.same(top.name, start..<end) else {
      return false
    }
    tree.faults.add("a damaged end tag of <\(source.tags.shown(top.name))>")
    source.index = end + 1
    tree.closeTop()
    return true
  }
}

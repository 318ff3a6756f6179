internal import TidingsModel

/// Reads start tags, and tells which element one was meant to begin that is damaged.
struct StartTagReader {
  /// The tag just read where it may be the beginning of the next one's name.
  private var strayPiece: Range<Int>?

  /// So many bytes of a text are looked through for the end of an element within it.
  private static let longestText = 1 << 16

  /// - Returns: `nil` for what is no tag, and where the document ends inside it.
  mutating func read(_ source: inout RepairSource, _ tree: inout RepairedTree) -> MendedTag? {
    let tags = source.tags
    let start = source.index + 1
    let written = tags.name(from: start)
    var name = written
    var nameEnd = written.upperBound
    var attributes = AttributeRepair(bytes: source.bytes, index: nameEnd)
    guard attributes.read() else {
      source.skipToEnd()
      return nil
    }
    if attributes.isCutOff, let (end, textStart) = Self.lostBracket(of: name, before: attributes.index, tags) {
      name = start..<end
      nameEnd = end
      attributes = AttributeRepair(bytes: UnsafeBufferPointer(rebasing: source.bytes[..<textStart]), index: end)
      _ = attributes.read()
    }
    var kind = tags.kind(of: name)
    source.index = attributes.index
    let piece = strayPiece
    strayPiece = nil
    if kind == .other, !attributes.isEmptyElement, tree.top?.kind.belongsToFeed ?? false {
      if attributes.isCutOff, Self.isStrayPiece(name, source, tree) {
        tree.faults.add("<\(tags.shown(name)) is no tag")
        strayPiece = name
        return nil
      }
      if let meant = Self.misspelt(name, behind: piece, &source, tree) {
        tree.faults.add("<\(tags.shown(name))> is closed by </\(tags.shown(meant))>")
        name = meant
        kind = tags.kind(of: name)
      }
    }
    if kind == .leaf, Self.isStyleSheet(start..<attributes.index, source.bytes, in: tree) { kind = .void }
    if attributes.isMended { tree.faults.add("the attributes of <\(tags.shown(name))> were mended") }
    if attributes.hasLeftOut {
      tree.faults.add(
        "an attribute of <\(tags.shown(name))> of more than \(XMLShape.maximumValue >> 20) MiB is left out")
    }
    let isPlain = source.bytes[nameEnd..<attributes.index].allSatisfy { $0.isSpace || $0 == 0x3E }
    return MendedTag(name: name, kind: kind, attributes: attributes, isPlain: isPlain)
  }

  // MARK: Damaged tags

  /// Where the name and the rest end of a start tag that lost its `>`, and its element's text begins: `<titleOne</title>`,
  /// `<guid isPermaLink="false"1</guid>`.
  ///
  /// - Parameters:
  ///   - name: the tag's name, as far as it may go.
  ///   - next: where the next tag begins.
  private static func lostBracket(of name: Range<Int>, before next: Int, _ tags: FeedTags)
    -> (nameEnd: Int, textStart: Int)?
  {
    guard let end = tags.endTagName(at: next), end.count <= name.count,
      tags.same(end, name.lowerBound..<name.lowerBound + end.count, ignoringCase: true)
    else { return nil }
    let kind = tags.kind(of: end)
    guard kind.holdsText || kind == .holder else { return nil }
    let nameEnd = name.lowerBound + end.count
    let textStart = behindValues(from: nameEnd, to: next, tags.bytes)
    guard tags.bytes[textStart..<next].contains(where: { !$0.isSpace }),
      end.count < name.count || textStart > nameEnd || !isAttribute(tags.bytes[textStart..<next])
    else { return nil }
    return (nameEnd, textStart)
  }

  /// Behind the last value in quotes.
  private static func behindValues(from start: Int, to end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var behind = start
    var index = start
    while index + 1 < end {
      if bytes[index] == 0x3D, bytes[index + 1] == 0x22 || bytes[index + 1] == 0x27,
        let close = bytes[(index + 2)..<end].firstIndex(of: bytes[index + 1])
      {
        behind = close + 1
        index = behind
      } else {
        index += 1
      }
    }
    return behind
  }

  /// Whether what stands there begins as an attribute does whose value is in no quotes.
  private static func isAttribute(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let name = text.drop { $0.isSpace }
    return name.drop { $0.continuesName }.first == 0x3D
  }

  /// Whether a tag that another one cuts off is the beginning of that one's name: `<lin<k>`.
  private static func isStrayPiece(_ name: Range<Int>, _ source: RepairSource, _ tree: borrowing RepairedTree) -> Bool {
    name.upperBound == source.index && source.scanner.peek(1).continuesName && isStranger(name, source.tags, in: tree)
  }

  /// The name of the element that a start tag which nobody knows was meant to begin, where nothing but text stands between
  /// it and the end tag of one that is not open: `<tilte>One</title>`.
  ///
  /// - Parameter piece: what stands before the tag and may be the beginning of its name.
  private static func misspelt(
    _ name: Range<Int>, behind piece: Range<Int>?, _ source: inout RepairSource, _ tree: borrowing RepairedTree
  ) -> Range<Int>? {
    guard piece?.upperBound == name.lowerBound - 1 || isStranger(name, source.tags, in: tree) else { return nil }
    var ahead = source.scanner
    ahead.skipWhiteSpace()
    if ahead.starts(with: "<![CDATA[") {
      guard !source.sectionEnd.isMissing else { return nil }
      source.sectionEnd.skip(&ahead, from: 9)
    }
    guard ahead.skip(to: 0x3C), let end = source.tags.endTagName(at: ahead.index),
      source.tags.kind(of: end).holdsText, tree.matching(end) == nil
    else { return nil }
    return end
  }

  private static func isStranger(_ name: Range<Int>, _ tags: FeedTags, in tree: borrowing RepairedTree) -> Bool {
    tree.top.map { tags.isStranger(name, in: $0.name) } ?? false
  }

  // MARK: What is no element of the feed

  /// Where the last space stands of `< item>`, the start tag of an element of a feed outside of texts.
  static func spaceOfTag(_ source: RepairSource, _ tree: borrowing RepairedTree) -> Int? {
    guard tree.top?.kind.belongsToFeed ?? false else { return nil }
    let bytes = source.bytes
    var index = source.index + 1
    while index < bytes.count, bytes[index].isSpace { index += 1 }
    let name = source.tags.name(from: index)
    guard name.upperBound < bytes.count, source.tags.kind(of: name) != .other else { return nil }
    let next = bytes[name.upperBound]
    return next == 0x3E || next == 0x2F || next.isSpace ? index - 1 : nil
  }

  /// `<link rel="stylesheet" …>` within a text, which HTML gives no end tag and no item is told by.
  private static func isStyleSheet(
    _ tag: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, in tree: borrowing RepairedTree
  ) -> Bool {
    guard tree.top.map({ $0.kind == .description || $0.kind == .encoded }) ?? false else { return false }
    let tag = bytes[tag].prefix(400).map(\.lowered)
    return tag.starts(with: "link".utf8) && tag.firstRange(of: Array("stylesheet".utf8)) != nil
  }

  /// Whether what looks like a tag, behind which the source stands, is a word in brackets within a text that should have
  /// been escaped: neither HTML nor feeds have an element of the name, it has no attribute's value, and it is not closed
  /// before the text ends: `List<String>`, `<Bố già>`.
  static func isWord(_ name: Range<Int>, _ source: inout RepairSource, in tree: borrowing RepairedTree) -> Bool {
    let tags = source.tags
    guard let text = tree.open.last(where: { $0.kind != .other }), text.kind.holdsText, !tags.isHTML(name),
      !tags.bytes[name.upperBound..<max(name.upperBound, source.index)].contains(0x3D),
      !tags.isKnown(name), !source.lookAhead.isSpent
    else { return false }
    var ahead = source.scanner(upTo: longestText)
    defer { source.lookAhead.spend(ahead.index - source.index) }
    while ahead.skip(to: 0x3C) {
      if ahead.peek(1) == 0x2F, let end = tags.endTagName(at: ahead.index) {
        if tags.same(end, text.name, ignoringCase: true) { return true }
        if tags.same(end, name, ignoringCase: true) || tags.kind(of: end).belongsToFeed { return false }
      }
      ahead.index += 1
    }
    return false
  }
}

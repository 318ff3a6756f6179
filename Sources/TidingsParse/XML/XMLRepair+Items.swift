/// Items whose start or end tag is damaged, lost, or stands where it should not.
extension XMLRepair {
  /// Bytes in which the next tag of an item is looked for.
  private static let longestItem = 1 << 20

  /// What of an item cannot be there twice; whether it is tells items without tags between them apart.
  struct ItemParts: OptionSet {
    let rawValue: UInt8
    static let title = ItemParts(rawValue: 1)
    static let identifier = ItemParts(rawValue: 2)
    static let date = ItemParts(rawValue: 4)
    static let text = ItemParts(rawValue: 8)
    static let link = ItemParts(rawValue: 16)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ name: Slice<UnsafeBufferPointer<UInt8>>) {
      switch String(decoding: name.prefix(12).map(\.lowered), as: UTF8.self) {
      case "title", "news:title": self = .title
      case "guid", "id", "loc": self = .identifier
      case "pubdate", "published": self = .date
      case "description", "summary": self = .text
      case "link": self = .link
      default: self = []
      }
    }
  }

  /// Whether an end tag of an item, or of what is around it, behind which the scanner stands, came too soon: parts of an
  /// item follow which the one that is open has not had, and another end tag.
  mutating func endsTooSoon(_ name: Range<Int>) -> Bool {
    guard kind(of: name).belongsToFeed, open.contains(where: { $0.kind == .item }) else { return false }
    var ahead = scanner
    ahead.skipWhiteSpace()
    guard !ahead.isAtEnd, !isItemEdge(at: ahead.index) else { return false }
    guard let next = nextItemTag(from: scanner.index), next.parts.isDisjoint(with: itemParts) else { return false }
    warn("</\(shown(name))> stands before the end of an item")
    return true
  }

  /// The name of an item, from its end tag, that a tag was to begin which is lost or misspelt: its parts follow.
  ///
  /// - Parameters:
  ///   - name: of the tag that stands there.
  ///   - kind: what that is as it is written.
  mutating func lostItem(at name: Range<Int>, _ kind: ElementKind, isEmpty: Bool) -> (name: Range<Int>, isThis: Bool)? {
    guard open.last?.kind == .container else { return nil }
    if kind.holdsText || kind == .holder {
      let isTitle = ItemParts(bytes[name]) == .title
      // The first title is the channel's.
      guard hadItem || isTitle && channelHasTitle else {
        channelHasTitle = channelHasTitle || isTitle
        return nil
      }
      return nextItemTag(from: scanner.index).map { ($0.name, false) }
    }
    guard kind == .other, !isEmpty, !isKnown(name), !HTMLNames.contain(bytes[name]) else { return nil }
    return nextItemTag(from: scanner.index, endTag: name).map { ($0.name, true) }
  }

  /// Whether an item that is written as an empty element is none.
  mutating func beginsItem(_ kind: ElementKind) -> Bool {
    guard kind == .item else { return false }
    var ahead = scanner
    ahead.skipWhiteSpace()
    return !ahead.isAtEnd && !isItemEdge(at: ahead.index) && nextItemTag(from: scanner.index) != nil
  }

  /// Whether an item's start tag, behind which the scanner stands, is a stray one within an item: what follows up to the
  /// end tag are parts which the item that is open has not had.
  mutating func goesOn() -> Bool {
    guard !itemParts.isEmpty, open.contains(where: { $0.kind == .item }), let next = nextItemTag(from: scanner.index),
      next.parts.isDisjoint(with: itemParts)
    else { return false }
    warn("the start tag of an item within the item")
    return true
  }

  /// Whether the start tag of an item, behind which the scanner stands, is there twice or in place of its end tag.
  func isSpareItem(_ kind: ElementKind) -> Bool {
    guard kind == .item else { return false }
    var ahead = scanner
    ahead.skipWhiteSpace()
    return ahead.peek(1) != 0x2F && isItemEdge(at: ahead.index)
      || ahead.peek(1) == 0x2F && tagKind(at: ahead.index) == .container && open.contains { $0.kind == .item }
  }

  /// Whether an item's tag, or a container's, stands there.
  private func isItemEdge(at index: Int) -> Bool { tagKind(at: index)?.belongsToFeed ?? false }

  /// What the tag is that stands there.
  private func tagKind(at index: Int) -> ElementKind? {
    guard index < bytes.count, bytes[index] == 0x3C else { return nil }
    let start = index + (index + 1 < bytes.count && bytes[index + 1] == 0x2F ? 2 : 1)
    var end = start
    while end < bytes.count, bytes[end].continuesName { end += 1 }
    return end > start ? kind(of: start..<end) : nil
  }

  /// The end tag of an item that comes before any start tag of one, or the end of the feed.
  ///
  /// - Parameter endTag: `nil` is answered where an element of that name ends before.
  /// - Returns: its name, and which parts of an item begin before it.
  private mutating func nextItemTag(from start: Int, endTag: Range<Int>? = nil) -> (name: Range<Int>, parts: ItemParts)?
  {
    guard !hasLookedLong else { return nil }
    let limit = min(start + Self.longestItem, bytes.count)
    var ahead = XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<limit]), from: start)
    defer { lookedThrough += ahead.index - start }
    var parts: ItemParts = []
    while ahead.skip(to: 0x3C) {
      if sectionsEnd, ahead.starts(with: "<![CDATA[") {
        guard ahead.skip(past: "]]>", from: 9) else {
          ahead.index = limit
          return nil
        }
        continue
      }
      let isEnd = ahead.peek(1) == 0x2F
      let nameStart = ahead.index + (isEnd ? 2 : 1)
      var end = nameStart
      while end < limit, bytes[end].continuesName { end += 1 }
      let name = nameStart..<end
      let kind = kind(of: name)
      if kind == .item { return isEnd ? (name, parts) : nil }
      if kind == .container { return nil }
      if isEnd, let endTag, same(endTag, name, ignoringCase: true) { return nil }
      if !isEnd, kind != .other { parts.formUnion(ItemParts(bytes[name])) }
      ahead.index = max(end, ahead.index + 1)
    }
    return nil
  }
}

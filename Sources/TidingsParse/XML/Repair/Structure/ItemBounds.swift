/// Where items begin and end whose start or end tag is damaged, lost, or stands where it should not.
struct ItemBounds {
  /// What the last item that began has had.
  private var parts: ItemParts = []
  /// Whether there was an item, and a title outside of items.
  private var hadItem = false
  private var channelHasTitle = false

  /// Bytes in which the next tag of an item is looked for.
  private static let longestItem = 1 << 20

  // MARK: What was read

  /// Notes that an item begins.
  mutating func begin() {
    hadItem = true
    parts = []
  }

  /// Notes what an item, or the channel, has.
  mutating func note(_ tag: MendedTag, _ tags: FeedTags, in tree: borrowing RepairedTree) {
    if tag.kind == .item {
      begin()
    } else if tag.kind != .other, tree.top?.kind == .item {
      parts.formUnion(tags.parts(of: tag.name))
    }
  }

  // MARK: What a tag means

  /// Whether an end tag of an item, or of what is around it, behind which the source stands, came too soon: parts of an
  /// item follow which the one that is open has not had, and another end tag.
  func endTooSoon(_ name: Range<Int>, _ source: inout RepairSource, _ tree: inout RepairedTree) -> Bool {
    guard source.tags.kind(of: name).belongsToFeed, tree.holdsItem, !Self.isBeforeEdge(source),
      let next = Self.nextTag(&source), next.parts.isDisjoint(with: parts)
    else { return false }
    tree.faults.add("</\(source.tags.shown(name))> stands before the end of an item")
    return true
  }

  /// The name of an item, from its end tag, that a tag was to begin which is lost or misspelt: its parts follow.
  ///
  /// - Parameter tag: what stands there.
  /// - Returns: whether that is the tag itself, too.
  mutating func lost(at tag: MendedTag, _ source: inout RepairSource, in tree: borrowing RepairedTree)
    -> (name: Range<Int>, isThis: Bool)?
  {
    guard tree.top?.kind == .container else { return nil }
    if tag.kind.holdsText || tag.kind == .holder {
      let isTitle = source.tags.parts(of: tag.name) == .title
      // The first title is the channel's.
      guard hadItem || isTitle && channelHasTitle else {
        channelHasTitle = channelHasTitle || isTitle
        return nil
      }
      return Self.nextTag(&source).map { ($0.name, false) }
    }
    guard tag.kind == .other, !tag.attributes.isEmptyElement, !source.tags.isKnown(tag.name),
      !source.tags.isHTML(tag.name)
    else { return nil }
    return Self.nextTag(&source, unlessBehind: tag.name).map { ($0.name, true) }
  }

  /// Whether an item that is written as an empty element is none.
  static func follow(_ tag: MendedTag, _ source: inout RepairSource) -> Bool {
    tag.kind == .item && !isBeforeEdge(source) && nextTag(&source) != nil
  }

  /// Whether an item's start tag, behind which the source stands, is a stray one within an item: what follows up to the
  /// end tag are parts which the item that is open has not had.
  func goOn(behind tag: MendedTag, _ source: inout RepairSource, _ tree: inout RepairedTree) -> Bool {
    guard tag.kind == .item, tag.attributes.isBare, !parts.isEmpty, tree.holdsItem,
      let next = Self.nextTag(&source), next.parts.isDisjoint(with: parts)
    else { return false }
    tree.faults.add("the start tag of an item within the item")
    return true
  }

  /// Whether the start tag of an item, behind which the source stands, is there twice or in place of its end tag.
  static func isSpare(_ tag: MendedTag, _ source: RepairSource, in tree: borrowing RepairedTree) -> Bool {
    guard tag.kind == .item, !tag.attributes.isEmptyElement else { return false }
    var ahead = source.scanner
    ahead.skipWhiteSpace()
    let next = source.tags.kindOfTag(at: ahead.index)
    return ahead.peek(1) == 0x2F ? next == .container && tree.holdsItem : next?.belongsToFeed ?? false
  }

  // MARK: What follows

  /// Whether nothing follows, or the tag of an item or a container.
  private static func isBeforeEdge(_ source: RepairSource) -> Bool {
    var ahead = source.scanner
    ahead.skipWhiteSpace()
    return ahead.isAtEnd || source.tags.kindOfTag(at: ahead.index)?.belongsToFeed ?? false
  }

  /// The end tag of an item that comes before any start tag of one, or the end of the feed.
  ///
  /// - Parameter endTag: `nil` is answered where an element of that name ends before.
  /// - Returns: its name, and which parts of an item begin before it.
  private static func nextTag(_ source: inout RepairSource, unlessBehind endTag: Range<Int>? = nil)
    -> (name: Range<Int>, parts: ItemParts)?
  {
    guard !source.lookAhead.isSpent else { return nil }
    let tags = source.tags
    var ahead = source.scanner(upTo: longestItem)
    let limit = ahead.bytes.count
    defer { source.lookAhead.spend(ahead.index - source.index) }
    var parts: ItemParts = []
    while ahead.skip(to: 0x3C) {
      if !source.sectionEnd.isMissing, ahead.starts(with: "<![CDATA[") {
        guard ahead.skip(past: "]]>", from: 9) else {
          ahead.index = limit
          return nil
        }
        continue
      }
      let isEnd = ahead.peek(1) == 0x2F
      let name = tags.name(from: ahead.index + (isEnd ? 2 : 1), upTo: limit)
      let kind = tags.kind(of: name)
      if kind == .item { return isEnd ? (name, parts) : nil }
      if kind == .container { return nil }
      if isEnd, let endTag, tags.same(endTag, name, ignoringCase: true) { return nil }
      if !isEnd, kind != .other { parts.formUnion(tags.parts(of: name)) }
      ahead.index = max(name.upperBound, ahead.index + 1)
    }
    return nil
  }
}

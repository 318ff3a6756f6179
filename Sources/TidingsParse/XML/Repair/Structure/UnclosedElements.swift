/// Which open elements a start tag shows to be over.
struct UnclosedElements {
  /// Authors and media whose end was looked for.
  private var holdersClosed = 0

  private static let mostHolders = 1000
  /// So many bytes behind each of them are looked through.
  private static let longestHolder = 1 << 16
  /// So many bytes are looked through for the end of one unknown element.
  private static let longestUnknown = 1 << 20
  private static let partsOfPersons: Set<String> = ["name", "email", "uri", "url", "homepage", "language"]

  /// Reads a start tag that was written in place of the end tag, or twice: `<guid>1<guid>`, `<guid><guid>1</guid>`.
  static func repeatsTop(_ tag: MendedTag, _ source: RepairSource, _ tree: inout RepairedTree) -> Bool {
    // A tag with attributes is another element.
    guard tag.isPlain, let top = tree.top, tree.open.count > 1,
      tag.kind.holdsTextAlone || tag.kind == .holder && source.tags.prefix(of: tag.name).isEmpty
        || tree.holdsItem && source.tags.isPicture(tag.name),
      source.tags.same(top.name, tag.name, ignoringCase: true)
    else { return false }
    if top.hasText {
      var next = source.scanner
      next.skipWhiteSpace()
      // Else another element of the name begins.
      guard next.peek() == 0x3C, !next.starts(with: "<![CDATA[") else { return false }
      tree.closeTop()
    }
    tree.faults.add("<\(source.tags.shown(tag.name))> within itself")
    return true
  }

  /// Closes what a new element shows to be over.
  mutating func close(before tag: MendedTag, _ source: inout RepairSource, _ tree: inout RepairedTree) {
    guard let top = tree.top else { return }
    switch tag.kind {
    case .item: closeAroundItem(source.tags, &tree)
    case .structural, .encoded, .holder:
      // Nothing but an item's or a channel's child, or another one's of these.
      if let index = tree.open.lastIndex(where: { $0.kind.holdsText }), index > 0 {
        Self.close(downTo: index, source.tags, &tree)
      }
      closeHolder(before: tag.name, source, &tree)
      closeUnknown(before: tag.name, &source, &tree)
    case .leaf, .description:
      if top.kind.holdsText, tree.open.count > 1 {
        Self.close(downTo: tree.open.count - 1, source.tags, &tree)
      } else if Self.isAddress(tag, source), let index = tree.open.lastIndex(where: { $0.kind.holdsText }), index > 0 {
        Self.close(downTo: index, source.tags, &tree)
      }
      closeHolder(before: tag.name, source, &tree)
      closeUnknown(before: tag.name, &source, &tree)
    case .other, .void, .container: break
    }
  }

  /// Whether it is a `link` with an address in it, as HTML has none.
  private static func isAddress(_ tag: MendedTag, _ source: RepairSource) -> Bool {
    guard tag.isPlain, source.bytes[tag.name].elementsEqual("link".utf8) else { return false }
    var next = source.scanner
    next.skipWhiteSpace()
    return next.starts(with: "http") || next.starts(with: "<![CDATA[http")
  }

  private static func close(downTo index: Int, _ tags: FeedTags, _ tree: inout RepairedTree) {
    tree.faults.add("<\(tags.shown(tree.open[index].name))> is not closed")
    tree.close(downTo: index)
  }

  /// An item never stands inside another one, nor in what is the channel's.
  private func closeAroundItem(_ tags: FeedTags, _ tree: inout RepairedTree) {
    if let index = tree.open.lastIndex(where: { $0.kind == .item }) {
      tree.faults.add("an item is not closed")
      tree.close(downTo: index)
    } else if let channel = tree.open.lastIndex(where: { $0.kind == .container }),
      let index = tree.open[(channel + 1)...].firstIndex(where: {
        $0.kind.holdsText || $0.kind == .holder || Self.isPart($0, tags)
      })
    {
      Self.close(downTo: index, tags, &tree)
    } else if tree.top?.kind.holdsText ?? false {
      tree.closeTop()
    }
  }

  /// Whether it is a part of a channel in which no item can stand.
  private static func isPart(_ element: OpenTag, _ tags: FeedTags) -> Bool {
    guard element.kind == .other, !tags.bytes[element.name].contains(0x3A) else { return false }
    switch Element.named(String(decoding: tags.bytes[element.name].prefix(41), as: UTF8.self), in: .rss) {
    case .unknown, .itemList, .xhtmlBody, .content: return false
    default: return true
    }
  }

  // MARK: Elements that nobody knows

  /// Closes an element of an item, or a channel, that nobody knows and that is never closed: what is known of an item, and
  /// stands in it, is the item's. A title, or the like, that it stands in is over then as well.
  private func closeUnknown(before name: Range<Int>, _ source: inout RepairSource, _ tree: inout RepairedTree) {
    guard let around = tree.open.lastIndex(where: { $0.kind.belongsToFeed }) else { return }
    var index = around + 1
    while index < tree.open.count, tree.open[index].kind == .holder { index += 1 }
    let first = index
    if index < tree.open.count, tree.open[index].kind.holdsTextAlone { index += 1 }
    guard index < tree.open.count, tree.open[index].kind == .other else { return }
    let isPicture = tree.open[around].kind == .item && source.tags.isPicture(tree.open[index].name)
    // Title and link of a picture whose address is an element are its own.
    if isPicture, !tree.open[index].hasText, !source.tags.parts(of: name).isDisjoint(with: [.title, .link]) { return }
    let isEndless: Bool
    if let known = tree.open[index].isEndless {
      isEndless = known
    } else {
      let name = tree.open[index].name
      isEndless =
        (isPicture || source.tags.isStranger(name, in: tree.open[around].name))
        && !Self.ends(name, inItem: tree.open[around].kind == .item, &source)
      tree.note(isEndless: isEndless, at: index)
    }
    if isEndless { Self.close(downTo: first, source.tags, &tree) }
  }

  /// Whether the open element of that name is closed before its item, or its channel, is; where that takes long to see, it
  /// is.
  private static func ends(_ name: Range<Int>, inItem: Bool, _ source: inout RepairSource) -> Bool {
    guard !source.lookAhead.isSpent else { return true }
    let tags = source.tags
    var scanner = source.scanner(upTo: longestUnknown)
    let limit = scanner.bytes.count
    defer { source.lookAhead.spend(scanner.index - source.index) }
    var depth = 0
    var sectionsEnd = true
    while scanner.skip(to: 0x3C) {
      if sectionsEnd, scanner.starts(with: "<![CDATA[") {
        sectionsEnd = scanner.skip(past: "]]>", from: 9)
        if sectionsEnd { continue }
      }
      let isEnd = scanner.peek(1) == 0x2F
      let found = tags.name(from: scanner.index + (isEnd ? 2 : 1), upTo: limit)
      if tags.same(name, found, ignoringCase: true) {
        if isEnd, depth == 0 { return true }
        scanner.index = found.upperBound
        let isEmpty = scanner.skip(to: 0x3E) && tags.bytes[scanner.index - 1] == 0x2F
        depth += isEnd ? -1 : isEmpty ? 0 : 1
        continue
      }
      let kind = tags.kind(of: found)
      if kind == .container || inItem && kind == .item { return false }
      scanner.index = max(found.upperBound, scanner.index + 1)
    }
    return limit < tags.bytes.count
  }

  // MARK: Authors and media

  /// Closes an author, or a medium, in which a tag stands that is none of its own, where its end tag does not follow in
  /// the item.
  private mutating func closeHolder(before name: Range<Int>, _ source: RepairSource, _ tree: inout RepairedTree) {
    while let top = tree.top, top.kind == .holder, tree.open.count > 1, !Self.isPart(name, of: top.name, source.tags),
      holdersClosed < Self.mostHolders
    {
      holdersClosed += 1
      guard !Self.endsInItem(top.name, source) else { return }
      Self.close(downTo: tree.open.count - 1, source.tags, &tree)
    }
  }

  /// Whether an element of that name may be a part of such a one: of a person, of a medium, of a category.
  private static func isPart(_ name: Range<Int>, of holder: Range<Int>, _ tags: FeedTags) -> Bool {
    let prefix = tags.prefix(of: name)
    let local = tags.bytes[name.lowerBound + (prefix.isEmpty ? 0 : prefix.count + 1)..<name.upperBound]
    let written = String(decoding: local, as: UTF8.self).lowercased()
    let isOfHolder = prefix.elementsEqual(tags.prefix(of: holder))
    if partsOfPersons.contains(written) { return prefix.isEmpty || isOfHolder }
    return !prefix.isEmpty && isOfHolder && (written == "category" || prefix.elementsEqual("media".utf8))
  }

  /// Whether an end tag of that name follows before the next item begins or this one ends.
  private static func endsInItem(_ name: Range<Int>, _ source: RepairSource) -> Bool {
    var scanner = source.scanner(upTo: longestHolder)
    while scanner.skip(to: 0x3C) {
      let isEnd = scanner.peek(1) == 0x2F
      let found = source.tags.name(from: scanner.index + (isEnd ? 2 : 1))
      if isEnd, source.tags.same(name, found, ignoringCase: true) { return true }
      if source.tags.kind(of: found).belongsToFeed { return false }
      scanner.index += 1
    }
    return false
  }
}

/// Which open elements a start tag shows to be over.
extension XMLRepair {
  /// Reads a start tag that was written in place of the end tag, or twice: `<guid>1<guid>`, `<guid><guid>1</guid>`.
  mutating func repeatsTop(_ name: Range<Int>, _ kind: ElementKind) -> Bool {
    guard let top = open.last, kind.holdsTextAlone, open.count > 1, same(top.name, name, ignoringCase: true) else {
      return false
    }
    if top.hasText {
      var next = scanner.index
      while next < bytes.count, bytes[next].isSpace { next += 1 }
      // Else another element of the name begins.
      guard next < bytes.count, bytes[next] == 0x3C, !XMLScanner(bytes, from: next).starts(with: "<![CDATA[") else {
        return false
      }
      close(downTo: open.count - 1)
    }
    warn("<\(shown(name))> within itself")
    return true
  }

  /// Closes what a new element shows to be over.
  mutating func makeRoom(for kind: ElementKind, _ name: Range<Int>) {
    guard let top = open.last else { return }
    switch kind {
    case .item:
      // An item never stands inside another one, nor in what is the channel's.
      if let index = open.lastIndex(where: { $0.kind == .item }) {
        warn("an item is not closed")
        close(downTo: index)
      } else if let channel = open.lastIndex(where: { $0.kind == .container }),
        let index = open[(channel + 1)...].firstIndex(where: { $0.kind.holdsText || $0.kind == .holder || isPart($0) })
      {
        warn("<\(shown(open[index].name))> is not closed")
        close(downTo: index)
      } else if top.kind.holdsText {
        close(downTo: open.count - 1)
      }
    case .structural, .encoded, .holder:
      // Nothing but an item's or a channel's child, or another one's of these.
      if let index = open.lastIndex(where: { $0.kind.holdsText }), index > 0 {
        warn("<\(shown(open[index].name))> is not closed")
        close(downTo: index)
      }
      closeHolder(before: name)
      closeUnknown()
    case .leaf, .description:
      if top.kind.holdsText, open.count > 1 {
        warn("<\(shown(top.name))> is not closed")
        close(downTo: open.count - 1)
      }
      closeHolder(before: name)
      closeUnknown()
    case .other, .void, .container: break
    }
  }

  /// `<link rel="stylesheet" …>` within a text, which HTML gives no end tag and no item is told by.
  func isStyleSheet(_ tag: Range<Int>) -> Bool {
    guard open.last.map({ $0.kind == .description || $0.kind == .encoded }) ?? false else { return false }
    let tag = bytes[tag].prefix(400).map(\.lowered)
    return tag.starts(with: "link".utf8) && tag.firstRange(of: Array("stylesheet".utf8)) != nil
  }

  /// Whether it is a part of a channel in which no item can stand.
  private func isPart(_ element: OpenElement) -> Bool {
    guard element.kind == .other, !bytes[element.name].contains(0x3A) else { return false }
    switch Element.named(String(decoding: bytes[element.name].prefix(41), as: UTF8.self), in: .rss) {
    case .unknown, .itemList, .xhtmlBody, .content: return false
    default: return true
    }
  }

  /// Closes an element of an item, or a channel, that nobody knows and that is never closed: what is known of an item, and
  /// stands in it, is the item's. A title, or the like, that it stands in is over then as well.
  private mutating func closeUnknown() {
    guard let around = open.lastIndex(where: { $0.kind.belongsToFeed }) else { return }
    var index = around + 1
    while index < open.count, open[index].kind == .holder { index += 1 }
    let first = index
    if index < open.count, open[index].kind.holdsTextAlone { index += 1 }
    guard index < open.count, open[index].kind == .other else { return }
    if open[index].isEndless == nil {
      let name = open[index].name
      open[index].isEndless =
        isStranger(name, in: open[around].name) && !ends(name, inItem: open[around].kind == .item)
    }
    guard open[index].isEndless ?? false else { return }
    warn("<\(shown(open[first].name))> is not closed")
    close(downTo: first)
  }

  /// Whether nobody knows an element of a feed by that name that holds others: those of HTML have no place there, nor has
  /// anything in RSS's `source`.
  func isStranger(_ name: Range<Int>, in surrounding: Range<Int>) -> Bool {
    let prefix = prefix(of: name)
    if !prefix.isEmpty {
      return Namespace.usual(prefix: String(decoding: prefix.prefix(41), as: UTF8.self)) == nil || !isKnown(name)
    }
    switch Element.named(String(decoding: bytes[name].prefix(41), as: UTF8.self), in: .rss) {
    case .image, .textInput, .itemList: return false
    case .atomSource: return bytes[surrounding].elementsEqual("item".utf8)
    default: return true
    }
  }

  /// So many bytes are looked through for the end of one unknown element.
  private static let longestUnknown = 1 << 20

  /// Whether as much was looked through for ends of elements as the document is long, twice over.
  var hasLookedLong: Bool { lookedThrough > 2 * bytes.count + 1 << 20 }

  /// Whether the open element of that name is closed before its item, or its channel, is; where that takes long to see, it
  /// is.
  private mutating func ends(_ name: Range<Int>, inItem: Bool) -> Bool {
    guard !hasLookedLong else { return true }
    let start = scanner.index
    let limit = min(start + Self.longestUnknown, bytes.count)
    var scanner = XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<limit]), from: start)
    defer { lookedThrough += scanner.index - start }
    var depth = 0
    var sectionsEnd = true
    while scanner.skip(to: 0x3C) {
      if sectionsEnd, scanner.starts(with: "<![CDATA[") {
        sectionsEnd = scanner.skip(past: "]]>", from: 9)
        if sectionsEnd { continue }
      }
      let isEnd = scanner.peek(1) == 0x2F
      let nameStart = scanner.index + (isEnd ? 2 : 1)
      var end = nameStart
      while end < limit, bytes[end].continuesName { end += 1 }
      if same(name, nameStart..<end, ignoringCase: true) {
        if isEnd, depth == 0 { return true }
        scanner.index = end
        let isEmpty = scanner.skip(to: 0x3E) && bytes[scanner.index - 1] == 0x2F
        depth += isEnd ? -1 : isEmpty ? 0 : 1
        continue
      }
      let kind = kind(of: nameStart..<end)
      if kind == .container || inItem && kind == .item { return false }
      scanner.index = max(end, scanner.index + 1)
    }
    return limit < bytes.count
  }

  /// Closes an author, or a medium, in which a tag stands that is none of its own, where its end tag does not follow in
  /// the item.
  private mutating func closeHolder(before name: Range<Int>) {
    while let top = open.last, top.kind == .holder, open.count > 1, !isPart(name, of: top.name),
      holdersClosed < Self.mostHolders
    {
      holdersClosed += 1
      guard !endsInItem(top.name) else { return }
      warn("<\(shown(top.name))> is not closed")
      close(downTo: open.count - 1)
    }
  }

  /// Whether an element of that name may be a part of such a one: of a person, of a medium, of a category.
  private func isPart(_ name: Range<Int>, of holder: Range<Int>) -> Bool {
    let prefix = prefix(of: name)
    let local = bytes[name.lowerBound + (prefix.isEmpty ? 0 : prefix.count + 1)..<name.upperBound]
    let written = String(decoding: local, as: UTF8.self).lowercased()
    if Self.partsOfPersons.contains(written) { return prefix.isEmpty || prefix.elementsEqual(self.prefix(of: holder)) }
    return !prefix.isEmpty && prefix.elementsEqual(self.prefix(of: holder))
      && (written == "category" || prefix.elementsEqual("media".utf8))
  }

  private static let partsOfPersons: Set<String> = ["name", "email", "uri", "url", "homepage", "language"]
  /// So many bytes behind each of them are looked through.
  private static let longestHolder = 1 << 16
  private static let mostHolders = 1000

  private func prefix(of name: Range<Int>) -> Slice<UnsafeBufferPointer<UInt8>> {
    guard let colon = bytes[name].firstIndex(of: 0x3A) else { return bytes[name.lowerBound..<name.lowerBound] }
    return bytes[name.lowerBound..<colon]
  }

  /// Whether an end tag of that name follows before the next item begins or this one ends.
  private func endsInItem(_ name: Range<Int>) -> Bool {
    let limit = min(scanner.index + Self.longestHolder, bytes.count)
    var scanner = XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<limit]), from: scanner.index)
    while scanner.skip(to: 0x3C) {
      let isEnd = scanner.peek(1) == 0x2F
      let start = scanner.index + (isEnd ? 2 : 1)
      var end = start
      while end < bytes.count, bytes[end].continuesName { end += 1 }
      if isEnd, same(name, start..<end, ignoringCase: true) { return true }
      if kind(of: start..<end).belongsToFeed { return false }
      scanner.index += 1
    }
    return false
  }
}

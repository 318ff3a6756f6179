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
      guard next < bytes.count, bytes[next] == 0x3C else { return false }
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
        let index = open[(channel + 1)...].firstIndex(where: { $0.kind.holdsText || $0.kind == .holder || isImage($0) })
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
    case .leaf, .description:
      if top.kind.holdsText, open.count > 1 {
        warn("<\(shown(top.name))> is not closed")
        close(downTo: open.count - 1)
      }
      closeHolder(before: name)
    case .other, .void, .container: break
    }
  }

  /// `<link rel="stylesheet" …>` within a text, which HTML gives no end tag and no item is told by.
  func isStyleSheet(_ tag: Range<Int>) -> Bool {
    guard open.last.map({ $0.kind == .description || $0.kind == .encoded }) ?? false else { return false }
    let tag = bytes[tag].prefix(400).map(\.lowered)
    return tag.starts(with: "link".utf8) && tag.firstRange(of: Array("stylesheet".utf8)) != nil
  }

  private func isImage(_ element: OpenElement) -> Bool {
    String(decoding: bytes[element.name], as: UTF8.self).lowercased() == "image"
  }

  /// Closes an author, or a medium, in which a tag stands that is none of its own, where its end tag does not follow in
  /// the item.
  private mutating func closeHolder(before name: Range<Int>) {
    guard let top = open.last, top.kind == .holder, open.count > 1 else { return }
    let written = String(decoding: bytes[name], as: UTF8.self).lowercased()
    let prefix = prefix(of: name)
    guard !Self.partsOfPersons.contains(written), prefix.isEmpty || !prefix.elementsEqual(self.prefix(of: top.name)),
      holdersClosed < Self.mostHolders
    else { return }
    holdersClosed += 1
    guard !endsInItem(top.name) else { return }
    warn("<\(shown(top.name))> is not closed")
    close(downTo: open.count - 1)
  }

  private static let partsOfPersons: Set<String> = ["name", "email", "uri", "url", "homepage"]
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
      if ElementKind(bytes[start..<end]).belongsToFeed { return false }
      scanner.index += 1
    }
    return false
  }
}

/// Which element a start tag was meant to begin that is damaged.
extension XMLRepair {
  /// Where the name and the rest end of a start tag that lost its `>`, and its element's text begins: `<titleOne</title>`,
  /// `<guid isPermaLink="false"1</guid>`.
  ///
  /// - Parameters:
  ///   - name: the tag's name, as far as it may go.
  ///   - next: where the next tag begins.
  func lostBracket(of name: Range<Int>, before next: Int) -> (nameEnd: Int, textStart: Int)? {
    guard let end = endTagName(at: next), end.count <= name.count,
      same(end, name.lowerBound..<name.lowerBound + end.count, ignoringCase: true)
    else { return nil }
    let kind = kind(of: end)
    guard kind.holdsText || kind == .holder else { return nil }
    let nameEnd = name.lowerBound + end.count
    let textStart = behindValues(from: nameEnd, to: next)
    guard bytes[textStart..<next].contains(where: { !$0.isSpace }),
      end.count < name.count || textStart > nameEnd || !isAttribute(textStart..<next)
    else { return nil }
    return (nameEnd, textStart)
  }

  /// Whether a tag that another one cuts off is the beginning of that one's name: `<lin<k>`.
  func isStrayPiece(_ name: Range<Int>) -> Bool {
    name.upperBound == scanner.index && scanner.peek(1).continuesName && isStranger(name)
  }

  /// The name of the element that a start tag which nobody knows was meant to begin, where nothing but text stands between
  /// it and the end tag of one that is not open: `<tilte>One</title>`.
  ///
  /// - Parameter piece: what stands before the tag and may be the beginning of its name.
  mutating func misspelt(_ name: Range<Int>, behind piece: Range<Int>?) -> Range<Int>? {
    guard piece?.upperBound == name.lowerBound - 1 || isStranger(name) else { return nil }
    var ahead = scanner
    ahead.skipWhiteSpace()
    if ahead.starts(with: "<![CDATA[") {
      guard sectionsEnd else { return nil }
      sectionsEnd = ahead.skip(past: "]]>", from: 9)
    }
    guard ahead.skip(to: 0x3C), let end = endTagName(at: ahead.index), kind(of: end).holdsText,
      matching(end) == nil
    else { return nil }
    return end
  }

  /// Whether `< /pubDate>` stands there.
  var isSpacedEndTag: Bool {
    var index = scanner.index + 1
    while index < bytes.count, bytes[index].isSpace { index += 1 }
    guard index + 1 < bytes.count, bytes[index] == 0x2F, bytes[index + 1].beginsName else { return false }
    var end = index + 1
    while end < bytes.count, bytes[end].continuesName { end += 1 }
    return end < bytes.count && bytes[end] == 0x3E
  }

  /// Where the last space stands of `< item>`, the start tag of an element of a feed outside of texts.
  var spaceOfStartTag: Int? {
    guard open.last?.kind.belongsToFeed ?? false else { return nil }
    var index = scanner.index + 1
    while index < bytes.count, bytes[index].isSpace { index += 1 }
    var end = index
    while end < bytes.count, bytes[end].continuesName { end += 1 }
    guard end < bytes.count, kind(of: index..<end) != .other,
      bytes[end] == 0x3E || bytes[end] == 0x2F || bytes[end].isSpace
    else { return nil }
    return index - 1
  }

  /// Reads the end tag of an element that holds text in which another byte took the slash's place.
  mutating func readDamagedEndTag() -> Bool {
    guard let top = open.last, top.kind.holdsText, open.count > 1 else { return false }
    let start = scanner.index + 1 + XMLNames.characterLength(scanner.peek(1))
    let end = start + top.name.count
    guard end < bytes.count, bytes[end] == 0x3E, same(top.name, start..<end) else { return false }
    warn("a damaged end tag of <\(shown(top.name))>")
    scanner.index = end + 1
    close(downTo: open.count - 1)
    return true
  }

  /// Takes what is left of an element's end tag from the end of its text: `One/title>`.
  mutating func takeDamagedEndTag(of name: Range<Int>) {
    var end = output.count
    while end > 0, output[end - 1].isSpace { end -= 1 }
    let start = end - name.count - 5
    guard start > 0, output[start] == 0x2F, output[(end - 4)..<end].elementsEqual("&gt;".utf8),
      output[(start + 1)..<(end - 4)].elementsEqual(bytes[name])
    else { return }
    warn("a damaged end tag of <\(shown(name))>")
    output.removeLast(output.count - start)
  }

  /// Whether what looks like a tag is a word in brackets within a text that should have been escaped: neither HTML nor feeds
  /// have an element of the name, it has no attribute's value, and it is not closed before the text ends:
  /// `List<String>`, `<Bố già>`.
  mutating func isWord(_ name: Range<Int>) -> Bool {
    guard let text = open.last(where: { $0.kind != .other }), text.kind.holdsText, !HTMLNames.contain(bytes[name]),
      !bytes[name.upperBound..<max(name.upperBound, scanner.index)].contains(0x3D),
      !isKnown(name), !hasLookedLong
    else { return false }
    let limit = min(scanner.index + Self.longestText, bytes.count)
    var ahead = XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<limit]), from: scanner.index)
    defer { lookedThrough += ahead.index - scanner.index }
    while ahead.skip(to: 0x3C) {
      if ahead.peek(1) == 0x2F, let end = endTagName(at: ahead.index) {
        if same(end, text.name, ignoringCase: true) { return true }
        if same(end, name, ignoringCase: true) || kind(of: end).belongsToFeed { return false }
      }
      ahead.index += 1
    }
    return false
  }

  /// So many bytes of a text are looked through for the end of an element within it.
  private static let longestText = 1 << 16

  private func isStranger(_ name: Range<Int>) -> Bool { open.last.map { isStranger(name, in: $0.name) } ?? false }

  /// The name in the end tag that stands there; `nil` where none does.
  private func endTagName(at index: Int) -> Range<Int>? {
    guard index + 2 < bytes.count, bytes[index] == 0x3C, bytes[index + 1] == 0x2F else { return nil }
    var end = index + 2
    while end < bytes.count, bytes[end].continuesName { end += 1 }
    guard end < bytes.count, bytes[end] == 0x3E || bytes[end].isSpace else { return nil }
    return index + 2..<end
  }

  /// Behind the last value in quotes.
  private func behindValues(from start: Int, to end: Int) -> Int {
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
  private func isAttribute(_ range: Range<Int>) -> Bool {
    let name = bytes[range].drop { $0.isSpace }
    return name.drop { $0.continuesName }.first == 0x3D
  }
}

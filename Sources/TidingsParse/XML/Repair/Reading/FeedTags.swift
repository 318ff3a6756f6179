internal import TidingsModel

/// The tags that stand in a document, found and compared where they are: nothing is read by it, and nothing remembered.
struct FeedTags {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether the elements are those of sitemaps.
  private let isSitemap: Bool
  /// Where the prefix stands that the document has for RSS or Atom itself; empty where it has none.
  private let formatPrefix: Range<Int>

  /// - Parameter root: where the root element begins.
  init(_ bytes: UnsafeBufferPointer<UInt8>, root: Int) {
    self.bytes = bytes
    let tag = bytes[root...].prefix(41).map(\.lowered).dropFirst().prefix(while: \.continuesName)
    isSitemap = tag.split(separator: 0x3A).last?.elementsEqual("urlset".utf8) ?? false
    formatPrefix = FormatPrefix.find(bytes, root: root)
  }

  // MARK: Names

  /// The name that begins at a place, up to `limit` at most; empty where none does.
  func name(from start: Int, upTo limit: Int? = nil) -> Range<Int> {
    let limit = limit ?? bytes.count
    var end = start
    while end < limit, bytes[end].continuesName { end += 1 }
    return start..<end
  }

  /// What an element of that name is in this document.
  func kind(of name: Range<Int>) -> ElementKind {
    if isSitemap { return ElementKind(inSitemap: bytes[name]) }
    return isOfFormat(name) ? ElementKind(prefixed: bytes[name]) : ElementKind(bytes[name])
  }

  /// What of an item an element of that name is.
  func parts(of name: Range<Int>) -> ItemParts {
    ItemParts(isOfFormat(name) ? bytes[(name.lowerBound + formatPrefix.count + 1)..<name.upperBound] : bytes[name])
  }

  /// Whether the name has the prefix that stands for RSS or Atom here.
  private func isOfFormat(_ name: Range<Int>) -> Bool {
    guard !formatPrefix.isEmpty, name.count > formatPrefix.count, bytes[name.lowerBound + formatPrefix.count] == 0x3A
    else { return false }
    return same(formatPrefix, name.lowerBound..<name.lowerBound + formatPrefix.count)
  }

  /// Whether it is, prefix and case aside, the name of an element that feeds have.
  func isKnown(_ name: Range<Int>) -> Bool {
    let local = bytes[name].split(separator: 0x3A).last ?? bytes[name]
    return local.count <= 40 && Element.isKnown(String(decoding: local.map(\.lowered), as: UTF8.self))
  }

  func isHTML(_ name: Range<Int>) -> Bool { HTMLNames.contain(bytes[name]) }

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

  /// Whether it is RSS's `image` or `textInput`, of which an item has none but in the form of an address.
  func isPicture(_ name: Range<Int>) -> Bool {
    guard prefix(of: name).isEmpty else { return false }
    switch Element.named(String(decoding: bytes[name].prefix(41), as: UTF8.self), in: .rss) {
    case .image, .textInput: return true
    default: return false
    }
  }

  func prefix(of name: Range<Int>) -> Slice<UnsafeBufferPointer<UInt8>> {
    guard let colon = bytes[name].firstIndex(of: 0x3A) else { return bytes[name.lowerBound..<name.lowerBound] }
    return bytes[name.lowerBound..<colon]
  }

  func same(_ left: Range<Int>, _ right: Range<Int>, ignoringCase: Bool = false) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count {
      let one = bytes[left.lowerBound + offset]
      let other = bytes[right.lowerBound + offset]
      if one != other, !ignoringCase || one.lowered != other.lowered { return false }
    }
    return true
  }

  /// As a person is told of it.
  func shown(_ name: Range<Int>) -> String { String(decoding: bytes[name].prefix(60), as: UTF8.self) }

  // MARK: Tags

  /// What the tag is that stands there, start tag or end tag.
  func kindOfTag(at index: Int) -> ElementKind? {
    guard index < bytes.count, bytes[index] == 0x3C else { return nil }
    let name = name(from: index + (index + 1 < bytes.count && bytes[index + 1] == 0x2F ? 2 : 1))
    return name.isEmpty ? nil : kind(of: name)
  }

  /// The name in the end tag that stands there; `nil` where none does.
  func endTagName(at index: Int) -> Range<Int>? {
    guard index + 2 < bytes.count, bytes[index] == 0x3C, bytes[index + 1] == 0x2F else { return nil }
    let name = name(from: index + 2)
    guard name.upperBound < bytes.count, bytes[name.upperBound] == 0x3E || bytes[name.upperBound].isSpace else {
      return nil
    }
    return name
  }

  /// Where the next end tag of that name stands.
  func endTag(of name: Range<Int>, from start: Int, to end: Int) -> Int? {
    var scanner = XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<end]), from: start)
    while scanner.skip(to: 0x3C) {
      if scanner.peek(1) == 0x2F, scanner.index + 2 + name.count < end,
        same(name, scanner.index + 2..<scanner.index + 2 + name.count), !scanner.peek(2 + name.count).continuesName
      {
        return scanner.index
      }
      scanner.index += 1
    }
    return nil
  }

  /// Where the last end tag of that name stands; the start of the bytes where there is none.
  func lastEndTag(of name: Range<Int>) -> Int {
    var index = bytes.count - name.count - 2
    while index > name.upperBound {
      if bytes[index] == 0x3C, bytes[index + 1] == 0x2F, same(name, index + 2..<index + 2 + name.count) { return index }
      index -= 1
    }
    return 0
  }

  /// Where a text stands next.
  func find(_ text: StaticString, from start: Int, to end: Int) -> Int? {
    XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<end])).find(text, from: start)
  }
}

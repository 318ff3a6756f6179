internal import TidingsModel

/// The prefix that a document has for the elements of RSS or Atom itself, where it has one: `<a:feed xmlns:a="…">`.
enum FormatPrefix {
  /// - Parameter root: where the root element begins.
  /// - Returns: where it stands in the root element's start tag; empty where there is none.
  static func find(_ bytes: UnsafeBufferPointer<UInt8>, root: Int) -> Range<Int> {
    let tag = XMLScanner(
      UnsafeBufferPointer(rebasing: bytes[..<min(root + XMLRepair.rootSize, bytes.count)]), from: root)
    return ofRoot(tag) ?? declared(tag) ?? root..<root
  }

  /// The root element's own, where that is one of the formats'.
  private static func ofRoot(_ tag: XMLScanner) -> Range<Int>? {
    let bytes = tag.bytes
    let start = tag.index + 1
    guard start < bytes.count else { return nil }
    let name = bytes[start...].prefix(while: \.continuesName)
    guard let colon = name.firstIndex(of: 0x3A), colon > start else { return nil }
    let local = String(decoding: name[(colon + 1)...].prefix(8).map(\.lowered), as: UTF8.self)
    return ["feed", "rss", "entry", "channel"].contains(local) ? start..<colon : nil
  }

  /// The first that the tag declares to stand for one of them, and that is not known to do so: `xmlns:r="…"`.
  private static func declared(_ tag: XMLScanner) -> Range<Int>? {
    var scanner = tag
    guard scanner.skip(to: 0x3E) else { return nil }
    scanner = XMLScanner(UnsafeBufferPointer(rebasing: tag.bytes[..<scanner.index]), from: tag.index)
    while scanner.skip(past: "xmlns:", from: 0) {
      let start = scanner.index
      while scanner.peek().continuesName, scanner.peek() != 0x3A { scanner.index += 1 }
      let prefix = start..<scanner.index
      scanner.skipWhiteSpace()
      guard !prefix.isEmpty, scanner.peek() == 0x3D else { continue }
      scanner.index += 1
      scanner.skipWhiteSpace()
      let quote = scanner.peek()
      guard quote == 0x22 || quote == 0x27 else { continue }
      scanner.index += 1
      let address = scanner.index
      guard scanner.skip(to: quote) else { return nil }
      if isFormat(scanner.bytes[address..<scanner.index]), !isUsual(scanner.bytes[prefix]) { return prefix }
    }
    return nil
  }

  private static func isFormat(_ address: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    switch Namespace.named(String(decoding: address, as: UTF8.self)) {
    case .rss, .atom: true
    default: false
    }
  }

  private static func isUsual(_ prefix: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    Namespace.usual(prefix: String(decoding: prefix, as: UTF8.self)) != nil
  }
}

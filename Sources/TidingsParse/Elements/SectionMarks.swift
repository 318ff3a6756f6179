/// A CDATA section's marks that are text themselves, as programs write that escape what is marked already.
enum SectionMarks {
  private static let start = Array("<![CDATA[".utf8)

  /// Whether a text as it stands in the document begins with such marks.
  static func begin(_ source: ArraySlice<UInt8>) -> Bool {
    let first = source.prefix(64).drop(while: \.isSpace)
    return first.starts(with: start) || first.starts(with: "&lt;![CDATA[".utf8)
  }

  /// Takes them away. Plain text that only begins with the first of them speaks of sections.
  static func remove(from bytes: inout [UInt8], _ kind: ParsedText.Kind) {
    guard bytes.first == 0x3C, bytes.starts(with: start) else { return }
    let end = Array("]]>".utf8)
    guard bytes.ends(with: end) || kind != .plain else { return }
    if bytes.ends(with: end) { bytes.removeLast(end.count) }
    bytes.removeFirst(start.count)
  }
}

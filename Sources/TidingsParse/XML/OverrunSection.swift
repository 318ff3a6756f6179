/// Tells a CDATA section that lost its own end, so that it goes on to that of another one behind its element.
enum OverrunSection {
  /// - Parameter section: what stands behind its mark, its end included.
  static func holdsItems(_ section: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var scanner = XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<section.upperBound]), from: section.lowerBound + 2)
    // Square brackets are rare.
    while scanner.skip(to: 0x5B) {
      let found = scanner.index
      if bytes[found - 1] == 0x21, XMLScanner(bytes, from: found - 2).starts(with: "<![CDATA[") {
        let before = XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<found]))
        return before.find("</item>", from: section.lowerBound) != nil
          || before.find("</entry>", from: section.lowerBound) != nil
          || holdsEndTag(section.lowerBound..<found - 2, of: bytes)
      }
      scanner.index += 1
    }
    return false
  }

  /// Whether the first of a section's text holds the end tag of the element that it is all the text of.
  private static func holdsEndTag(_ text: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var tagEnd = text.lowerBound - 9
    while tagEnd > 0, bytes[tagEnd - 1].isSpace { tagEnd -= 1 }
    guard tagEnd > 2, bytes[tagEnd - 1] == 0x3E, let tag = bytes[..<tagEnd].suffix(200).lastIndex(of: 0x3C),
      bytes[tag + 1].beginsName
    else { return false }
    let name = bytes[(tag + 1)..<tagEnd].prefix(while: \.continuesName)
    var ends = XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<text.upperBound]), from: text.lowerBound)
    while ends.skip(to: 0x3C) {
      if ends.peek(1) == 0x2F, ends.bytes[ends.index...].dropFirst(2).starts(with: name),
        ends.peek(2 + name.count) == 0x3E
      {
        return true
      }
      ends.index += 1
    }
    return false
  }
}

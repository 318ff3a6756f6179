internal import TidingsHTML

/// A page that is sent as plain text, made one that can be read like the others.
enum PlainPage {
  /// A paragraph for each run of lines between empty ones; `nil` where the text is markup that bears the wrong type.
  static func markup(of text: [UInt8]) -> [UInt8]? {
    guard !holdsEndTag(text) else { return nil }
    var markup: [UInt8] = []
    markup.reserveCapacity(text.count + text.count / 16)
    var isInParagraph = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard !line.allSatisfy(ByteText.isSpace) else {
        isInParagraph = false
        continue
      }
      markup.append(contentsOf: isInParagraph ? "\n".utf8 : "<p>".utf8)
      isInParagraph = true
      for byte in line {
        switch byte {
        case UInt8(ascii: "<"): markup.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: "&"): markup.append(contentsOf: "&amp;".utf8)
        default: markup.append(byte)
        }
      }
    }
    return markup
  }

  private static func holdsEndTag(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(open + 1)...]
      if rest.first == UInt8(ascii: "/"), let letter = rest.dropFirst().first, (0x61...0x7A).contains(letter | 0x20) {
        return true
      }
    }
    return false
  }
}

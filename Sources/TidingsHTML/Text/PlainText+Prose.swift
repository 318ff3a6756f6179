internal import TidingsModel

extension PlainText {
  /// HTML as it is meant: plain text whose only markup is character references has the paragraphs that blank lines part.
  ///
  /// - Parameter html: valid UTF-8.
  public static func withParagraphs(_ html: consuming ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard html.withUnsafeBufferPointer(isProse) else { return html }
    return Array(toHTML(HTMLEntities.decode(String(moving: consume html))).utf8)[...]
  }

  /// Whether a text has no tag, and blank lines between others.
  private static func isProse(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let source = text.baseAddress else { return false }
    var index = ByteScan.firstIndex(of: 0x3C, source, 0, text.count)
    while index + 1 < text.count {
      let next = source[index + 1]
      if ByteScan.isLetter(next) || next == 0x2F || next == 0x21 || next == 0x3F { return false }
      index = ByteScan.firstIndex(of: 0x3C, source, index + 1, text.count)
    }
    return holdsParagraphs(text)
  }
}

extension PlainText {
  /// `fromHTML` of a text that its format says is HTML, as it was meant: where letters, quotes and their like are escaped
  /// once more than they had to be, `Tom &amp;amp; Jerry&amp;#8217;s`, they are read once more. A text about markup, in which a
  /// bracket or a space is left escaped, is not.
  ///
  /// - Parameter html: valid UTF-8, of no use afterwards.
  public static func fromDeclaredHTML(spending html: consuming ArraySlice<UInt8>) -> String {
    var line = fromHTML(spending: consume html)
    guard line.utf8.contains(0x26), line.withUTF8(isEscapedOnceMore) else { return line }
    return fromText(HTMLEntities.decode(line))
  }

  /// A text that its format says is plain, in which a program left the references of its HTML: they are read where all are to
  /// letters, quotes and their like. Tags are part of the text.
  ///
  /// - Parameter text: valid UTF-8.
  public static func readingReferences(in text: [UInt8]) -> [UInt8] {
    guard text.contains(0x26), text.withUnsafeBufferPointer(isEscapedOnceMore) else { return text }
    return Array(HTMLEntities.decode(String(decoding: text, as: UTF8.self)).utf8)
  }

  /// Whether each ampersand begins a reference to what no text about markup would name.
  private static func isEscapedOnceMore(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let source = text.baseAddress else { return false }
    var index = ByteScan.firstIndex(of: 0x26, source, 0, text.count)
    while index < text.count {
      guard let reference = HTMLEntities.reference(source, index + 1, text.count, inAttribute: false),
        source[index + reference.length] == 0x3B, let scalar = Unicode.Scalar(reference.first)
      else { return false }
      let isNumber = source[index + 1] == 0x23
      guard scalar != "<", scalar != ">", isNumber || scalar.properties.isAlphabetic || marks.contains(scalar) else {
        return false
      }
      index = ByteScan.firstIndex(of: 0x26, source, index + reference.length, text.count)
    }
    return true
  }

  private static let marks: Set<Unicode.Scalar> = [
    "&", "\"", "'", "‘", "’", "“", "”", "–", "—", "…", "«", "»", "¿", "¡",
  ]
}

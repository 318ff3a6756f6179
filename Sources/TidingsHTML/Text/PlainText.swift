/// Plain text for titles, names and descriptions.
public enum PlainText {
  /// One line of text from HTML: tags and what a reader does not see left out, character references decoded, white space
  /// folded, NFC.
  public static func fromHTML(_ html: String) -> String { fromText(html) }

  /// One line of text from text: white space folded, control characters left out, NFC.
  public static func fromText(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// One line of text from a text whose format does not say whether it is HTML (an RSS title): read as HTML where it
  /// looks like HTML, a second time where what comes out still does (`AT&amp;amp;T`).
  public static func fromUnknown(_ text: String) -> String { fromText(text) }

  /// Whether a text is HTML rather than plain: it holds a tag or comment that HTML knows, or a character reference with
  /// its semicolon. `1 < 2`, `a<b`, `<3` and `AT&T` are plain.
  public static func looksLikeHTML(_ text: String) -> Bool { false }

  /// Text as HTML source: `&`, `<` and `>` escaped.
  public static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x26: bytes += Array("&amp;".utf8)
      case 0x3C: bytes += Array("&lt;".utf8)
      case 0x3E: bytes += Array("&gt;".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Plain text as HTML: escaped, paragraphs where blank lines part them, `<br>` at other line ends.
  public static func toHTML(_ text: String) -> String { escaped(text) }
}

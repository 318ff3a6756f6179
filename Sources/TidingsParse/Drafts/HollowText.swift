internal import TidingsModel

/// Texts that are there and say nothing: `<br/>`, `<p>&nbsp;</p>`, which programs write whose editor was left empty.
enum HollowText {
  /// Bytes; what is longer is taken to say something.
  private static let maximumSize = 256

  /// Whether a text of markup has neither words nor anything to see or hear.
  static func isHollow(_ text: ParsedText) -> Bool {
    guard text.size <= maximumSize, text.kind != .plain else { return false }
    var rest = text.bytes
    while let first = rest.first {
      if first.isSpace {
        rest = rest.dropFirst()
      } else if first == 0xC2, rest.dropFirst().first == 0xA0 {
        rest = rest.dropFirst(2)
      } else if first == 0xE2 || first == 0xEF, let mark = unseen.first(where: { rest.starts(with: $0) }) {
        rest = rest.dropFirst(mark.count)
      } else if rest.starts(with: "<!--".utf8) {
        guard let end = rest.dropFirst(4).firstRange(of: [0x2D, 0x2D, 0x3E]) else { return false }
        rest = rest[end.upperBound...]
      } else if first == 0x26 {
        guard let space = spaces.first(where: { rest.starts(with: $0.utf8) }) else { return false }
        rest = rest.dropFirst(space.utf8.count)
      } else if first == 0x3C {
        let name = rest.dropFirst().drop { $0 == 0x2F }.prefix { $0.isLetter }.map(\.lowered)
        guard tags.contains(String(decoding: name, as: UTF8.self)), let end = rest.firstIndex(of: 0x3E) else {
          return false
        }
        rest = rest[(end + 1)...]
      } else {
        return false
      }
    }
    return true
  }

  private static let spaces = [
    "&nbsp;", "&#160;", "&#xA0;", "&#xa0;", "&#13;", "&#xD;", "&#8203;", "&#x200B;", "&#x200b;",
  ]

  /// The zero-width space, the word joiner and the byte order mark.
  private static let unseen: [[UInt8]] = [[0xE2, 0x80, 0x8B], [0xE2, 0x81, 0xA0], [0xEF, 0xBB, 0xBF]]

  /// Elements that show nothing unless there is something in them.
  private static let tags: Set<String> = [
    "br", "p", "div", "span", "b", "i", "u", "strong", "em", "a", "font", "small", "center", "ul", "ol", "li",
    "section", "article", "figure", "table", "tbody", "thead", "tr", "td", "th",
  ]
}

internal import TidingsModel

/// Tells buttons that hold an author's name, and open what the site says of that person, from those that one presses for
/// other things: `By <button>Ann Bell</button>`.
enum NameButtons {
  /// - Parameters:
  ///   - content: what stands between a button's tags.
  ///   - output: the page before it.
  /// - Returns: the name, where a byline's label stands straight before the button and no more than a name in it.
  static func name(in content: ArraySlice<UInt8>, behind output: [UInt8]) -> [UInt8]? {
    guard content.count <= longestMarkup else { return nil }
    var name: [UInt8] = []
    ByteText.appendFolded(withoutTags(content), to: &name, from: 0)
    if name.last == 0x20 { name.removeLast() }
    guard (4...longestName).contains(name.count), name.contains(0x20), let first = name.first,
      first >= 0x80 || first.isUppercase, name.allSatisfy({ $0 >= 0x41 || $0 == 0x20 || $0 == 0x2E })
    else { return nil }
    let label = lastText(of: output)
    guard !label.isEmpty, BylineWords(language: "").withoutLabel(label).isEmpty else { return nil }
    return name
  }

  /// In bytes.
  private static let longestMarkup = 400
  private static let longestName = 60
  private static let longestLabel = 40

  private static func withoutTags(_ markup: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var isTag = false
    for byte in markup {
      if byte == 0x3C { isTag = true }
      if !isTag { text.append(byte) }
      if byte == 0x3E { isTag = false }
    }
    return text
  }

  /// The text with which a page ends so far, where only tags may follow it.
  private static func lastText(of output: [UInt8]) -> String {
    var isTag = false
    var text: [UInt8] = []
    for byte in output.suffix(longestMarkup).reversed() {
      if byte == 0x3E {
        if text.contains(where: { !ByteText.isSpace($0) }) { break }
        isTag = true
      } else if byte == 0x3C {
        isTag = false
      } else if !isTag {
        text.append(byte)
        guard text.count <= longestLabel else { return "" }
      }
    }
    return ByteText.folded(text.reversed())
  }
}

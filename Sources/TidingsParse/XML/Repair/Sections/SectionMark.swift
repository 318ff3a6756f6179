/// The marks of CDATA sections as programs misspell and repeat them.
enum SectionMark {
  /// How long what stands there is, where it is meant to be the mark of a section: `<![CDATA[` with spaces in it, or
  /// without its `!`, its first bracket or its second one.
  static func misspeltLength(_ scanner: XMLScanner) -> Int? {
    var ahead = scanner
    ahead.index += 1
    ahead.skipWhiteSpace()
    let isMark = ahead.peek() == 0x21
    if isMark { ahead.index += 1 }
    ahead.skipWhiteSpace()
    let isBracket = isBracket(ahead.peek())
    if isBracket { ahead.index += 1 }
    ahead.skipWhiteSpace()
    guard isMark || isBracket, ahead.startsIgnoringCase(with: "cdata") else { return nil }
    ahead.index += 5
    ahead.skipWhiteSpace()
    guard Self.isBracket(ahead.peek()) else { return nil }
    return ahead.index + 1 - scanner.index
  }

  /// `[` or `{`
  private static func isBracket(_ byte: UInt8) -> Bool { byte == 0x5B || byte == 0x7B }

  /// Behind the end of a section that is written twice: `]]>]]>`.
  ///
  /// - Parameter place: behind the first one.
  static func behindSpareEnd(_ place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var ahead = XMLScanner(bytes, from: place)
    ahead.skipWhiteSpace()
    guard ahead.starts(with: "]]>") else { return place }
    ahead.index += 3
    ahead.skipWhiteSpace()
    return ahead.starts(with: "</") ? ahead.index : place
  }
}

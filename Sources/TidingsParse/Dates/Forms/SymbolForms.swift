/// Marks between the parts of a date, and what stands in brackets.
enum SymbolForms {
  static func take(_ symbol: UInt8, in walk: inout DateWalk) throws(FeedDate.Refusal) {
    switch symbol {
    case UInt8(ascii: "("), UInt8(ascii: "["):
      takeBracket(closing: symbol == UInt8(ascii: "(") ? 0x29 : 0x5D, in: &walk)
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      if try OffsetForms.take(at: walk.index, in: &walk) { return }
      // A year before the first is another one without its sign.
      let isNegativeYear = walk.index == 0 && walk.gluedNumber(1)?.value ?? 0 >= 1583 && walk.isDateSeparator(2)
      guard symbol == UInt8(ascii: "-"), !isNegativeYear else { throw .unreadable }
      walk.index += 1
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "/"), UInt8(ascii: "."),
      UInt8(ascii: "@"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: ":"), UInt8(ascii: ")"),
      UInt8(ascii: "]"), UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: "_"):
      walk.index += 1
    default: throw .unreadable
    }
  }

  /// A comment, unless it holds the zone, or the date itself: `14:53 (14/12/2023)`.
  private static func takeBracket(closing: UInt8, in walk: inout DateWalk) {
    let start = walk.index + 1
    var end = start
    while end < walk.tokens.count, !walk.tokens[end].isSymbol(closing) { end += 1 }
    let numbers = walk.tokens[start..<end].reduce(0) { $0 + ($1.number == nil ? 0 : 1) }
    let beginsWithNumber = walk.token(start)?.number != nil
    let holdsClock = walk.parts.hour == nil && (walk.token(start + 1)?.isSymbol(0x3A) ?? false)
    let holdsAll =
      !walk.sawNumber && numbers >= 2
      && walk.tokens[start..<end].contains { if case .month? = $0.word { true } else { false } }
    if holdsAll || beginsWithNumber && (numbers >= 3 && walk.parts.groups.isEmpty || holdsClock) {
      walk.index = start
      return
    }
    if walk.parts.zone == nil, end > start {
      walk.index = start
      if let word = walk.tokens[start].word {
        if case .zone(let zone) = word, zone.isUniversal || walk.tokens[start].range.count > 1 {
          ZoneForms.takeName(zone, in: &walk)
        }
      } else if case .unknownWord(let text) = walk.tokens[start].kind {
        _ = ZoneForms.takePath(text, in: &walk)
      } else if walk.tokens[start].isSymbol(0x2B) || walk.tokens[start].isSymbol(0x2D) {
        _ = try? OffsetForms.take(at: start, in: &walk)
      }
    }
    walk.index = min(end + 1, walk.tokens.count)
  }
}

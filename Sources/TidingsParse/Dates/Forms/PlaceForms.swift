/// A place before a date, as newspapers put it: `Hà Nội, 03/06/2024`.
enum PlaceForms {
  private static let maximumTokens = 6

  /// Passes over a Vietnamese place before the first comma: its syllables may be months elsewhere, as nội and trà are.
  static func pass(in walk: inout DateWalk) {
    guard let comma = walk.tokens.prefix(maximumTokens + 1).firstIndex(where: { $0.isSymbol(0x2C) }),
      walk.tokens[..<comma].contains(where: isUnknown), walk.tokens[..<comma].allSatisfy(mayBePlace),
      walk.tokens[comma...].count(where: { $0.number != nil }) >= 2,
      walk.language.primary == "vi" || !walk.language.isKnown && holdsVietnamese(walk.bytes)
    else { return }
    walk.unknownWords += 1
    walk.parts.needsDay = true
    walk.index = comma + 1
  }

  private static func mayBePlace(_ token: DateToken) -> Bool {
    switch token.kind {
    case .number, .word(.weekday), .word(.monthMark): false
    case .symbol(let symbol): symbol == 0x2E || symbol == 0x2D
    case .word, .unknownWord: true
    }
  }

  private static func isUnknown(_ token: DateToken) -> Bool {
    if case .unknownWord = token.kind { true } else { false }
  }

  /// U+1E80 ... U+1EFF, of whose letters nearly all are Vietnamese.
  private static func holdsVietnamese(_ bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == 0xE1 && ($1 == 0xBA || $1 == 0xBB) }
  }
}

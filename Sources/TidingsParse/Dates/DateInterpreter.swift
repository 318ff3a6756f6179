/// Finds out what each token of a date's text is, from the first to the last.
enum DateInterpreter {
  /// - Throws: why the text is no date.
  static func parts(
    of tokens: [DateToken], in bytes: [UInt8], language: DateLanguage
  ) throws(FeedDate.Refusal) -> DateParts {
    var walk = DateWalk(bytes: bytes, tokens: tokens, language: language)
    if let years = EraForms.years(in: walk) { try EraForms.takeDay(of: years, in: &walk) }
    PlaceForms.pass(in: &walk)
    while walk.index < tokens.count {
      switch tokens[walk.index].kind {
      case .symbol(let symbol): try SymbolForms.take(symbol, in: &walk)
      case .number: try NumberForms.take(in: &walk)
      case .word(let word): try WordForms.take(word, in: &walk)
      case .unknownWord(let text): try UnknownWords.take(text, in: &walk)
      }
    }
    guard !walk.parts.isLunarHijri else { throw .unreadable }
    if walk.parts.hasNothingButYear, !tokens.allSatisfy({ mayStandBesideYear($0, in: bytes) }) {
      throw .unreadable
    }
    return walk.parts
  }

  /// Whether what stands beside a year alone leaves it one: in `Spring, 2024` and `Vol. 2019` nobody knows the day.
  private static func mayStandBesideYear(_ token: DateToken, in bytes: [UInt8]) -> Bool {
    switch token.kind {
    case .number, .symbol, .word(.yearUnit), .word(.era), .word(.firstYear): true
    case .word(.filler):
      DateLanguages.yearWords.contains(String(decoding: bytes[token.range], as: UTF8.self).lowercased())
    case .word(.ordinal): token.isGlued
    case .word(.zone(let zone)): zone.isUniversal
    case .word, .unknownWord: false
    }
  }
}

/// Finds out what each token of a date's text is, from the first to the last.
enum DateInterpreter {
  /// - Throws: why the text is no date.
  static func parts(
    of tokens: [DateToken], in bytes: [UInt8], language: DateLanguage
  ) throws(FeedDate.Refusal) -> DateParts {
    var walk = DateWalk(bytes: bytes, tokens: tokens, language: language)
    if let years = EraForms.years(in: walk) { try EraForms.takeDay(of: years, in: &walk) }
    while walk.index < tokens.count {
      switch tokens[walk.index].kind {
      case .symbol(let symbol): try SymbolForms.take(symbol, in: &walk)
      case .number: try NumberForms.take(in: &walk)
      case .word(let word): try WordForms.take(word, in: &walk)
      case .unknownWord(let text): try UnknownWords.take(text, in: &walk)
      }
    }
    guard !walk.parts.isLunarHijri else { throw .unreadable }
    return walk.parts
  }
}

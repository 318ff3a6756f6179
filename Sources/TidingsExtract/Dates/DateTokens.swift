/// The pieces of a line, asked for by their places; there is none before its start or beyond its end.
struct DateTokens {
  private let tokens: [DateToken]

  init(_ text: ArraySlice<UInt8>) { tokens = DateToken.read(text) }

  var count: Int { tokens.count }

  subscript(index: Int) -> DateToken { tokens[index] }

  /// The number that a piece is.
  func number(_ index: Int) -> Int? {
    guard tokens.indices.contains(index), case .number(let value) = tokens[index].kind else { return nil }
    return value
  }

  /// How many digits a piece was written with, 0 for what is no number.
  func digits(_ index: Int) -> Int { tokens.indices.contains(index) ? tokens[index].digits : 0 }

  /// Whether a piece is one of some signs.
  func sign(_ index: Int, _ allowed: String) -> Bool {
    guard tokens.indices.contains(index), case .sign(let scalar) = tokens[index].kind else { return false }
    return allowed.unicodeScalars.contains(scalar)
  }

  /// The word that a piece is, in lower case.
  func word(_ index: Int) -> String? {
    guard tokens.indices.contains(index), case .word(let word) = tokens[index].kind else { return nil }
    return word
  }

  /// Whether a token follows the one before without white space.
  func adjoins(_ index: Int) -> Bool {
    index > 0 && index < tokens.count && tokens[index - 1].end == tokens[index].start
  }
}

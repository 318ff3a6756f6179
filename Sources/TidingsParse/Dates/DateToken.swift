/// A piece of a date's text.
struct DateToken {
  enum Kind {
    /// Its digits' value, and how many there are, 1 ... 19.
    case number(Int, digits: Int)
    case word(DateWord)
    /// A word that no table knows: its letters, folded.
    case unknownWord(String)
    /// A separator.
    case symbol(UInt8)
  }

  var kind: Kind
  /// Whether it follows the token before it without a space.
  var isGlued: Bool
  /// Where it stands in the text, in bytes.
  var range: Range<Int>
  /// Whether letters beyond ASCII were folded in it.
  var hasMarks = false

  func isSymbol(_ symbol: UInt8) -> Bool {
    if case .symbol(symbol) = kind { true } else { false }
  }

  var number: (value: Int, digits: Int)? {
    if case .number(let value, let digits) = kind { (value, digits) } else { nil }
  }

  var word: DateWord? {
    if case .word(let word) = kind { word } else { nil }
  }
}

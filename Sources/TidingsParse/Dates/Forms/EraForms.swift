/// Years that are counted from the beginning of an era, and the day with the letter of a Japanese one: `R5.12.14`.
enum EraForms {
  /// The Gregorian year of one that is counted from an era's first.
  ///
  /// - Parameter shift: the year before the first; 0 and less for eras that began before all that is told of.
  static func year(_ value: Int, of shift: Int) throws(FeedDate.Refusal) -> Int {
    guard shift > 0 else { return value + shift }
    guard value >= 1, value <= lengths[shift] ?? .max else { throw .impossible }
    return value + shift
  }

  /// How many years those eras had that are over. (Of Taisho's first year is the Republic of China's, too.)
  private static let lengths = [1988: 31, 1925: 64, 1867: 45]

  /// What is to be added to the year of `R5.12.14` and `R5年`, of the Japanese era Reiwa.
  static func years(in walk: DateWalk) -> Int? {
    guard let first = walk.tokens.first, let letter = letter(of: first, in: walk), let year = walk.gluedNumber(1),
      year.digits <= 2
    else { return nil }
    let isJapanese = walk.language.primary == "ja" || walk.token(2)?.word == .yearUnit
    guard isJapanese || walk.isDateSeparator(2) && walk.isDateSeparator(4) && walk.gluedNumber(5)?.digits ?? 9 <= 2
    else { return nil }
    switch letter {
    case UInt8(ascii: "r"): return 2018
    case UInt8(ascii: "h"): return 1988
    case UInt8(ascii: "s"): return 1925
    case UInt8(ascii: "t"): return isJapanese ? 1911 : nil
    case UInt8(ascii: "m"): return 1867
    default: return nil
    }
  }

  /// The small letter that a token is, in full width too.
  private static func letter(of token: DateToken, in walk: DateWalk) -> UInt8? {
    let letter = walk.bytes[token.range]
    guard let first = letter.first, let last = letter.last else { return nil }
    if letter.count == 1 { return first | 0x20 }
    // U+FF21 ... U+FF3A
    return letter.count == 3 && letter.starts(with: [0xEF, 0xBC]) && last > 0xA0 ? (last - 0x60) | 0x20 : nil
  }

  /// Without its era it would be another year.
  static func takeDay(of era: Int, in walk: inout DateWalk) throws(FeedDate.Refusal) {
    guard let year = walk.gluedNumber(1) else { throw .unreadable }
    if walk.token(2)?.word == .yearUnit {
      walk.parts.year = try Self.year(year.value, of: era)
      walk.sawNumber = true
      walk.index = 3
      return
    }
    guard walk.isDateSeparator(2), let month = walk.gluedNumber(3), walk.isDateSeparator(4),
      let day = walk.gluedNumber(5), case .symbol(let separator) = walk.tokens[2].kind
    else { throw .unreadable }
    walk.parts.groups.append(
      DateParts.Group(
        numbers: [
          DateParts.Number(value: try Self.year(year.value, of: era), digits: 4),
          DateParts.Number(value: month.value, digits: month.digits),
          DateParts.Number(value: day.value, digits: day.digits),
        ], separator: separator))
    walk.sawNumber = true
    walk.index = 6
  }
}

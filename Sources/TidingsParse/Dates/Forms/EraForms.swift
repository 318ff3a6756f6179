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

  /// What is to be added to the year of `R5.12.14`, of the Japanese era Reiwa.
  static func years(in walk: DateWalk) -> Int? {
    guard let first = walk.tokens.first, first.range.count == 1, walk.gluedNumber(1)?.digits ?? 9 <= 2 else {
      return nil
    }
    let isJapanese = walk.language.primary == "ja"
    guard isJapanese || walk.isDateSeparator(2) && walk.isDateSeparator(4) && walk.gluedNumber(5)?.digits ?? 9 <= 2
    else { return nil }
    switch walk.bytes[first.range.lowerBound] {
    case UInt8(ascii: "R"), UInt8(ascii: "r"): return 2018
    case UInt8(ascii: "H"), UInt8(ascii: "h"): return 1988
    case UInt8(ascii: "S"), UInt8(ascii: "s"): return 1925
    case UInt8(ascii: "T"), UInt8(ascii: "t"): return isJapanese ? 1911 : nil
    case UInt8(ascii: "M"), UInt8(ascii: "m"): return 1867
    default: return nil
    }
  }

  /// Without its era it would be another year.
  static func takeDay(of era: Int, in walk: inout DateWalk) throws(FeedDate.Refusal) {
    guard let year = walk.gluedNumber(1), walk.isDateSeparator(2), let month = walk.gluedNumber(3),
      walk.isDateSeparator(4),
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

internal import TidingsModel
internal import TidingsParse

/// The solar calendar of Iran and Afghanistan, in which their papers date.
enum PersianCalendar {
  /// 1 ... 12, or `nil` when the word is no month's name.
  static func month(_ word: String) -> Int? { months[word] }

  private static let months: [String: Int] = {
    let lists = [
      "فروردین فروردين", "اردیبهشت ارديبهشت", "خرداد", "تیر تير", "مرداد امرداد", "شهریور شهريور", "مهر", "آبان ابان",
      "آذر اذر", "دی دي", "بهمن", "اسفند",
    ]
    var table: [String: Int] = [:]
    for (index, names) in lists.enumerated() {
      for name in names.split(separator: " ") { table[String(name)] = index + 1 }
    }
    return table
  }()

  /// The day in the Gregorian calendar; `nil` for a day that no month has.
  static func civil(year: Int, month: Int, day: Int) -> CivilTime? {
    SolarHijri.days(year: year, month: month, day: day).map { CivilTime(secondsSinceEpoch: $0 * 86_400) }
  }
}

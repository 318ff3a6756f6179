internal import TidingsModel

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
  ///
  /// Leap years by the cycle of 33 years, which agrees with the sky from 1799 to 2256.
  static func civil(year: Int, month: Int, day: Int) -> CivilTime? {
    guard (1...12).contains(month), day >= 1, day <= (month <= 6 ? 31 : 30) else { return nil }
    let years = year + 1595
    let before = month <= 6 ? (month - 1) * 31 : (month - 7) * 30 + 186
    // Days since the first of January of the year 0.
    let days = -355_668 + 365 * years + years / 33 * 8 + (years % 33 + 3) / 4 + before + day
    return CivilTime(secondsSinceEpoch: Int64(days - 719_528) * 86_400)
  }
}

internal import TidingsModel
internal import TidingsParse

/// Reads dates in the order and with the words of one page.
struct DateReader {
  /// BCP 47.
  let language: String?

  /// Whether the site's top-level domain is that of a country which writes the day first.
  private let dayFirst: Bool

  /// - Parameter url: the page's address.
  init(language: String?, url: String?) {
    self.language = language
    dayFirst = Self.isDayFirst(url)
  }

  /// The dates of a line.
  /// - Parameter year: the year of dates that are written without one; without it they are none.
  func dates(in text: ArraySlice<UInt8>, year: Int? = nil) -> [WrittenDate] {
    DateScanner.dates(in: text, language: language, dayFirst: dayFirst, year: year)
  }

  /// The dates of a line, and the times of day that stand apart from them.
  func times(in text: ArraySlice<UInt8>) -> [DateScanner.TimeOfDay] {
    DateScanner.times(in: text, language: language, dayFirst: dayFirst)
  }

  /// A time as systems write it for machines, or else as people do.
  func machineDate(_ text: String) -> WrittenDate? {
    let bytes = Array(text.utf8)
    if bytes.starts(with: "/Date(".utf8), let time = Int64(text.dropFirst(6).prefix { $0.isNumber }) {
      return WrittenDate(civil: CivilTime(secondsSinceEpoch: time / 1000), hasTime: true, offset: 0)
    }
    if let date = dates(in: bytes[...]).first {
      // What a system writes that has no date.
      if date.civil.dateText == Self.epoch { return nil }
      return date.isAmbiguous && Self.isAmerican(bytes, opening: date.civil.day) ? date.swapped : date
    }
    guard case .success(let reading) = FeedDate.read(text, language: language), reading.precision >= .day else {
      return nil
    }
    let local = CivilTime(secondsSinceEpoch: reading.timestamp.seconds + Int64(reading.timestamp.offset))
    return WrittenDate(
      civil: local, hasTime: reading.precision > .day, offset: reading.givesOffset ? reading.timestamp.offset : nil)
  }

  private static let epoch = CivilTime(secondsSinceEpoch: 0).dateText

  /// Whether a system wrote a time the American way, without zeros before day and month: `3/5/2024 8:07:00 AM`.
  /// - Parameter day: what has been taken for the day; the month, where the number stands first.
  private static func isAmerican(_ text: [UInt8], opening day: Int) -> Bool {
    let parts = text.split(separator: 0x20)
    guard parts.count == 3, parts[2].elementsEqual("AM".utf8) || parts[2].elementsEqual("PM".utf8),
      parts[1].count(where: { $0 == 0x3A }) == 2
    else { return false }
    let numbers = parts[0].split(separator: 0x2F)
    return numbers.count == 3 && numbers[2].count == 4 && numbers[0].first != 0x30 && numbers[1].first != 0x30
      && numbers[..<2].contains { $0.count == 1 } && Int(String(decoding: numbers[0], as: UTF8.self)) == day
  }

  private static func isDayFirst(_ url: String?) -> Bool {
    guard let host = url.flatMap({ WebURL($0)?.host }), let domain = host.split(separator: ".").last else {
      return false
    }
    return domain.utf8.count == 2 && !monthFirstDomains.contains(String(domain))
  }

  /// Where the month comes first, and the domains that the whole world uses.
  private static let monthFirstDomains: Set<String> = [
    "us", "ph", "ca", "pr", "gu", "io", "co", "ai", "tv", "me", "fm", "ly", "to", "gg", "sh", "so", "cc", "ws",
  ]
}

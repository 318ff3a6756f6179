internal import TidingsModel
internal import TidingsParse

/// The day of publication that many sites write into an article's address.
enum AddressDate {
  /// The year and month in an address such as `/2023/12/the-wooden-pier/`.
  static func month(in url: String?) -> (year: Int, month: Int)? {
    guard let url, let path = WebURL(url)?.path else { return nil }
    let parts = path.split(separator: "/").map(String.init)
    for (part, next) in zip(parts, parts.dropFirst()) where part.utf8.count == 4 && next.utf8.count <= 2 {
      if let year = Int(part), let month = Int(next), (1995...2100).contains(year), (1...12).contains(month) {
        return (year, month)
      }
    }
    return nil
  }

  /// The day in an address such as `/2023/12/14/`, `/2023/december/14/` or `-20231214145300123.htm`.
  static func day(in url: String?) -> WrittenDate? {
    guard let url, let path = WebURL(url)?.path else { return nil }
    let parts = path.split(separator: "/").map(String.init)
    func day(_ year: Int, _ month: Int, _ day: Int) -> WrittenDate? {
      guard year >= 1995, year <= 2100, let days = CivilTime.days(year: year, month: month, day: day) else {
        return nil
      }
      return WrittenDate(civil: CivilTime(secondsSinceEpoch: days * 86_400), hasTime: false, offset: nil)
    }
    for (index, part) in parts.enumerated() where index + 2 < parts.count && part.utf8.count == 4 {
      guard let year = Int(part), let month = Int(parts[index + 1]) ?? DateVocabulary.month(named: parts[index + 1]),
        let number = Int(parts[index + 2]), parts[index + 2].utf8.count <= 2, let found = day(year, month, number)
      else { continue }
      return found
    }
    // "/202312/14/", "/2023-12/14/"
    for (index, part) in parts.enumerated() where index + 1 < parts.count && (6...7).contains(part.utf8.count) {
      let digits = part.filter { $0 != "-" && $0 != "_" }
      guard digits.utf8.count == 6, let both = Int(digits), parts[index + 1].utf8.count == 2,
        let number = Int(parts[index + 1]), let found = day(both / 100, both % 100, number)
      else { continue }
      return found
    }
    // "/2023-12-14-the-wooden-pier/", "/2023-12-14-18"
    for part in parts {
      let numbers = part.split(separator: "-", maxSplits: 3).prefix(3)
      guard numbers.count == 3, zip(numbers, [4, 2, 2]).allSatisfy({ $0.utf8.count == $1 }),
        let year = Int(numbers[0]), let month = Int(numbers[1]), let number = Int(numbers[2]),
        let found = day(year, month, number)
      else { continue }
      return found
    }
    // "/20231214/"
    for part in parts.dropLast() where part.utf8.count == 8 {
      if let number = Int(part), let found = day(number / 10_000, number / 100 % 100, number % 100) { return found }
    }
    // Systems that number their articles by the clock.
    guard let name = parts.last else { return nil }
    let digits = name.prefix { $0 != "." }.reversed().prefix { $0.isASCII && $0.isNumber }
    let stamp = String(digits.reversed())
    guard [8, 12, 14, 17, 18].contains(stamp.utf8.count), let number = Int(stamp.prefix(8)) else { return nil }
    return day(number / 10_000, number / 100 % 100, number % 100)
  }
}

internal import TidingsModel

/// The dates of HTTP (RFC 9110 section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`,
/// `Sun Nov  6 08:49:37 1994`; read leniently, as servers vary case and commas. The zone is GMT whatever it says.
enum HTTPDate {
  /// Seconds since the epoch; `nil` when the bytes are no date.
  /// - Parameter now: decides the century of a year of two digits.
  static func seconds(_ bytes: ArraySlice<UInt8>, now: Int64) -> Int64? {
    var day: Int?
    var month: Int?
    var year: (value: Int, digits: Int)?
    var time: Int?
    var index = bytes.startIndex
    var words = 0
    while let word = nextWord(bytes, from: &index) {
      words += 1
      guard words <= 8 else { return nil }
      if word.contains(0x3A) {
        guard time == nil, let seconds = timeOfDay(word) else { return nil }
        time = seconds
      } else if let number = number(word) {
        if day == nil {
          day = number
        } else if year == nil {
          year = (number, word.count)
        } else {
          return nil
        }
      } else if month == nil {
        month = monthNumber(word)
      }
    }
    guard let day, let month, let (shortYear, digits) = year, let time else { return nil }
    var value = shortYear
    if digits <= 2 {
      // RFC 9110: a year that seems more than 50 years ahead is the last one in the past with those digits.
      let current = CivilTime(secondsSinceEpoch: now).year
      value += current / 100 * 100
      if value > current + 50 { value -= 100 }
    }
    guard let days = CivilTime.days(year: value, month: month, day: day) else { return nil }
    return days * 86_400 + Int64(time)
  }

  /// What stands between spaces, commas and hyphens.
  private static func nextWord(_ bytes: ArraySlice<UInt8>, from index: inout Int) -> ArraySlice<UInt8>? {
    func parts(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x2C || byte == 0x2D }
    while index < bytes.endIndex, parts(bytes[index]) { index += 1 }
    let start = index
    while index < bytes.endIndex, !parts(bytes[index]) { index += 1 }
    return start < index ? bytes[start..<index] : nil
  }

  private static func number(_ word: ArraySlice<UInt8>) -> Int? {
    guard !word.isEmpty, word.count <= 4 else { return nil }
    var value = 0
    for byte in word {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  private static func timeOfDay(_ word: ArraySlice<UInt8>) -> Int? {
    guard let first = word.firstIndex(of: 0x3A), let last = word.lastIndex(of: 0x3A), first < last,
      let hour = number(word[word.startIndex..<first]), let minute = number(word[(first + 1)..<last]),
      let second = number(word[(last + 1)...]), hour < 24, minute < 60, second <= 60
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  private static func monthNumber(_ word: ArraySlice<UInt8>) -> Int? {
    guard word.count >= 3 else { return nil }
    var key: UInt32 = 0
    for byte in word.prefix(3) { key = key << 8 | UInt32(byte | 0x20) }
    return months.firstIndex(of: key).map { $0 + 1 }
  }

  private static let months: [UInt32] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ].map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } }
}

internal import TidingsModel
internal import TidingsParse

/// A date found in running text, as it stands there.
struct WrittenDate: Sendable, Hashable {
  var civil: CivilTime
  /// Whether the text gives a time of day.
  var hasTime: Bool
  /// Seconds east of UTC, where the text says.
  var offset: Int32?
  /// The IANA name of the zone that the text names without saying whether it is summer time: `ET`.
  var zoneName: String?
  /// Where the date stands in the text: the offset of its first byte.
  var start = 0
  /// How much of the text, in bytes, the date takes.
  var length = 0
  /// Whether day and month may stand the other way round: `03/04/2024`.
  var isAmbiguous = false

  /// The same with day and month in each other's place.
  var swapped: WrittenDate {
    var other = self
    other.civil.day = civil.month
    other.civil.month = civil.day
    return other
  }

  /// Puts day and month in the order in which the date falls on a day of the week, where just one does.
  /// - Parameter weekday: 0 is Monday.
  mutating func settleOrder(by weekday: Int) {
    func falls(_ date: WrittenDate) -> Bool { date.day.map { (($0 + 3) % 7 + 7) % 7 == Int64(weekday) } ?? false }
    guard falls(self) != falls(swapped) else { return }
    if !falls(self) { self = swapped }
    isAmbiguous = false
  }

  /// Days since 1970.
  var day: Int64? { CivilTime.days(year: civil.year, month: civil.month, day: civil.day) }

  /// The instant, the zone filled in where the text has none.
  func timestamp(zone: ZoneRule?) -> Timestamp? {
    guard let days = CivilTime.days(year: civil.year, month: civil.month, day: civil.day) else { return nil }
    let local = days * 86_400 + Int64(civil.hour * 3600 + civil.minute * 60 + civil.second)
    let named = zoneName.flatMap { ZoneRule(named: $0) } ?? zone
    let offset = offset ?? named?.offset(atLocalSeconds: local) ?? 0
    return Timestamp(seconds: local - Int64(offset), offset: offset)
  }
}

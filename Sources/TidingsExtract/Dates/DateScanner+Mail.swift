internal import TidingsModel
internal import TidingsParse

extension DateScanner {
  /// `May 7 22:14:51 CEST 2009`, the time before the year, as mail archives and servers write it (asctime, ISO 9899
  /// section 7.27.3.1), from the month.
  /// - Returns: the date, and the place behind it.
  func mailDate(at index: Int) -> (WrittenDate, Int)? {
    guard let name = text.word(index), let day = text.number(index + 1), text.digits(index + 1) <= 2,
      let month = days.months.month(named: name, at: index), let (seconds, behindTime) = clock.time(at: index + 2)
    else { return nil }
    // A zone's letters, or a sign and its number, may stand between.
    guard let end = (behindTime...behindTime + 2).first(where: { $0 < text.count && days.year($0) != nil }),
      let year = days.year(end), let civil = days.make(year, month, day),
      end == behindTime || zones.zone(from: behindTime, limit: end) != nil
        || zones.zoneName(from: behindTime, limit: end) != nil
    else { return nil }
    var date = WrittenDate(civil: civil, hasTime: false, offset: nil)
    set(seconds, on: &date, zoneFrom: behindTime, limit: end)
    // "22:14:51 2009 +0200"
    if date.offset == nil, date.zoneName == nil, text.sign(end + 1, "+-−") {
      date.offset = zones.zone(from: end + 1, limit: min(end + 3, text.count))
    }
    return (date, end + 1)
  }
}

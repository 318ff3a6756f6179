internal import TidingsModel
internal import TidingsParse

/// Finds dates in lines such as `Thứ Năm, 14/12/2023, 14:53 (GMT+7)`, `By A. Writer | Dec 14, 2023 2:53 pm ET`.
struct DateScanner {
  let text: DateTokens

  /// BCP 47, in lower case.
  let language: String

  let months: MonthReader
  let clock: ClockReader
  let zones: ZoneReader

  /// Whether `03/04/2023` is 4 March.
  private let monthFirst: Bool

  /// The year of dates that are written without one; `nil` where such are none.
  private let assumedYear: Int?

  /// No line of so many bytes or more is searched.
  static let longestLine = 600

  /// - Parameters:
  ///   - language: BCP 47; decides the order of day and month.
  ///   - dayFirst: whether the site is known to be from where the day comes first, whatever its language.
  ///   - year: the year of dates that are written without one, `5 червня, 09:15`; without it they are none.
  static func dates(
    in text: ArraySlice<UInt8>, language: String?, dayFirst: Bool = false, year: Int? = nil
  ) -> [WrittenDate] {
    // No date is without a digit.
    guard text.count < longestLine, DateToken.mayHoldDigit(text) else { return [] }
    return DateScanner(text, language: language, dayFirst: dayFirst, year: year).scan()
  }

  init(_ text: ArraySlice<UInt8>, language: String?, dayFirst: Bool, year: Int?) {
    self.text = DateTokens(text)
    assumedYear = year
    self.language = (language ?? "").lowercased()
    months = MonthReader(text: self.text, language: self.language)
    clock = ClockReader(text: self.text, language: self.language)
    zones = ZoneReader(text: self.text, language: self.language)
    monthFirst =
      self.language.hasPrefix("en-us") || self.language == "en_us" || self.language.hasPrefix("fil")
      || (!dayFirst && (self.language == "en" || self.language.isEmpty))
  }

  private func scan() -> [WrittenDate] {
    var found: [WrittenDate] = []
    var index = 0
    while index < text.count, found.count < 8 {
      guard let (date, next) = date(at: index) else {
        index += 1
        continue
      }
      var written = WrittenDate(civil: date, hasTime: false, offset: nil)
      readTime(into: &written, before: index, after: next)
      written.start = text[index].start
      written.length = text[next - 1].end - text[index].start
      written.isAmbiguous =
        date.day <= 12 && date.day != date.month && text.number(index) != nil && year(index) == nil
        && text.number(index + 2) != nil
      if written.isAmbiguous, let weekday = weekday(beside: index, next) { written.settleOrder(by: weekday) }
      found.append(written)
      index = next
    }
    return found
  }

  func readTime(into date: inout WrittenDate, before: Int, after: Int) {
    // Behind the date, over a few words at most: "at", "lúc", "um", "Uhr", "|".
    var index = after
    var steps = 0
    var behind: (seconds: Int, next: Int)?
    var crossesWord = false
    while index < text.count, steps < 5 {
      if let found = clock.time(at: index, followsDate: steps < 2) {
        behind = (found.0, found.1)
        break
      }
      if text.number(index) != nil { break }
      if text.word(index) != nil { crossesWord = true }
      index += 1
      steps += 1
    }
    if let behind, !crossesWord { return set(behind.seconds, on: &date, zoneFrom: behind.next, limit: text.count) }
    // Before it: "14:53 | 14/12/2023".
    index = before - 1
    steps = 0
    while index >= 0, steps < 12 {
      if let (seconds, next) = clock.time(at: index), next <= before {
        // What stands right before the date is its own: "09:15 BST, 14 June | Updated 10:42".
        if let behind, !isJoined(next, before) {
          return set(behind.seconds, on: &date, zoneFrom: behind.next, limit: text.count)
        }
        set(seconds, on: &date, zoneFrom: next, limit: before)
        if date.offset == nil {
          date.offset = zones.zone(from: after, limit: text.count)
          date.zoneName = date.zoneName ?? zones.zoneName(from: after, limit: text.count)
        }
        return
      }
      index -= 1
      steps += 1
    }
    if let behind { set(behind.seconds, on: &date, zoneFrom: behind.next, limit: text.count) }
  }

  /// Whether no more than signs and a zone stand between two places.
  private func isJoined(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= 3 else { return false }
    return (start..<end).allSatisfy { index in
      guard text.number(index) == nil else { return false }
      return text.word(index).map { ZoneReader.zones[$0] != nil || ZoneReader.zoneNames[$0] != nil || $0 == "gmt" }
        ?? true
    }
  }

  private func set(_ seconds: Int, on date: inout WrittenDate, zoneFrom index: Int, limit: Int) {
    date.civil.hour = seconds / 3600
    date.civil.minute = seconds / 60 % 60
    date.civil.second = seconds % 60
    date.hasTime = true
    date.offset = zones.zone(from: index, limit: limit)
    date.zoneName = zones.zoneName(from: index, limit: limit)
  }

  /// The day of the week that a word next to a date names, before it or behind.
  private func weekday(beside start: Int, _ end: Int) -> Int? {
    let before = start > 0 && text.sign(start - 1, ",.") ? start - 2 : start - 1
    let after = text.sign(end, ",") ? end + 1 : end
    return [before, after].lazy.compactMap { place in
      place >= 0 ? text.word(place).flatMap { DateVocabulary.weekday(named: $0) } : nil
    }.first
  }

  /// Passes over signs and the words that stand between the parts of a date.
  private func skip(_ index: Int) -> Int {
    var index = index
    var steps = 0
    while steps < 3, index < text.count {
      if text.sign(index, ",.،၊॰") {
        index += 1
      } else if let word = text.word(index), Self.joiners.contains(word),
        !(word == "th" && months.isMonthNumber(index + 1))
      {
        index += 1
      } else {
        break
      }
      steps += 1
    }
    return index
  }

  private static let joiners: Set<String> = [
    "de", "del", "of", "di", "d", "year", "năm", "г", "года", "р", "року", "st", "nd", "rd", "th", "er", "den", "m",
    "พ.ศ", "ng", "gada", "yil", "ж", "жылғы", "жылы", "оны", "ខែ", "ឆ្នាំ", "ခုနှစ်", "ປີ",
  ]

  private func year(_ index: Int) -> Int? {
    guard let value = text.number(index), text.digits(index) == 4 else { return nil }
    if value >= 1970 && value <= 2100 { return value }
    // The Buddhist era.
    return value >= 2513 && value <= 2643 ? value - 543 : nil
  }

  private func make(_ year: Int, _ month: Int, _ day: Int) -> CivilTime? {
    guard let days = CivilTime.days(year: year, month: month, day: day) else { return nil }
    return CivilTime(secondsSinceEpoch: days * 86_400)
  }

  func date(at index: Int) -> (CivilTime, Int)? {
    if let first = text.number(index) {
      if let year = year(index) { return yearFirst(year, at: index) }
      // ۱۴۰۴/۰۳/۲۴
      if language.hasPrefix("fa") || language.hasPrefix("ps"), let year = persianYear(index),
        text.sign(index + 1, "/-."),
        let month = text.number(index + 2), text.sign(index + 3, "/-."), let day = text.number(index + 4)
      {
        return PersianCalendar.civil(year: year, month: month, day: day).map { ($0, index + 5) }
      }
      // 112-10-08, 112/10/08, of the Republic of China
      if text.digits(index) == 3, language.hasPrefix("zh"), first >= 90, first <= 140,
        index == 0 || !text.adjoins(index) || isColon(index - 1),
        text.sign(index + 1, "/-."), let month = text.number(index + 2), text.digits(index + 2) <= 2,
        text.sign(index + 3, "/-."),
        let day = text.number(index + 4), text.digits(index + 4) <= 2
      {
        return make(1911 + first, month, day).map { ($0, index + 5) }
      }
      // "ika-14 ng Hunyo", "14:35-12 يونيو 2025"
      guard first >= 1, first <= 31, text.digits(index) <= 2,
        index == 0 || !text.sign(index - 1, "/-:") || !text.adjoins(index) || text.word(index - 2) == "ika"
          || (index > 3 && text.sign(index - 1, "-") && text.number(index - 2) != nil && isColon(index - 3))
      else { return nil }
      if let found = numeric(first, at: index) { return found }
      return dayThenMonth(first, at: index)
    }
    guard let name = text.word(index) else { return nil }
    if let era = Self.eras[name], let count = text.number(index + 1), text.digits(index + 1) <= 3 {
      return eastAsian(year: era + count, mark: index + 2)
    }
    // "tháng 12" counts the month; its day stands before.
    if name == "tháng" || name == "thg" || (name == "th" && months.isMonthNumber(index + 1)) {
      return monthBeforeDay(at: index)
    }
    // December 14, 2023
    let next = text.sign(index + 1, ".") ? index + 2 : index + 1
    guard let day = text.number(next), day >= 1, day <= 31, text.digits(next) <= 2,
      let month = months.month(named: name, at: index)
    else {
      return nil
    }
    let after = skip(next + 1)
    if let assumedYear, self.year(after) == nil { return make(assumedYear, month, day).map { ($0, next + 1) } }
    guard let year = year(after), let date = make(year, month, day) else { return nil }
    return (date, after + 1)
  }

  /// `Tháng Tám 7, 2025`, as systems made for English write it.
  private func monthBeforeDay(at index: Int) -> (CivilTime, Int)? {
    guard let (month, next) = months.vietnameseMonth(at: index), let day = text.number(next), text.digits(next) <= 2,
      text.sign(next + 1, ","), let year = year(next + 2), let date = make(year, month, day)
    else { return nil }
    return (date, next + 3)
  }

  private func isColon(_ index: Int) -> Bool { text.sign(index, ":：") }

  private func yearFirst(_ year: Int, at index: Int) -> (CivilTime, Int)? {
    // 2023-12-14, 2023/12/14, 2023.12.14
    var next = index + 1
    if text.sign(next, "-/."), let month = text.number(next + 1), text.sign(next + 2, "-/."),
      let day = text.number(next + 3)
    {
      return make(year, month, day).map { ($0, next + 4) }
    }
    if let found = eastAsian(year: year, mark: next) { return found }
    // 2023 10/08, each in an element of its own
    if text.digits(next) == 2, let month = text.number(next), text.sign(next + 1, "/-"), text.digits(next + 2) == 2,
      let day = text.number(next + 2), !text.sign(next + 3, "/-")
    {
      return make(year, month, day).map { ($0, next + 3) }
    }
    // 2023. december 14.
    next = skip(next)
    // 2025. gada 14. jūnijs
    if let day = text.number(next), text.digits(next) <= 2, day <= 31, next > index + 1 {
      let after = text.sign(next + 1, ".") ? next + 2 : next + 1
      if let name = text.word(after), let month = DateVocabulary.month(named: name, language: language) {
        return make(year, month, day).map { ($0, after + 1) }
      }
      // 2025 оны 6 сарын 14
      if text.word(after).map({ $0.hasPrefix("сар") }) == true, let last = text.number(after + 1),
        text.digits(after + 1) <= 2
      {
        return make(year, day, last).map { ($0, after + 2) }
      }
    }
    // 2025 06 14
    if language.hasPrefix("lt"), text.digits(next) == 2, let month = text.number(next), text.digits(next + 1) == 2,
      let day = text.number(next + 1)
    {
      return make(year, month, day).map { ($0, next + 2) }
    }
    if let month = MonthReader.mongolianMonths[text.word(next) ?? ""],
      text.word(next + 1).map({ $0.hasPrefix("сар") }) == true,
      let day = text.number(next + 2), text.digits(next + 2) <= 2
    {
      return make(year, month, day).map { ($0, next + 3) }
    }
    if let name = text.word(next), name != "tháng", name != "thg", let month = months.month(named: name, at: next) {
      let after = text.sign(next + 1, ".") ? next + 2 : next + 1
      if let day = text.number(after), day <= 31, text.digits(after) <= 2 {
        return make(year, month, day).map { ($0, after + 1) }
      }
    }
    return nil
  }

  /// `2023年12月14日`, `2023년 12월 14일`, from the sign behind the year.
  private func eastAsian(year: Int, mark next: Int) -> (CivilTime, Int)? {
    guard let mark = text.word(next), mark == "年" || mark == "년", let month = text.number(next + 1),
      let moon = text.word(next + 2),
      moon == "月" || moon == "월", let day = text.number(next + 3)
    else { return nil }
    let end = text.word(next + 4).map { $0 == "日" || $0 == "일" } ?? false
    return make(year, month, day).map { ($0, end ? next + 5 : next + 4) }
  }

  /// The years before the first of eras by which years are counted in East Asia.
  private static let eras = [
    "令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911, "中華民國": 1911, "中华民国": 1911,
  ]

  /// A year of the Persian calendar, where a date of it may stand.
  private func persianYear(_ index: Int) -> Int? {
    guard let value = text.number(index), text.digits(index) == 4, value >= 1350, value <= 1479 else { return nil }
    return value
  }

  /// Whether the language writes the month before the day, and either in one digit: `10/8 16:20`.
  private var isEastAsian: Bool { ["ja", "zh", "ko"].contains { language.hasPrefix($0) } }

  private func numeric(_ first: Int, at index: Int) -> (CivilTime, Int)? {
    // 14/06 2025
    if !monthFirst, text.sign(index + 1, "/."), let month = text.number(index + 2), text.digits(index + 2) <= 2,
      let year = year(index + 3)
    {
      return make(year, month, first).map { ($0, index + 4) }
    }
    guard text.sign(index + 1, "/.-"), let second = text.number(index + 2), text.digits(index + 2) <= 2 else {
      return nil
    }
    // "7.10. 16:45"
    if let assumedYear, text.sign(index + 1, "."), text.sign(index + 3, "."), !text.adjoins(index + 4),
      clock.time(at: index + 4) != nil
    {
      return make(assumedYear, second, first).map { ($0, index + 3) }
    }
    guard text.sign(index + 3, "/.-"), let last = text.number(index + 4) else {
      // "05/06 09:15", "06-05 09:15"
      let isOpened = text.sign(index + 3, ",|") || text.word(index + 3).map(ClockReader.clockOpenings.contains) == true
      let time = isOpened ? index + 4 : index + 3
      guard let assumedYear, isEastAsian || (text.digits(index) == 2 && text.digits(index + 2) == 2),
        !text.sign(index + 1, "."),
        clock.time(at: time) != nil
      else { return nil }
      let isMonthFirst = monthFirst || isEastAsian || text.sign(index + 1, "-")
      return (isMonthFirst ? make(assumedYear, first, second) : make(assumedYear, second, first)).map {
        ($0, index + 3)
      }
    }
    var full = last
    if text.digits(index + 4) == 2 {
      // "15.6. 10:42" has no year.
      let isDashed = text.sign(index + 1, "-") && text.sign(index + 3, "-") && language.hasPrefix("nl") && first > 12
      guard text.sign(index + 1, "/.") || isDashed, text.adjoins(index + 4), !text.sign(index + 5, ":") else {
        return nil
      }
      // "27/11/69", of the Buddhist era.
      full = language.hasPrefix("th") && last >= 50 ? 1957 + last : last < 70 ? 2000 + last : 1900 + last
    } else if let known = year(index + 4) {
      full = known
    } else {
      return nil
    }
    let american = monthFirst && text.sign(index + 1, "/-")
    if second > 12 || (american && first <= 12) {
      return make(full, first, second).map { ($0, index + 5) }
    }
    return make(full, second, first).map { ($0, index + 5) }
  }

  private func dayThenMonth(_ day: Int, at index: Int) -> (CivilTime, Int)? {
    var next = skip(index + 1)
    if text.sign(next, "-/") { next += 1 }
    guard let name = text.word(next) else { return nil }
    if name == "tháng" || name == "thg" || (name == "th" && months.isMonthNumber(next + 1)) {
      guard let (month, end) = months.vietnameseMonth(at: next) else { return nil }
      var after = skip(end)
      if text.sign(after, "/-") { after += 1 }
      guard let year = year(after) else { return nil }
      return make(year, month, day).map { ($0, after + 1) }
    }
    if let month = PersianCalendar.month(name) {
      let after = skip(next + 1)
      return persianYear(after).flatMap { PersianCalendar.civil(year: $0, month: month, day: day) }.map {
        ($0, after + 1)
      }
    }
    if let months = MonthReader.levantineMonths[name] {
      guard let second = text.word(next + 1), let month = months[second],
        case let after = behindOtherName(of: month, next + 2), let year = year(after)
      else { return nil }
      return make(year, month, day).map { ($0, after + 1) }
    }
    guard let month = months.month(named: name, at: next) else { return nil }
    var after = behindOtherName(of: month, next + 1)
    if text.sign(after, "-/") { after += 1 }
    if let year = year(after) { return make(year, month, day).map { ($0, after + 1) } }
    // "14 юни 25, 09:15"
    if let short = text.number(after), text.digits(after) == 2, (15...50).contains(short), after == next + 1,
      !language.hasPrefix("th"), clock.time(at: after) == nil,
      after + 1 >= text.count || clock.time(at: text.sign(after + 1, ",|-") ? after + 2 : after + 1) != nil
    {
      return make(2000 + short, month, day).map { ($0, after + 1) }
    }
    // "14 มิ.ย. 68", of the Buddhist era.
    if language.hasPrefix("th"), let year = text.number(after), text.digits(after) == 2, year >= 50 {
      return make(1957 + year, month, day).map { ($0, after + 1) }
    }
    return assumedYear.flatMap { make($0, month, day) }.map { ($0, next + 1) }
  }

  /// What follows a month that may be called by two names: `5 حزيران/يونيو 2025`, `5 أكتوبر/تشرين الأول 2025`.
  private func behindOtherName(of month: Int, _ index: Int) -> Int {
    guard text.sign(index, "/"), let name = text.word(index + 1) else { return skip(index) }
    if DateVocabulary.month(named: name, language: language) == month { return skip(index + 2) }
    guard let second = text.word(index + 2), MonthReader.levantineMonths[name]?[second] == month else {
      return skip(index)
    }
    return skip(index + 3)
  }
}

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

/// Finds dates in lines such as `Thứ Năm, 14/12/2023, 14:53 (GMT+7)`, `By A. Writer | Dec 14, 2023 2:53 pm ET`.
struct DateScanner {
  private let tokens: [DateToken]
  private let language: String
  /// Whether `03/04/2023` is 4 March.
  private let monthFirst: Bool

  /// - Parameters:
  ///   - language: BCP 47; decides the order of day and month.
  ///   - dayFirst: whether the site is known to be from where the day comes first, whatever its language.
  static func dates(in text: ArraySlice<UInt8>, language: String?, dayFirst: Bool = false) -> [WrittenDate] {
    guard text.count < 600 else { return [] }
    return DateScanner(text, language: language, dayFirst: dayFirst).scan()
  }

  private init(_ text: ArraySlice<UInt8>, language: String?, dayFirst: Bool) {
    tokens = DateToken.read(text)
    self.language = (language ?? "").lowercased()
    monthFirst =
      self.language.hasPrefix("en-us") || self.language == "en_us" || self.language.hasPrefix("fil")
      || (!dayFirst && (self.language == "en" || self.language.isEmpty))
  }

  private func scan() -> [WrittenDate] {
    var found: [WrittenDate] = []
    var index = 0
    while index < tokens.count, found.count < 8 {
      guard let (date, next) = date(at: index) else {
        index += 1
        continue
      }
      var written = WrittenDate(civil: date, hasTime: false, offset: nil)
      readTime(into: &written, before: index, after: next)
      written.start = tokens[index].start
      written.length = tokens[next - 1].end - tokens[index].start
      written.isAmbiguous =
        date.day <= 12 && date.day != date.month && number(index) != nil && year(index) == nil
        && number(index + 2) != nil
      found.append(written)
      index = next
    }
    return found
  }

  private func number(_ index: Int) -> Int? {
    guard index < tokens.count, case .number(let value) = tokens[index].kind else { return nil }
    return value
  }

  private func digits(_ index: Int) -> Int { index < tokens.count ? tokens[index].digits : 0 }

  private func sign(_ index: Int, _ allowed: String) -> Bool {
    guard index < tokens.count, case .sign(let scalar) = tokens[index].kind else { return false }
    return allowed.unicodeScalars.contains(scalar)
  }

  private func word(_ index: Int) -> String? {
    guard index < tokens.count, case .word(let word) = tokens[index].kind else { return nil }
    return word
  }

  /// Passes over signs and the words that stand between the parts of a date.
  private func skip(_ index: Int) -> Int {
    var index = index
    var steps = 0
    while steps < 3, index < tokens.count {
      if sign(index, ",.،၊") {
        index += 1
      } else if let word = word(index), Self.joiners.contains(word) {
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
    guard let value = number(index), digits(index) == 4 else { return nil }
    if value >= 1970 && value <= 2100 { return value }
    // The Buddhist era.
    return value >= 2513 && value <= 2643 ? value - 543 : nil
  }

  private func make(_ year: Int, _ month: Int, _ day: Int) -> CivilTime? {
    guard let days = CivilTime.days(year: year, month: month, day: day) else { return nil }
    return CivilTime(secondsSinceEpoch: days * 86_400)
  }

  private func date(at index: Int) -> (CivilTime, Int)? {
    if let first = number(index) {
      if let year = year(index) { return yearFirst(year, at: index) }
      // ۱۴۰۴/۰۳/۲۴
      if language.hasPrefix("fa") || language.hasPrefix("ps"), let year = persianYear(index), sign(index + 1, "/-."),
        let month = number(index + 2), sign(index + 3, "/-."), let day = number(index + 4)
      {
        return PersianCalendar.civil(year: year, month: month, day: day).map { ($0, index + 5) }
      }
      // "ika-14 ng Hunyo"
      guard first >= 1, first <= 31, digits(index) <= 2,
        index == 0 || !sign(index - 1, "/-:") || !adjoins(index) || word(index - 2) == "ika"
      else { return nil }
      if let found = numeric(first, at: index) { return found }
      return dayThenMonth(first, at: index)
    }
    guard let name = word(index) else { return nil }
    if let era = Self.eras[name], let count = number(index + 1), digits(index + 1) <= 3 {
      return eastAsian(year: era + count, mark: index + 2)
    }
    // "tháng 12" counts the month; its day stands before.
    if name == "tháng" || name == "thg" { return nil }
    // December 14, 2023
    let next = sign(index + 1, ".") ? index + 2 : index + 1
    guard let day = number(next), day >= 1, day <= 31, digits(next) <= 2, let month = month(name, at: index) else {
      return nil
    }
    let after = skip(next + 1)
    guard let year = year(after), let date = make(year, month, day) else { return nil }
    return (date, after + 1)
  }

  private func month(_ name: String, at index: Int) -> Int? {
    if let month = DateVocabulary.month(named: name, language: language) { return month }
    if language.hasPrefix("sr"), let month = serbianMonth(name) { return month }
    // "Month" written in one word with its name, in Khmer and Burmese.
    if name.hasPrefix("ខែ") || name.hasSuffix("လ") {
      let bare = name.hasPrefix("ខែ") ? name.unicodeScalars.dropFirst(2) : name.unicodeScalars.dropLast()
      return DateVocabulary.month(named: String(bare), language: language)
    }
    return vietnameseMonth(at: index)?.month
  }

  /// The genitive, which dictionaries leave out: `14. јуна`, `14. септембра`.
  private func serbianMonth(_ name: String) -> Int? {
    guard name.last == "а" else { return nil }
    let stem = String(name.dropLast())
    return DateVocabulary.month(named: stem.hasSuffix("бр") ? stem.dropLast() + "ар" : stem, language: language)
  }

  /// `tháng 6`, `tháng Sáu`, `tháng Mười Hai`, and the token behind.
  private func vietnameseMonth(at index: Int) -> (month: Int, next: Int)? {
    guard let name = word(index), name == "tháng" || name == "thg" else { return nil }
    if let value = number(index + 1) { return (1...12).contains(value) ? (value, index + 2) : nil }
    guard let first = word(index + 1) else { return nil }
    if first == "mười", let second = word(index + 2), let unit = ["một": 11, "hai": 12][second] {
      return (unit, index + 3)
    }
    return Self.vietnameseMonths[first].map { ($0, index + 2) }
  }

  private static let vietnameseMonths = [
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "chạp": 12,
  ]

  private static let mongolianMonths = [
    "нэгдүгээр": 1, "хоёрдугаар": 2, "гуравдугаар": 3, "дөрөвдүгээр": 4, "тавдугаар": 5, "зургаадугаар": 6,
    "долоодугаар": 7, "наймдугаар": 8, "есдүгээр": 9, "аравдугаар": 10,
  ]

  /// Whether a token follows the one before without white space.
  private func adjoins(_ index: Int) -> Bool { index > 0 && tokens[index - 1].end == tokens[index].start }

  private func yearFirst(_ year: Int, at index: Int) -> (CivilTime, Int)? {
    // 2023-12-14, 2023/12/14, 2023.12.14
    var next = index + 1
    if sign(next, "-/."), let month = number(next + 1), sign(next + 2, "-/."), let day = number(next + 3) {
      return make(year, month, day).map { ($0, next + 4) }
    }
    if let found = eastAsian(year: year, mark: next) { return found }
    // 2023. december 14.
    next = skip(next)
    // 2025. gada 14. jūnijs
    if let day = number(next), digits(next) <= 2, day <= 31, next > index + 1 {
      let after = sign(next + 1, ".") ? next + 2 : next + 1
      if let name = word(after), let month = DateVocabulary.month(named: name, language: language) {
        return make(year, month, day).map { ($0, after + 1) }
      }
      // 2025 оны 6 сарын 14
      if word(after).map({ $0.hasPrefix("сар") }) == true, let last = number(after + 1), digits(after + 1) <= 2 {
        return make(year, day, last).map { ($0, after + 2) }
      }
    }
    // 2025 06 14
    if language.hasPrefix("lt"), digits(next) == 2, let month = number(next), digits(next + 1) == 2,
      let day = number(next + 1)
    {
      return make(year, month, day).map { ($0, next + 2) }
    }
    if let month = Self.mongolianMonths[word(next) ?? ""], word(next + 1).map({ $0.hasPrefix("сар") }) == true,
      let day = number(next + 2), digits(next + 2) <= 2
    {
      return make(year, month, day).map { ($0, next + 3) }
    }
    if let name = word(next), let month = DateVocabulary.month(named: name, language: language) {
      let after = sign(next + 1, ".") ? next + 2 : next + 1
      if let day = number(after), day <= 31, digits(after) <= 2 {
        return make(year, month, day).map { ($0, after + 1) }
      }
    }
    return nil
  }

  /// `2023年12月14日`, `2023년 12월 14일`, from the sign behind the year.
  private func eastAsian(year: Int, mark next: Int) -> (CivilTime, Int)? {
    guard let mark = word(next), mark == "年" || mark == "년", let month = number(next + 1), let moon = word(next + 2),
      moon == "月" || moon == "월", let day = number(next + 3)
    else { return nil }
    let end = word(next + 4).map { $0 == "日" || $0 == "일" } ?? false
    return make(year, month, day).map { ($0, end ? next + 5 : next + 4) }
  }

  /// The years before the first of eras by which years are counted in East Asia.
  private static let eras = ["令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911]

  /// A year of the Persian calendar, where a date of it may stand.
  private func persianYear(_ index: Int) -> Int? {
    guard let value = number(index), digits(index) == 4, value >= 1350, value <= 1479 else { return nil }
    return value
  }

  private func numeric(_ first: Int, at index: Int) -> (CivilTime, Int)? {
    // 14/06 2025
    if language.hasPrefix("da") || language.hasPrefix("n"), sign(index + 1, "/."), let month = number(index + 2),
      digits(index + 2) <= 2, let year = year(index + 3)
    {
      return make(year, month, first).map { ($0, index + 4) }
    }
    guard sign(index + 1, "/.-"), let second = number(index + 2), digits(index + 2) <= 2, sign(index + 3, "/.-"),
      let last = number(index + 4)
    else { return nil }
    var full = last
    if digits(index + 4) == 2 {
      // "15.6. 10:42" has no year.
      guard sign(index + 1, "/."), adjoins(index + 4), !sign(index + 5, ":") else { return nil }
      full = last < 70 ? 2000 + last : 1900 + last
    } else if let known = year(index + 4) {
      full = known
    } else {
      return nil
    }
    let american = monthFirst && sign(index + 1, "/-")
    if second > 12 || (american && first <= 12) {
      return make(full, first, second).map { ($0, index + 5) }
    }
    return make(full, second, first).map { ($0, index + 5) }
  }

  private func dayThenMonth(_ day: Int, at index: Int) -> (CivilTime, Int)? {
    var next = skip(index + 1)
    if sign(next, "-/") { next += 1 }
    guard let name = word(next) else { return nil }
    if name == "tháng" || name == "thg" {
      guard let (month, end) = vietnameseMonth(at: next) else { return nil }
      var after = skip(end)
      if sign(after, "/-") { after += 1 }
      guard let year = year(after) else { return nil }
      return make(year, month, day).map { ($0, after + 1) }
    }
    if let month = PersianCalendar.month(name) {
      let after = skip(next + 1)
      return persianYear(after).flatMap { PersianCalendar.civil(year: $0, month: month, day: day) }.map {
        ($0, after + 1)
      }
    }
    guard let month = month(name, at: next) else { return nil }
    var after = skip(next + 1)
    if sign(after, "-/") { after += 1 }
    if let year = year(after) { return make(year, month, day).map { ($0, after + 1) } }
    // "14 юни 25, 09:15"
    if let short = number(after), digits(after) == 2, (15...50).contains(short), after == next + 1,
      !language.hasPrefix("th"), time(at: after) == nil,
      after + 1 >= tokens.count || time(at: sign(after + 1, ",|-") ? after + 2 : after + 1) != nil
    {
      return make(2000 + short, month, day).map { ($0, after + 1) }
    }
    // "14 มิ.ย. 68", of the Buddhist era.
    if language.hasPrefix("th"), let year = number(after), digits(after) == 2, year >= 50 {
      return make(1957 + year, month, day).map { ($0, after + 1) }
    }
    return nil
  }

  private func readTime(into date: inout WrittenDate, before: Int, after: Int) {
    // Behind the date, over a few words at most: "at", "lúc", "um", "Uhr", "|".
    var index = after
    var steps = 0
    var behind: (seconds: Int, next: Int)?
    var crossesWord = false
    while index < tokens.count, steps < 5 {
      if let found = time(at: index, followsDate: steps < 2) {
        behind = (found.0, found.1)
        break
      }
      if number(index) != nil { break }
      if word(index) != nil { crossesWord = true }
      index += 1
      steps += 1
    }
    if let behind, !crossesWord { return set(behind.seconds, on: &date, zoneFrom: behind.next, limit: tokens.count) }
    // Before it: "14:53 | 14/12/2023".
    index = before - 1
    steps = 0
    while index >= 0, steps < 12 {
      if let (seconds, next) = time(at: index), next <= before {
        // What stands right before the date is its own: "09:15 BST, 14 June | Updated 10:42".
        if let behind, !isJoined(next, before) {
          return set(behind.seconds, on: &date, zoneFrom: behind.next, limit: tokens.count)
        }
        set(seconds, on: &date, zoneFrom: next, limit: before)
        if date.offset == nil {
          date.offset = zone(from: after, limit: tokens.count)
          date.zoneName = date.zoneName ?? zoneName(from: after, limit: tokens.count)
        }
        return
      }
      index -= 1
      steps += 1
    }
    if let behind { set(behind.seconds, on: &date, zoneFrom: behind.next, limit: tokens.count) }
  }

  /// Whether no more than signs and a zone stand between two places.
  private func isJoined(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= 3 else { return false }
    return (start..<end).allSatisfy { index in
      guard number(index) == nil else { return false }
      return word(index).map { Self.zones[$0] != nil || Self.zoneNames[$0] != nil || $0 == "gmt" } ?? true
    }
  }

  private func set(_ seconds: Int, on date: inout WrittenDate, zoneFrom index: Int, limit: Int) {
    date.civil.hour = seconds / 3600
    date.civil.minute = seconds / 60 % 60
    date.civil.second = seconds % 60
    date.hasTime = true
    date.offset = zone(from: index, limit: limit)
    date.zoneName = zoneName(from: index, limit: limit)
  }

  /// A time of day at a token, in seconds, and where it ends.
  /// - Parameter followsDate: right behind a date `9.15` is a time.
  private func time(at index: Int, followsDate: Bool = false) -> (Int, Int)? {
    guard var hour = number(index), hour < 25, digits(index) <= 2,
      index == 0 || !sign(index - 1, ":/.-+") || !adjoins(index)
    else { return nil }
    var next = index + 1
    var minute = 0
    var second = 0
    var isTime = false
    if sign(next, ":h") || word(next) == "h" || word(next) == "g" || word(next) == "giờ"
      || (sign(next, ".") && digits(next + 1) == 2)
    {
      let isDot = sign(next, ".")
      if let value = number(next + 1), digits(next + 1) == 2, value < 60 {
        minute = value
        next += 2
        // 14.53 is a time only where a word says so or a zone follows; 14.12.2023 is a date.
        isTime =
          !isDot
          || (!(sign(next, ".") && number(next + 1) != nil) && (followsDate || isClockNamed(around: index, next)))
        if sign(next, ":"), let value = number(next + 1), value < 61, digits(next + 1) == 2 {
          second = min(value, 59)
          next += 2
          if sign(next, "."), number(next + 1) != nil { next += 2 }
        }
      } else if !isDot, !sign(next, ":"),
        followsDate || index > 0 && word(index - 1).map(Self.clockOpenings.contains) == true
      {
        // "à 9h"
        next += 1
        isTime = true
      }
    } else if word(next) == "时" || word(next) == "時" || word(next) == "시" || word(next) == "点" {
      isTime = true
      next += 1
      if let value = number(next), value < 60, word(next + 1) == "分" || word(next + 1) == "분" {
        minute = value
        next += 2
      }
    }
    if let mark = word(next) {
      // "p.m." comes as four pieces.
      let isSpelt = (mark == "a" || mark == "p") && sign(next + 1, ".") && word(next + 2) == "m"
      if Self.morningMarks.contains(mark) || (isSpelt && mark == "a") {
        if hour == 12 { hour = 0 }
        isTime = true
        next += isSpelt ? 3 : 1
      } else if Self.afternoonMarks.contains(mark) || (isSpelt && mark == "p") {
        if hour < 12 { hour += 12 }
        isTime = true
        next += isSpelt ? 3 : 1
      }
    }
    if index > 0, let mark = word(index - 1), Self.afternoons.contains(mark), hour < 12 { hour += 12 }
    guard isTime, hour < 24 else { return nil }
    return (hour * 3600 + minute * 60 + second, next)
  }

  /// The halves of the day behind a time.
  private static let morningMarks: Set<String> = ["am", "sa", "sáng", "এএম", "πμ", "öö", "ص", "صباحا", "صباحًا"]
  private static let afternoonMarks: Set<String> = [
    "pm", "ch", "chiều", "tối", "م", "مساء", "مساءً", "petang", "malam", "μμ", "পিএম", "ös", "ptg",
  ]
  /// The same before one.
  private static let afternoons: Set<String> = ["下午", "晚上", "오후", "午後", "மாலை", "இரவு", "বিকেল", "রাত", "शाम", "रात"]

  /// Whether a word or a zone beside `9.15` says that it is a time, or the language writes times so.
  private func isClockNamed(around index: Int, _ next: Int) -> Bool {
    if language.hasPrefix("fi") { return true }
    if let name = word(next), Self.clockWords.contains(name) || Self.zones[name] != nil || Self.zoneNames[name] != nil {
      return true
    }
    let before = sign(index - 1, ".") ? index - 2 : index - 1
    return before >= 0 && word(before).map { Self.clockOpenings.contains($0) } ?? false
  }

  private static let clockOpenings: Set<String> = [
    "kl", "klo", "um", "ore", "at", "às", "jam", "pukul", "lúc", "à", "ora", "godz",
  ]
  private static let clockWords: Set<String> = [
    "uhr", "น", "น.", "wib", "wita", "wit", "h", "hrs", "klo", "am", "pm", "uur",
  ]

  /// The zone that is named within the next few tokens, before `limit`.
  private func zone(from index: Int, limit: Int) -> Int32? {
    var index = index
    var steps = 0
    while index < limit, steps < 6 {
      if let name = word(index) {
        if name == "gmt" || name == "utc" {
          return signedOffset(at: index + 1) ?? 0
        }
        if name == "z" && adjoins(index) { return 0 }
        // "CST" stands for China's time as well.
        if name == "cst", language.hasPrefix("zh") { return 28_800 }
        if let offset = Self.zones[name] { return offset }
        // "14h53 (giờ Việt Nam)", "giờ Hà Nội"
        if name == "giờ", let place = word(index + 1), place == "việt" || place == "vn" || place == "hà" {
          return 25_200
        }
      }
      if sign(index, "+-"), index + 1 < limit, number(index + 1) != nil, adjoins(index + 1),
        steps == 0 || sign(index - 1, "(")
      {
        if let offset = signedOffset(at: index) { return offset }
      }
      if number(index) != nil { return nil }
      index += 1
      steps += 1
    }
    return nil
  }

  /// The zone that is named, right behind the time, by letters that stand for winter and summer time alike.
  private func zoneName(from index: Int, limit: Int) -> String? {
    for next in index..<max(index, min(index + 2, limit)) {
      guard let name = word(next) else { continue }
      return Self.zoneNames[name]
    }
    return nil
  }

  private static let zoneNames = [
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
  ]

  private func signedOffset(at index: Int) -> Int32? {
    var index = index
    let negative: Bool
    if sign(index, "+") {
      negative = false
    } else if sign(index, "-−") {
      negative = true
    } else {
      return nil
    }
    index += 1
    guard let value = number(index) else { return nil }
    var seconds: Int
    if digits(index) == 4 {
      seconds = value / 100 * 3600 + value % 100 * 60
    } else {
      guard value <= 14 else { return nil }
      seconds = value * 3600
      if sign(index + 1, ":"), let minutes = number(index + 2), minutes < 60 { seconds += minutes * 60 }
    }
    guard seconds <= 14 * 3600 else { return nil }
    return Int32(negative ? -seconds : seconds)
  }

  private static let zones: [String: Int32] = [
    "est": -18_000, "edt": -14_400, "cst": -21_600, "cdt": -18_000, "mst": -25_200, "mdt": -21_600, "pst": -28_800,
    "pdt": -25_200, "cet": 3600, "cest": 7200, "mez": 3600, "mesz": 7200, "bst": 3600, "wib": 25_200, "wita": 28_800,
    "wit": 32_400, "ict": 25_200, "jst": 32_400, "kst": 32_400, "msk": 10_800, "мск": 10_800, "aest": 36_000,
    "aedt": 39_600, "hkt": 28_800, "sgt": 28_800, "eet": 7200, "eest": 10_800, "ist": 19_800, "brt": -10_800,
    "pht": 28_800, "myt": 28_800, "pkt": 18_000, "trt": 10_800, "tsi̇": 10_800, "tsi": 10_800, "sast": 7200,
    "nzst": 43_200, "nzdt": 46_800, "wat": 3600, "eat": 10_800, "art": -10_800, "gst": 14_400, "北京时间": 28_800,
    "北京時間": 28_800, "日本時間": 32_400, "한국시간": 32_400,
  ]
}

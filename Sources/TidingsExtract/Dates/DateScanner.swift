internal import TidingsModel
internal import TidingsParse

/// Finds dates in lines such as `Thứ Năm, 14/12/2023, 14:53 (GMT+7)`, `By A. Writer | Dec 14, 2023 2:53 pm ET`.
struct DateScanner {
  let tokens: [DateToken]
  let language: String
  /// Whether `03/04/2023` is 4 March.
  private let monthFirst: Bool
  /// The year of dates that are written without one; `nil` where such are none.
  private let assumedYear: Int?

  /// - Parameters:
  ///   - language: BCP 47; decides the order of day and month.
  ///   - dayFirst: whether the site is known to be from where the day comes first, whatever its language.
  ///   - year: the year of dates that are written without one, `5 червня, 09:15`; without it they are none.
  static func dates(
    in text: ArraySlice<UInt8>, language: String?, dayFirst: Bool = false, year: Int? = nil
  ) -> [WrittenDate] {
    // No date is without a digit; those of other scripts have bytes from 0xD9 on.
    guard text.count < 600, text.contains(where: { $0 >= 0x30 && $0 <= 0x39 || $0 >= 0xD9 }) else { return [] }
    return DateScanner(text, language: language, dayFirst: dayFirst, year: year).scan()
  }

  init(_ text: ArraySlice<UInt8>, language: String?, dayFirst: Bool, year: Int?) {
    tokens = DateToken.read(text)
    assumedYear = year
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
      if written.isAmbiguous, let weekday = weekday(beside: index, next) { written.settleOrder(by: weekday) }
      found.append(written)
      index = next
    }
    return found
  }

  /// The day of the week that a word next to a date names, before it or behind.
  private func weekday(beside start: Int, _ end: Int) -> Int? {
    let before = start > 0 && sign(start - 1, ",.") ? start - 2 : start - 1
    let after = sign(end, ",") ? end + 1 : end
    return [before, after].lazy.compactMap { place in
      place >= 0 ? self.word(place).flatMap { DateVocabulary.weekday(named: $0) } : nil
    }.first
  }

  func number(_ index: Int) -> Int? {
    guard tokens.indices.contains(index), case .number(let value) = tokens[index].kind else { return nil }
    return value
  }

  func digits(_ index: Int) -> Int { index < tokens.count ? tokens[index].digits : 0 }

  func sign(_ index: Int, _ allowed: String) -> Bool {
    guard tokens.indices.contains(index), case .sign(let scalar) = tokens[index].kind else { return false }
    return allowed.unicodeScalars.contains(scalar)
  }

  func word(_ index: Int) -> String? {
    guard tokens.indices.contains(index), case .word(let word) = tokens[index].kind else { return nil }
    return word
  }

  /// Passes over signs and the words that stand between the parts of a date.
  private func skip(_ index: Int) -> Int {
    var index = index
    var steps = 0
    while steps < 3, index < tokens.count {
      if sign(index, ",.،၊॰") {
        index += 1
      } else if let word = word(index), Self.joiners.contains(word), !(word == "th" && isMonthNumber(index + 1)) {
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

  func date(at index: Int) -> (CivilTime, Int)? {
    if let first = number(index) {
      if let year = year(index) { return yearFirst(year, at: index) }
      // ۱۴۰۴/۰۳/۲۴
      if language.hasPrefix("fa") || language.hasPrefix("ps"), let year = persianYear(index), sign(index + 1, "/-."),
        let month = number(index + 2), sign(index + 3, "/-."), let day = number(index + 4)
      {
        return PersianCalendar.civil(year: year, month: month, day: day).map { ($0, index + 5) }
      }
      // 112-10-08, 112/10/08, of the Republic of China
      if digits(index) == 3, language.hasPrefix("zh"), first >= 90, first <= 140,
        index == 0 || !adjoins(index) || isColon(index - 1),
        sign(index + 1, "/-."), let month = number(index + 2), digits(index + 2) <= 2, sign(index + 3, "/-."),
        let day = number(index + 4), digits(index + 4) <= 2
      {
        return make(1911 + first, month, day).map { ($0, index + 5) }
      }
      // "ika-14 ng Hunyo", "14:35-12 يونيو 2025"
      guard first >= 1, first <= 31, digits(index) <= 2,
        index == 0 || !sign(index - 1, "/-:") || !adjoins(index) || word(index - 2) == "ika"
          || (index > 3 && sign(index - 1, "-") && number(index - 2) != nil && isColon(index - 3))
      else { return nil }
      if let found = numeric(first, at: index) { return found }
      return dayThenMonth(first, at: index)
    }
    guard let name = word(index) else { return nil }
    if let era = Self.eras[name], let count = number(index + 1), digits(index + 1) <= 3 {
      return eastAsian(year: era + count, mark: index + 2)
    }
    // "tháng 12" counts the month; its day stands before.
    if name == "tháng" || name == "thg" || (name == "th" && isMonthNumber(index + 1)) {
      return monthBeforeDay(at: index)
    }
    // December 14, 2023
    let next = sign(index + 1, ".") ? index + 2 : index + 1
    guard let day = number(next), day >= 1, day <= 31, digits(next) <= 2, let month = month(name, at: index) else {
      return nil
    }
    let after = skip(next + 1)
    if let assumedYear, self.year(after) == nil { return make(assumedYear, month, day).map { ($0, next + 1) } }
    guard let year = year(after), let date = make(year, month, day) else { return nil }
    return (date, after + 1)
  }

  /// `Tháng Tám 7, 2025`, as systems made for English write it.
  private func monthBeforeDay(at index: Int) -> (CivilTime, Int)? {
    guard let (month, next) = vietnameseMonth(at: index), let day = number(next), digits(next) <= 2,
      sign(next + 1, ","), let year = year(next + 2), let date = make(year, month, day)
    else { return nil }
    return (date, next + 3)
  }

  private func isColon(_ index: Int) -> Bool { sign(index, ":：") }

  /// The months of the Levant have names of two words: "تشرين الأول".
  private static let levantineMonths: [String: [String: Int]] = [
    "تشرين": ["الأول": 10, "الاول": 10, "أول": 10, "الثاني": 11, "ثاني": 11],
    "كانون": ["الأول": 12, "الاول": 12, "أول": 12, "الثاني": 1, "ثاني": 1],
  ]

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
    // "18 Th9, 2025"
    if word(index) == "th", isMonthNumber(index + 1), let value = number(index + 1) { return (value, index + 2) }
    guard let name = word(index), name == "tháng" || name == "thg" else { return nil }
    if let value = number(index + 1) { return (1...12).contains(value) ? (value, index + 2) : nil }
    guard let first = word(index + 1) else { return nil }
    if first == "mười", let second = word(index + 2), let unit = ["một": 11, "hai": 12][second] {
      return (unit, index + 3)
    }
    return Self.vietnameseMonths[first].map { ($0, index + 2) }
  }

  /// Whether a token is the number of a month that stands behind letters without a space: `Th9`.
  private func isMonthNumber(_ index: Int) -> Bool {
    number(index).map { (1...12).contains($0) } == true && adjoins(index)
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
  func adjoins(_ index: Int) -> Bool { index > 0 && tokens[index - 1].end == tokens[index].start }

  private func yearFirst(_ year: Int, at index: Int) -> (CivilTime, Int)? {
    // 2023-12-14, 2023/12/14, 2023.12.14
    var next = index + 1
    if sign(next, "-/."), let month = number(next + 1), sign(next + 2, "-/."), let day = number(next + 3) {
      return make(year, month, day).map { ($0, next + 4) }
    }
    if let found = eastAsian(year: year, mark: next) { return found }
    // 2023 10/08, each in an element of its own
    if digits(next) == 2, let month = number(next), sign(next + 1, "/-"), digits(next + 2) == 2,
      let day = number(next + 2), !sign(next + 3, "/-")
    {
      return make(year, month, day).map { ($0, next + 3) }
    }
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
    if let name = word(next), name != "tháng", name != "thg", let month = month(name, at: next) {
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
  private static let eras = [
    "令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911, "中華民國": 1911, "中华民国": 1911,
  ]

  /// A year of the Persian calendar, where a date of it may stand.
  private func persianYear(_ index: Int) -> Int? {
    guard let value = number(index), digits(index) == 4, value >= 1350, value <= 1479 else { return nil }
    return value
  }

  /// Whether the language writes the month before the day, and either in one digit: `10/8 16:20`.
  private var isEastAsian: Bool { ["ja", "zh", "ko"].contains { language.hasPrefix($0) } }

  private func numeric(_ first: Int, at index: Int) -> (CivilTime, Int)? {
    // 14/06 2025
    if !monthFirst, sign(index + 1, "/."), let month = number(index + 2), digits(index + 2) <= 2,
      let year = year(index + 3)
    {
      return make(year, month, first).map { ($0, index + 4) }
    }
    guard sign(index + 1, "/.-"), let second = number(index + 2), digits(index + 2) <= 2 else { return nil }
    // "7.10. 16:45"
    if let assumedYear, sign(index + 1, "."), sign(index + 3, "."), !adjoins(index + 4), self.time(at: index + 4) != nil
    {
      return make(assumedYear, second, first).map { ($0, index + 3) }
    }
    guard sign(index + 3, "/.-"), let last = number(index + 4) else {
      // "05/06 09:15", "06-05 09:15"
      let isOpened = sign(index + 3, ",|") || word(index + 3).map(Self.clockOpenings.contains) == true
      let time = isOpened ? index + 4 : index + 3
      guard let assumedYear, isEastAsian || (digits(index) == 2 && digits(index + 2) == 2), !sign(index + 1, "."),
        self.time(at: time) != nil
      else { return nil }
      let isMonthFirst = monthFirst || isEastAsian || sign(index + 1, "-")
      return (isMonthFirst ? make(assumedYear, first, second) : make(assumedYear, second, first)).map {
        ($0, index + 3)
      }
    }
    var full = last
    if digits(index + 4) == 2 {
      // "15.6. 10:42" has no year.
      let isDashed = sign(index + 1, "-") && sign(index + 3, "-") && language.hasPrefix("nl") && first > 12
      guard sign(index + 1, "/.") || isDashed, adjoins(index + 4), !sign(index + 5, ":") else { return nil }
      // "27/11/69", of the Buddhist era.
      full = language.hasPrefix("th") && last >= 50 ? 1957 + last : last < 70 ? 2000 + last : 1900 + last
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
    if name == "tháng" || name == "thg" || (name == "th" && isMonthNumber(next + 1)) {
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
    if let months = Self.levantineMonths[name] {
      guard let second = word(next + 1), let month = months[second],
        case let after = behindOtherName(of: month, next + 2), let year = year(after)
      else { return nil }
      return make(year, month, day).map { ($0, after + 1) }
    }
    guard let month = month(name, at: next) else { return nil }
    var after = behindOtherName(of: month, next + 1)
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
    return assumedYear.flatMap { make($0, month, day) }.map { ($0, next + 1) }
  }

  /// What follows a month that may be called by two names: `5 حزيران/يونيو 2025`.
  private func behindOtherName(of month: Int, _ index: Int) -> Int {
    guard sign(index, "/"), let name = word(index + 1), DateVocabulary.month(named: name, language: language) == month
    else { return skip(index) }
    return skip(index + 2)
  }

  static let clockOpenings: Set<String> = [
    "kl", "klo", "um", "ore", "at", "às", "jam", "pukul", "lúc", "à", "ora", "godz",
  ]
  static let clockWords: Set<String> = [
    "uhr", "น", "น.", "wib", "wita", "wit", "h", "hrs", "klo", "am", "pm", "uur",
  ]

  /// Whether a word behind a time says which half of the day or which zone it is from.
  static func isPartOfTime(_ word: String) -> Bool {
    namesHalf(word) || clockWords.contains(word) || zones[word] != nil
      || zoneNames[word] != nil || word == "gmt" || word == "utc"
  }

  static let zoneNames = [
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
  ]

  static let zones: [String: Int32] = [
    "est": -18_000, "edt": -14_400, "cst": -21_600, "cdt": -18_000, "mst": -25_200, "mdt": -21_600, "pst": -28_800,
    "pdt": -25_200, "cet": 3600, "cest": 7200, "mez": 3600, "mesz": 7200, "bst": 3600, "wib": 25_200, "wita": 28_800,
    "wit": 32_400, "ict": 25_200, "jst": 32_400, "kst": 32_400, "msk": 10_800, "мск": 10_800, "aest": 36_000,
    "aedt": 39_600, "hkt": 28_800, "sgt": 28_800, "eet": 7200, "eest": 10_800, "ist": 19_800, "brt": -10_800,
    "pht": 28_800, "myt": 28_800, "pkt": 18_000, "trt": 10_800, "tsi̇": 10_800, "tsi": 10_800, "sast": 7200,
    "nzst": 43_200, "nzdt": 46_800, "wat": 3600, "eat": 10_800, "art": -10_800, "gst": 14_400, "北京时间": 28_800,
    "北京時間": 28_800, "日本時間": 32_400, "한국시간": 32_400,
  ]
}

internal import TidingsParse

/// Reads the times of day in a line.
struct ClockReader {
  let text: DateTokens

  /// BCP 47, in lower case.
  let language: String

  /// A time of day at a token, in seconds, and where it ends.
  /// - Parameter followsDate: right behind a date `9.15` is a time.
  func time(at index: Int, followsDate: Bool = false) -> (Int, Int)? {
    guard var hour = text.number(index), hour < 25, text.digits(index) <= 2,
      index == 0 || !text.sign(index - 1, ":/.-+") || !text.adjoins(index) || isBehindHourSign(index)
    else { return nil }
    var next = index + 1
    var minute = 0
    var second = 0
    var isTime = false
    if text.sign(next, ":h") || text.word(next).map(Self.hourUnits.contains) == true
      || (text.sign(next, ".") && text.digits(next + 1) == 2)
    {
      let isDot = text.sign(next, ".")
      if let value = text.number(next + 1), text.digits(next + 1) == 2, value < 60 {
        minute = value
        next += 2
        // 14.53 is a time only where a word says so or a zone follows; 14.12.2023 is a date.
        isTime =
          !isDot
          || (!(text.sign(next, ".") && text.number(next + 1) != nil)
            && (followsDate || isClockNamed(around: index, next)))
        if text.sign(next, ":"), let value = text.number(next + 1), value < 61, text.digits(next + 1) == 2 {
          second = min(value, 59)
          next += 2
          if text.sign(next, "."), text.number(next + 1) != nil { next += 2 }
        }
      } else if !isDot, !text.sign(next, ":"),
        followsDate || index > 0 && text.word(index - 1).map(Self.clockOpenings.contains) == true
      {
        // "à 9h"
        next += 1
        isTime = true
        // "14 giờ 5 phút"
        if let value = text.number(next), value < 60, text.word(next + 1).map(Self.minuteUnits.contains) == true {
          minute = value
          next += 2
        }
      }
    } else if text.word(next) == "时" || text.word(next) == "時" || text.word(next) == "시" || text.word(next) == "点" {
      isTime = true
      next += 1
      if let value = text.number(next), value < 60, text.word(next + 1) == "分" || text.word(next + 1) == "분" {
        minute = value
        next += 2
      }
    }
    if let (half, end) = half(behind: next) {
      hour = half.hour(hour)
      isTime = true
      next = end
    } else if let half = half(before: index) {
      hour = half.hour(hour)
    }
    guard isTime, hour < 24 else { return nil }
    return (hour * 3600 + minute * 60 + second, next)
  }

  /// Whether a letter that stands for "o'clock" and a full stop touch a number: `g.08:15`, `godz.8:15`.
  private func isBehindHourSign(_ index: Int) -> Bool {
    index > 1 && text.sign(index - 1, ".") && (text.word(index - 2) == "g" || text.word(index - 2) == "godz")
  }

  private static let hourUnits: Set<String> = ["h", "g", "giờ", "uhr", "uur", "ч", "час", "годин", "hod"]

  private static let minuteUnits: Set<String> = ["phút", "мин", "min"]

  /// Whether a word or a zone beside `9.15` says that it is a time, or the language writes times so.
  private func isClockNamed(around index: Int, _ next: Int) -> Bool {
    if language.hasPrefix("fi") { return true }
    if let name = text.word(next),
      Self.clockWords.contains(name) || ZoneReader.zones[name] != nil || ZoneReader.zoneNames[name] != nil
    {
      return true
    }
    let before = text.sign(index - 1, ".") ? index - 2 : index - 1
    return before >= 0 && text.word(before).map { Self.clockOpenings.contains($0) } ?? false
  }

  /// The half of the day that the words behind a time name, and where they end: `p. m.`, `μ.μ.`, `אחה"צ`, `ng hapon`.
  private func half(behind index: Int) -> (DayHalf, Int)? {
    var spelt = ""
    var found: (DayHalf, Int)?
    var next = index
    for _ in 0..<3 {
      guard let word = text.word(next) else { break }
      spelt += spelt.isEmpty || text.sign(next - 1, ".\"״׳'") ? word : " " + word
      next += 1
      // Short words mean other things as well where a language does not have them: Turkish "son", Turkmen "soň".
      let isSafe =
        spelt.utf8.count > 3 || spelt.utf8.contains { $0 >= 0x80 } || Self.shortMarks.contains(spelt)
        || text.adjoins(index)
      if isSafe, let half = DayHalf.half(named: spelt, in: language) { found = (half, next) }
      if text.sign(next, ".\"״׳'"), text.word(next + 1) != nil { next += 1 }
    }
    guard let (half, end) = found else { return nil }
    return (half, text.sign(end, ".") ? end + 1 : end)
  }

  /// The half of the day that the word before a time names.
  private func half(before index: Int) -> DayHalf? {
    // "à 12:00" is noon.
    guard index > 0, let word = text.word(index - 1), word != "à",
      !word.utf8.allSatisfy({ $0 < 0x80 }) || Self.shortMarks.contains(word)
    else { return nil }
    // Arabic 2026م, of our era.
    if index > 1, text.digits(index - 2) == 4, text.number(index - 2) != nil, text.adjoins(index - 1) { return nil }
    return DayHalf.half(named: word, in: language)
  }

  /// Latin letters that name halves of the day wherever they stand by a time.
  private static let shortMarks: Set<String> = ["am", "pm", "sa", "ch", "öö", "ös", "ptg", "tgh"]

  static let clockOpenings: Set<String> = [
    "kl", "klo", "um", "ore", "at", "às", "jam", "pukul", "lúc", "à", "ora", "godz",
  ]

  private static let clockWords: Set<String> = [
    "uhr", "น", "น.", "wib", "wita", "wit", "h", "hrs", "klo", "am", "pm", "uur",
  ]

  /// Whether a word behind a time says which half of the day or which zone it is from.
  static func isPartOfTime(_ word: String) -> Bool {
    DayHalf.namesHalf(word) || clockWords.contains(word) || ZoneReader.zones[word] != nil
      || ZoneReader.zoneNames[word] != nil || word == "gmt" || word == "utc"
  }
}

internal import TidingsModel

/// Numbers as feeds write them; nothing that is none, and nothing out of range, becomes one.
enum Numbers {
  /// A whole number, with the separators that people put in: `1,234`, `12,34,567`. `12 MB` is not read as 12, nor is the
  /// list `1,2`.
  static func whole(_ text: String) -> Int64? {
    let text = text.trimmedSpace
    if let number = Int64(text) { return number }
    // `60,` may be the first of what was to be a list, and is all that there is.
    let whole = text.last == "," ? String(text.dropLast()) : text
    if let number = Int64(whole) { return number }
    let groups = whole.utf8.split(maxSplits: 16, omittingEmptySubsequences: false) { $0 == 0x2C || $0 == 0x20 }
    guard groups.count > 1, groups.allSatisfy({ $0.allSatisfy(\.isDigit) }) else {
      guard let number = decimal(whole), number.isFinite, abs(number) < 9e15 else { return nil }
      return Int64(number)
    }
    guard (1...3).contains(groups[0].count), groups.last?.count == 3,
      groups.dropFirst().allSatisfy({ $0.count == 3 || $0.count == 2 })
    else { return nil }
    return Int64(groups.map { String(decoding: $0, as: UTF8.self) }.joined())
  }

  /// A number in digits as people write them, and no program's: `0x5` is none.
  private static func decimal(_ text: some StringProtocol) -> Double? {
    text.utf8.contains { $0 | 0x20 == 0x78 } ? nil : Double(text)
  }

  /// A number that is not negative and not absurd.
  static func count(_ text: String) -> Int? {
    guard let number = whole(text), number >= 0, number <= 100_000_000 else { return nil }
    return Int(number)
  }

  static func positive(_ text: String) -> Double? {
    guard let number = decimal(text), number > 0, number < 1e12 else { return nil }
    return number
  }

  /// Seconds from `3600`, `3,600`, `59:59`, `1:02:03`, `PT1H2M3S`, `1h 2m 3s`, `62 min`.
  static func duration(_ text: String) -> Double? {
    let text = text.trimmedSpace
    if text.utf8.first == 0x50 || text.utf8.first == 0x70 { return isoDuration(text) }
    if text.utf8.contains(0x2C), text.utf8.allSatisfy({ $0.isDigit || $0 == 0x2C }) { return grouped(text) }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 3, !parts.isEmpty else { return nil }
    var total = 0.0
    for part in parts {
      guard let number = decimal(String(part).trimmedSpace), number.isFinite, number >= 0 else {
        return parts.count == 1 ? unitDuration(text) : nil
      }
      total = total * 60 + number
    }
    return total < 1e9 ? total : nil
  }

  /// A whole number whose thousands are parted: `3,600`.
  private static func grouped(_ text: String) -> Double? {
    let groups = text.utf8.split(separator: 0x2C, omittingEmptySubsequences: false)
    guard (1...3).contains(groups[0].count), groups.count < 5, groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
      return nil
    }
    return Double(groups.map { String(decoding: $0, as: UTF8.self) }.joined())
  }

  /// Numbers with their units, the greater first.
  private static func unitDuration(_ text: String) -> Double? {
    var total = 0.0
    var least = Double.infinity
    var rest = text.asciiLowercased.utf8[...]
    while true {
      rest = rest.drop(while: \.isSpace)
      guard !rest.isEmpty else { return least.isFinite && total < 1e9 ? total : nil }
      let digits = rest.prefix { $0.isDigit || $0 == 0x2E }
      rest = rest.dropFirst(digits.count).drop(while: \.isSpace)
      let unit = rest.prefix { !$0.isDigit && !$0.isSpace && $0 != 0x2E && $0 != 0x2C }
      rest = rest.dropFirst(unit.count).drop { $0 == 0x2E || $0 == 0x2C }
      guard let number = Double(String(decoding: digits, as: UTF8.self)),
        let seconds = units[String(decoding: unit, as: UTF8.self)], seconds < least
      else { return nil }
      total += number * seconds
      least = seconds
    }
  }

  private static let units: [String: Double] = [
    "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600, "m": 60, "min": 60, "mins": 60, "minute": 60,
    "minutes": 60, "'": 60, "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1, "\"": 1,
    "小时": 3600, "小時": 3600, "时": 3600, "時": 3600, "時間": 3600, "시간": 3600, "分": 60, "分钟": 60, "分鐘": 60, "分間": 60,
    "분": 60,
    "秒": 1, "秒钟": 1, "秒鐘": 1, "秒間": 1, "초": 1, "giờ": 3600, "phút": 60, "giây": 1, "ч": 3600, "час": 3600, "часа": 3600,
    "часов": 3600, "м": 60, "мин": 60, "минута": 60, "минуты": 60, "минут": 60, "с": 1, "сек": 1, "секунд": 1,
    "std": 3600,
    "stunde": 3600, "stunden": 3600, "minuten": 60, "sek": 1, "sekunden": 1, "heure": 3600, "heures": 3600,
    "hora": 3600,
    "horas": 3600, "minuto": 60, "minutos": 60, "minuti": 60, "segundos": 1, "secondi": 1, "ora": 3600, "ore": 3600,
    "godz": 3600, "saat": 3600, "sa": 3600, "dakika": 60, "dk": 60, "saniye": 1, "sn": 1, "jam": 3600, "menit": 60,
    "detik": 1,
    "ชั่วโมง": 3600, "ชม": 3600, "นาที": 60, "วินาที": 1, "ساعة": 3600, "دقيقة": 60, "ثانية": 1, "ساعت": 3600, "دقیقه": 60,
    "ثانیه": 1,
  ]

  private static func isoDuration(_ text: String) -> Double? {
    var total = 0.0
    var digits = ""
    var isTime = false
    for byte in text.utf8.dropFirst() {
      switch byte {
      case 0x54, 0x74: isTime = true
      case 0x30...0x39, 0x2E: digits.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        guard let number = Double(digits) else { return nil }
        digits = ""
        switch (byte | 0x20, isTime) {
        case (0x68, _): total += number * 3600
        case (0x6D, true): total += number * 60
        case (0x73, _): total += number
        case (0x64, _): total += number * 86_400
        default: return nil
        }
      }
    }
    return digits.isEmpty && total < 1e9 ? total : nil
  }

  /// `yes`, `true`, `explicit` and `no`, `false`, `clean`; anything else says nothing.
  static func flag(_ text: String) -> Bool? {
    switch text.trimmedSpace.asciiLowercased {
    case "yes", "true", "explicit", "1": true
    case "no", "false", "clean", "0": false
    default: nil
    }
  }

  /// A coordinate, also with a comma before its fraction: `52,5`.
  static func coordinate(_ text: String) -> Double? {
    let text = text.trimmedSpace
    return decimal(text) ?? decimal(text.replacing(",", with: ".", maxReplacements: 1))
  }

  /// The two numbers of a point, which may have commas before their fractions, and a height behind them: `48.1 11.5`,
  /// `48.1,11.5`, `48,1 11,5`, `48.1 11.5 520`. Empty for anything else: a place is not to be made up.
  static func point(_ text: String) -> [Double] {
    var words = text.unicodeScalars.split { $0.isBlank || $0 == ";" }
      .map { String($0).trimmingPrefix(",") }.map { $0.last == "," ? $0.dropLast() : $0 }.filter { !$0.isEmpty }
    if words.count == 1 { words = words[0].split(separator: ",", omittingEmptySubsequences: false) }
    guard words.count == 2 || words.count == 3 && words.allSatisfy({ decimal($0) != nil }) else { return [] }
    let numbers = words.prefix(2).compactMap { coordinate(String($0)) }.filter(\.isFinite)
    return numbers.count == 2 ? numbers : []
  }

  /// All the numbers of a list, apart by space or comma.
  static func list(_ text: String, limit: Int = 4096) -> [Double] {
    text.utf8.split(maxSplits: limit) { $0.isSpace || $0 == 0x2C }.prefix(limit).compactMap {
      decimal(String(decoding: $0, as: UTF8.self))
    }
  }
}

internal import TidingsModel
internal import TidingsParse

/// The time of day beside a date, and its zone.
extension DateScanner {
  func readTime(into date: inout WrittenDate, before: Int, after: Int) {
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
  func time(at index: Int, followsDate: Bool = false) -> (Int, Int)? {
    guard var hour = number(index), hour < 25, digits(index) <= 2,
      index == 0 || !sign(index - 1, ":/.-+") || !adjoins(index) || isBehindHourSign(index)
    else { return nil }
    var next = index + 1
    var minute = 0
    var second = 0
    var isTime = false
    if sign(next, ":h") || word(next).map(Self.hourUnits.contains) == true
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
        // "14 giờ 5 phút"
        if let value = number(next), value < 60, word(next + 1).map(Self.minuteUnits.contains) == true {
          minute = value
          next += 2
        }
      }
    } else if word(next) == "时" || word(next) == "時" || word(next) == "시" || word(next) == "点" {
      isTime = true
      next += 1
      if let value = number(next), value < 60, word(next + 1) == "分" || word(next + 1) == "분" {
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
    index > 1 && sign(index - 1, ".") && (word(index - 2) == "g" || word(index - 2) == "godz")
  }

  private static let hourUnits: Set<String> = ["h", "g", "giờ", "uhr", "uur", "ч", "час", "годин", "hod"]
  private static let minuteUnits: Set<String> = ["phút", "мин", "min"]

  /// Whether a word or a zone beside `9.15` says that it is a time, or the language writes times so.
  private func isClockNamed(around index: Int, _ next: Int) -> Bool {
    if language.hasPrefix("fi") { return true }
    if let name = word(next), Self.clockWords.contains(name) || Self.zones[name] != nil || Self.zoneNames[name] != nil {
      return true
    }
    let before = sign(index - 1, ".") ? index - 2 : index - 1
    return before >= 0 && word(before).map { Self.clockOpenings.contains($0) } ?? false
  }

  /// The zone that is named within the next few tokens, before `limit`.
  func zone(from index: Int, limit: Int) -> Int32? {
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
        // "بتوقيت غرينتش", "по Москве"
        if Self.placeOpenings.contains(name), let offset = word(index + 1).flatMap({ Self.places[$0] }) {
          return offset
        }
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

  /// What opens the name of the place by whose clock a time is.
  private static let placeOpenings: Set<String> = [
    "بتوقيت", "по", "за", "giờ", "hora", "horário", "heure", "saat", "وقت", "שעון",
  ]
  /// Places that name a zone without summer time.
  private static let places: [String: Int32] = [
    "غرينتش": 0, "جرينتش": 0, "غرينيتش": 0, "مكة": 10_800, "السعودية": 10_800, "الرياض": 10_800, "بغداد": 10_800,
    "أبوظبي": 14_400, "الإمارات": 14_400, "دبي": 14_400, "москве": 10_800, "московскому": 10_800, "мск": 10_800,
    "астане": 18_000, "бишкеку": 21_600, "ташкенту": 18_000, "минску": 10_800, "гринвичу": 0, "تهران": 12_600,
  ]

  /// The zone that is named right behind the time: by letters that stand for winter and summer time alike, or by a place
  /// whose clock it is.
  func zoneName(from index: Int, limit: Int) -> String? {
    for next in index..<max(index, min(index + 2, limit)) {
      guard let name = word(next) else { continue }
      return Self.zoneNames[name] ?? zoneOfPlace(openedAt: next)
    }
    return nil
  }

  /// The zone of the place that follows a word such as `بتوقيت` or `hora de`.
  private func zoneOfPlace(openedAt index: Int) -> String? {
    guard let opening = word(index), Self.placeOpenings.contains(opening) else { return nil }
    let place = word(index + 1).map { $0 == "de" || $0 == "del" } == true ? index + 2 : index + 1
    return word(place).flatMap { Self.placesOfZones[$0] }
  }

  /// Whether a word behind a time says by the clock of which place it is, or names that place.
  static func namesPlaceOfClock(_ word: String) -> Bool {
    word == "بتوقيت" || places[word] != nil || placesOfZones[word] != nil
  }

  /// Places by whose clock times are told, where the offset changes with the season or has changed.
  private static let placesOfZones: [String: String] = [
    "القاهرة": "Africa/Cairo", "مصر": "Africa/Cairo", "دمشق": "Asia/Damascus", "سوريا": "Asia/Damascus",
    "بيروت": "Asia/Beirut", "لبنان": "Asia/Beirut", "القدس": "Asia/Jerusalem", "فلسطين": "Asia/Hebron",
    "غزة": "Asia/Gaza", "الأردن": "Asia/Amman", "الرباط": "Africa/Casablanca", "المغرب": "Africa/Casablanca",
    "تونس": "Africa/Tunis", "الجزائر": "Africa/Algiers", "طرابلس": "Africa/Tripoli", "ليبيا": "Africa/Tripoli",
    "الخرطوم": "Africa/Khartoum", "السودان": "Africa/Khartoum", "العراق": "Asia/Baghdad", "الكويت": "Asia/Kuwait",
    "الدوحة": "Asia/Qatar", "قطر": "Asia/Qatar", "المنامة": "Asia/Bahrain", "مسقط": "Asia/Muscat",
    "صنعاء": "Asia/Aden", "عدن": "Asia/Aden", "لندن": "Europe/London", "باريس": "Europe/Paris",
    "واشنطن": "America/New_York", "نيويورك": "America/New_York", "إسطنبول": "Europe/Istanbul",
    "киеву": "Europe/Kyiv", "киевскому": "Europe/Kyiv", "києвом": "Europe/Kyiv", "київським": "Europe/Kyiv",
    "лондону": "Europe/London", "вашингтону": "America/New_York", "еревану": "Asia/Yerevan", "баку": "Asia/Baku",
    "тбилиси": "Asia/Tbilisi", "кишиневу": "Europe/Chisinau", "риге": "Europe/Riga", "вильнюсу": "Europe/Vilnius",
    "таллину": "Europe/Tallinn", "madrid": "Europe/Madrid", "peninsular": "Europe/Madrid",
    "españa": "Europe/Madrid", "méxico": "America/Mexico_City", "colombia": "America/Bogota",
    "bogotá": "America/Bogota", "perú": "America/Lima", "lima": "America/Lima", "chile": "America/Santiago",
    "argentina": "America/Argentina/Buenos_Aires", "venezuela": "America/Caracas", "ecuador": "America/Guayaquil",
    "brasília": "America/Sao_Paulo", "lisboa": "Europe/Lisbon", "paris": "Europe/Paris", "tunis": "Africa/Tunis",
    "montréal": "America/Toronto", "türkiye": "Europe/Istanbul", "ישראל": "Asia/Jerusalem",
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
}

/// Reads the zones that a line names beside its times.
struct ZoneReader {
  let text: DateTokens

  /// BCP 47, in lower case.
  let language: String

  /// The zone that is named within the next few tokens, before `limit`.
  func zone(from index: Int, limit: Int) -> Int32? {
    var index = index
    var steps = 0
    while index < limit, steps < 6 {
      if let name = text.word(index) {
        if name == "gmt" || name == "utc" {
          return signedOffset(at: index + 1) ?? 0
        }
        if name == "z" && text.adjoins(index) { return 0 }
        // "CST" stands for China's time as well.
        if name == "cst", language.hasPrefix("zh") { return 28_800 }
        // "15:47 (мск+2)": by how much the region's clocks are ahead of Moscow's.
        if name == "мск" || name == "msk", text.adjoins(index + 1), let ahead = signedOffset(at: index + 1),
          (-3600...32_400).contains(ahead)
        {
          return 10_800 + ahead
        }
        if let offset = Self.zones[name] { return offset }
        // "بتوقيت غرينتش", "по Москве"
        if Self.placeOpenings.contains(name), let offset = text.word(index + 1).flatMap({ Self.places[$0] }) {
          return offset
        }
        // "14h53 (giờ Việt Nam)", "giờ Hà Nội"
        if name == "giờ", let place = text.word(index + 1), place == "việt" || place == "vn" || place == "hà" {
          return 25_200
        }
      }
      if text.sign(index, "+-"), index + 1 < limit, text.number(index + 1) != nil, text.adjoins(index + 1),
        steps == 0 || text.sign(index - 1, "(")
      {
        if let offset = signedOffset(at: index) { return offset }
      }
      if text.number(index) != nil { return nil }
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
      guard let name = text.word(next) else { continue }
      return Self.zoneNames[name] ?? zoneOfPlace(openedAt: next)
    }
    return nil
  }

  /// The zone of the place that follows a word such as `بتوقيت` or `hora de`.
  private func zoneOfPlace(openedAt index: Int) -> String? {
    guard let opening = text.word(index), Self.placeOpenings.contains(opening) else { return nil }
    let place = text.word(index + 1).map { $0 == "de" || $0 == "del" } == true ? index + 2 : index + 1
    return text.word(place).flatMap { Self.placesOfZones[$0] }
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
    if text.sign(index, "+") {
      negative = false
    } else if text.sign(index, "-−") {
      negative = true
    } else {
      return nil
    }
    index += 1
    guard let value = text.number(index) else { return nil }
    var seconds: Int
    if text.digits(index) == 4 {
      seconds = value / 100 * 3600 + value % 100 * 60
    } else {
      guard value <= 14 else { return nil }
      seconds = value * 3600
      if text.sign(index + 1, ":"), let minutes = text.number(index + 2), minutes < 60 { seconds += minutes * 60 }
    }
    guard seconds <= 14 * 3600 else { return nil }
    return Int32(negative ? -seconds : seconds)
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

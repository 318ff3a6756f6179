internal import TidingsModel
internal import TidingsParse

/// What language a page is written in, and what offset from UTC its writers live at.
enum Languages {
  /// The declared language, unless the script or the words of the text contradict it.
  static func language(declared: [String?], text: [UInt8]) -> String? {
    let named = declared.lazy.compactMap { $0 }.compactMap(normalised).first
    guard let seen = evident(in: text) else {
      let primary = named.map { String($0.prefix { $0 != "-" }) }
      return LanguageWords.language(of: text, declared: primary == "no" ? "nb" : primary) ?? named ?? lettered(text)
    }
    if let named, named.lowercased().hasPrefix(seen) { return named }
    if seen == "zh", let named, named.hasPrefix("yue") { return named }
    return seen
  }

  /// `en_US` as `en-US`; `nil` for what is no language tag.
  static func normalised(_ tag: String) -> String? {
    let parts = tag.split(whereSeparator: { $0 == "-" || $0 == "_" })
    guard let primary = parts.first, primary.utf8.count >= 2, primary.utf8.count <= 3, parts.count <= 4,
      tag.utf8.allSatisfy({
        $0.isLetter || $0 == 0x2D || $0 == 0x5F || $0.isDigit
      })
    else { return nil }
    var result = primary.lowercased()
    for part in parts.dropFirst() where part.utf8.count <= 8 {
      switch part.utf8.count {
      case 2: result += "-" + part.uppercased()
      case 4: result += "-" + part.prefix(1).uppercased() + part.dropFirst().lowercased()
      default: result += "-" + part
      }
    }
    return result
  }

  /// Languages that their letters alone give away.
  private static func evident(in text: [UInt8]) -> String? {
    var vietnamese = 0
    var kana = 0
    var hangul = 0
    var thai = 0
    var greek = 0
    var hebrew = 0
    var han = 0
    var letters = 0
    var index = 0
    let end = min(text.count, 6000)
    while index + 2 < end {
      let byte = text[index]
      if byte & 0xC0 != 0x80, byte != 0x20 { letters += 1 }
      switch byte {
      case 0xE1: if text[index + 1] >= 0xBA && text[index + 1] <= 0xBB { vietnamese += 1 }
      case 0xC6: if text[index + 1] == 0xA1 || text[index + 1] == 0xB0 { vietnamese += 1 }
      case 0xC4: if text[index + 1] == 0x91 || text[index + 1] == 0x90 { vietnamese += 1 }
      case 0xE3: if text[index + 1] >= 0x81 && text[index + 1] <= 0x83 { kana += 1 }
      case 0xEA...0xED: hangul += 1
      case 0xE4...0xE9: han += 1
      case 0xE0: if text[index + 1] >= 0xB8 && text[index + 1] <= 0xB9 { thai += 1 }
      case 0xCE, 0xCF: greek += 1
      case 0xD7: hebrew += 1
      default: break
      }
      index += 1
    }
    guard letters > 60 else { return nil }
    if vietnamese * 100 > letters * 8 { return "vi" }
    if kana * 100 > letters * 15 { return "ja" }
    if hangul * 100 > letters * 30 { return "ko" }
    if thai * 100 > letters * 40 { return "th" }
    if greek * 100 > letters * 40 { return "el" }
    if hebrew * 100 > letters * 40 { return "he" }
    if han * 100 > letters * 40 { return "zh" }
    return nil
  }

  /// The language of a text in Cyrillic or Arabic letters by those that others of the script do without, for brief texts
  /// of pages that declare none.
  private static func lettered(_ text: [UInt8]) -> String? {
    var (cyrillic, arabic, letters) = (0, 0, 0)
    var (russian, ukrainian, persian, other) = (0, 0, 0, 0)
    for (byte, next) in zip(text.prefix(6000), text.dropFirst()) {
      if byte & 0xC0 != 0x80, byte != 0x20 { letters += 1 }
      switch (byte, next) {
      // ы э
      case (0xD1, 0x8B), (0xD1, 0x8D): russian += 1
      // ї є
      case (0xD1, 0x97), (0xD1, 0x94): ukrainian += 1
      // ў, Serbian and Macedonian letters
      case (0xD1, 0x92), (0xD1, 0x93), (0xD1, 0x95), (0xD1, 0x98...0x9F): other += 1
      // Of Kazakh, Tatar, Mongolian and their like
      case (0xD2, 0x90...0xBF), (0xD3, _): other += 1
      // پ چ ژ گ
      case (0xD9, 0xBE), (0xDA, 0x86), (0xDA, 0x98), (0xDA, 0xAF): persian += 1
      // Of Urdu, Pashto, Kurdish and Uyghur
      case (0xD9, 0xB9), (0xDA, 0x80...0x85), (0xDA, 0x87...0x97), (0xDA, 0x99...0xA3), (0xDA, 0xAB...0xAE),
        (0xDA, 0xB0...0xBF), (0xDB, 0x80...0x8B), (0xDB, 0x8D...0x95):
        other += 1
      default: break
      }
      if byte == 0xD0 || byte == 0xD1 { cyrillic += 1 }
      if (0xD8...0xDB).contains(byte) { arabic += 1 }
    }
    guard letters > 60, other * 200 < letters else { return nil }
    if cyrillic * 100 > letters * 40 {
      if ukrainian > 0 { return russian == 0 ? "uk" : nil }
      return russian * 100 > letters ? "ru" : nil
    }
    guard arabic * 100 > letters * 40 else { return nil }
    return persian * 100 > letters ? "fa" : persian == 0 ? "ar" : nil
  }

  /// Where a language is written in one time zone, or nearly so; where it is written in many, that of the site's
  /// country.
  static func zone(of language: String?, host: String?) -> ZoneRule? {
    guard let language = language?.lowercased() else { return nil }
    let domain = host?.split(separator: ".").last.map(String.init) ?? ""
    if manyZoned.contains(language), language != "en" || !worldwideDomains.contains(domain), let zone = regions[domain]
    {
      return ZoneRule(named: zone) ?? fixed[zone].map { ZoneRule(offset: $0) }
    }
    let parts = language.split(separator: "-")
    if parts.count > 1, let region = parts.last, region.utf8.count == 2 {
      // French in Canada is not written in the zone of France.
      guard let zone = regions[String(region)] else { return nil }
      return ZoneRule(named: zone) ?? fixed[zone].map { ZoneRule(offset: $0) }
    }
    guard let primary = parts.first, let zone = languages[String(primary)] else { return nil }
    return ZoneRule(named: zone) ?? fixed[zone].map { ZoneRule(offset: $0) }
  }

  /// Languages of which a site's country tells more than they do.
  private static let manyZoned: Set<String> = [
    "en", "es", "pt", "fr", "ar", "ru", "de", "nl", "zh", "fa", "ta", "bn", "sr", "ms", "ur", "sw", "uz", "sq", "so",
  ]
  /// Domains that stand for no country where the language is English.
  private static let worldwideDomains: Set<String> = ["co", "ly", "la", "am"]

  private static let languages: [String: String] = [
    "vi": "Asia/Ho_Chi_Minh", "ja": "Asia/Tokyo", "ko": "Asia/Seoul", "th": "Asia/Bangkok", "de": "Europe/Berlin",
    "it": "Europe/Rome", "pl": "Europe/Warsaw", "cs": "Europe/Prague", "sk": "Europe/Bratislava",
    "hu": "Europe/Budapest", "sv": "Europe/Stockholm", "da": "Europe/Copenhagen", "nb": "Europe/Oslo",
    "no": "Europe/Oslo", "nn": "Europe/Oslo", "fi": "Europe/Helsinki", "el": "Europe/Athens", "tr": "Europe/Istanbul",
    "he": "Asia/Jerusalem", "iw": "Asia/Jerusalem", "uk": "Europe/Kyiv", "ro": "Europe/Bucharest",
    "bg": "Europe/Sofia", "hr": "Europe/Zagreb", "sl": "Europe/Ljubljana", "sr": "Europe/Belgrade",
    "nl": "Europe/Amsterdam", "hi": "Asia/Kolkata", "bn": "Asia/Dhaka", "ta": "Asia/Kolkata", "zh": "Asia/Shanghai",
    "id": "Asia/Jakarta", "ms": "Asia/Kuala_Lumpur", "ca": "Europe/Madrid", "fr": "Europe/Paris",
    "fa": "Asia/Tehran", "lt": "Europe/Vilnius", "lv": "Europe/Riga", "et": "Europe/Tallinn", "fil": "Asia/Manila",
    "ru": "Europe/Moscow", "km": "Asia/Phnom_Penh", "lo": "Asia/Vientiane", "my": "Asia/Yangon", "ne": "Asia/Kathmandu",
    "te": "Asia/Kolkata", "kn": "Asia/Kolkata", "ml": "Asia/Kolkata", "mr": "Asia/Kolkata", "gu": "Asia/Kolkata",
    "pa": "Asia/Kolkata", "or": "Asia/Kolkata", "as": "Asia/Kolkata", "ur": "Asia/Karachi", "si": "Asia/Colombo",
    "ka": "Asia/Tbilisi", "hy": "Asia/Yerevan", "az": "Asia/Baku", "kk": "Asia/Almaty", "uz": "Asia/Tashkent",
    "ky": "Asia/Bishkek", "tg": "Asia/Dushanbe", "tk": "Asia/Ashgabat", "mn": "Asia/Ulaanbaatar", "tl": "Asia/Manila",
    "jv": "Asia/Jakarta", "su": "Asia/Jakarta", "ps": "Asia/Kabul", "sw": "Africa/Nairobi", "am": "Africa/Addis_Ababa",
    "so": "Africa/Mogadishu", "ha": "Africa/Lagos", "yo": "Africa/Lagos", "ig": "Africa/Lagos",
    "af": "Africa/Johannesburg", "zu": "Africa/Johannesburg", "sq": "Europe/Tirane", "mk": "Europe/Skopje",
    "bs": "Europe/Sarajevo", "be": "Europe/Minsk", "is": "Atlantic/Reykjavik", "mt": "Europe/Malta",
    "cy": "Europe/London", "ga": "Europe/Dublin", "eu": "Europe/Madrid", "gl": "Europe/Madrid",
  ]

  private static let regions: [String: String] = [
    "vn": "Asia/Ho_Chi_Minh", "jp": "Asia/Tokyo", "kr": "Asia/Seoul", "th": "Asia/Bangkok", "de": "Europe/Berlin",
    "at": "Europe/Vienna", "ch": "Europe/Zurich", "fr": "Europe/Paris", "be": "Europe/Brussels", "es": "Europe/Madrid",
    "it": "Europe/Rome", "pt": "Europe/Lisbon", "gb": "Europe/London", "uk": "Europe/London", "ie": "Europe/Dublin",
    "nl": "Europe/Amsterdam", "pl": "Europe/Warsaw", "cz": "Europe/Prague", "sk": "Europe/Bratislava",
    "hu": "Europe/Budapest", "se": "Europe/Stockholm", "dk": "Europe/Copenhagen", "no": "Europe/Oslo",
    "fi": "Europe/Helsinki", "gr": "Europe/Athens", "tr": "Europe/Istanbul", "il": "Asia/Jerusalem",
    "in": "Asia/Kolkata", "cn": "Asia/Shanghai", "tw": "Asia/Taipei", "hk": "Asia/Hong_Kong", "sg": "Asia/Singapore",
    "my": "Asia/Kuala_Lumpur", "id": "Asia/Jakarta", "ph": "Asia/Manila", "nz": "Pacific/Auckland",
    "ar": "America/Argentina/Buenos_Aires", "co": "America/Bogota", "pe": "America/Lima", "cl": "America/Santiago",
    "br": "America/Sao_Paulo", "ua": "Europe/Kyiv", "ro": "Europe/Bucharest", "bg": "Europe/Sofia",
    "za": "Africa/Johannesburg", "ng": "Africa/Lagos", "ke": "Africa/Nairobi", "eg": "Africa/Cairo",
    "sa": "Asia/Riyadh", "ae": "Asia/Dubai", "pk": "Asia/Karachi", "bd": "Asia/Dhaka", "ru": "Europe/Moscow",
    "ir": "Asia/Tehran", "iq": "Asia/Baghdad", "jo": "Asia/Amman", "lb": "Asia/Beirut", "sy": "Asia/Damascus",
    "kw": "Asia/Kuwait", "qa": "Asia/Qatar", "bh": "Asia/Bahrain", "om": "Asia/Muscat", "ye": "Asia/Aden",
    "tn": "Africa/Tunis", "dz": "Africa/Algiers", "ly": "Africa/Tripoli", "sd": "Africa/Khartoum",
    "uy": "America/Montevideo", "ve": "America/Caracas", "ec": "America/Guayaquil", "bo": "America/La_Paz",
    "py": "America/Asuncion", "cr": "America/Costa_Rica", "gt": "America/Guatemala", "do": "America/Santo_Domingo",
    "cu": "America/Havana", "pa": "America/Panama", "ao": "Africa/Luanda", "mz": "Africa/Maputo",
    "sn": "Africa/Dakar", "ci": "Africa/Abidjan", "lu": "Europe/Luxembourg", "by": "Europe/Minsk",
    "kz": "Asia/Almaty", "af": "Asia/Kabul", "lk": "Asia/Colombo", "mo": "Asia/Macau", "gh": "Africa/Accra",
    "hr": "Europe/Zagreb", "si": "Europe/Ljubljana", "rs": "Europe/Belgrade", "ma": "Africa/Casablanca",
    "kh": "Asia/Phnom_Penh", "la": "Asia/Vientiane", "mm": "Asia/Yangon", "np": "Asia/Kathmandu",
    "lt": "Europe/Vilnius",
    "lv": "Europe/Riga", "ee": "Europe/Tallinn", "ge": "Asia/Tbilisi", "am": "Asia/Yerevan", "az": "Asia/Baku",
    "uz": "Asia/Tashkent", "kg": "Asia/Bishkek", "tj": "Asia/Dushanbe", "mn": "Asia/Ulaanbaatar", "al": "Europe/Tirane",
    "mk": "Europe/Skopje", "ba": "Europe/Sarajevo", "is": "Atlantic/Reykjavik", "cy": "Asia/Nicosia",
    "mt": "Europe/Malta", "et": "Africa/Addis_Ababa", "tz": "Africa/Dar_es_Salaam", "ug": "Africa/Kampala",
    "zw": "Africa/Harare", "zm": "Africa/Lusaka", "bn": "Asia/Brunei", "mx": "America/Mexico_City",
    "hn": "America/Tegucigalpa", "sv": "America/El_Salvador", "ni": "America/Managua",
  ]

  /// Zones without summer time, for systems without a time zone database.
  private static let fixed: [String: Int32] = [
    "Asia/Ho_Chi_Minh": 25_200, "Asia/Bangkok": 25_200, "Asia/Jakarta": 25_200, "Asia/Tokyo": 32_400,
    "Asia/Seoul": 32_400, "Asia/Shanghai": 28_800, "Asia/Taipei": 28_800, "Asia/Hong_Kong": 28_800,
    "Asia/Singapore": 28_800, "Asia/Kuala_Lumpur": 28_800, "Asia/Manila": 28_800, "Asia/Kolkata": 19_800,
    "Asia/Dhaka": 21_600, "Europe/Moscow": 10_800, "Europe/Istanbul": 10_800,
  ]
}

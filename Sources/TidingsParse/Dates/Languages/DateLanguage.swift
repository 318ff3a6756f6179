/// What the language of a feed says about the order of its dates' numbers.
struct DateLanguage {
  /// The first subtag, lower case; empty where the language is not known.
  let primary: String
  /// Whether years of three digits count from the Republic of China's first.
  let countsFromRepublic: Bool
  private let region: String

  /// What the document's other dates show, which counts more than the language.
  let order: DayMonthOrder?

  init(_ tag: String?, order: DayMonthOrder? = nil) {
    self.order = order
    let parts = (tag ?? "").lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" })
    primary = parts.first.map(String.init) ?? ""
    countsFromRepublic = primary == "zh" && (parts.contains("tw") || parts.contains("hant"))
    region = parts.dropFirst().last { $0.utf8.count == 2 }.map(String.init) ?? ""
  }

  var isKnown: Bool { !primary.isEmpty }

  /// Month before day, as in 12/31/2023: English unless its region is one that writes the day first, and the
  /// Philippines.
  var putsMonthFirst: Bool {
    switch primary {
    case "en": ["", "us", "ph", "pr", "gu", "um", "vi", "as", "mp"].contains(region)
    case "fil", "tl": true
    case "es": region == "us" || region == "pr"
    default: false
    }
  }

  /// Whether its words for the halves of the day, short as they are, may be told before the time of day.
  var putsMeridiemFirst: Bool { ["vi", "hu", "cs", "sk", "sv", "fi", "tr"].contains(primary) }

  /// Whether years from 1300 to 1499 are those of the Solar Hijri calendar.
  var writesSolarHijri: Bool { ["fa", "ps", "prs"].contains(primary) }

  /// Year before month before day, also where the year has two digits.
  var putsYearFirst: Bool { ["zh", "ja", "ko", "hu", "lt", "mn", "fa", "eu", "ne"].contains(primary) }
}

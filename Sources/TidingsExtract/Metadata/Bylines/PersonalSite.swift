internal import TidingsParse

/// The one whose site this is: where a page names no author, the site is called as persons are, and the story is told in
/// the first person.
struct PersonalSite {
  let analysis: PageAnalysis
  let body: [Int]
  let siteNames: [String]
  let names: PersonNames

  /// - Returns: `nil` where the site may be anything else.
  var owner: String? {
    let candidates = siteNames.map { ByteText.folded(Array($0.utf8)) } + copyrights
    guard let name = candidates.first(where: isOwner), tellsOfItself else { return nil }
    return name
  }

  private func isOwner(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    guard (2...4).contains(words.count), names.shape.isWritten(name), !names.bearers.isPlace(name),
      !names.bearers.isOrganisation(name),
      !NameWords.vietnamesePapers.contains(WordFold.fold(name)),
      words.allSatisfy({ word in word.allSatisfy { $0.isLetter || $0 == "-" || $0 == "." } }),
      !words.contains(where: { Self.wordsOfSites.contains($0.lowercased()) })
    else { return false }
    if names.isVietnamese { return Self.vietnameseFamilies.contains(words[0].lowercased()) }
    return words.count < 4
  }

  /// Whom the notes at the page's end name: `© 2025 Ann Bell. All rights reserved.`
  private var copyrights: [String] {
    analysis.list.blocks.suffix(12).compactMap { block in
      guard block.weight < 120, case let text = analysis.list.text(of: block), let sign = text.firstIndex(of: "©")
      else {
        return nil
      }
      let rest = text[text.index(after: sign)...].drop { !$0.isLetter }
      return ByteText.folded(Array(rest.prefix { $0.isLetter || $0 == " " || $0 == "-" }.utf8))
    }
  }

  /// Whether the text says "I" several times, and not seldom.
  private var tellsOfItself: Bool {
    guard let pronouns = Self.pronouns[names.language] else { return false }
    var said = 0
    var words = 0
    for index in body where words < 2000 {
      for word in analysis.list.text(of: analysis.list.blocks[index]).split(whereSeparator: { !$0.isLetter }) {
        words += 1
        if pronouns.contains(String(word)) { said += 1 }
      }
    }
    return said >= 3 && said * 120 >= words
  }

  /// How writers call themselves.
  private static let pronouns: [String: Set<String>] = [
    "en": ["I"], "vi": ["tôi", "Tôi", "mình", "Mình"], "de": ["ich", "Ich"], "fr": ["je", "Je", "j", "J"],
    "nl": ["ik", "Ik"], "sv": ["jag", "Jag"], "da": ["jeg", "Jeg"], "nb": ["jeg", "Jeg"], "no": ["jeg", "Jeg"],
    "es": ["yo", "Yo", "me", "mi", "Me", "Mi"], "pt": ["eu", "Eu", "meu", "minha", "Meu", "Minha"],
    "it": ["io", "Io", "mi", "Mi", "mio", "mia"], "ru": ["я", "Я", "мне", "меня"], "uk": ["я", "Я", "мені", "мене"],
    "pl": ["ja", "Ja", "mnie", "mi"], "id": ["saya", "Saya", "aku", "Aku"], "tr": ["ben", "Ben", "benim", "bana"],
  ]

  /// What the names of sites have in them and those of persons have not.
  private static let wordsOfSites: Set<String> = [
    "blog", "news", "daily", "times", "journal", "notes", "magazine", "the", "review", "reviews", "weekly", "shop",
    "store", "studio", "studios", "lab", "labs", "academy", "hub", "insights", "media", "research", "press", "post",
    "guide", "guides", "club", "my", "your", "our", "home", "life", "world", "digital", "tech", "data", "design", "web",
    "kitchen", "garden", "travel", "yoga", "fitness", "health", "food", "books", "podcast", "newsletter", "stories",
    "coffee", "solutions", "systems", "software", "bank", "law", "law firm", "university", "school", "college", "all",
    "about", "contact", "privacy", "terms", "how", "what", "why", "best", "free", "online", "official",
  ]

  private static let vietnameseFamilies: Set<String> = [
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương",
    "lý", "đinh", "đoàn", "trương", "lương", "mai", "trịnh", "đào", "tô", "lâm", "hà", "cao", "tạ", "châu", "thái",
    "quách", "tống", "từ", "la", "triệu", "vương", "kiều", "nghiêm", "phùng", "lưu", "khổng", "thân", "doãn", "chu",
  ]
}

internal import TidingsModel
internal import TidingsParse

/// Takes away what stands beside names and is no part of them: offices, dates, notes, helpers, addresses.
struct NameTrimming {
  /// The page's language, the primary subtag.
  let language: String

  private var isVietnamese: Bool { language == "vi" }

  private var shape: NameShape { NameShape(language: language) }
  private var bearers: NameBearers { NameBearers(language: language) }
  private var labels: BylineWords { BylineWords(language: language) }

  /// `Ioana Marin, joi,` before a date without the day of the week, and without what opens a date.
  func withoutWeekday(_ text: String) -> String {
    var words = text.spacedWords
    while words.count > 1, let last = words.last,
      case let word = last.filter({ !",.–-|".contains($0) }),
      word.isEmpty || DateVocabulary.isWeekday(word) || NameWords.openingsOfDates.contains(word.lowercased())
    {
      words.removeLast()
    }
    return words.joined(separator: " ")
  }

  /// `Sorina Dobre Data publicării:` without the words that speak of the date behind them.
  func withoutDateLabel(_ text: String) -> String {
    let words = text.spacedWords
    guard words.count >= 3, text.last == ":" else { return text }
    for length in [2, 1] {
      let label = words.suffix(length).joined(separator: " ")
      if DateLabels.speakOfDate(Array(label.utf8)[...]) { return words.dropLast(length).joined(separator: " ") }
    }
    return text
  }

  /// A signature without the date that it closes with: `Minh Hạ, ngày 14/06/2025`.
  func withoutDate(_ text: String) -> String {
    guard text.utf8.contains(where: { $0.isDigit }),
      let date = DateScanner.dates(in: Array(text.utf8)[...], language: language).first, date.start >= 5,
      text.utf8.count - date.start - date.length < 12
    else { return text }
    let name = withoutWeekday(String(decoding: text.utf8.prefix(date.start), as: UTF8.self))
    return String(name.reversed().drop { ",.–-| ".contains($0) }.reversed())
  }

  /// A byline without the date in it, the words that open the date, and what stands behind it: `Petr Novák, 14. 6. 2025`.
  /// - Returns: `nil` where nothing but words of the date stands before it.
  func withoutDateBehind(_ text: String) -> String? {
    guard text.utf8.contains(where: { $0.isDigit }),
      let date = DateScanner.dates(in: Array(text.utf8)[...], language: language).first, date.start >= 5
    else { return text }
    let name = withoutDateLabel(withoutWeekday(String(decoding: text.utf8.prefix(date.start), as: UTF8.self)))
    return DateLabels.speakOfDate(Array(name.utf8)[...]) ? nil : name
  }

  /// A Vietnamese name without the ranks and degrees before it: `Thượng tá, ThS Minh Hạ`.
  func withoutRank(_ text: String) -> String {
    guard isVietnamese else { return text }
    var rest = text[...]
    while let rank = Self.rank(opening: rest.inLowerCase) {
      let after = rest.dropFirst(rank.count)
      guard let mark = after.first, " ,.:-".contains(mark) else { break }
      rest = after.drop { " ,.:-".contains($0) }
    }
    return shape.isPersonalName(withoutNotes(String(rest))) || !rest.contains(" ") ? String(rest) : text
  }

  private static func rank(opening text: String) -> String? {
    NameWords.ranks.first { $0.utf8.first == text.utf8.first && text.hasPrefix($0) }
  }

  /// A signature without the outlet that stands behind a stroke: `Minh Hạ/VOV1`.
  func withoutOutlet(_ text: String) -> String {
    guard let stroke = text.lastIndex(where: { $0 == "/" || $0 == "／" }), stroke > text.startIndex,
      case let outlet = text[text.index(after: stroke)...].drop(while: { $0 == " " })
    else { return text }
    // "Minh Hạ/Báo Tin làng"
    if isVietnamese, !text.hasPrefix("Theo "), ["Báo ", "Tạp chí ", "Đài "].contains(where: outlet.hasPrefix) {
      return ByteText.folded(Array(text[..<stroke].utf8))
    }
    guard outlet.count >= 3, outlet.prefix(3).allSatisfy({ $0.isUppercase || $0.isNumber }),
      outlet.first?.isUppercase == true,
      outlet.contains(where: { $0.isNumber || $0 == "-" })
    else { return text }
    return ByteText.folded(Array(text[..<stroke].utf8))
  }

  /// `Minh Hạ (CTV)` without what stands in brackets behind the name.
  func withoutNote(_ name: String) -> String {
    guard name.last == ")", let bracket = name.lastIndex(of: "("), bracket > name.startIndex else { return name }
    return ByteText.folded(Array(name[..<bracket].utf8))
  }

  /// A text without what stands in brackets.
  func withoutNotes(_ text: String) -> String {
    var depth = 0
    let kept = text.filter { sign in
      if sign == "(" { depth += 1 }
      defer { if sign == ")", depth > 0 { depth -= 1 } }
      return depth == 0
    }
    return ByteText.folded(Array(kept.utf8))
  }

  /// A signature without what the writer did and who else is named: `Minh Hạ lược dịch (theo …)`, `Minh Hạ; ảnh: …`.
  func withoutDeeds(_ text: String) -> String {
    var name = text
    for mark in ["; ", ", ", " | "] {
      guard let cut = name.range(ofBytes: mark), labels.announcesHelper(String(name[cut.upperBound...])) else {
        continue
      }
      name = String(name[..<cut.lowerBound])
    }
    guard isVietnamese else { return name }
    // "Hà Phương và nhóm PV"
    if let others = name.range(ofBytes: " và nhóm ") { name = String(name[..<others.lowerBound]) }
    // "Hà Phương lược dịch từ Nikkei Asia"
    for deed in NameWords.vietnameseDeeds {
      for word in [" từ ", " theo "] {
        if let cut = name.range(ofBytes: deed + word) { return String(name[..<cut.lowerBound]) }
      }
    }
    let bare = name.contains("(") ? withoutNotes(name) : name
    guard let deed = NameWords.vietnameseDeeds.first(where: bare.hasSuffix) else { return name }
    return String(bare.dropLast(deed.count))
  }

  /// A byline without those who helped: `王小明 责任编辑：李华`.
  func withoutHelpers(_ text: String) -> String {
    let words = text.split { $0 == " " || $0 == "\u{3000}" }
    guard words.count > 1 else { return text }
    let hasColon = text.contains { $0 == ":" || $0 == "：" }
    let helper = words.indices.dropFirst().first { index in
      let isApart = hasColon || words[index - 1].hasSuffix(",")
      if isApart, labels.announcesHelper(words[index...].joined(separator: " ")) { return true }
      // "แปลโดย"
      if Self.isOfFurtherScript(words[index]), labels.announcesHelper(String(words[index])) { return true }
      guard index > 1 || NameShape.isIdeographic(String(words[0])), index + 1 < words.count else { return false }
      // "photo by", "Sanne Dekker Beeld Joris Post"
      return BylineLabel.leadsToPictures(words[index], words[index + 1])
        || (BylineLabel.isPicture(words[index]) && words[index].first?.isUppercase == true
          && words[index + 1].first?.isUppercase == true
          && (words[index].contains(where: \.isLowercase) || words[index - 1].contains(where: \.isLowercase)))
    }
    guard let helper else { return text }
    var kept = words[..<helper]
    if let last = kept.last, labels.joins(String(last)) { kept.removeLast() }
    // "Десислава Минчева/ Снимка: …"
    let text = kept.joined(separator: " ")
    return text.last == "/" ? String(text.dropLast()) : text
  }

  /// Whether a word is of the scripts of southern Asia.
  private static func isOfFurtherScript(_ word: Substring) -> Bool {
    word.unicodeScalars.first.map { (0x900...0x109F).contains($0.value) || (0x1780...0x17FF).contains($0.value) }
      ?? false
  }

  /// A name without the agency or the office that stands behind it without a sign: `Antti Laine STT`, `Ruth Clay Local
  /// Democracy Reporter`.
  func withoutOfficeBehind(_ text: String) -> String {
    let words = text.spacedWords
    guard (3...6).contains(words.count), let last = words.last, !text.contains(","), !bearers.isOrganisation(text)
    else {
      return text
    }
    // "Fleur Dijkstra redacteur"
    if language != "en", last.first?.isLowercase == true, bearers.isRole(String(last)),
      case let name = words.prefix(2).joined(separator: " "),
      shape.isWritten(name), words.dropFirst(2).allSatisfy({ $0.first?.isLowercase == true })
    {
      return name
    }
    if words.count == 3, last.allSatisfy(\.isUppercase), bearers.isAgency(String(last)),
      text.contains(where: \.isLowercase)
    {
      return words.dropLast().joined(separator: " ")
    }
    let name = words.prefix(2).joined(separator: " ")
    guard words.count >= 4, bearers.isRole(String(last)), shape.isWritten(name),
      words.allSatisfy({ $0.first?.isUppercase == true }),
      !bearers.isOrganisation(name)
    else { return text }
    return name
  }

  /// A name without the paper and the office before it: `海港晚报见习记者 王小明`.
  func withoutOffice(_ text: String) -> String {
    // "記者王小明／港都報導"
    for office in ["记者", "記者"] where text.hasPrefix(office) {
      let name = text.dropFirst(office.count).prefix { $0 != "／" && $0 != "/" && $0 != " " }
      if (2...4).contains(name.count) {
        let rest = text.dropFirst(office.count)
        return rest.contains("／") || rest.contains("/") ? String(name) : String(rest)
      }
    }
    for office in ["记者 ", "記者 ", "通讯员 ", "通訊員 "] {
      guard let range = text.range(ofBytes: office), range.lowerBound != text.startIndex,
        !text[..<range.lowerBound].contains(" ")
      else { continue }
      return String(text[range.upperBound...])
    }
    return text
  }

  /// A text without the pictures of letters and pens that stand behind names.
  func withoutSymbols(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0xE2 || $0 == 0xEF || $0 == 0xF0 || $0 == 0x2A }) else { return text }
    let kept = text.unicodeScalars.filter {
      $0.properties.generalCategory != .otherSymbol && $0.value != 0xFE0F && $0 != "*"
    }
    return String(String.UnicodeScalarView(kept)).split(separator: "\n").map { ByteText.folded(Array($0.utf8)) }
      .joined(separator: "\n")
  }

  /// A text without the electronic addresses in it, and without brackets around all of it.
  func withoutAddress(_ text: String) -> String {
    var text = text
    if text.contains("@") {
      text = text.spacedWords.filter { !$0.contains("@") }.joined(separator: " ")
      while let last = text.last, BylineWords.ornaments.contains(last) { text.removeLast() }
    }
    for (open, close) in [("[", "]"), ("（", "）"), ("【", "】"), ("(", ")")] as [(Character, Character)] {
      guard text.first == open, text.last == close, text.count > 3, text.count < 40 else { continue }
      let inner = String(text.dropFirst().dropLast())
      if labels.startsWithLabel(inner) || labels.endsWithLabel(inner) { return inner }
    }
    return text
  }
}

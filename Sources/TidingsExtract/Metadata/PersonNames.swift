internal import TidingsParse

/// Reads the names in bylines and in fields that hold names.
struct PersonNames {
  /// The page's language, the primary subtag.
  let language: String
  /// Whether the page is Vietnamese: `Theo X` then names a source, and hyphens part co-authors.
  var isVietnamese: Bool { language == "vi" }

  /// - Parameter language: BCP 47.
  init(language: String?) {
    self.language = String((language ?? "").prefix { $0 != "-" })
  }

  /// The names in a field that holds nothing else: whatever it says, unless it is plainly no name.
  func declared(_ line: String) -> [String] {
    var text = withoutLabel(ByteText.folded(Array(line.utf8)))
    // "Ann Bell (ann@example.com)"
    if text.contains("@"), case let name = withoutAddress(text), isPersonalName(name) { text = name }
    if let name = followed(text) { return [name] }
    // "산내일보 | 뉴스"
    if let bar = text.range(ofBytes: " | "), Self.isIdeographic(text) { text = String(text[..<bar.lowerBound]) }
    guard text.utf8.count < 400, !text.contains("://"), !text.contains("@"), text.contains(where: \.isLetter),
      !announcesHelper(text), text.range(ofBytes: ": ") == nil
    else { return [] }
    let parts = split(text)
    // "Petr Novák, ČTK"
    if parts.count > 1, isPersonalName(parts[0]), parts.dropFirst().allSatisfy(isAgency) { return [parts[0]] }
    // "Ann Bell, Environment Correspondent"
    if parts.count == 2, isPersonalName(parts[0]), parts[1].contains(" "), isRole(parts[1]), text.contains(",") {
      return [parts[0]]
    }
    if parts.count > 1, parts.allSatisfy(isPersonalName) { return parts }
    // "Manoj Jain and Jagpreet Chhatwal, The Morning Paper"
    if let comma = text.lastIndex(of: ","), case let people = split(String(text[..<comma])), people.count > 1,
      people.allSatisfy(isPersonalName)
    {
      return people
    }
    return [text]
  }

  /// The names in a byline, without the words around them.
  func shown(in line: String) -> [String] {
    var text = withoutAddress(ByteText.folded(Array(line.utf8)))
    // "Laporan Wartawan Tribun Muara, Budi Santoso"
    if language == "id", text.lowercased().hasPrefix("laporan "), let comma = text.range(ofBytes: ", "),
      case let name = String(text[comma.upperBound...]), isWritten(name)
    {
      return [name]
    }
    // "Hà Phương (Theo", with the source in an element of its own
    if let bracket = text.lastIndex(of: "("), bracket > text.startIndex, !text[bracket...].contains(")") {
      text = ByteText.folded(Array(text[..<bracket].utf8))
    }
    // "PV/VTV"
    if isVietnamese, let stroke = text.firstIndex(of: "/"), isPlaceholder(String(text[..<stroke])),
      !isPersonalName(String(text[stroke...].dropFirst()))
    {
      return []
    }
    if text.contains("://") || text.hasPrefix("@") || text.hasPrefix("www.") { return [] }
    text = BylineLabel.withoutDeed(withoutRank(withoutOffice(withoutHelpers(withoutLabel(text)))))
    for mark in [" - ", " – ", " — "] where isVietnamese {
      // "TS. MINH HẠ - BẢO LÂM (ghi)"
      let together = text.pieces(partedBy: mark).filter { !hasHelperNote($0) && !announcesHelper($0) }
        .map { withoutRank(withoutNote($0)) }
      if together.count == 1, isPersonalName(together[0]), text.range(ofBytes: mark) != nil { return together }
      if together.count > 1, together.allSatisfy({ isPersonalName($0) || isAbbreviated($0) }) {
        // "Minh Hạ - Phòng Đào tạo"
        let people = together.filter { !isVietnameseBody($0) && (isWritten($0) || isAbbreviated($0)) }
        return people.isEmpty ? together : people
      }
    }
    if isVietnameseBody(text) { return [text] }
    // "Minh Hạ/VOV.VN", "Javier Ortega / Lucía Romero"
    let sides = withoutLabel(text).split(whereSeparator: { $0 == "/" || $0 == "／" })
      .map { ByteText.folded(Array($0.utf8)) }.filter { !hasHelperNote($0) && !isPlaceholder($0) }.map(withoutNote)
    // "Елена Мороз / Олег Дым (фото)", "Haber Merkezi / Defne Acar"
    if sides.count == 1, text.contains(" / "), isPersonalName(sides[0]) { return sides }
    // "KAP / Maria Nowak"
    if sides.count == 2, !sides[0].contains(" "), sides[0].count <= 6, Self.holdsAcronym(sides[0]),
      isPersonalName(sides[1]),
      !Self.holdsAcronym(sides[1])
    {
      return [sides[1]]
    }
    // "Minh Hạ/Dân Việt"
    if isVietnamese, sides.count == 2, isPersonalName(sides[0]),
      NameWords.vietnamesePapers.contains(WordFold.fold(sides[1]))
    {
      return [sides[0]]
    }
    // "Hồng Phúc / Tạp chí Biển"
    if sides.count == 2, isPersonalName(sides[0]), isVietnameseBody(sides[1]) { return [sides[0]] }
    if sides.count > 1, isPersonalName(sides[0]), !sides[0].contains("(") {
      let isCapital = sides[0].allSatisfy { !$0.isLowercase }
      let areAll = sides.allSatisfy { isPersonalName($0) && (isCapital || !Self.holdsAcronym($0)) }
      return areAll ? sides : [sides[0]]
    }
    // "Jean Dubois avec AFP"
    for mark in [" avec ", " mit ", " con ", " com ", " with ", " và "] {
      guard let joint = text.range(ofBytes: mark), text.utf8.count < 120 else { continue }
      // "La rédaction avec Lucie Marchal"
      if isPlaceholder(String(text[..<joint.lowerBound])), isWritten(String(text[joint.upperBound...])) {
        return [String(text[joint.upperBound...])]
      }
      let whole = text[joint.upperBound...]
      let partner = whole.hasPrefix("l'") || whole.hasPrefix("l’") ? whole.dropFirst(2) : whole
      // "Jean Dubois avec Lucie Marchal, à Brest"
      let pair = [text[..<joint.lowerBound], whole.prefix { $0 != "," }].map(String.init)
      if pair.allSatisfy({ isWritten($0) && !isOrganisation($0) && !Self.holdsAcronym($0) }) { return pair }
      if partner.utf8.count <= 8, partner.allSatisfy(\.isUppercase) { text = String(text[..<joint.lowerBound]) }
    }
    // "Entrevista de Ximena Duarte a Pablo Rey"
    if ["es", "it", "pt", "ca"].contains(language), let cut = text.range(ofBytes: " a "),
      case let name = String(text[..<cut.lowerBound]), isWritten(name), isWritten(String(text[cut.upperBound...]))
    {
      text = name
    }
    if let name = behindOffice(text) { return [name] }
    // "Review by Ann Bell"
    if let by = text.range(ofBytes: " by "), text[..<by.lowerBound].split(separator: " ").count <= 2 {
      text = String(text[by.upperBound...])
    }
    // Dates, sections and addresses stand behind bars.
    for bar in [
      " . ", " | ", " • ", " · ", " ⋅ ", " – ", " — ", " - ", "\n", " / ", "/ ", " vào ", " on ", " in ", " for ",
      " For ", " FOR ",
      " at ",
      " Published ", " Updated ", " Posted ", " ผู้สื่อข่าว",
    ] {
      if NameWords.furtherConjunctions[language]?.contains(bar) ?? false { continue }
      if let cut = text.range(ofBytes: bar) { text = String(text[..<cut.lowerBound]) }
    }
    // "LUCÍA ROMERO. Cádiz"
    if let stop = text.range(ofBytes: ". "), case let name = String(text[..<stop.lowerBound]), isPersonalName(name),
      name.split(separator: " ").last.map({ $0.count > 2 || (isVietnamese && $0.count == 2) }) == true
    {
      text = name
    }
    // "Petr Novák, 14. 6. 2025"
    if text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }),
      let date = DateScanner.dates(in: Array(text.utf8)[...], language: language).first, date.start >= 5
    {
      text = withoutDateLabel(withoutWeekday(String(decoding: text.utf8.prefix(date.start), as: UTF8.self)))
      if DateLabels.speakOfDate(Array(text.utf8)[...]) { return [] }
    }
    text = withoutLabel(text)
    // A second name may stand in brackets within the name.
    if let bracket = text.firstIndex(where: { $0 == "(" || $0 == "<" || $0 == "[" || $0 == "（" }),
      bracket != text.startIndex, text.last?.isLetter != true || text[bracket] != "("
    {
      text = ByteText.folded(Array(text[..<bracket].utf8))
    }
    text = withoutOfficeBehind(text)
    var parts = split(text)
    if parts.count > 2 { parts.removeAll(where: isAgency) }
    // "ČTK, Petr Novák"
    if parts.count == 2, isAgency(parts[0]), isPersonalName(parts[1]) { return [parts[1]] }
    // "Ann Bell, Health Editor and Cy Dole"
    if parts.count > 2, isPersonalName(parts[0]), let last = parts.last, isPersonalName(last) {
      // "Ann Bell, Head of Marketing and Sales"
      let office = parts.firstIndex { $0.range(ofBytes: " of ") != nil && isRole($0) }
      if let office { parts.removeSubrange(office...) } else { parts.removeAll { isRole($0) } }
    }
    if parts.count > 1 {
      let people = parts.prefix { isPersonalName($0) && !announcesHelper($0) && !isOrganisation($0) }
      // "Ann Bell and Cy Dole, educators", but "Ann Bell, MD" in one piece.
      if people.count > 1
        || (people.count == 1
          && (parts[1].utf8.count > 6 || parts[1].count(where: \.isLowercase) > 2 || isAgency(parts[1])
            || language != "en"))
      {
        return Array(people)
      }
    }
    let whole = withoutLabel(text)
    return isName(whole) ? [whole] : parts.prefix(1).filter(isName)
  }

  /// The writer of another paper whose story this is: `Theo Minh Hạ/Báo Sông`, `Theo Minh Hạ (Báo Sông)`. `Theo Tiền
  /// Phong` names the paper alone.
  func cited(_ text: String) -> String? {
    guard let mark = text.firstIndex(where: { $0 == "/" || $0 == "(" }) else { return nil }
    return followed(String(text[..<mark]))
  }

  /// The one whose story this is, where a Vietnamese paper tells so in its author's place: `Theo Minh Hạ`.
  func followed(_ text: String) -> String? {
    guard isVietnamese, text.lowercased().hasPrefix("theo ") else { return nil }
    let name = ByteText.folded(Array(text.dropFirst(5).utf8))
    let words = name.split(separator: " ")
    guard (2...4).contains(words.count), isPersonalName(name), words.allSatisfy({ $0.first?.isUppercase == true }),
      !isOrganisation(name), !Self.holdsAcronym(name), !NameWords.vietnamesePapers.contains(WordFold.fold(name))
    else { return nil }
    return name
  }

  /// Whether a name is that of an agency: `PAP`.
  func isAgency(_ name: String) -> Bool { NameWords.agencies.contains(name.lowercased()) }

  /// A list of names taken apart at its commas and conjunctions.
  func split(_ text: String) -> [String] {
    var parts = [text]
    for mark in NameWords.conjunctions {
      parts = parts.flatMap { $0.pieces(partedBy: mark) }
    }
    for mark in NameWords.furtherConjunctions[language] ?? [] {
      parts = parts.flatMap { $0.pieces(partedBy: mark) }
    }
    if let joint = NameWords.prefixedConjunctions[language] { parts = parts.flatMap { split($0, before: joint) } }
    let names = parts.enumerated().map { position, part in
      let part = ByteText.folded(Array(part.utf8))
      // What a person is called stands behind the name as well.
      return position > 0 && BylineLabel.rest(of: part) != nil && !BylineLabel.isAnnounced(part)
        ? part : withoutLabel(part)
    }.filter { !$0.isEmpty }
    guard language == "zh" else { return names }
    // Names of two to four signs, parted by spaces.
    return names.flatMap { name in
      let people = name.split(separator: " ").map(String.init)
      let areNames = people.count > 1 && people.allSatisfy { Self.isIdeographic($0) && (2...4).contains($0.count) }
      return areNames ? people : [name]
    }
  }

  /// Takes two names apart where "and" is written as the first letter of the second.
  func split(_ text: String, before joint: Character) -> [String] {
    let words = text.split(separator: " ")
    guard words.count >= 4 else { return [text] }
    for index in 2..<words.count - 1 where words[index].first == joint && words[index].count > 3 {
      guard !NameWords.namesLikeJoined.contains(String(words[index])) else { continue }
      return [words[..<index].joined(separator: " "), words[index...].joined(separator: " ").dropFirst().description]
    }
    return [text]
  }

  /// Two to five words, none of which is a degree or an office.
  func isPersonalName(_ text: String) -> Bool {
    guard isName(text) else { return false }
    let words = text.split(separator: " ")
    let fewest = NameWords.languagesOfSingleNames.contains(language) ? 1 : 2
    guard Self.isIdeographic(text) || (words.count >= fewest && words.count <= 5) else { return false }
    return !words.contains { NameWords.roles.contains($0.lowercased().filter { $0 != "." && $0 != "," }) }
  }

  /// Whether a text is written as a person's name is in scripts that have capitals.
  func isWritten(_ name: String) -> Bool {
    isPersonalName(name)
      && name.split(separator: " ").allSatisfy { $0.first?.isUppercase == true || NameWords.particles.contains($0) }
  }

  /// Whether a text is the name of someone from Vietnam, the family's first: `Nguyễn Minh Hạ`.
  func isVietnameseFullName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard isVietnamese, (2...4).contains(words.count), isWritten(text) else { return false }
    return NameWords.vietnameseFamilies.contains(WordFold.fold(String(words[0])))
  }

  /// The name that a signature opens with, where behind a dash stands what its bearer is, or behind a comma words that are
  /// no name: `Minh Hạ - Phóng viên TTXVN tại Huế`, `Иван Петров, специально для газеты`.
  func openingSignature(_ text: String) -> String? {
    for mark in [" - ", " – ", ", "] {
      guard let cut = text.range(ofBytes: mark), case let name = String(text[..<cut.lowerBound]), isWritten(name),
        case let rest = text[cut.upperBound...], !rest.isEmpty, rest.utf8.count < 100
      else { continue }
      let words = rest.split(separator: " ")
      let isOther =
        rest.first?.isLowercase == true || namesVietnameseBody(String(rest)) || words.count > 4 || isRole(String(rest))
        || isOrganisation(String(rest)) || (isVietnamese && words.contains { $0.first?.isLowercase == true })
        || (words.contains { $0.count >= 3 && $0.allSatisfy(\.isUppercase) } && name.contains(where: \.isLowercase))
      if isOther { return name }
    }
    return nil
  }

  /// Whether a text looks like a person's or an agency's name.
  func isName(_ text: String) -> Bool {
    let count = text.unicodeScalars.count
    guard count >= 2, count <= 60, text.first != "(", text.first != "（" else { return false }
    // "표민정은 시민연대 사무국장입니다"
    if language == "ko", text.hasSuffix("니다") { return false }
    // "TTXVN tại Tokyo"
    if isVietnamese, text.range(ofBytes: " tại ") != nil { return false }
    var words = 0
    var capitals = 0
    for word in text.split(separator: " ") {
      words += 1
      if Self.opensName(word) { capitals += 1 }
    }
    // "A- A A+" changes the size of the letters.
    if words > 1,
      text.split(separator: " ").allSatisfy({ $0.count(where: \.isLetter) <= 1 && $0.count <= 2 && $0.last != "." }),
      !Self.isIdeographic(text)
    {
      return false
    }
    guard words <= 7, capitals > 0, capitals * 2 >= words, !NameWords.weekdays.contains(text.lowercased()) else {
      return false
    }
    let folded = WordFold.fold(text)
    if ChromePhrases.announces(folded) { return false }
    if WordFold.words(folded).contains(where: { NameWords.buttons.contains(String(decoding: $0, as: UTF8.self)) }) {
      return false
    }
    // "(2 votes)", cut by an element
    if text.last == ")", !text.contains("(") { return false }
    return !text.unicodeScalars.contains { scalar in
      scalar.properties.generalCategory == .decimalNumber || scalar == "?" || scalar == "!" || scalar == ":"
        || scalar == "|"
        || scalar == "：" || scalar == "/" || scalar == "=" || scalar == "+" || scalar == ">" || scalar == "»"
        || scalar == "›"
        || scalar == "\u{201C}"
        || scalar == "\"" || scalar == "@" || scalar == "©" || scalar == "®"
    }
  }

  /// Whether a name says that it is a publisher's or a desk's.
  func isOrganisation(_ name: String) -> Bool {
    let words = WordFold.words(WordFold.fold(name)).map { String(decoding: $0, as: UTF8.self) }
    guard let first = words.first, let last = words.last else { return false }
    if first == "tim", language == "id" || language == "ms" { return true }
    if language == "id", last == "indonesia", words.count > 1 { return true }
    if Self.isIdeographic(name), NameWords.eastAsianPublisherEnds.contains(where: name.hasSuffix) { return true }
    return (words.count > 1 && NameWords.publisherStarts.contains(first)) || NameWords.publisherEnds.contains(last)
      || words.contains { $0 == "editorial" || NameWords.legalForms.contains($0) }
  }

  func isPlace(_ name: String) -> Bool { NameWords.places.contains(WordFold.fold(name)) }

  func isPlaceholder(_ name: String) -> Bool {
    let folded = WordFold.fold(name)
    // A publisher's company: "Công ty Cổ phần Sông Cái"
    if folded.starts(with: NameWords.company) { return true }
    // "Redação, Jornal do Porto"
    if let comma = name.utf8.firstIndex(of: 0x2C),
      NameWords.placeholders.contains(WordFold.fold(String(name[..<comma])))
    {
      return true
    }
    return NameWords.placeholders.contains(folded) || WordFold.words(folded).contains { $0.elementsEqual("admin".utf8) }
  }

  /// Whether a text is a name cut to letters: `M.A`, `N.V.T.`, `T.Hạ`, `H.NAM`.
  func isAbbreviated(_ text: String) -> Bool {
    let letters = text.split(separator: ".").map { ByteText.folded(Array($0.utf8)) }
    guard letters.count > 1, let last = letters.last, letters[0].count <= 2,
      letters.allSatisfy({ !$0.contains(" ") })
    else { return false }
    let areInitials = letters.dropLast().allSatisfy { part in
      part.allSatisfy(\.isUppercase) || (isVietnamese && part.first?.isUppercase == true)
    }
    return areInitials && last.first?.isUppercase == true && last.count <= (isVietnamese ? 6 : 1)
  }

  /// Whether a text names an office, a school or a paper of Vietnam, as such sign: `Trung tâm VH-TT huyện`.
  func isVietnameseBody(_ text: String) -> Bool {
    guard isVietnamese, text.split(separator: " ").count <= 9, !isPlaceholder(text),
      !text.contains(where: { ",/:;(".contains($0) }), text.range(ofBytes: " - ") == nil
    else { return false }
    let lowered = text.lowercased()
    return (text.split(separator: " ").contains { $0.first?.isLowercase == true } || Self.holdsAcronym(text))
      && NameWords.vietnameseBodies.contains { lowered.hasPrefix($0 + " ") }
  }

  /// Whether a text opens as the names of Vietnam's offices, schools and papers do.
  private func namesVietnameseBody(_ text: String) -> Bool {
    guard isVietnamese else { return false }
    let lowered = text.lowercased()
    return NameWords.vietnameseBodies.contains { lowered.hasPrefix($0 + " ") }
  }

  /// Whether a note in brackets behind a name says that its bearer did not write: `Олег Дым (фото)`.
  func hasHelperNote(_ name: String) -> Bool {
    guard name.last == ")", let bracket = name.lastIndex(of: "("), bracket > name.startIndex else { return false }
    return announcesHelper(String(name[bracket...].dropFirst().dropLast()))
  }

  /// The name in brackets behind the agency or the paper that its bearer writes for: `DHA - LİMAN (Kaan ULUSOY)`.
  func behindOutlet(_ text: String) -> String? {
    guard text.last == ")", let bracket = text.lastIndex(of: "("),
      case let name = String(text[bracket...].dropFirst().dropLast()), isWritten(name), !isRole(name),
      !announcesHelper(name), Self.holdsAcronym(String(text[..<bracket])),
      !text[..<bracket].contains(where: \.isLowercase)
    else { return nil }
    return name
  }

  /// The name behind the outlet and what its bearer is there: `Port Courier reporter Ann Bell`.
  private func behindOffice(_ text: String) -> String? {
    let words = text.split(separator: " ")
    guard (3...8).contains(words.count),
      let office = words.dropLast(2).lastIndex(where: { NameWords.writers.contains(String($0)) }), office > 0,
      case let name = words[(office + 1)...].joined(separator: " "), words.count - office <= 4, isWritten(name)
    else { return nil }
    return name
  }

  /// Whether a text tells what someone is, not who.
  func isRole(_ text: String) -> Bool {
    text.split { !$0.isLetter }.contains { NameWords.roles.contains($0.lowercased()) }
  }

  /// Whether a word begins as words of names do: with a capital, or with a letter of a script that has none. Georgian
  /// letters count as small ones.
  static func opensName(_ word: some StringProtocol) -> Bool {
    word.unicodeScalars.first.map { !$0.properties.isLowercase || (0x10D0...0x10FF).contains($0.value) } ?? false
  }

  static func isIdeographic(_ name: String) -> Bool { name.unicodeScalars.first.map { $0.value > 0x2E80 } ?? false }

  /// Whether a name's last point is part of it: `Jr.`, `Ph.D.`
  static func endsAbbreviated(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    guard let last = words.last?.dropLast() else { return false }
    // "Octave L."
    return name.hasSuffix("r.") || last.contains(".")
      || (words.count == 2 && last.count == 1 && last.allSatisfy(\.isUppercase))
  }

  /// The name that papers put in brackets below a story: `（佐藤健一）`, `(Budi Santoso)`.
  func bracketed(_ text: String) -> String? {
    if text.first == "(", text.last == ")", language != "ja" {
      let name = String(text.dropFirst().dropLast())
      let words = name.split(separator: " ")
      let isWritten = words.allSatisfy { $0.first?.isUppercase == true && $0.dropFirst().allSatisfy { $0.isLowercase } }
      return (2...3).contains(words.count) && isWritten && isPersonalName(name) && !isPlace(name)
        && !isOrganisation(name)
        && !announcesHelper(name) && !startsWithLabel(name) ? name : nil
    }
    guard language == "ja", let first = text.first, first == "（" || first == "【" || first == "(" else { return nil }
    let name = text.dropFirst().dropLast()
    guard (4...5).contains(name.count), text.count == name.count + 2,
      name.unicodeScalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }),
      !name.contains(where: { NameWords.signsOfNotes.contains($0) })
    else { return nil }
    return String(name)
  }
}

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

  /// How names are written.
  var shape: NameShape { NameShape(language: language) }

  /// Whose names are no person's.
  var bearers: NameBearers { NameBearers(language: language) }

  /// What says whose name follows.
  var labels: BylineWords { BylineWords(language: language) }

  /// What is taken away beside names.
  var trimming: NameTrimming { NameTrimming(language: language) }

  /// The names between the signs of a line.
  var parts: BylineParts { BylineParts(language: language) }

  /// Names that a line tells.
  var told: ToldNames { ToldNames(language: language) }

  /// A field of so many bytes or more holds something else than names.
  static let longestField = 4000

  /// The names in a field that holds nothing else: whatever it says, unless it is plainly no name.
  func declared(_ line: String) -> [String] {
    guard line.utf8.count < Self.longestField else { return [] }
    var text = ByteText.folded(Array(line.utf8))
    if let name = told.behindReport(text) { return [name] }
    text = labels.withoutLabel(text)
    // "Ann Bell (ann@example.com)"
    if text.contains("@"), case let name = trimming.withoutAddress(text), shape.isPersonalName(name) { text = name }
    if let name = told.followed(text) { return [name] }
    if language == "ko", let name = KoreanBylines.name(beforeOffice: text) { return [name] }
    // "산내일보 | 뉴스"
    if let bar = text.range(ofBytes: " | "), NameShape.isIdeographic(text) { text = String(text[..<bar.lowerBound]) }
    guard text.utf8.count < 400, !text.contains("://"), !text.contains("@"), text.contains(where: \.isLetter),
      !labels.announcesHelper(text), text.range(ofBytes: ": ") == nil
    else { return [] }
    let parts = split(text)
    // "Petr Novák, ČTK"
    if parts.count > 1, shape.isPersonalName(parts[0]), parts.dropFirst().allSatisfy(bearers.isAgency) {
      return [parts[0]]
    }
    // "Ann Bell, Environment Correspondent"
    if parts.count == 2, shape.isPersonalName(parts[0]), parts[1].contains(" "), bearers.isRole(parts[1]),
      text.contains(",")
    {
      return [parts[0]]
    }
    if parts.count > 1, parts.allSatisfy(shape.isPersonalName) { return parts }
    // "মোস্তাফিজ তালুকদার, গাইবান্ধা", with the place
    if parts.count == 2, language == "bn", text.contains(", "), shape.isPersonalName(parts[0]), !parts[1].contains(" ")
    {
      return [parts[0]]
    }
    // "Manoj Jain and Jagpreet Chhatwal, The Morning Paper"
    if let comma = text.lastIndex(of: ","), case let people = split(String(text[..<comma])), people.count > 1,
      people.allSatisfy(shape.isPersonalName)
    {
      return people
    }
    return [text]
  }

  /// The names in a byline, without the words around them.
  func shown(in line: String) -> [String] {
    var text = trimming.withoutAddress(ByteText.folded(Array(line.utf8)))
    if let name = told.behindReport(text) { return [name] }
    // "Hà Phương (Theo", with the source in an element of its own
    if let bracket = text.lastIndex(of: "("), bracket > text.startIndex, !text[bracket...].contains(")") {
      text = ByteText.folded(Array(text[..<bracket].utf8))
    }
    if parts.isPlaceholderOfOutlet(text) || text.contains("://") || text.hasPrefix("@") || text.hasPrefix("www.") {
      return []
    }
    text = trimming.withoutOffice(trimming.withoutHelpers(labels.withoutLabel(text)))
    text = BylineLabel.withoutDeed(trimming.withoutRank(text))
    if let found = parts.betweenDashes(text) { return found }
    if bearers.isVietnameseBody(text) { return [text] }
    if let found = parts.besideStroke(text) ?? parts.withPartner(text) { return found }
    text = told.askedBy(parts.withoutAgency(text))
    if let name = told.behindOffice(text) { return [name] }
    // "Review by Ann Bell"
    if let by = text.range(ofBytes: " by "), text[..<by.lowerBound].spacedWords.count <= 2 {
      text = String(text[by.upperBound...])
    }
    text = parts.opening(of: text)
    guard let undated = trimming.withoutDateBehind(text) else { return [] }
    text = labels.withoutLabel(undated)
    if language == "ko", let name = KoreanBylines.name(beforeOffice: text) { return [name] }
    // A second name may stand in brackets within the name.
    if let bracket = text.firstIndex(where: { $0 == "(" || $0 == "<" || $0 == "[" || $0 == "（" }),
      bracket != text.startIndex, text.last?.isLetter != true || text[bracket] != "("
    {
      text = ByteText.folded(Array(text[..<bracket].utf8))
    }
    text = trimming.withoutOfficeBehind(text)
    let all = split(text)
    if let people = people(among: all) { return people }
    let whole = labels.withoutLabel(text)
    return shape.isName(whole)
      ? [whole]
      : all.filter { all.count <= 2 || !bearers.isAgency($0) }.prefix(1)
        .filter(shape.isName)
  }

  /// Those of a list who wrote: without agencies, and without what is said of one.
  /// - Returns: `nil` where the list holds no more than one name.
  private func people(among all: [String]) -> [String]? {
    var parts = all
    if parts.count > 2 { parts.removeAll(where: bearers.isAgency) }
    // "ČTK, Petr Novák"
    if parts.count == 2, bearers.isAgency(parts[0]), shape.isPersonalName(parts[1]) { return [parts[1]] }
    // "Ann Bell, Health Editor and Cy Dole"
    if parts.count > 2, shape.isPersonalName(parts[0]), let last = parts.last, shape.isPersonalName(last) {
      // "Ann Bell, Head of Marketing and Sales"
      let office = parts.firstIndex { $0.range(ofBytes: " of ") != nil && bearers.isRole($0) }
      if let office { parts.removeSubrange(office...) } else { parts.removeAll { bearers.isRole($0) } }
    }
    guard parts.count > 1 else { return nil }
    if let people = besidePlaces(parts) { return people }
    let people = parts.enumerated().prefix { position, part in
      shape.isPersonalName(part) && !labels.announcesHelper(part) && !bearers.isOrganisation(part)
        && (position == 0 || !isOffice(part))
    }.map(\.element)
    // "Ann Bell and Cy Dole, educators", but "Ann Bell, MD" in one piece.
    let isRemark =
      parts[1].utf8.count > 6 || parts[1].count(where: \.isLowercase) > 2 || bearers.isAgency(parts[1])
      || language != "en"
    return people.count > 1 || (people.count == 1 && isRemark) ? people : nil
  }

  /// Whether a text says what an office is for: `Landesanstalt für Landwirtschaft`.
  private func isOffice(_ text: String) -> Bool {
    text.spacedWords.dropFirst().dropLast().contains { Self.purposes.contains($0) }
  }

  private static let purposes: Set<Substring> = [
    "for", "of", "für", "pour", "para", "per", "voor", "för", "til", "dla", "pro", "для", "за", "cho", "untuk",
  ]

  /// The names of which each has its place behind it: `Anna Vogt, Berlin, und Jan Roth, Kiel`.
  private func besidePlaces(_ parts: [String]) -> [String]? {
    guard parts.count >= 3 else { return nil }
    let (people, places) = (stride(from: 0, to: parts.count, by: 2), stride(from: 1, to: parts.count, by: 2))
    guard people.allSatisfy({ shape.isWritten(parts[$0]) && !bearers.isOrganisation(parts[$0]) }),
      places.allSatisfy({ place in
        parts[place].first?.isUppercase == true && parts[place].dropFirst().allSatisfy(\.isLowercase)
          && !bearers.isAgency(parts[place])
      })
    else { return nil }
    return people.map { parts[$0] }
  }

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
      var part = ByteText.folded(Array(part.utf8))
      // ", und Jan Roth"
      if position > 0, let joint = NameWords.joiners.first(where: { part.hasPrefix($0 + " ") }) {
        part = String(part.dropFirst(joint.count + 1))
      }
      // What a person is called stands behind the name as well.
      return position > 0 && BylineLabel.rest(of: part) != nil && !BylineLabel.isAnnounced(part)
        ? part : labels.withoutLabel(part)
    }.filter { !$0.isEmpty }
    guard language == "zh" else { return names }
    // Names of two to four signs, parted by spaces.
    return names.flatMap { name in
      let people = name.spacedWords.map(String.init)
      let areNames = people.count > 1 && people.allSatisfy { NameShape.isIdeographic($0) && (2...4).contains($0.count) }
      return areNames ? people : [name]
    }
  }

  /// Takes two names apart where "and" is written as the first letter of the second.
  func split(_ text: String, before joint: Character) -> [String] {
    let words = text.spacedWords
    guard words.count >= 4 else { return [text] }
    for index in 2..<words.count - 1 where words[index].first == joint && words[index].count > 3 {
      guard !NameWords.namesLikeJoined.contains(String(words[index])) else { continue }
      return [words[..<index].joined(separator: " "), words[index...].joined(separator: " ").dropFirst().description]
    }
    return [text]
  }

  /// Whether a text opens with the author's label and a colon: `Tác giả: Minh Anh`.
  static func announcesAuthor(_ text: String) -> Bool {
    if BylineLabel.isAnnounced(text) { return true }
    let lowered = text.inLowerCase
    return NameWords.labels(opening: lowered).contains { label in
      guard lowered.utf8.starts(with: label.utf8) else { return false }
      if label.hasSuffix(":") || label.hasSuffix("：") { return true }
      let after = lowered.dropFirst(label.count).drop { $0 == " " }.first
      return after == ":" || after == "："
    }
  }

  /// The parts of a line such as `14/12/2023 14:53 | Tác giả: Minh Anh` or `2023-12-14 作者：王小明 来源：海港日报`.
  func segments(of line: String) -> [String] {
    // The signs that part them, or the first bytes of theirs.
    guard line.utf8.contains(where: { $0 == 0x3A || $0 == 0x7C || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF }) else {
      return [line]
    }
    var segments = line.split { $0 == "|" || $0 == "•" || $0 == "·" || $0 == "–" || $0 == "—" }
      .map { ByteText.folded(Array($0.utf8)) }
    // A label of up to three words with a colon begins a part of its own.
    let words = line.spacedWords
    for (index, word) in words.enumerated() where (word.hasSuffix(":") || word.contains("：")) {
      let end = words[(index + 1)...].firstIndex { $0.hasSuffix(":") || $0.contains("：") } ?? words.endIndex
      // "Извор: Бета, Аутор: Јована Илић"
      let closed = words[max(0, index - 2)..<index].lastIndex { $0.hasSuffix(",") || $0.hasSuffix(":") }
      let first = closed.map { $0 + 1 } ?? max(0, index - 2)
      // "Đọc bài viết: …", which readers are asked to do
      let asked =
        isVietnamese
        ? words[max(0, index - 3)..<index].lastIndex { NameWords.asksOfReaders.contains($0.lowercased()) } : nil
      let own = (first...index).filter { $0 <= asked ?? index }.map { words[$0..<end].joined(separator: " ") }
      // "Edited By: …" is no "By: …".
      if !own.contains(where: labels.announcesHelper) { segments += own }
    }
    return segments
  }
}

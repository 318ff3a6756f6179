internal import TidingsParse

/// Words that say whose name follows, or join one name to another.
extension PersonNames {
  /// A text without the labels that it opens with: `By`, `Tác giả:`.
  func withoutLabel(_ text: String) -> String {
    var rest = Self.withClosedColon(text)[...]
    var changed = true
    while changed {
      changed = false
      if let behind = BylineLabel.rest(of: String(rest)) {
        rest = behind
        changed = true
        continue
      }
      let lowered = rest.lowercased()
      for label in NameWords.labels(opening: lowered, in: language) {
        // "Ni", with the name in an element of its own.
        if label.hasSuffix(" "), lowered.utf8.elementsEqual(label.utf8.dropLast()) { return "" }
        guard lowered.utf8.starts(with: label.utf8) else { continue }
        let after = rest.dropFirst(label.count)
        guard
          label.hasSuffix(":") || label.hasSuffix("：") || label.hasSuffix("/") || label.hasSuffix(" ")
            || label.hasSuffix("・") || label.hasSuffix("＝") || label.hasSuffix("=") || after.isEmpty
            || after.first.map({ " :៖/,".contains($0) }) ?? true
        else { continue }
        rest = after
        while let first = rest.first, " :：៖/,".contains(first) {
          rest = rest.dropFirst()
        }
        changed = true
        break
      }
    }
    var result = String(rest)
    // "Guide by", with the name in an element of its own.
    let words = result.split(separator: " ")
    if (2...3).contains(words.count), let last = words.last, NameWords.prepositions.contains(last) { return "" }
    for suffix in ["記者", "记者", " 기자", "기자", " 특파원"] where result.hasSuffix(suffix) && result.count > suffix.count + 1 {
      result = String(result.dropLast(suffix.count))
    }
    while let last = result.last, Self.ornaments.contains(last) || last == "." && !Self.endsAbbreviated(result) {
      result.removeLast()
    }
    while let first = result.first, Self.ornaments.contains(first) { result.removeFirst() }
    return result
  }

  /// The name in a line that says what its bearer did, behind it or in its midst: `HOÀI NAM thực hiện`,
  /// `Z prof. Adamem Górą rozmawiała Hanna Sobol`.
  func nameByDeed(in line: String) -> String? {
    guard line.utf8.count < 120, line.last?.isLetter == true else { return nil }
    if isVietnamese, let deed = NameWords.vietnameseDeeds.first(where: line.hasSuffix) {
      let name = String(line.dropLast(deed.count))
      return isWritten(name) && !isOrganisation(name) && !isRole(name) ? name : nil
    }
    let words = line.split(separator: " ")
    // "Elif Sarıca tarafından yayınlandı"
    if language == "tr", let by = words.firstIndex(of: "tarafından"), by >= 2 {
      let name = words[..<by].suffix(4).reversed().prefix { $0.first?.isUppercase == true }.reversed()
        .joined(separator: " ")
      if isWritten(name), !isOrganisation(name), !isRole(name) { return name }
    }
    guard words.count >= 4 else { return nil }
    for length in [2, 3] where words.count > length + 1 {
      let deed = words[words.count - length - 1]
      let name = words.suffix(length).joined(separator: " ")
      // "Bogna Wilk | oprac. Jerzy Lis"
      if words.dropLast(length + 1).last?.contains(where: \.isLetter) == false { continue }
      if deed.first?.isLowercase == true, BylineLabel.isDeed(deed), isWritten(name), !isOrganisation(name) {
        return name
      }
    }
    return nil
  }

  /// The name behind a day, its time and "by": `14.06.2025, 09:15 von Anna Vogt`, `SAMSTAG | 14. JUNI 2025 VON Anna Vogt IN
  /// Hafen`. A login, too, where nothing follows it.
  func nameBehindDate(in line: String) -> String? {
    guard line.utf8.count < 120, line.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }),
      let date = DateScanner.dates(in: Array(line.utf8)[...], language: language).first
    else { return nil }
    let words = String(decoding: line.utf8.dropFirst(date.start + date.length), as: UTF8.self).split(separator: " ")
    guard
      let by = words.prefix(5).firstIndex(where: { NameWords.prepositions.contains($0.lowercased()[...]) }),
      words[..<by].allSatisfy({ !$0.contains(where: \.isLetter) || DateScanner.isPartOfTime($0.lowercased()) })
    else { return nil }
    let behind = words[(by + 1)...].prefix { $0 != "|" && $0 != "•" && $0.lowercased() != "in" }
    let name = behind.joined(separator: " ")
    if isWritten(name), !isOrganisation(name) { return name }
    guard behind.count == 1, by + 2 == words.count, name.utf8.count >= 3, name.utf8.count < 30,
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }), name.contains(where: \.isLetter)
    else { return nil }
    return name
  }

  /// The names with which a story opens: in brackets behind a label, behind place, day and outlet, or before place and
  /// agency.
  func opening(_ text: String) -> [String] {
    // "(di Fulvia Sartori) (ANSA) - GENOVA"
    if text.first == "(", let close = text.prefix(80).firstIndex(of: ")") {
      let inner = String(text[..<close].dropFirst())
      let found = startsWithLabel(inner) ? shown(in: inner).filter(isWritten) : []
      if !found.isEmpty { return found }
    }
    switch language {
    case "ru", "uk", "be", "kk", "bg":
      // "МОСКВА, 12 июня — Портовая газета, Ольга Дёмина. …"
      guard
        let dash = [" — ", " – ", " - "].compactMap({ text.range(ofBytes: $0) }).min(by: {
          $0.lowerBound < $1.lowerBound
        }),
        case let place = text[..<dash.lowerBound], place.utf8.count < 100, place.contains(where: \.isNumber),
        place.first?.isUppercase == true, case let told = text[dash.upperBound...],
        let end = told.range(ofBytes: ". ")?.lowerBound ?? (told.last == "." ? told.indices.last : nil),
        case let parts = String(told[..<end]).pieces(partedBy: ", "),
        (2...4).contains(parts.count),
        case let people = Array(parts.dropFirst()), people.allSatisfy(isWritten)
      else { return [] }
      return people
    case "tr", "az":
      // "Ayşe GÜLER/İZMİR, (DHA)- …"
      guard let close = text.prefix(120).firstIndex(of: ")"), case let head = text[..<close],
        let open = head.lastIndex(of: "("), isAgency(String(head[open...].dropFirst()).lowercased()),
        let slash = head.firstIndex(of: "/")
      else { return afterAgency(text) }
      let people = head[..<slash].split { $0 == "-" || $0 == "," }.map { ByteText.folded(Array($0.utf8)) }
      return people.allSatisfy { isWritten($0) && isFamilyInCapitals($0) } ? people : []
    default: return []
    }
  }

  /// The name behind place and agency: `ANKARA (AA) - AYŞE GÜLER - …`.
  private func afterAgency(_ text: String) -> [String] {
    let parts = text.pieces(partedBy: " - ")
    guard parts.count > 2, parts[0].last == ")", parts[0].utf8.count < 60, parts[1].utf8.count < 60 else { return [] }
    let people = parts[1].pieces(partedBy: "/")
    return people.allSatisfy { isWritten($0) && $0.allSatisfy { !$0.isLowercase } } ? people : []
  }

  /// Whether a text has a word for those who write.
  func tellsOfWriter(_ text: String) -> Bool {
    text.split { !$0.isLetter }.contains { NameWords.writers.contains($0.lowercased()) }
  }

  private func isFamilyInCapitals(_ name: String) -> Bool {
    name.split(separator: " ").last.map { $0.count > 1 && !$0.contains(where: \.isLowercase) } == true
  }

  /// `Author : Ann Bell` as `Author: Ann Bell`.
  private static func withClosedColon(_ text: String) -> String {
    guard let space = text.range(ofBytes: " :"), text.utf8.distance(from: text.startIndex, to: space.lowerBound) < 60
    else { return text }
    return String(text[..<space.lowerBound] + text[space.lowerBound...].dropFirst())
  }

  /// Signs that stand around names and are no part of them.
  static let ornaments: Set<Character> = [
    " ", ",", ":", ";", "•", "·", "*", "|", "-", "–", "—", "\"", "“", "”", "«", "»",
  ]

  /// Whether a text opens with the author's label and a colon: `Tác giả: Minh Anh`.
  static func announcesAuthor(_ text: String) -> Bool {
    if BylineLabel.isAnnounced(text) { return true }
    let lowered = text.lowercased()
    return NameWords.labels(opening: lowered).contains { label in
      guard lowered.utf8.starts(with: label.utf8) else { return false }
      if label.hasSuffix(":") || label.hasSuffix("：") { return true }
      let after = lowered.dropFirst(label.count).drop { $0 == " " }.first
      return after == ":" || after == "："
    }
  }

  /// Whether a text speaks to someone, as the questions of an interview do behind the label of the one who asks: `PV: Thưa
  /// ông, …`.
  func opensSpeech(_ text: String) -> Bool {
    isVietnamese && withoutLabel(text).lowercased().hasPrefix("thưa ")
  }

  func startsWithLabel(_ text: String) -> Bool {
    if language == "zh", ChineseBylines.tellsOfReporter(text) { return false }
    if BylineLabel.rest(of: text) != nil { return true }
    let lowered = Self.withClosedColon(text).lowercased()
    return NameWords.labels(opening: lowered, in: language).contains { label in
      guard lowered.utf8.starts(with: label.utf8), label != "from " else { return false }
      let after = lowered.dropFirst(label.count).first
      return label.hasSuffix(":") || label.hasSuffix("/") || label.hasSuffix(" ") || label.hasSuffix("：")
        || after.map { " :៖/,".contains($0) } ?? true || (label.unicodeScalars.first.map { $0.value > 0x2E80 } ?? false)
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
    let words = line.split(separator: " ")
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
      if !own.contains(where: announcesHelper) { segments += own }
    }
    return segments
  }

  /// Whether a text does no more than join names.
  func joins(_ text: String) -> Bool {
    let word = text.lowercased()
    return !word.isEmpty && NameWords.joiners.contains(word)
  }

  /// Whether a text ends with what reporters are called: `김민수 기자`.
  func endsWithLabel(_ text: String) -> Bool {
    ["記者", "记者", "기자", "특파원"].contains { text.hasSuffix($0) && text.count > $0.count + 1 && text.count < 16 }
      && !ChineseBylines.isOfOutlet(text)
  }

  /// Whether a text opens with a word that joins it to the name before: `and Carl Dorn`.
  func opensJoined(_ text: String) -> Bool {
    NameWords.joiners.contains { text.hasPrefix($0 + " ") }
  }

  /// Whether a text ends with a word that joins it to the name behind.
  func endsJoined(_ text: String) -> Bool {
    text.hasSuffix(",") || NameWords.joiners.contains { text.hasSuffix(" " + $0) }
  }

  /// Whether a text announces someone who did not write the story.
  func announcesHelper(_ text: String) -> Bool {
    let folded = WordFold.fold(text)
    func opens(with word: [UInt8]) -> Bool {
      guard folded.starts(with: word) else { return false }
      // A name may begin like a word of another script's languages, not like one of its own.
      return folded.count == word.count || folded[word.count] == 0x20 || word[0] >= 0xE0
    }
    if NameWords.helpers.contains(where: opens) { return !BylineLabel.isAnnounced(text) }
    return NameWords.signposts.contains(where: opens)
      || (isVietnamese && folded.starts(with: "theo ".utf8))
  }
}

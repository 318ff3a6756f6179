internal import TidingsModel
internal import TidingsParse

/// Names in sentences and signatures that tell what their bearers did, or for whom.
struct ToldNames {
  /// The page's language, the primary subtag.
  let language: String

  private var isVietnamese: Bool { language == "vi" }

  private var shape: NameShape { NameShape(language: language) }
  private var bearers: NameBearers { NameBearers(language: language) }
  private var labels: BylineWords { BylineWords(language: language) }

  /// The name in a line that says what its bearer did, behind it or in its midst: `HOÀI NAM thực hiện`,
  /// `Z prof. Adamem Górą rozmawiała Hanna Sobol`.
  func nameByDeed(in line: String) -> String? {
    guard line.utf8.count < 120, line.last?.isLetter == true else { return nil }
    if isVietnamese, let deed = NameWords.vietnameseDeeds.first(where: line.hasSuffix) {
      let name = String(line.dropLast(deed.count))
      return shape.isWritten(name) && !bearers.isOrganisation(name) && !bearers.isRole(name) ? name : nil
    }
    let words = line.spacedWords
    // "Elif Sarıca tarafından yayınlandı"
    if language == "tr", let by = words.firstIndex(of: "tarafından"), by >= 2 {
      let name = words[..<by].suffix(4).reversed().prefix { $0.first?.isUppercase == true }.reversed()
        .joined(separator: " ")
      if shape.isWritten(name), !bearers.isOrganisation(name), !bearers.isRole(name) { return name }
    }
    guard words.count >= 4 else { return nil }
    for length in [2, 3] where words.count > length + 1 {
      let deed = words[words.count - length - 1]
      let name = words.suffix(length).joined(separator: " ")
      // "Bogna Wilk | oprac. Jerzy Lis"
      if words.dropLast(length + 1).last?.contains(where: \.isLetter) == false { continue }
      if deed.first?.isLowercase == true, BylineLabel.isDeed(deed), shape.isWritten(name), !bearers.isOrganisation(name)
      {
        return name
      }
    }
    return nil
  }

  /// The name behind a day, its time and "by": `14.06.2025, 09:15 von Anna Vogt`, `SAMSTAG | 14. JUNI 2025 VON Anna Vogt IN
  /// Hafen`. A login, too, where nothing follows it.
  func nameBehindDate(in line: String) -> String? {
    guard line.utf8.count < 120, line.utf8.contains(where: { $0.isDigit }),
      let date = DateScanner.dates(in: Array(line.utf8)[...], language: language).first
    else { return nil }
    let words = String(decoding: line.utf8.dropFirst(date.start + date.length), as: UTF8.self).spacedWords
    guard
      let by = words.prefix(5).firstIndex(where: { NameWords.prepositions.contains($0.lowercased()[...]) }),
      words[..<by].allSatisfy({ !$0.contains(where: \.isLetter) || ClockReader.isPartOfTime($0.lowercased()) })
    else { return nil }
    let behind = words[(by + 1)...].prefix { $0 != "|" && $0 != "•" && $0.lowercased() != "in" }
    let name = behind.joined(separator: " ")
    if shape.isWritten(name), !bearers.isOrganisation(name) { return name }
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
      let found =
        labels.startsWithLabel(inner) ? PersonNames(language: language).shown(in: inner).filter(shape.isWritten) : []
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
        case let people = Array(parts.dropFirst()), people.allSatisfy(shape.isWritten)
      else { return [] }
      return people
    case "tr", "az":
      // "Ayşe GÜLER/İZMİR, (DHA)- …"
      guard let close = text.prefix(120).firstIndex(of: ")"), case let head = text[..<close],
        let open = head.lastIndex(of: "("), bearers.isAgency(String(head[open...].dropFirst()).lowercased()),
        let slash = head.firstIndex(of: "/")
      else { return afterAgency(text) }
      let people = head[..<slash].split { $0 == "-" || $0 == "," }.map { ByteText.folded(Array($0.utf8)) }
      return people.allSatisfy { shape.isWritten($0) && isFamilyInCapitals($0) } ? people : []
    default: return []
    }
  }

  /// The name behind place and agency: `ANKARA (AA) - AYŞE GÜLER - …`.
  private func afterAgency(_ text: String) -> [String] {
    let parts = text.pieces(partedBy: " - ")
    guard parts.count > 2, parts[0].last == ")", parts[0].utf8.count < 60, parts[1].utf8.count < 60 else { return [] }
    let people = parts[1].pieces(partedBy: "/")
    return people.allSatisfy { shape.isWritten($0) && $0.allSatisfy { !$0.isLowercase } } ? people : []
  }

  private func isFamilyInCapitals(_ name: String) -> Bool {
    name.spacedWords.last.map { $0.count > 1 && !$0.contains(where: \.isLowercase) } == true
  }

  /// The name that papers put in brackets below a story: `（佐藤健一）`, `(Budi Santoso)`.
  func bracketed(_ text: String) -> String? {
    if text.first == "(", text.last == ")", language != "ja" {
      let name = String(text.dropFirst().dropLast())
      let words = name.spacedWords
      let isWritten = words.allSatisfy { $0.first?.isUppercase == true && $0.dropFirst().allSatisfy { $0.isLowercase } }
      return (2...3).contains(words.count) && isWritten && shape.isPersonalName(name) && !bearers.isPlace(name)
        && !bearers.isOrganisation(name)
        && !labels.announcesHelper(name) && !labels.startsWithLabel(name) ? name : nil
    }
    guard language == "ja", let first = text.first, first == "（" || first == "【" || first == "(" else { return nil }
    let name = text.dropFirst().dropLast()
    guard (4...5).contains(name.count), text.count == name.count + 2,
      name.unicodeScalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }),
      !name.contains(where: { NameWords.signsOfNotes.contains($0) })
    else { return nil }
    return String(name)
  }

  /// The name that a signature opens with, where behind a dash stands what its bearer is, or behind a comma words that are
  /// no name: `Minh Hạ - Phóng viên TTXVN tại Huế`, `Иван Петров, специально для газеты`.
  func openingSignature(_ text: String) -> String? {
    for mark in [" - ", " – ", ", "] {
      guard let cut = text.range(ofBytes: mark), case let name = String(text[..<cut.lowerBound]), shape.isWritten(name),
        case let rest = text[cut.upperBound...], !rest.isEmpty, rest.utf8.count < 100
      else { continue }
      let words = rest.spacedWords
      let isOther =
        rest.first?.isLowercase == true || bearers.namesVietnameseBody(String(rest)) || words.count > 4
        || bearers.isRole(String(rest))
        || bearers.isOrganisation(String(rest)) || (isVietnamese && words.contains { $0.first?.isLowercase == true })
        || (words.contains { $0.count >= 3 && $0.allSatisfy(\.isUppercase) } && name.contains(where: \.isLowercase))
      if isOther { return name }
    }
    return nil
  }

  /// The name in brackets behind the agency or the paper that its bearer writes for: `DHA - LİMAN (Kaan ULUSOY)`.
  func behindOutlet(_ text: String) -> String? {
    guard text.last == ")", let bracket = text.lastIndex(of: "("),
      case let name = String(text[bracket...].dropFirst().dropLast()), shape.isWritten(name), !bearers.isRole(name),
      !labels.announcesHelper(name), NameShape.holdsAcronym(String(text[..<bracket])),
      !text[..<bracket].contains(where: \.isLowercase)
    else { return nil }
    return name
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
    let words = name.spacedWords
    guard (2...4).contains(words.count), shape.isPersonalName(name),
      words.allSatisfy({ $0.first?.isUppercase == true }),
      !bearers.isOrganisation(name), !NameShape.holdsAcronym(name),
      !NameWords.vietnamesePapers.contains(WordFold.fold(name))
    else { return nil }
    return name
  }

  /// The name behind the outlet and what its bearer is there: `Port Courier reporter Ann Bell`.
  func behindOffice(_ text: String) -> String? {
    let words = text.spacedWords
    guard (3...8).contains(words.count),
      let office = words.dropLast(2).lastIndex(where: { NameWords.writers.contains(String($0)) }), office > 0,
      case let name = words[(office + 1)...].joined(separator: " "), words.count - office <= 4, shape.isWritten(name)
    else { return nil }
    return name
  }

  /// The name behind the paper or the place that its bearer reports for: `Laporan Wartawan Tribun Muara, Budi Santoso`,
  /// `Kontributor Muara, Budi Santoso`.
  func behindReport(_ text: String) -> String? {
    guard case let lowered = text.lowercased(),
      lowered.hasPrefix("kontributor ") || (language == "id" && lowered.hasPrefix("laporan ")),
      let comma = text.range(ofBytes: ", "),
      case let name = String(text[comma.upperBound...]), shape.isWritten(name)
    else { return nil }
    return name
  }

  /// The one who asked, without the one who answered: `Entrevista de Ximena Duarte a Pablo Rey`.
  func askedBy(_ text: String) -> String {
    guard ["es", "it", "pt", "ca"].contains(language), let cut = text.range(ofBytes: " a "),
      case let name = String(text[..<cut.lowerBound]), shape.isWritten(name),
      shape.isWritten(String(text[cut.upperBound...]))
    else { return text }
    return name
  }
}

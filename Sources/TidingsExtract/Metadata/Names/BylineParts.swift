internal import TidingsParse

/// The names between the signs and words that part a byline: dashes, strokes, bars, "with".
struct BylineParts {
  /// The page's language, the primary subtag.
  let language: String

  private var isVietnamese: Bool { language == "vi" }

  private var shape: NameShape { NameShape(language: language) }
  private var bearers: NameBearers { NameBearers(language: language) }
  private var labels: BylineWords { BylineWords(language: language) }
  private var trimming: NameTrimming { NameTrimming(language: language) }

  /// Whether a text says no more than that someone of an outlet wrote: `PV/VTV`.
  func isPlaceholderOfOutlet(_ text: String) -> Bool {
    guard isVietnamese, let stroke = text.firstIndex(of: "/") else { return false }
    return bearers.isPlaceholder(String(text[..<stroke])) && !shape.isPersonalName(String(text[stroke...].dropFirst()))
  }

  /// The names that Vietnamese papers part by dashes: `TS. MINH HẠ - BẢO LÂM (ghi)`.
  func betweenDashes(_ text: String) -> [String]? {
    guard isVietnamese else { return nil }
    for mark in [" - ", " – ", " — "] {
      let together = text.pieces(partedBy: mark)
        .filter { !labels.hasHelperNote($0) && !labels.announcesHelper($0) }
        .map { trimming.withoutRank(trimming.withoutNote($0)) }
      if together.count == 1, shape.isPersonalName(together[0]), text.range(ofBytes: mark) != nil { return together }
      if together.count > 1, together.allSatisfy({ shape.isPersonalName($0) || shape.isAbbreviated($0) }) {
        // "Minh Hạ - Phòng Đào tạo"
        let people = together.filter {
          !bearers.isVietnameseBody($0) && (shape.isWritten($0) || shape.isAbbreviated($0))
        }
        return people.isEmpty ? together : people
      }
    }
    return nil
  }

  /// The names at a stroke, without outlets and helpers: `Minh Hạ/VOV.VN`, `Javier Ortega / Lucía Romero`.
  func besideStroke(_ text: String) -> [String]? {
    let sides = labels.withoutLabel(text).split(whereSeparator: { $0 == "/" || $0 == "／" })
      .map { ByteText.folded(Array($0.utf8)) }
      .filter { !labels.hasHelperNote($0) && !bearers.isPlaceholder($0) }.map(trimming.withoutNote)
    // "Елена Мороз / Олег Дым (фото)", "Haber Merkezi / Defne Acar"
    if sides.count == 1, text.contains(" / "), shape.isPersonalName(sides[0]) { return sides }
    if sides.count == 2, let name = besideOutlet(sides[0], sides[1]) { return [name] }
    guard sides.count > 1, shape.isPersonalName(sides[0]), !sides[0].contains("(") else { return nil }
    let isCapital = sides[0].allSatisfy { !$0.isLowercase }
    let areAll = sides.allSatisfy { shape.isPersonalName($0) && (isCapital || !NameShape.holdsAcronym($0)) }
    return areAll ? sides : [sides[0]]
  }

  private func besideOutlet(_ first: String, _ second: String) -> String? {
    // "KAP / Maria Nowak"
    if !first.contains(" "), first.count <= 6, NameShape.holdsAcronym(first), shape.isPersonalName(second),
      !NameShape.holdsAcronym(second)
    {
      return second
    }
    guard shape.isPersonalName(first) else { return nil }
    // "Minh Hạ/Dân Việt"
    if isVietnamese, NameWords.vietnamesePapers.contains(WordFold.fold(second)) { return first }
    // "Hồng Phúc / Tạp chí Biển"
    return bearers.isVietnameseBody(second) ? first : nil
  }

  /// Two names that a word joins: `Jean Dubois avec Lucie Marchal, à Brest`.
  func withPartner(_ text: String) -> [String]? {
    var text = text
    for mark in Self.partnerWords {
      guard let joint = text.range(ofBytes: mark), text.utf8.count < 120 else { continue }
      // "La rédaction avec Lucie Marchal"
      if bearers.isPlaceholder(String(text[..<joint.lowerBound])), shape.isWritten(String(text[joint.upperBound...])) {
        return [String(text[joint.upperBound...])]
      }
      let whole = text[joint.upperBound...]
      let pair = [text[..<joint.lowerBound], whole.prefix { $0 != "," }].map(String.init)
      if pair.allSatisfy({ shape.isWritten($0) && !bearers.isOrganisation($0) && !NameShape.holdsAcronym($0) }) {
        return pair
      }
      if Self.isAgency(whole) { text = String(text[..<joint.lowerBound]) }
    }
    return nil
  }

  /// `Jean Dubois avec l'AFP` without the agency.
  func withoutAgency(_ text: String) -> String {
    var text = text
    for mark in Self.partnerWords {
      guard let joint = text.range(ofBytes: mark), text.utf8.count < 120, Self.isAgency(text[joint.upperBound...])
      else { continue }
      text = String(text[..<joint.lowerBound])
    }
    return text
  }

  private static let partnerWords = [" avec ", " mit ", " con ", " com ", " with ", " và "]

  private static func isAgency(_ partner: Substring) -> Bool {
    let name = partner.hasPrefix("l'") || partner.hasPrefix("l’") ? partner.dropFirst(2) : partner
    return name.utf8.count <= 8 && name.allSatisfy(\.isUppercase)
  }

  /// What stands before the first sign behind which dates, sections and addresses stand.
  func opening(of text: String) -> String {
    var text = text
    for bar in Self.bars {
      if NameWords.furtherConjunctions[language]?.contains(bar) ?? false { continue }
      if let cut = text.range(ofBytes: bar) { text = String(text[..<cut.lowerBound]) }
    }
    // "LUCÍA ROMERO. Cádiz"
    if let stop = text.range(ofBytes: ". "), case let name = String(text[..<stop.lowerBound]),
      shape.isPersonalName(name),
      name.spacedWords.last.map({ $0.count > 2 || (isVietnamese && $0.count == 2) }) == true
    {
      return name
    }
    return text
  }

  private static let bars = [
    " . ", " | ", " • ", " · ", " ⋅ ", " – ", " — ", " - ", "\n", " / ", "/ ", " vào ", " on ", " in ", " for ",
    " For ",
    " FOR ", " at ", " Published ", " Updated ", " Posted ", " ผู้สื่อข่าว",
  ]
}

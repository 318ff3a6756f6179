/// Whose a name is, where it is no person's: a publisher's, a desk's, a place's, an office's.
struct NameBearers {
  /// The page's language, the primary subtag.
  let language: String

  private var isVietnamese: Bool { language == "vi" }

  /// Whether a name says that it is a publisher's or a desk's.
  func isOrganisation(_ name: String) -> Bool {
    let words = WordFold.words(WordFold.fold(name)).map { String(decoding: $0, as: UTF8.self) }
    guard let first = words.first, let last = words.last else { return false }
    if first == "tim", language == "id" || language == "ms" { return true }
    if language == "id", last == "indonesia", words.count > 1 { return true }
    // Elsewhere it is a family's name.
    if language == "tr", last == "haber", words.count > 1 { return true }
    if NameShape.isIdeographic(name), NameWords.eastAsianPublisherEnds.contains(where: name.hasSuffix) { return true }
    return (words.count > 1 && NameWords.publisherStarts.contains(first)) || NameWords.publisherEnds.contains(last)
      || words.contains { $0 == "editorial" || NameWords.legalForms.contains($0) }
      // A person may have a desk behind the name.
      || words.prefix(2).contains { word in NameWords.editing.contains(where: word.hasSuffix) }
  }

  /// Whether a text is the name of those who write for a site together: `The Courier Team`.
  func isTeam(_ name: String) -> Bool {
    let words = name.spacedWords
    guard (2...4).contains(words.count), words.first == "Team" || words.last == "Team" else { return false }
    return words.allSatisfy { $0.first?.isUppercase == true } && !isPlaceholder(name)
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

  /// Whether a text names an office, a school or a paper of Vietnam, as such sign: `Trung tâm VH-TT huyện`.
  func isVietnameseBody(_ text: String) -> Bool {
    guard isVietnamese, text.spacedWords.count <= 9, !isPlaceholder(text),
      !text.contains(where: { ",/:;(".contains($0) }), text.range(ofBytes: " - ") == nil
    else { return false }
    let lowered = text.inLowerCase
    return (text.spacedWords.contains { $0.first?.isLowercase == true } || NameShape.holdsAcronym(text))
      && NameWords.vietnameseBodies.contains { lowered.hasPrefix($0 + " ") }
  }

  /// Whether a text opens as the names of Vietnam's offices, schools and papers do.
  func namesVietnameseBody(_ text: String) -> Bool {
    guard isVietnamese else { return false }
    let lowered = text.inLowerCase
    return NameWords.vietnameseBodies.contains { lowered.hasPrefix($0 + " ") }
  }

  /// Whether a text tells what someone is, not who.
  func isRole(_ text: String) -> Bool {
    text.split { !$0.isLetter }.contains { NameWords.roles.contains($0.inLowerCase) }
  }

  /// Whether a name is that of an agency: `PAP`.
  func isAgency(_ name: String) -> Bool { NameWords.agencies.contains(name.inLowerCase) }

  /// Whether a name is the capitals with which an agency signs.
  func isAgencySign(_ name: String) -> Bool { name.allSatisfy(\.isUppercase) && isAgency(name) }

  /// Whether a text has a word for those who write.
  func tellsOfWriter(_ text: String) -> Bool {
    text.split { !$0.isLetter }.contains { NameWords.writers.contains($0.inLowerCase) }
  }
}

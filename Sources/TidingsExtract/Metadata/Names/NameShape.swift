internal import TidingsParse

/// How names are written: of how many words, with which letters.
struct NameShape {
  /// The page's language, the primary subtag.
  let language: String

  private var isVietnamese: Bool { language == "vi" }

  /// Whether a text looks like a person's or an agency's name.
  func isName(_ text: String) -> Bool {
    let count = text.unicodeScalars.count
    guard count >= 2, count <= 60, text.first != "(", text.first != "（", text.first != "[" else { return false }
    // "표민정은 시민연대 사무국장입니다"
    if language == "ko", text.hasSuffix("니다") { return false }
    // "TTXVN tại Tokyo"
    if isVietnamese, text.range(ofBytes: " tại ") != nil { return false }
    var words = 0
    var capitals = 0
    for word in text.spacedWords {
      words += 1
      if Self.opensName(word) { capitals += 1 }
    }
    // "A- A A+" changes the size of the letters.
    if words > 1,
      text.spacedWords.allSatisfy({ $0.count(where: \.isLetter) <= 1 && $0.count <= 2 && $0.last != "." }),
      !Self.isIdeographic(text)
    {
      return false
    }
    guard words <= 7, capitals > 0, capitals * 2 >= words, !NameWords.weekdays.contains(text.inLowerCase) else {
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

  /// Two to five words, none of which is a degree or an office.
  func isPersonalName(_ text: String) -> Bool {
    guard isName(text) else { return false }
    let words = text.spacedWords
    let fewest = NameWords.languagesOfSingleNames.contains(language) ? 1 : 2
    guard Self.isIdeographic(text) || (words.count >= fewest && words.count <= 5) else { return false }
    return !words.contains { NameWords.roles.contains($0.inLowerCase.filter { $0 != "." && $0 != "," }) }
  }

  /// Whether a text is written as a person's name is in scripts that have capitals.
  func isWritten(_ name: String) -> Bool {
    isPersonalName(name)
      && name.spacedWords.allSatisfy { $0.first?.isUppercase == true || NameWords.particles.contains($0) }
  }

  /// Whether a text is the name of someone from Vietnam, the family's first: `Nguyễn Minh Hạ`.
  func isVietnameseFullName(_ text: String) -> Bool {
    let words = text.spacedWords
    guard isVietnamese, (2...4).contains(words.count), isWritten(text) else { return false }
    return NameWords.vietnameseFamilies.contains(WordFold.fold(String(words[0])))
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

  /// Whether a word begins as words of names do: with a capital, or with a letter of a script that has none. Georgian
  /// letters count as small ones.
  static func opensName(_ word: some StringProtocol) -> Bool {
    word.unicodeScalars.first.map { !$0.properties.isLowercase || (0x10D0...0x10FF).contains($0.value) } ?? false
  }

  static func isIdeographic(_ name: String) -> Bool { name.unicodeScalars.first.map { $0.value > 0x2E80 } ?? false }

  /// Whether a name's last point is part of it: `Jr.`, `Ph.D.`
  static func endsAbbreviated(_ name: String) -> Bool {
    let words = name.spacedWords
    guard let last = words.last?.dropLast() else { return false }
    // "Octave L."
    return name.hasSuffix("r.") || last.contains(".")
      || (words.count == 2 && last.count == 1 && last.allSatisfy { $0.isLetter && !$0.isLowercase })
  }

  /// Whether a text holds a word of capitals alone, as outlets' names do: `VOV-Tây Bắc`.
  static func holdsAcronym(_ text: String) -> Bool {
    text.split { !$0.isLetter }.contains { $0.count >= 3 && $0.allSatisfy(\.isUppercase) }
  }
}

internal import TidingsParse

/// Words that say whose name follows, or join one name to another.
struct BylineWords {
  /// The page's language, the primary subtag.
  let language: String

  private var isVietnamese: Bool { language == "vi" }

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
      let lowered = rest.inLowerCase
      for label in NameWords.labels(opening: lowered, in: language) {
        // "Ni", with the name in an element of its own.
        if label.utf8.last == 0x20, lowered.utf8.elementsEqual(label.utf8.dropLast()) { return "" }
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
    let words = result.spacedWords
    if (2...3).contains(words.count), let last = words.last, NameWords.prepositions.contains(last) { return "" }
    if result.utf8.last.map({ $0 >= 0x80 }) == true {
      for suffix in ["記者", "记者", " 기자", "기자", " 특파원"]
      where result.hasSuffix(suffix) && result.count > suffix.count + 1 {
        result = String(result.dropLast(suffix.count))
      }
    }
    while let last = result.last, Self.ornaments.contains(last) || last == "." && !NameShape.endsAbbreviated(result) {
      result.removeLast()
    }
    return String(result.drop(while: Self.ornaments.contains))
  }

  func startsWithLabel(_ text: String) -> Bool {
    if language == "zh", ChineseBylines.tellsOfReporter(text) { return false }
    if BylineLabel.rest(of: text) != nil { return true }
    let lowered = Self.withClosedColon(text).inLowerCase
    return NameWords.labels(opening: lowered, in: language).contains { label in
      guard lowered.utf8.starts(with: label.utf8), label != "from " else { return false }
      let after = lowered.dropFirst(label.count).first
      return label.hasSuffix(":") || label.hasSuffix("/") || label.hasSuffix(" ") || label.hasSuffix("：")
        || after.map { " :៖/,".contains($0) } ?? true || (label.unicodeScalars.first.map { $0.value > 0x2E80 } ?? false)
    }
  }

  /// Whether a text ends with what reporters are called: `김민수 기자`.
  func endsWithLabel(_ text: String) -> Bool {
    text.utf8.last.map { $0 >= 0x80 } == true
      && ["記者", "记者", "기자", "특파원"].contains { text.hasSuffix($0) && text.count > $0.count + 1 && text.count < 16 }
      && !ChineseBylines.isOfOutlet(text)
  }

  /// Whether a text is no more than the label of someone who did not write the story: `Fact checked by`, `Fotos`. What
  /// someone is called may stand behind a name as well.
  func isHelperLabel(_ text: String) -> Bool {
    let folded = WordFold.fold(text)
    let by = " by".utf8
    guard text.hasSuffix(":") || folded.reversed().starts(with: by.reversed()) || BylineLabel.isPicture(text[...])
    else { return false }
    return NameWords.helpers.contains { folded.elementsEqual($0) || folded.elementsEqual($0 + by) }
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

  /// Whether a note in brackets behind a name says that its bearer did not write: `Олег Дым (фото)`.
  func hasHelperNote(_ name: String) -> Bool {
    guard name.last == ")", let bracket = name.lastIndex(of: "("), bracket > name.startIndex else { return false }
    return announcesHelper(String(name[bracket...].dropFirst().dropLast()))
  }

  /// Whether a text does no more than join names.
  func joins(_ text: String) -> Bool {
    let word = text.inLowerCase
    return !word.isEmpty && NameWords.joiners.contains(word)
  }

  /// Whether a text opens with a word that joins it to the name before: `and Carl Dorn`.
  func opensJoined(_ text: String) -> Bool {
    NameWords.joiners.contains { text.hasPrefix($0 + " ") }
  }

  /// Whether a text ends with a word that joins it to the name behind.
  func endsJoined(_ text: String) -> Bool {
    text.hasSuffix(",") || NameWords.joiners.contains { text.hasSuffix(" " + $0) }
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

  /// Whether a text speaks to someone, as the questions of an interview do behind the label of the one who asks: `PV: Thưa
  /// ông, …`.
  func opensSpeech(_ text: String) -> Bool {
    isVietnamese && withoutLabel(text).inLowerCase.hasPrefix("thưa ")
  }
}

internal import TidingsModel
internal import TidingsParse

/// Tells what announces a writer by the meaning of its words, not phrase by phrase: `Ein Bericht von`, `Text und Foto:`,
/// `Підготувала`, `เขียนข่าวโดย :`.
enum BylineLabel {
  /// What a word of a label may be.
  private struct Kind: OptionSet {
    let rawValue: UInt16

    /// Someone who writes.
    static let person = Kind(rawValue: 1)
    /// What is written, as a label that a colon follows names it.
    static let text = Kind(rawValue: 1 << 1)
    /// What writers do or have done.
    static let deed = Kind(rawValue: 1 << 2)
    /// A word that leads from a text to its writer, and nowhere else.
    static let by = Kind(rawValue: 1 << 3)
    /// One that leads elsewhere as well.
    static let of = Kind(rawValue: 1 << 4)
    /// A word that stands between the others.
    static let filler = Kind(rawValue: 1 << 5)
    /// A picture, which a writer may have taken too.
    static let picture = Kind(rawValue: 1 << 6)
    /// A syllable of words that are written in two, of use before a colon or before "by".
    static let syllable = Kind(rawValue: 1 << 7)

    /// An article that stands before names.
    static let article = Kind(rawValue: 1 << 8)
    /// What is done to a text once it is written.
    static let publishing = Kind(rawValue: 1 << 9)

    static let telling: Kind = [.person, .text, .deed, .syllable]
  }

  private static let maximumWords = 6

  /// What stands behind the label that a text opens with.
  /// - Returns: `nil` when it opens with none; empty where the name stands in an element of its own.
  static func rest(of text: String) -> Substring? {
    let scalars = text.unicodeScalars
    var words = 0
    var seen: Kind = []
    var qualified: String.Index?
    var namedText: String.Index?
    var wordStart: String.Index?
    var index = scalars.startIndex
    while true {
      let scalar = index < scalars.endIndex ? scalars[index] : nil
      if let scalar, isOfWord(scalar) {
        wordStart = wordStart ?? index
        index = scalars.index(after: index)
        continue
      }
      if let start = wordStart {
        words += 1
        guard words <= maximumWords, let kind = kind(of: text[start..<index]),
          words == 1 || !isPartOfName(text[start..<index], kind)
        else { break }
        seen.formUnion(kind)
        if kind.contains(.of), seen.contains(.text) { namedText = index }
        if isQualified(kind, among: seen) || (qualified != nil && kind == .article)
          || (qualified != nil && isTextOfAuthor(text[start..<index], kind, among: seen))
        {
          qualified = index
        }
        if kind.contains(.publishing) { namedText = index }
        wordStart = nil
      }
      guard let scalar else { break }
      if colons.contains(scalar) {
        guard !seen.isDisjoint(with: Kind.telling.union(.by)) else { return nil }
        return text[scalars.index(after: index)...].drop { $0 == " " || $0 == ":" }
      }
      // "Текст — Оксана Мельник", "रिपोर्ट- सलीम अंसारी"
      if let name = nameBehindDash(text[index...]), !seen.isDisjoint(with: [.person, .text, .deed]) { return name }
      guard separators.contains(scalar) else { break }
      index = scalars.index(after: index)
    }
    // "Entrevista de Ximena Duarte", "Опубликовано Мария Волкова"
    if qualified == nil, let namedText, opensWithName(text[namedText...]) { qualified = namedText }
    return qualified.flatMap { name(behind: text[$0...], seen) }
  }

  /// The name that follows a label without a colon, behind what the label goes on to say.
  private static func name(behind label: Substring, _ seen: Kind) -> Substring? {
    var rest = label.drop { " .,-–".contains($0) }
    // "De notre correspondant à Brest, Jean Dubois", "De notre envoyé spécial à Brest, Jean Dubois"
    while let word = rest.split(separator: " ", maxSplits: 1).first, word.first?.isLowercase == true,
      kind(of: word)?.contains(.filler) == true,
      !seen.contains(.person) || !openingsOfPlaces.contains(String(word))
    {
      rest = rest[word.endIndex...].drop { $0 == " " }
    }
    if rest.first?.isLowercase == true, seen.contains(.person),
      openingsOfPlaces.contains(String(rest.prefix { $0 != " " })),
      let comma = rest.prefix(40).firstIndex(of: ",")
    {
      rest = rest[comma...].drop { " ,".contains($0) }
    }
    guard let first = rest.unicodeScalars.first else { return rest }
    guard first.properties.isAlphabetic, !first.properties.isLowercase, rest.utf8.count < 120 else { return nil }
    // "Jurnalis Kamis", "Bericht von Reuters": one word alone behind an office may be anything.
    return seen.contains(.deed) || rest.contains(" ") ? rest : nil
  }

  /// Whether a text opens with a label and a colon.
  static func isAnnounced(_ text: String) -> Bool {
    guard let rest = rest(of: text) else { return false }
    return text[..<rest.startIndex].unicodeScalars.contains(where: colons.contains)
  }

  /// Whether a word that may join others is written as names are: `Reporter Van Nguyen`.
  private static func isPartOfName(_ word: Substring, _ kind: Kind) -> Bool {
    kind.isSubset(of: [.of, .filler]) && word.first?.isUppercase == true
      && word.dropFirst().contains(where: \.isLowercase)
  }

  /// The name of two to four words that stands alone behind a dash.
  private static func nameBehindDash(_ text: Substring) -> Substring? {
    guard let dash = [" — ", " – ", " - ", "- ", "– ", "— "].first(where: text.hasPrefix),
      case let rest = text.dropFirst(dash.count),
      rest.utf8.count < 60, case let words = rest.spacedWords,
      (2...4).contains(words.count)
        || (words.count == 1 && (rest.unicodeScalars.first.map { $0.value >= 0x1000 } ?? false)),
      words.allSatisfy({
        $0.unicodeScalars.first.map { $0.properties.isAlphabetic && !$0.properties.isLowercase } ?? false
      })
    else { return nil }
    return rest
  }

  /// Whether two words begin a text that are written as names are.
  private static func opensWithName(_ text: Substring) -> Bool {
    let words = text.spacedWords.prefix(2)
    return words.count == 2 && !words.contains(where: DateVocabulary.isWeekday)
      && words.allSatisfy {
        $0.first?.isUppercase == true && $0.dropFirst().contains(where: \.isLowercase) && $0.count > 2
      }
  }

  /// Words before the place that a correspondent writes from.
  private static let openingsOfPlaces: Set<String> = [
    "à", "en", "in", "aus", "i", "w", "we", "v", "ve", "в", "у", "da", "din", "em",
  ]

  /// Whether a label may end with a word.
  private static func isQualified(_ kind: Kind, among seen: Kind) -> Bool {
    if !kind.isDisjoint(with: [.person, .deed]) { return true }
    if kind.contains(.by) { return !seen.isDisjoint(with: Kind.telling.union(.publishing)) }
    return kind.contains(.of) && !seen.isDisjoint(with: [.person, .deed, .publishing])
  }

  /// Whether a word behind what the writer is called says of what: `Автор статьи`.
  private static func isTextOfAuthor(_ word: Substring, _ kind: Kind, among seen: Kind) -> Bool {
    kind.contains(.text) && seen.contains(.person) && word.first?.isLowercase == true
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return (0x61...0x7A).contains(scalar.value | 0x20) || scalar == "'"
    }
    if scalar == "\u{2019}" || scalar == "\u{200C}" { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark:
      return true
    default: return false
    }
  }

  private static let colons: Set<Unicode.Scalar> = [":", "：", "៖", "=", "＝", "՝"]
  private static let separators: Set<Unicode.Scalar> = [
    " ", "\u{A0}", "\u{200B}", ",", "&", "-", "–", "/", "+", ".", "(", ")", "*", "·", "、", "・",
  ]

  private static func kind(of word: Substring) -> Kind? {
    let folded = WordFold.fold(String(word))
    if let kind = kinds[FNV1a.hash(of: folded)] { return kind }
    // Scripts that write words without spaces between.
    guard let lead = folded.first, lead == 0xE0 || lead == 0xE1, folded.count <= 60 else { return nil }
    var seen: Kind = []
    var rest = folded[...]
    while !rest.isEmpty {
      guard let part = joined.first(where: { rest.starts(with: $0) }), let kind = kinds[FNV1a.hash(of: part)] else {
        return nil
      }
      seen.formUnion(kind)
      rest = rest.dropFirst(part.count)
    }
    return seen
  }

  /// Whether two words lead to who took the pictures: `photo by`.
  static func leadsToPictures(_ word: Substring, _ next: Substring) -> Bool {
    kind(of: word)?.contains(.picture) == true && kind(of: next).map { !$0.isDisjoint(with: [.by, .of]) } == true
  }

  /// Whether a word names pictures.
  static func isPicture(_ word: Substring) -> Bool { kind(of: word)?.contains(.picture) == true }

  /// Whether a word says what writers do.
  static func isDeed(_ word: Substring) -> Bool { kind(of: word)?.contains(.deed) == true }

  /// A text without what its writer did, where the language says so behind the name: `Anna Vogt verfasst`.
  static func withoutDeed(_ text: String) -> String {
    let words = text.spacedWords
    guard words.count >= 3, let last = words.last, last.first?.isLowercase == true,
      kind(of: last).map({ $0.contains(.deed) }) == true
    else { return text }
    return words.dropLast().joined(separator: " ")
  }

  // MARK: Words

  private static func lists(of language: BylineLanguage) -> [(Kind, String)] {
    [
      (.person, language.writers), (.text, language.texts), (.deed, language.deeds),
      (.publishing, language.publishings), (.by, language.by),
      (.of, language.of), (.filler, language.fillers), (.article, language.articles), (.picture, language.pictures),
      (.syllable, language.syllables),
    ]
  }

  private static let kinds: KeyTable<Kind> = {
    var kinds: [UInt64: Kind] = [:]
    for (kind, list) in BylineLanguage.all.flatMap(lists) {
      for word in BylineLanguage.words(list) {
        kinds[FNV1a.hash(of: WordFold.fold(word)), default: []].formUnion(kind)
      }
    }
    return KeyTable(kinds.map { ($0, $1) })
  }()

  /// Words of the scripts without spaces, the longest first.
  private static let joined: [[UInt8]] = BylineLanguage.all.flatMap(lists)
    .flatMap { BylineLanguage.words($0.1).map(WordFold.fold) }
    .filter { $0.first.map { $0 == 0xE0 || $0 == 0xE1 } ?? false }
    .sorted { $0.count > $1.count }
}

/// Names in Japanese: four or five signs, or a family in signs and a given name in kana, beside what their bearers did or
/// the desk that they write for.
enum JapaneseBylines {
  static func names(inLine line: String) -> [String] {
    if let found = credited(line) { return found }
    // "投稿日：2025年11月12日　投稿者：三浦千春"
    for label in labels {
      for mark in ["：", ":"] {
        guard let range = line.range(ofBytes: label + mark) else { continue }
        return credited(String(line[range.lowerBound...])) ?? []
      }
    }
    return besideDesk(line)
  }

  static func names(inBrackets inner: Substring) -> [String] {
    let found = names(inLine: String(inner))
    if !found.isEmpty { return found }
    // "佐藤健一、ロンドン=Ann Bell"
    let correspondents = inner.split { "、，,".contains($0) }.map(behindPlace)
    if inner.contains(where: { "=＝".contains($0) }), correspondents.contains(where: isName),
      correspondents.allSatisfy({ isName($0) || isForeign($0) })
    {
      return correspondents
    }
    // "佐藤 健一、鈴木 美咲"
    let parted = inner.split { "、，,".contains($0) }.map { ByteText.folded(Array($0.utf8)) }
    return inner.contains(" ") && parted.allSatisfy(isName) ? parted : people(in: inner)
  }

  /// The name behind the place that its bearer writes from.
  private static func behindPlace(_ text: Substring) -> String {
    guard let mark = text.firstIndex(where: { "=＝".contains($0) }), case let place = text[..<mark], place.count <= 10,
      place.allSatisfy(isHanOrKana), !others.contains(String(place)), !credits.contains(String(place))
    else { return String(text) }
    return ByteText.folded(Array(text[mark...].dropFirst().utf8))
  }

  /// Whether a text is a name in Latin letters.
  private static func isForeign(_ text: String) -> Bool {
    let words = text.spacedWords
    return (2...4).contains(words.count)
      && words.allSatisfy { $0.first?.isUppercase == true && $0.allSatisfy { $0.isLetter || "-'’.".contains($0) } }
  }

  /// Whether a text that stands alone is written as names are.
  static func isName(_ text: String) -> Bool {
    if text.contains(" ") {
      // "佐藤 健一"
      let words = text.split(separator: " ")
      return words.count == 2 && words.allSatisfy { (1...3).contains($0.count) }
        && !people(in: words.joined()[...]).isEmpty
    }
    return text.count >= 4 && !people(in: text[...]).isEmpty
  }

  /// Those who wrote, in a line that opens with who did what: `取材・文＝佐藤健一　撮影＝中村一郎`.
  /// - Returns: `nil` for a line that opens otherwise.
  private static func credited(_ line: String) -> [String]? {
    let parts = line.split { between.contains($0) }
    guard let first = parts.first, isCredit(first), parts.count > 1 else { return nil }
    var names: [String] = []
    var isWriter = false
    var wasCredit = false
    var family: Substring?
    for part in parts {
      if isCredit(part) {
        isWriter = writers.contains(String(part)) || (wasCredit && isWriter)
        wasCredit = true
        family = nil
        continue
      }
      wasCredit = false
      let bare = withoutOffice(part.prefix { $0 != "（" && $0 != "(" })
      guard isWriter, !bare.isEmpty else { continue }
      if let before = family, (1...4).contains(bare.count), bare.allSatisfy(isHanOrKana) {
        names.append("\(before) \(bare)")
        family = nil
      } else if isNameOfOneWord(bare) {
        names.append(String(bare))
      } else if (1...3).contains(bare.count), bare.allSatisfy(EastAsianBylines.isHan) {
        family = bare
      }
    }
    return names
  }

  private static func isCredit(_ part: Substring) -> Bool {
    writers.contains(String(part)) || others.contains(String(part))
  }

  /// The names beside the desk that their bearers write for, or what these are: `社会部 佐藤健一`, `佐藤 健一：ライター`.
  private static func besideDesk(_ line: String) -> [String] {
    let words = line.split { betweenDesks.contains($0) }
    guard (2...6).contains(words.count), words.contains(where: isDesk) else { return [] }
    var names: [String] = []
    var family: Substring?
    for word in words {
      if let before = family {
        guard (1...4).contains(word.count), word.allSatisfy(isHanOrKana), !isDesk(word) else { return [] }
        names.append("\(before) \(word)")
        family = nil
      } else if isDesk(word) {
        continue
      } else if isNameOfOneWord(word) {
        names.append(String(word))
      } else if (1...3).contains(word.count), word.allSatisfy(EastAsianBylines.isHan) {
        family = word
      } else {
        return []
      }
    }
    return family == nil ? names : []
  }

  /// Whether a text tells what someone is or where one works.
  static func isOffice(_ text: String) -> Bool { isDesk(text[...]) }

  private static func isDesk(_ word: Substring) -> Bool { desks.contains(where: word.hasSuffix) }

  /// Names of four or five signs, parted by commas or points.
  private static func people(in text: Substring) -> [String] {
    // "鈴木美咲（フリーライター）"
    var bare = text.prefix { $0 != "（" && $0 != "(" }
    // "高橋真理　撮影：中村一郎"
    if let mark = bare.firstIndex(where: { $0 == "：" || $0 == ":" }),
      let space = bare[..<mark].lastIndex(where: { $0 == " " || $0 == "　" })
    {
      bare = bare[..<space]
    }
    let parts = bare.split { "、・／/,， ".contains($0) }.filter { part in
      !desks.contains(where: part.hasSuffix) || part.count > 4
    }
    let names = parts.map(withoutOffice)
    let people = names.prefix { name in
      (3...5).contains(name.count) && name.allSatisfy(EastAsianBylines.isHan)
        && !name.contains { NameWords.signsOfNotes.contains($0) }
    }
    return people.count == names.count || (people.count > 0 && text.contains("／")) ? people.map(String.init) : []
  }

  private static func withoutOffice(_ name: Substring) -> Substring {
    ["記者", "編集委員"].first(where: name.hasSuffix).map { name.dropLast($0.count) } ?? name
  }

  /// Whether a word is a whole name: three to five signs, or one to three and a given name in kana.
  private static func isNameOfOneWord(_ word: Substring) -> Bool {
    guard (3...6).contains(word.count), word.count(where: { NameWords.signsOfNotes.contains($0) }) < 2 else {
      return false
    }
    let family = word.prefix(while: EastAsianBylines.isHan)
    let given = word.dropFirst(family.count)
    if given.isEmpty { return word.count <= 5 }
    return (1...3).contains(family.count) && (2...4).contains(given.count) && given.allSatisfy(isKana)
      && !given.contains { particles.contains($0) }
  }

  private static func isKana(_ sign: Character) -> Bool {
    sign.unicodeScalars.first.map { (0x3041...0x30FE).contains($0.value) } ?? false
  }

  private static func isHanOrKana(_ sign: Character) -> Bool { EastAsianBylines.isHan(sign) || isKana(sign) }

  private static let writers = Set(BylineLanguage.Signs.japanese.writers)
  /// What announces a writer wherever it stands.
  private static let labels = BylineLanguage.Signs.japanese.labels
  /// What others did who may be named in the same line.
  private static let others = Set(BylineLanguage.Signs.japanese.others)
  /// Before whom something was taken from, or who did it.
  private static let credits: Set<String> = ["提供", "協力", "資料", "出典", "監督", "歌", "音楽", "作詞", "作曲", "引用", "写真提供"]
  private static let desks = BylineLanguage.Signs.japanese.outlets
  private static let between: Set<Character> = [
    " ", "　", "＝", "=", "：", ":", "／", "/", "・", "｜", "|", "、", ",", "，", "&", "＆", "\n",
  ]
  private static let betweenDesks: Set<Character> = [
    " ", "　", "・", "/", "／", "|", "｜", "：", ":", "，", ",", "、", "[", "]", "【", "】", "（", "）", "(", ")", "\n",
  ]
  /// Signs of grammar, which stand in sentences and not in given names.
  private static let particles: Set<Character> = ["を", "は", "が", "っ"]
}

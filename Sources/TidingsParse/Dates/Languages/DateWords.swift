internal import TidingsHTML

/// The words of dates in the languages of feeds, in one table.
struct DateWords {
  private static let words = DateWords()
  private static let longestJoined = 36

  private var meanings = WordTable<DateWord>(capacity: 8192)
  /// The first words of meanings that take several.
  private var phraseStarts = WordTable<Void>(capacity: 1024)
  /// The letters of the word being added.
  private var letters: [UInt8] = []

  /// - Parameter text: folded letters; several words parted by one space.
  static func meaning(of text: String) -> DateWord? { words.meanings[NFC.compose(Array(text.utf8))[...]] }

  static func beginsPhrase(_ text: String) -> Bool { words.phraseStarts[NFC.compose(Array(text.utf8))[...]] != nil }

  /// The longest known word that the letters, folded UTF-8, begin with, and its length in bytes.
  static func longestPrefix(of letters: ArraySlice<UInt8>) -> (DateWord, length: Int)? {
    var length = min(letters.count, longestJoined)
    length -= length % 3
    while length > 0 {
      if let word = words.meanings[NFC.compose(Array(letters.prefix(length)))[...]] { return (word, length) }
      length -= 3
    }
    return nil
  }

  /// A month or weekday of English in a spelling no dictionary has.
  static func misspelt(_ text: String) -> DateWord? {
    let letters = Array(text.utf8)
    guard letters.count >= 4, letters.count <= 12, letters.allSatisfy({ $0 < 0x80 }) else { return nil }
    for (index, name) in DateLanguages.englishMonths.enumerated() {
      let name = Array(name.utf8)
      // May has too many neighbours; March and April some.
      let allowed = name.count >= 7 ? 2 : name.count >= 4 ? 1 : 0
      if allowed > 0, letters[0] == name[0], distance(letters, name) <= allowed { return .month(index + 1) }
    }
    for (index, name) in DateLanguages.englishWeekdays.enumerated() {
      if letters.count >= 5, letters[0] == name.utf8.first, distance(letters, Array(name.utf8)) <= 2 {
        return .weekday(index)
      }
    }
    return nil
  }

  /// How many letters must be left out, put in, changed or swapped with their neighbour to make one word the other.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard abs(left.count - right.count) <= 2 else { return 3 }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var now = [row] + [Int](repeating: 0, count: right.count)
      for column in 1...right.count {
        let change = left[row - 1] == right[column - 1] ? 0 : 1
        now[column] = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + change)
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          now[column] = min(now[column], beforeLast[column - 2] + 1)
        }
      }
      beforeLast = last
      last = now
    }
    return last[right.count]
  }

  // MARK: The table

  private init() {
    for (meaning, words) in DateLanguages.special { add(words) { _ in meaning } }
    for language in DateLanguages.all { add(language.months) { .month($0 + 1) } }
    // Before the weekdays, whose short forms in some language are zones' names: Serbian čet.
    for (name, zone) in ZoneName.all {
      letters = Array(name.utf8)
      if meanings[letters[...]] == nil { set(.zone(zone)) }
    }
    for language in DateLanguages.all { add(language.weekdays) { .weekday($0) } }
    for (meaning, words) in DateLanguages.common { add(words) { _ in meaning } }
  }

  /// - Parameters:
  ///   - words: parted by spaces, and by `|` from those of the next place.
  ///   - meaning: of the words at a place.
  private mutating func add(_ words: String, _ meaning: (_ place: Int) -> DateWord) {
    var place = 0
    letters.removeAll(keepingCapacity: true)
    for scalar in words.unicodeScalars {
      switch scalar {
      case " ": add(meaning(place))
      case "|":
        add(meaning(place))
        place += 1
      default: Self.fold(scalar, into: &letters)
      }
    }
    add(meaning(place))
  }

  /// Gives the word at hand a meaning beside the one it may have, and ends it.
  private mutating func add(_ meaning: DateWord) {
    guard !letters.isEmpty else { return }
    if letters.contains(where: { $0 >= 0x80 }) { letters = NFC.compose(letters) }
    switch (meanings[letters[...]], meaning) {
    case (nil, _): set(meaning)
    case (.month(let month)?, .weekday): set(.monthOrWeekday(month))
    case (.weekday(let day)?, .weekday(let other)) where day != other: set(.weekday(nil))
    default: break
    }
    letters.removeAll(keepingCapacity: true)
  }

  private mutating func set(_ meaning: DateWord) {
    meanings.set(letters[...], meaning)
    if let space = letters.firstIndex(of: 0x20) { phraseStarts.set(letters[..<space], ()) }
  }

  // MARK: Folding

  /// A word of the tables as the tokeniser would give it; `_` or a space parts the words of a phrase.
  static func fold(_ word: some StringProtocol) -> String {
    var letters: [UInt8] = []
    for scalar in word.unicodeScalars { fold(scalar, into: &letters) }
    return String(decoding: letters, as: UTF8.self)
  }

  private static func fold(_ scalar: Unicode.Scalar, into letters: inout [UInt8]) {
    if scalar == "_" || scalar == " " {
      letters.append(0x20)
    } else {
      switch DateLetters.fold(scalar.value) {
      case .letter(let letter) where letter < 0x80: letters.append(UInt8(letter))
      case .letter(let letter):
        if let scalar = Unicode.Scalar(letter) {
          letters.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
      case .digit(let digit): letters.append(0x30 + digit)
      default: break
      }
    }
  }
}

/// The words of dates in the languages of feeds, in one table.
enum DateWords {
  private static let table: [String: DateWord] = build()
  /// The first words of meanings that take several.
  private static let phraseStarts: Set<String> = Set(
    table.keys.compactMap { key in key.firstIndex(of: " ").map { String(key[..<$0]) } })
  private static let longestJoined = 36

  /// - Parameter text: folded letters; several words parted by one space.
  static func meaning(of text: String) -> DateWord? { table[text] }

  static func beginsPhrase(_ text: String) -> Bool { phraseStarts.contains(text) }

  /// The longest known word that the letters, folded UTF-8, begin with, and its length in bytes.
  static func longestPrefix(of letters: ArraySlice<UInt8>) -> (DateWord, length: Int)? {
    var length = min(letters.count, longestJoined)
    length -= length % 3
    while length > 0 {
      if let word = table[String(decoding: letters.prefix(length), as: UTF8.self)] { return (word, length) }
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

  private static func build() -> [String: DateWord] {
    var table: [String: DateWord] = [:]
    table.reserveCapacity(8192)
    var letters: [UInt8] = []
    // Bytes, not characters: the lists are long, and every start of the program that meets a date's word reads them.
    func add(_ words: Substring.UTF8View, _ meaning: DateWord) {
      for word in words.split(separator: 0x20) {
        letters.removeAll(keepingCapacity: true)
        fold(Substring(word).unicodeScalars, into: &letters)
        let key = String(decoding: letters, as: UTF8.self)
        switch (table[key], meaning) {
        case (nil, _): table[key] = meaning
        case (.month(let month)?, .weekday): table[key] = .monthOrWeekday(month)
        case (.weekday(let day)?, .weekday(let other)) where day != other: table[key] = .weekday(nil)
        default: break
        }
      }
    }
    for (meaning, words) in DateLanguages.special { add(words[...].utf8, meaning) }
    for language in DateLanguages.all {
      for (index, words) in language.months.utf8.split(separator: 0x7C).enumerated() {
        add(words, .month(index + 1))
      }
    }
    // Before the weekdays, whose short forms in some language are zones' names: Serbian čet.
    for (name, zone) in ZoneName.all where table[name] == nil { table[name] = .zone(zone) }
    for language in DateLanguages.all {
      for (index, words) in language.weekdays.utf8.split(separator: 0x7C).enumerated() { add(words, .weekday(index)) }
    }
    for (meaning, words) in DateLanguages.common { add(words[...].utf8, meaning) }
    return table
  }

  /// A word of the tables as the tokeniser would give it; `_` or a space parts the words of a phrase.
  static func fold(_ word: some StringProtocol) -> String {
    var letters: [UInt8] = []
    fold(word.unicodeScalars, into: &letters)
    return String(decoding: letters, as: UTF8.self)
  }

  private static func fold(_ scalars: some Sequence<Unicode.Scalar>, into letters: inout [UInt8]) {
    for scalar in scalars {
      if scalar == "_" || scalar == " " {
        letters.append(0x20)
      } else if case .letter(let letter) = DateLetters.fold(scalar.value), let scalar = Unicode.Scalar(letter) {
        letters.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else if case .digit(let digit) = DateLetters.fold(scalar.value) {
        letters.append(0x30 + digit)
      }
    }
  }
}

internal import TidingsModel

/// Splits a date's text into tokens.
struct DateTokeniser {
  /// Longer texts hold more than a date.
  static let maximumLength = 250
  private static let maximumTokens = 64

  private let bytes: [UInt8]
  private var index = 0
  private var tokens: [DateToken] = []
  private var spaceBefore = false

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokens.reserveCapacity(24)
  }

  /// The tokens, or `nil` when the text holds something that stands in no date.
  static func tokens(of bytes: [UInt8]) -> [DateToken]? {
    guard bytes.count <= maximumLength else { return nil }
    var tokeniser = DateTokeniser(bytes)
    return tokeniser.run() ? tokeniser.tokens : nil
  }

  private mutating func run() -> Bool {
    while let (folded, length) = next() {
      guard tokens.count < Self.maximumTokens else { return false }
      switch folded {
      case .space:
        spaceBefore = true
        index += length
      case .mark: index += length
      case .symbol(let symbol):
        append(.symbol(symbol), from: index, to: index + length)
        index += length
      case .digit:
        guard readNumber() else { return false }
      case .letter(let letter):
        if DateLetters.joinsWords(letter) { readJoinedWords() } else { readWord() }
      case .other: return false
      }
    }
    return true
  }

  private mutating func append(_ kind: DateToken.Kind, from start: Int, to end: Int, hasMarks: Bool = false) {
    tokens.append(
      DateToken(kind: kind, isGlued: !spaceBefore && !tokens.isEmpty, range: start..<end, hasMarks: hasMarks))
    spaceBefore = false
  }

  /// The next scalar, folded, and its length in bytes.
  private func next() -> (DateLetters.Folded, Int)? {
    guard index < bytes.count else { return nil }
    let lead = bytes[index]
    if lead < 0x80 { return (DateLetters.fold(UInt32(lead)), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, index + length <= bytes.count else { return (.other, 1) }
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F)
    }
    return (DateLetters.fold(scalar), length)
  }

  private mutating func readNumber() -> Bool {
    let start = index
    var value = 0
    var digits = 0
    while let (folded, length) = next() {
      guard case .digit(let digit) = folded else {
        if folded == .mark {
          index += length
          continue
        }
        break
      }
      digits += 1
      let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      guard digits <= 19, !isTooLarge, tens <= Int.max - Int(digit) else { return false }
      value = tens + Int(digit)
      index += length
    }
    append(.number(value, digits: digits), from: start, to: index)
    return true
  }

  /// The letters of a word from `index` on, folded; `index` is then behind it.
  private mutating func takeLetters(joined: Bool) -> (letters: [UInt8], hasMarks: Bool) {
    var letters: [UInt8] = []
    var hasMarks = false
    var followsNumeral = false
    while let (folded, length) = next() {
      switch folded {
      case .letter(let letter):
        guard DateLetters.joinsWords(letter) == joined else { return (letters, hasMarks) }
        if letter < 0x80, length > 1 { hasMarks = true }
        followsNumeral = joined && ChineseNumerals.isDigit(letter)
        Self.append(letter, to: &letters)
      // `二0二四年`
      case .digit(0) where followsNumeral && isNumeral(at: index + length): Self.append(0x3007, to: &letters)
      case .mark: hasMarks = true
      // `jum'at`, `o'clock`, `Asia/Ho_Chi_Minh`
      case .symbol(0x27) where isLetter(at: index + length), .symbol(0x5F) where isLetter(at: index + length): break
      default: return (letters, hasMarks)
      }
      index += length
    }
    return (letters, hasMarks)
  }

  private static func append(_ scalar: UInt32, to letters: inout [UInt8]) {
    if scalar < 0x80 {
      letters.append(UInt8(scalar))
    } else if let scalar = Unicode.Scalar(scalar) {
      letters.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  private func isLetter(at place: Int) -> Bool {
    var ahead = self
    ahead.index = place
    if case .letter? = ahead.next()?.0 { return true }
    return false
  }

  private func isNumeral(at place: Int) -> Bool {
    var ahead = self
    ahead.index = place
    if case .letter(let letter)? = ahead.next()?.0 { return ChineseNumerals.isDigit(letter) }
    return false
  }

  private mutating func readWord() {
    let start = index
    var (letters, hasMarks) = takeLetters(joined: false)
    // Abbreviations of several letters with full stops: a.m., π.μ., jum'at.
    if index < bytes.count, bytes[index] == 0x2E, letters.count <= 6, isLetter(at: index + 1) {
      let mark = index
      var whole = letters
      while index < bytes.count, bytes[index] == 0x2E, isLetter(at: index + 1), whole.count <= 12 {
        index += 1
        whole += takeLetters(joined: false).letters
      }
      let text = String(decoding: whole, as: UTF8.self)
      if let word = DateWords.meaning(of: text) {
        return append(.word(word), from: start, to: index, hasMarks: hasMarks)
      }
      index = mark
    }
    var text = String(decoding: letters, as: UTF8.self)
    // Meanings of several words: `thứ năm`, `tháng mười hai`, `W. Europe Standard Time`; the longest counts.
    var best: (meaning: DateWord?, end: Int) = (DateWords.meaning(of: text), index)
    if DateWords.beginsPhrase(text) {
      var hasMarksSoFar = hasMarks
      for _ in 0..<4 {
        if letters.count <= 3, index < bytes.count, bytes[index] == 0x2E { index += 1 }
        guard let (folded, length) = next(), folded == .space else { break }
        index += length
        while let (folded, length) = next(), folded == .space { index += length }
        var (more, marks) = takeLetters(joined: false)
        // `Russia Time Zone 3`
        while index < bytes.count, bytes[index].isDigit, more.allSatisfy(\.isDigit), more.count < 2 {
          more.append(bytes[index])
          index += 1
        }
        guard !more.isEmpty else { break }
        letters = more
        hasMarksSoFar = hasMarksSoFar || marks
        text += " " + String(decoding: more, as: UTF8.self)
        if let meaning = DateWords.meaning(of: text) {
          best = (meaning, index)
          hasMarks = hasMarksSoFar
        }
      }
      index = best.end
    }
    if let meaning = best.meaning {
      append(.word(meaning), from: start, to: index, hasMarks: hasMarks)
    } else {
      let single = text.prefix { $0 != " " }
      if let meaning = DateWords.misspelt(String(single)) {
        append(.word(meaning), from: start, to: index)
      } else {
        append(.unknownWord(String(single)), from: start, to: index, hasMarks: hasMarks)
      }
    }
  }

  /// Words of scripts without spaces: the longest known word at each place.
  private mutating func readJoinedWords() {
    let start = index
    let (letters, _) = takeLetters(joined: true)
    // Thai abbreviations hold full stops: ธ.ค., พ.ศ.
    var whole = letters
    let mark = index
    while index < bytes.count, bytes[index] == 0x2E, isLetter(at: index + 1), whole.count <= 24 {
      index += 1
      whole += takeLetters(joined: true).letters
    }
    if index > mark, let word = DateWords.meaning(of: String(decoding: whole, as: UTF8.self)) {
      return append(.word(word), from: start, to: index)
    }
    index = mark
    var rest = letters[...]
    while !rest.isEmpty {
      guard tokens.count < Self.maximumTokens else { return }
      if let (word, length) = DateWords.longestPrefix(of: rest) {
        append(.word(word), from: start, to: index)
        rest = rest.dropFirst(length)
      } else if let (value, length) = ChineseNumerals.read(rest) {
        append(.number(value, digits: String(value).utf8.count), from: start, to: index)
        rest = rest.dropFirst(length)
      } else {
        return append(.unknownWord(String(decoding: rest, as: UTF8.self)), from: start, to: index)
      }
    }
  }
}

internal import TidingsParse

/// A piece of a line, as far as dates are made of them: a number, a word, a sign.
struct DateToken {
  enum Kind {
    case number(Int)
    /// In lower case.
    case word(String)
    case sign(Unicode.Scalar)
  }

  var kind: Kind
  /// How many digits a number was written with.
  var digits = 0
  var start: Int
  var end: Int

  /// Digits of other scripts are read as such; the signs that count years, months and days in East Asia are words.
  static func read(_ text: ArraySlice<UInt8>) -> [DateToken] {
    var tokens: [DateToken] = []
    var word: [UInt8] = []
    var opening: Unicode.Scalar = " "
    var wordStart = 0
    var position = 0
    func endWord(_ end: Int) {
      guard !word.isEmpty else { return }
      let text = String(decoding: word, as: UTF8.self)
      tokens.append(DateToken(kind: .word(text.inLowerCase), start: wordStart, end: end))
      word.removeAll(keepingCapacity: true)
    }
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let width = UTF8.width(scalar)
      if let digit = digit(scalar) {
        endWord(position)
        if let last = tokens.last, case .number(let value) = last.kind, last.end == position, last.digits < 9 {
          tokens[tokens.count - 1] = DateToken(
            kind: .number(value * 10 + digit), digits: last.digits + 1, start: last.start, end: position + width)
        } else {
          tokens.append(DateToken(kind: .number(digit), digits: 1, start: position, end: position + width))
        }
      } else if isUnit(scalar) {
        endWord(position)
        tokens.append(DateToken(kind: .word(String(scalar)), start: position, end: position + width))
      } else if isLetter(scalar)
        || (scalar == "." && !word.isEmpty && opening.value >= 0xE00 && opening.value < 0xF00)
      {
        if word.isEmpty {
          wordStart = position
          opening = scalar
        }
        // The Turkish capital, which would become an "i" with a dot above.
        let letter: Unicode.Scalar = scalar == "\u{130}" ? "i" : scalar
        word.append(contentsOf: letter.utf8)
      } else if (scalar == "\u{200D}" || scalar == "\u{200C}") && !word.isEmpty {
        // Within words of scripts that join letters.
      } else {
        endWord(position)
        if !isSpace(scalar) {
          tokens.append(DateToken(kind: .sign(scalar), start: position, end: position + width))
        }
      }
      position += width
    }
    endWord(position)
    // The points of Thai abbreviations end them: "ธ.ค."
    for index in tokens.indices {
      guard case .word(let word) = tokens[index].kind, word.utf8.last == 0x2E else { continue }
      tokens[index].kind = .word(String(word.dropLast()))
    }
    return tokens
  }

  /// Whether a text may hold a digit of any script: those beyond ASCII have bytes from 0xD9 on, as have the letters of
  /// Vietnamese, quotation marks and dashes, and the syllables of Korean, which are told apart.
  static func mayHoldDigit(_ text: ArraySlice<UInt8>) -> Bool {
    for index in text.indices {
      let byte = text[index]
      let next = index + 1 < text.endIndex ? text[index + 1] : 0
      switch byte {
      case 0x30...0x39: return true
      case ..<0xD9, 0xEB, 0xEC: continue
      case 0xE1 where next == 0xBA || next == 0xBB: continue
      case 0xE2 where next == 0x80: continue
      case 0xEA where next >= 0xB0: continue
      case 0xED where next <= 0x9E: continue
      default: return true
      }
    }
    return false
  }

  /// Letters and the marks that belong to them; Unicode's properties are dear.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x80: return (0x61...0x7A).contains(scalar.value | 0x20)
    // Latin, Cyrillic, Vietnamese, Chinese, Korean: letters throughout, but for the signs of times and of division.
    case 0xC0...0x24F: return scalar.value != 0xD7 && scalar.value != 0xF7
    case 0x400...0x481, 0x48A...0x52F, 0x1E00...0x1EFF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: return true
    default: break
    }
    let properties = scalar.properties
    return properties.isAlphabetic || properties.generalCategory == .nonspacingMark
      || properties.generalCategory == .spacingMark
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? ByteText.isSpace(UInt8(scalar.value)) : scalar.properties.isWhitespace
  }

  private static func isUnit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "年", "月", "日", "时", "時", "点", "分", "년", "월", "일", "시", "분": true
    default: false
    }
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    guard scalar.value >= 0x80 else {
      return scalar.value >= 0x30 && scalar.value <= 0x39 ? Int(scalar.value - 0x30) : nil
    }
    return scalar.value >= 0x660 ? DateVocabulary.digit(scalar) : nil
  }
}

/// Tells Thai in windows-874 by how its signs follow one another: a vowel sign or tone mark stands on a letter, and the
/// vowels that are written first stand before one. No other script's bytes keep to that for long.
enum ThaiText {
  private static let sample = 4 * 1024
  /// Bytes beyond ASCII. In fewer, Chinese may look so by chance.
  private static let least = 24

  static func isWritten(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return false }
    var letters = 0
    var marks = 0
    var last = Sign.other
    for byte in bytes[first...].prefix(sample) {
      let sign = Sign(byte)
      if byte >= 0x80 {
        guard sign != .other || isPunctuation(byte) else { return false }
        letters += 1
      }
      switch sign {
      case .mark:
        guard last == .consonant || last == .mark else { return false }
        marks += 1
      case .other, .leadingVowel, .vowel: if last == .leadingVowel { return false }
      case .consonant: break
      }
      last = sign
    }
    return letters >= least && marks * 8 >= letters && !EastAsianText.isLikely(bytes)
  }

  /// Quotation marks, dashes, the ellipsis, the baht sign, digits and the no-break space.
  private static func isPunctuation(_ byte: UInt8) -> Bool {
    byte == 0x80 || byte == 0x85 || 0x91...0x97 ~= byte || byte == 0xA0 || byte == 0xDF || byte >= 0xEF && byte <= 0xFB
  }

  private enum Sign {
    case consonant, leadingVowel, vowel, mark, other

    init(_ byte: UInt8) {
      switch byte {
      case 0xA1...0xCE: self = .consonant
      case 0xE0...0xE4: self = .leadingVowel
      case 0xD1, 0xD4...0xDA, 0xE7...0xEE: self = .mark
      // ฯ ะ า ำ ๅ ๆ
      case 0xCF, 0xD0, 0xD2, 0xD3, 0xE5, 0xE6: self = .vowel
      default: self = .other
      }
    }
  }
}

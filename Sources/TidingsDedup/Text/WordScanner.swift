internal import CBlocks

/// The hashes of a text's words, one after the other.
///
/// A word is a run of letters, digits and marks. In scripts written without spaces every character is one.
struct WordScanner {
  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func next() -> UInt64? {
    var start = index
    while index < text.count {
      // 17 bytes are looked at, and in vain where a script of another kind begins.
      if text[index] < 0xDB || text[index] == 0xE1, index + 16 < text.count, let place = text.baseAddress {
        let letters = Int(tidings_block_letters(place + index))
        index += letters
        if letters == 16 { continue }
      }
      let byte = text[index]
      if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 {
        index += 1
        continue
      }
      let end = min(index + (byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1), text.count)
      switch byte < 0x80 ? .separator : kind(index, end) {
      case .letter: index = end
      case .separator:
        let word = start..<index
        index = end
        start = end
        if !word.isEmpty { return hash(word) }
      case .wordOfItsOwn:
        let word = start..<index
        if !word.isEmpty { return hash(word) }
        index = end
        return hash(start..<end)
      }
    }
    return start < text.count ? hash(start..<text.count) : nil
  }

  /// The eight bytes from a place on, the first one lowest.
  private func load(_ place: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  private func kind(_ start: Int, _ end: Int) -> ScalarKind {
    let lead = text[start]
    // Latin with accents, Greek, Cyrillic, Hebrew, but for the signs of multiplication and division; then the precomposed
    // letters of Vietnamese.
    if lead >= 0xC3, lead <= 0xD7 {
      return lead == 0xC3 && end - start == 2 && text[start + 1] & 0xDF == 0x97 ? .separator : .letter
    }
    if lead == 0xE1, end - start == 3, text[start + 1] & 0xFC == 0xB8 { return .letter }
    if end - start == 3 {
      // Han from U+5000 on.
      if lead >= 0xE5, lead <= 0xE9 { return .wordOfItsOwn }
      let scalar = UInt32(lead & 0x0F) << 12 | UInt32(text[start + 1] & 0x3F) << 6 | UInt32(text[start + 2] & 0x3F)
      return ScalarKind(scalar)
    }
    let scalar = text[start..<end].dropFirst().reduce(UInt32(lead) & (0x7F >> UInt32(end - start))) {
      $0 << 6 | UInt32($1 & 0x3F)
    }
    return ScalarKind(scalar)
  }

  /// Eight bytes at a time. Setting bit 5 makes ASCII letters lower case and leaves digits; that it also makes a few
  /// letters beyond ASCII the same does no harm here.
  private func hash(_ word: Range<Int>) -> UInt64 {
    let fold: UInt64 = 0x2020_2020_2020_2020
    var value: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(word.count)
    var position = word.lowerBound
    while position + 8 <= word.upperBound {
      value = Self.mix(value ^ (load(position) | fold))
      position += 8
    }
    // Less than eight bytes, the first one highest.
    let left = word.upperBound - position
    var rest: UInt64 = 0
    if left > 0, position + 8 <= text.count {
      rest = (load(position) | fold).byteSwapped >> UInt64(64 - 8 * left)
    } else {
      for place in position..<word.upperBound { rest = rest << 8 | UInt64(text[place] | 0x20) }
    }
    return Self.mix(value ^ rest)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value &* 0xBF58_476D_1CE4_E5B9
    return product ^ (product >> 31)
  }
}

/// What a character beyond ASCII is to the words of a text.
private enum ScalarKind {
  case letter, wordOfItsOwn, separator

  init(_ scalar: UInt32) {
    switch scalar {
    case 0x80...0xA9, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBF: self = .separator
    // Arabic comma, semicolon, question mark and full stop; Devanagari danda
    case 0x60C, 0x61B, 0x61F, 0x6D4, 0x964, 0x965: self = .separator
    case 0x2000...0x206F, 0x20A0...0x20CF, 0x2190...0x2BFF, 0x2E00...0x2E7F: self = .separator
    case 0x3000...0x3004, 0x3008...0x3020, 0x3030, 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65:
      self = .separator
    case 0x1F000...0x1FAFF: self = .separator
    // Thai, Lao, Burmese, Khmer
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF: self = .wordOfItsOwn
    // Kana, Bopomofo, Han
    case 0x3005...0x3007, 0x3021...0x302F, 0x3031...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF:
      self = .wordOfItsOwn
    case 0x20000...0x3FFFF: self = .wordOfItsOwn
    default: self = .letter
    }
  }
}

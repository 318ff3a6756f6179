public import TidingsModel

/// Charikar's similarity hash over a text's shingles of three words: texts that share most shingles differ in few bits.
///
/// A word is a run of letters, digits and marks, ASCII letters in lower case. In scripts written without spaces
/// (Chinese, Japanese, Thai, Lao, Khmer, Burmese) every character is a word.
public struct SimHash64: Sendable, Hashable {
  /// Texts of fewer words have no hash: theirs says too little.
  public static let minimumWords = 50
  /// Up to so many differing bits two texts count as near duplicates.
  public static let nearDistance = 3

  public let bits: UInt64

  public init(bits: UInt64) { self.bits = bits }

  /// `nil` when the item has fewer than `minimumWords` words.
  public init?(_ item: Item) {
    var text = FoldedText(reserving: item.contentText?.utf8.count ?? 0)
    VisibleText.append(of: item, to: &text)
    self.init(utf8: text.bytes)
  }

  init?(utf8 text: [UInt8]) {
    // A text of fewer bytes than this has fewer words, whatever the script.
    guard text.count >= Self.minimumWords else { return nil }
    var tally = BitTally()
    var words = 0
    var first: UInt64 = 0
    var second: UInt64 = 0
    text.withUnsafeBufferPointer { text in
      var scanner = WordScanner(text)
      while let word = scanner.next() {
        words += 1
        if words >= 3 { tally.add(Self.mix(first, second, word)) }
        first = second
        second = word
      }
    }
    guard words >= Self.minimumWords else { return nil }
    bits = tally.majority
  }

  public func distance(to other: SimHash64) -> Int { (bits ^ other.bits).nonzeroBitCount }

  /// The four 16-bit quarters, each with its place in bits 16 and 17. Two hashes at most three bits apart agree in one
  /// at least: that is what they are looked up by.
  public var bands: [Int64] {
    (0..<4).map { band in Int64(band) << 16 | Int64((bits >> UInt64(band * 16)) & 0xFFFF) }
  }

  /// The order of the words counts.
  private static func mix(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
    var value = first
    value = (value ^ (value >> 32)) &* 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 29) ^ second) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 32) ^ third) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// For each of 64 bits, how many of the added words have it set: the counts stand upright, one bit plane a power of two,
/// so that adding a word is a few operations for all 64 at once.
private struct BitTally {
  private var planes: [UInt64] = Array(repeating: 0, count: 33)
  private var count = 0

  mutating func add(_ word: UInt64) {
    var carry = word
    var plane = 0
    while carry != 0, plane < 32 {
      let next = planes[plane] & carry
      planes[plane] ^= carry
      carry = next
      plane += 1
    }
    count += 1
  }

  /// The bits that more than half of the words have.
  var majority: UInt64 {
    var result: UInt64 = 0
    for bit in 0..<64 {
      var total = 0
      for plane in 0..<32 { total |= Int((planes[plane] >> UInt64(bit)) & 1) << plane }
      if total * 2 > count { result |= 1 << UInt64(bit) }
    }
    return result
  }
}

/// The hashes of a text's words, one after the other.
private struct WordScanner {
  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func next() -> UInt64? {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var isInside = false
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        if (lower >= 0x61 && lower <= 0x7A) || (lower >= 0x30 && lower <= 0x39) {
          hash = (hash ^ UInt64(lower)) &* 0x100_0000_01B3
          isInside = true
          index += 1
          continue
        }
        // An apostrophe inside a word belongs to it.
        if byte == 0x27, isInside {
          index += 1
          continue
        }
        if isInside { return hash }
        index += 1
        continue
      }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      let end = min(index + length, text.count)
      let scalar = text[index..<end].dropFirst().reduce(UInt32(byte) & (0x7F >> UInt32(length))) {
        $0 << 6 | UInt32($1 & 0x3F)
      }
      switch ScalarClass(scalar) {
      case .separator:
        if isInside { return hash }
        index = end
      case .wordOfItsOwn:
        if isInside { return hash }
        index = end
        return (hash ^ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15
      case .letter:
        for byte in text[index..<end] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        isInside = true
        index = end
      }
    }
    return isInside ? hash : nil
  }
}

private enum ScalarClass {
  case letter, wordOfItsOwn, separator

  init(_ scalar: UInt32) {
    switch scalar {
    case 0x80...0xA9, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBF, 0xD7, 0xF7: self = .separator
    case 0x2000...0x206F, 0x20A0...0x20CF, 0x2190...0x2BFF, 0x2E00...0x2E7F: self = .separator
    case 0x3000...0x3004, 0x3008...0x3020, 0x3030, 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65:
      self = .separator
    // Devanagari danda, Arabic comma and its kin
    case 0x964, 0x965, 0x60C, 0x61B, 0x61F, 0x6D4: self = .separator
    // Thai, Lao, Burmese, Khmer
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF: self = .wordOfItsOwn
    // Kana, Bopomofo, Han
    case 0x3005...0x3007, 0x3021...0x302F, 0x3031...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF:
      self = .wordOfItsOwn
    case 0x20000...0x3FFFF: self = .wordOfItsOwn
    case 0x1F000...0x1FAFF: self = .separator
    default: self = .letter
    }
  }
}

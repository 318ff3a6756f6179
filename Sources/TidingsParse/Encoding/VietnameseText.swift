internal import TidingsHTML

/// Tells whether bytes are Vietnamese in one of its one-byte encodings, by the syllables they would spell.
///
/// Every Vietnamese word is a syllable of an initial, a nucleus with at most one tone, and a final, each from a short
/// list. Text in another language or encoding hits these lists by chance only.
enum VietnameseText {
  private static let candidates: [TextEncoding] = [.windows1258, .tcvn, .viscii]
  /// Bytes that mostly suffice for a judgement, and those that are looked at where they do not.
  private static let opening = 12 * 1024
  private static let sample = 128 * 1024

  /// - Parameter words: how many words with marks there must be, nearly all of them syllables.
  static func encoding(of bytes: [UInt8], words: Int) -> TextEncoding? {
    guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return nil }
    let opening = judge(bytes[first...].prefix(opening), words: words)
    if opening.encoding != nil || opening.marked >= words * 8 || bytes.count - first <= Self.opening {
      return opening.encoding
    }
    return judge(bytes[first...].prefix(sample), words: words).encoding
  }

  /// Which encoding the bytes are in, and how many words with marks there are by the one that finds most.
  private static func judge(_ bytes: ArraySlice<UInt8>, words: Int) -> (encoding: TextEncoding?, marked: Int) {
    var best: (encoding: TextEncoding, syllables: Int)?
    var marked = 0
    for encoding in candidates {
      var output = DecoderOutput()
      SingleByteDecoder(encoding)?.decode(bytes, into: &output)
      let (syllables, total, distinct) = count(NFC.compose(output.utf8))
      marked = max(marked, total)
      guard syllables >= words, syllables * 10 >= total * 8, syllables > best?.syllables ?? 0 else { continue }
      // Signs of measure and currency stand alone, or before the same letter again and again.
      guard distinct * 4 >= words * 3 else { continue }
      best = (encoding, syllables)
    }
    return (best?.encoding, marked)
  }

  /// Of the words with a letter beyond ASCII, how many are Vietnamese syllables, how many there are, and how many
  /// different syllables of several letters, up to a dozen.
  private static func count(_ text: [UInt8]) -> (syllables: Int, total: Int, distinct: Int) {
    var counts = (syllables: 0, total: 0, distinct: 0)
    var known: Set<[UInt8]> = []
    var word: [UInt8] = []
    var index = 0
    // From one character beyond ASCII to the next: the other words do not count.
    while let mark = text[index...].firstIndex(where: { $0 >= 0x80 }) {
      var start = mark
      while start > index, text[start - 1].isLetter { start -= 1 }
      word.removeAll(keepingCapacity: true)
      word.append(contentsOf: text[start..<mark].lazy.map { $0 | 0x20 })
      var hasMark = false
      index = mark
      while index < text.count {
        let byte = text[index]
        if byte < 0x80 {
          guard byte.isLetter else { break }
          word.append(byte | 0x20)
          index += 1
        } else {
          let (scalar, length) = scalar(text, index)
          index += length
          guard scalar >= 0xC0 else { break }
          hasMark = true
          word.append(scalar < letters.count ? letters[scalar] : foreign)
        }
      }
      guard hasMark else { continue }
      counts.total += 1
      guard word.count <= 8, isSyllable(word) else { continue }
      counts.syllables += 1
      if word.count > 1, counts.distinct < 12, known.insert(word).inserted { counts.distinct += 1 }
    }
    return counts
  }

  /// A character of two bytes or more of valid UTF-8.
  private static func scalar(_ text: [UInt8], _ index: Int) -> (Int, length: Int) {
    let lead = Int(text[index])
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var scalar = lead & (0x7F >> length)
    for byte in text[(index + 1)..<min(index + length, text.count)] { scalar = scalar << 6 | Int(byte & 0x3F) }
    return (scalar, length)
  }

  private static func isSyllable(_ word: [UInt8]) -> Bool {
    var initial = Spelling()
    var nucleus = Spelling()
    var final = Spelling()
    var tones = 0
    for letter in word {
      if isVowel(letter), final.isEmpty {
        nucleus.append(letter & ~tone)
        if letter & tone != 0 { tones += 1 }
      } else if nucleus.isEmpty {
        initial.append(letter)
      } else {
        final.append(letter)
      }
    }
    // The u of qu and the i of gi belong to the initial.
    if initial == Spelling("q"), nucleus.first == 0x75 { nucleus.removeFirst() }
    if initial == Spelling("g"), nucleus.count > 1, nucleus.first == 0x69 { nucleus.removeFirst() }
    return tones <= 1 && initials.contains(initial) && nuclei.contains(nucleus) && finals.contains(final)
  }

  // MARK: Letters

  /// Up to eight letters, a byte each, the first one lowest.
  private struct Spelling: Hashable {
    private var bytes: UInt64 = 0
    private(set) var count: UInt8 = 0

    init() {}

    /// - Parameter text: at most eight letters, without tones.
    init(_ text: some StringProtocol) {
      for scalar in text.unicodeScalars { append(letters[Int(scalar.value)]) }
    }

    var isEmpty: Bool { count == 0 }
    var first: UInt8 { UInt8(truncatingIfNeeded: bytes) }

    mutating func append(_ letter: UInt8) {
      bytes |= UInt64(letter) << (UInt64(count) * 8)
      count += 1
    }

    mutating func removeFirst() {
      bytes >>= 8
      count -= 1
    }
  }

  /// Set in a vowel that bears a tone.
  private static let tone: UInt8 = 0x80
  /// A letter that Vietnamese does not have.
  private static let foreign: UInt8 = 0x7F

  /// `ă â ê ô ơ ư` are 1 to 6.
  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter & ~tone {
    case 1...6, 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
    default: false
    }
  }

  /// The letters up to U+1EF9, of either case, as a byte: those of ASCII as in it, the others by a number.
  private static let letters: [UInt8] = {
    var table = [UInt8](repeating: foreign, count: 0x1F00)
    func add(_ scalar: Unicode.Scalar, _ letter: UInt8) {
      table[Int(scalar.value)] = letter
      if let capital = scalar.properties.uppercaseMapping.unicodeScalars.first { table[Int(capital.value)] = letter }
    }
    for letter in UInt8(0x61)...0x7A { add(Unicode.Scalar(letter), letter) }
    add("đ", 7)
    let rows =
      "aáàảãạ ăắằẳẵặ âấầẩẫậ eéèẻẽẹ êếềểễệ iíìỉĩị oóòỏõọ ôốồổỗộ ơớờởỡợ uúùủũụ ưứừửữự yýỳỷỹỵ"
    var next: UInt8 = 1
    for row in rows.split(separator: " ") {
      var vowel: UInt8?
      for scalar in row.unicodeScalars {
        guard let plain = vowel else {
          vowel = scalar.isASCII ? UInt8(scalar.value) : next
          if !scalar.isASCII { next += 1 }
          add(scalar, vowel ?? foreign)
          continue
        }
        add(scalar, plain | tone)
      }
    }
    return table
  }()

  private static let initials = spellings(
    "b c ch d đ g gh h k kh l m n ng ngh nh p ph q r s t th tr v x"
  ).union([Spelling()])
  private static let finals = spellings("c ch m n ng nh p t").union([Spelling()])
  private static let nuclei = spellings(
    """
    a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi oo ôi ơi ua uâ uê ui uô uơ uy ưa ưi ươ ưu iêu \
    oai oao oay oeo uao uây uôi uya uyê uyu ươi ươu yê yêu
    """)

  private static func spellings(_ words: String) -> Set<Spelling> {
    Set(words.split(separator: " ").map { Spelling($0) })
  }
}

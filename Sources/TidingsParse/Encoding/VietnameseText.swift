internal import TidingsModel

/// Tells whether bytes are Vietnamese in one of its one-byte encodings, by the syllables they would spell.
///
/// Every Vietnamese word is a syllable of an initial, a nucleus with at most one tone, and a final, each from a short
/// list. Text in another language or encoding hits these lists by chance only.
enum VietnameseText {
  private static let alphabets = [TextEncoding.windows1258, .tcvn, .viscii].compactMap { Alphabet($0) }
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
    for alphabet in alphabets {
      let (syllables, total, distinct) = bytes.withUnsafeBufferPointer { count($0, alphabet) }
      marked = max(marked, total)
      guard syllables >= words, syllables * 10 >= total * 8, syllables > best?.syllables ?? 0 else { continue }
      // Signs of measure and currency stand alone, or before the same letter again and again.
      guard distinct * 4 >= words * 3 else { continue }
      best = (alphabet.encoding, syllables)
    }
    return (best?.encoding, marked)
  }

  /// Of the words with a letter beyond ASCII, how many are Vietnamese syllables, how many there are, and how many
  /// different syllables of several letters, up to a dozen.
  private static func count(_ text: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet)
    -> (syllables: Int, total: Int, distinct: Int)
  {
    var counts = (syllables: 0, total: 0, distinct: 0)
    var known: [UInt64] = []
    var index = 0
    while true {
      // From one character beyond ASCII to the next: the other words do not count.
      var mark = index
      while mark < text.count, !alphabet.isBeyondASCII[Int(text[mark])] { mark += 1 }
      guard mark < text.count else { return counts }
      var start = mark
      while start > index, text[start - 1].isLetter { start -= 1 }
      var word = Spelling()
      var hasMark = false
      index = start
      while index < text.count {
        let byte = Int(text[index])
        let letter = alphabet.letters[byte]
        if letter == none {
          if alphabet.isBeyondASCII[byte] { index += 1 }
          break
        }
        index += 1
        if alphabet.isBeyondASCII[byte] { hasMark = true }
        if letter == toneMark { word.addTone() } else { word.append(letter) }
      }
      guard hasMark else { continue }
      counts.total += 1
      guard isSyllable(word) else { continue }
      counts.syllables += 1
      if word.count > 1, counts.distinct < 12, !known.contains(word.bytes) {
        known.append(word.bytes)
        counts.distinct += 1
      }
    }
  }

  /// - Parameter word: a word in Unicode's letters.
  static func isSyllable(_ word: some Sequence<Unicode.Scalar>) -> Bool {
    var spelling = Spelling()
    for scalar in word { spelling.append(scalar.value < letters.count ? letters[Int(scalar.value)] : foreign) }
    return isSyllable(spelling)
  }

  private static func isSyllable(_ word: Spelling) -> Bool {
    guard word.count <= Spelling.maximum else { return false }
    var initial = Spelling()
    var nucleus = Spelling()
    var final = Spelling()
    var tones = 0
    for place in 0..<word.count {
      let letter = word[place]
      if isVowel(letter), final.count == 0 {
        nucleus.append(letter & ~tone)
        if letter & tone != 0 { tones += 1 }
      } else if nucleus.count == 0 {
        initial.append(letter)
      } else {
        final.append(letter)
      }
    }
    // The u of qu and the i of gi belong to the initial.
    if initial.bytes == 0x71, nucleus.first == 0x75 { nucleus.removeFirst() }
    if initial.bytes == 0x67, nucleus.count > 1, nucleus.first == 0x69 { nucleus.removeFirst() }
    return tones <= 1 && isOf(initials, initial) && isOf(finals, final) && isOf(nuclei, nucleus)
  }

  // MARK: Letters

  /// How the bytes of an encoding read.
  private struct Alphabet: Sendable {
    let encoding: TextEncoding
    /// For each byte its letter, `foreign`, `toneMark` or `none`.
    let letters: [UInt8]
    let isBeyondASCII: [Bool]

    init?(_ encoding: TextEncoding) {
      guard let characters = SingleByteTables.characters(of: encoding) else { return nil }
      self.encoding = encoding
      isBeyondASCII = characters.map { $0.value >= 0x80 }
      letters = characters.map { character in
        switch Int(character.value) {
        case ..<0x80: UInt8(character.value).isLetter ? UInt8(character.value) | 0x20 : none
        // Neither signs nor spaces.
        case ..<0xC0, 0x2000..<0x20D0: none
        case 0x300, 0x301, 0x303, 0x309, 0x323: toneMark
        case let scalar: scalar < VietnameseText.letters.count ? VietnameseText.letters[scalar] : foreign
        }
      }
    }
  }

  /// Letters, a byte each, the first one lowest; of more than eight only the number.
  private struct Spelling {
    static let maximum = 8

    private(set) var bytes: UInt64 = 0
    private(set) var count = 0

    init() {}

    /// - Parameter text: at most eight letters, without tones.
    init(_ text: some StringProtocol) {
      for scalar in text.unicodeScalars { append(letters[Int(scalar.value)]) }
    }

    var first: UInt8 { self[0] }

    subscript(place: Int) -> UInt8 { UInt8(truncatingIfNeeded: bytes >> (UInt64(place) &* 8)) }

    mutating func append(_ letter: UInt8) {
      if count < Self.maximum { bytes |= UInt64(letter) << (UInt64(count) &* 8) }
      count += 1
    }

    mutating func removeFirst() {
      bytes >>= 8
      count -= 1
    }

    /// Puts a tone on the last letter; as a letter of its own where that cannot have one.
    mutating func addTone() {
      guard count > 0, count <= Self.maximum else { return append(foreign) }
      let last = self[count - 1]
      guard isVowel(last), last & tone == 0 else { return append(foreign) }
      bytes |= UInt64(tone) << (UInt64(count - 1) &* 8)
    }
  }

  /// Set in a vowel that bears a tone.
  private static let tone: UInt8 = 0x80
  /// A letter that Vietnamese does not have.
  private static let foreign: UInt8 = 0x7F
  /// A tone that is written behind its letter.
  private static let toneMark: UInt8 = 0x7E
  /// What stands between words.
  private static let none: UInt8 = 0

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

  private static let initials =
    spellings("b c ch d đ g gh h k kh l m n ng ngh nh p ph q r s t th tr v x") + [Spelling().bytes]
  private static let finals = [Spelling().bytes] + spellings("c ch m n ng nh p t")
  private static let nuclei = spellings(
    """
    a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi oo ôi ơi ua uâ uê ui uô uơ uy ưa ưi ươ ưu iêu \
    oai oao oay oeo uao uây uôi uya uyê uyu ươi ươu yê yêu
    """)

  private static func spellings(_ words: String) -> [UInt64] {
    words.split(separator: " ").map { Spelling($0).bytes }
  }

  /// All are looked at, as that takes less time than to ask after each whether to go on.
  private static func isOf(_ spellings: [UInt64], _ spelling: Spelling) -> Bool {
    var found = 0
    for known in spellings { found &+= known == spelling.bytes ? 1 : 0 }
    return found > 0
  }
}

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
      let (syllables, total) = count(NFC.compose(String(decoding: output.utf8, as: UTF8.self)))
      marked = max(marked, total)
      guard syllables >= words, syllables * 10 >= total * 8, syllables > best?.syllables ?? 0 else { continue }
      best = (encoding, syllables)
    }
    return (best?.encoding, marked)
  }

  /// Of the words with a letter beyond ASCII, how many are Vietnamese syllables, and how many there are.
  private static func count(_ text: String) -> (syllables: Int, total: Int) {
    var counts = (syllables: 0, total: 0)
    var word: [Unicode.Scalar] = []
    var hasMark = false
    func finish() {
      defer {
        word.removeAll(keepingCapacity: true)
        hasMark = false
      }
      guard hasMark else { return }
      counts.total += 1
      if word.count <= 8, isSyllable(word) { counts.syllables += 1 }
    }
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value < 0x80 {
        let lower = value >= 0x41 && value <= 0x5A ? value + 32 : value
        if lower >= 0x61, lower <= 0x7A { word.append(Unicode.Scalar(UInt8(lower))) } else { finish() }
      } else if value >= 0xC0 {
        hasMark = true
        word.append(scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar)
      } else {
        finish()
      }
    }
    finish()
    return counts
  }

  private static func isSyllable(_ word: [Unicode.Scalar]) -> Bool {
    var initial = ""
    var nucleus = ""
    var final = ""
    var tones = 0
    for scalar in word {
      if let (vowel, hasTone) = vowels[scalar], final.isEmpty {
        nucleus.unicodeScalars.append(vowel)
        if hasTone { tones += 1 }
      } else if nucleus.isEmpty {
        initial.unicodeScalars.append(scalar)
      } else {
        final.unicodeScalars.append(scalar)
      }
    }
    // The u of qu and the i of gi belong to the initial.
    if initial == "q", nucleus.first == "u" { nucleus.removeFirst() }
    if initial == "g", nucleus.count > 1, nucleus.first == "i" { nucleus.removeFirst() }
    return tones <= 1 && initials.contains(initial) && nuclei.contains(nucleus) && finals.contains(final)
  }

  private static let initials: Set<String> = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "r", "s",
    "t", "th", "tr", "v", "x",
  ]
  private static let finals: Set<String> = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]
  private static let nuclei: Set<String> = Set(
    """
    a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi oo ôi ơi ua uâ uê ui uô uơ uy ưa ưi ươ ưu iêu \
    oai oao oay oeo uao uây uôi uya uyê uyu ươi ươu yê yêu
    """.split(separator: " ").map(String.init))

  /// Each vowel with and without tone: the vowel itself, and whether it bears a tone.
  private static let vowels: [Unicode.Scalar: (vowel: Unicode.Scalar, hasTone: Bool)] = {
    var table: [Unicode.Scalar: (vowel: Unicode.Scalar, hasTone: Bool)] = [:]
    let rows =
      "aáàảãạ ăắằẳẵặ âấầẩẫậ eéèẻẽẹ êếềểễệ iíìỉĩị oóòỏõọ ôốồổỗộ ơớờởỡợ uúùủũụ ưứừửữự yýỳỷỹỵ"
    for row in rows.split(separator: " ") {
      guard let plain = row.unicodeScalars.first else { continue }
      for scalar in row.unicodeScalars { table[scalar] = (plain, scalar != plain) }
    }
    return table
  }()
}

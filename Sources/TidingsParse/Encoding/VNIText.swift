internal import CBlocks
internal import TidingsHTML

/// Vietnamese in the letters of the VNI fonts: a letter of ASCII, and behind it one of windows-1252 for what stands above
/// or below it: `Vieät Nam`. It was never an encoding with a name, so that a document says windows-1252, or UTF-8.
enum VNIText {
  /// Bytes that suffice for a judgement.
  private static let sample = 16 * 1024
  /// So many words with marks must be syllables.
  private static let minimum = 8
  /// So many letters must be such as nobody writes in Unicode.
  private static let leastProof = 3

  /// - Parameter text: UTF-8.
  /// - Returns: the text in Unicode's letters; `nil` where it is not of that kind, which as a rule its first words show.
  static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard let first = TextRepair.firstBeyondASCII(text), isWritten(text, from: first) else { return nil }
    // The letter that the first mark belongs to stands before it.
    let start = max(0, first - 1)
    var output = Array(text[..<start])
    convert(text, from: start) { output.append(contentsOf: Character($0).utf8) }
    return output
  }

  /// Whether bytes of windows-1252 are of that kind.
  static func isWritten(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return false }
    let text = String(String.UnicodeScalarView(bytes[max(0, first - 1)...].prefix(sample).map { Unicode.Scalar($0) }))
    return Array(text.utf8).withUnsafeBufferPointer { isWritten($0, from: 0) }
  }

  private static func isWritten(_ text: UnsafeBufferPointer<UInt8>, from first: Int) -> Bool {
    let start = max(0, first - 1)
    let end = min(text.count, start + sample)
    let opening = UnsafeBufferPointer(rebasing: text[start..<end])
    guard mayBeWritten(opening) else { return false }
    var words = 0
    var syllables = 0
    var known: Set<[Unicode.Scalar]> = []
    var word: [Unicode.Scalar] = []
    var isMarked = false
    var proof = 0
    func finish() {
      defer {
        word = []
        isMarked = false
      }
      guard isMarked, word.count > 1 else { return }
      words += 1
      guard VietnameseText.isSyllable(word) else { return }
      syllables += 1
      if known.count < minimum { known.insert(word) }
    }
    var isRefuted = false
    convert(opening, from: 0) { scalar in
      if scalar.properties.isAlphabetic {
        if scalar.value >= 0x80 { isMarked = true }
        if scalar.value > 0xFF, !usual.contains(scalar) { proof += 1 }
        if word.count < 16 { word.append(scalar) }
      } else {
        finish()
      }
    } seeing: { scalar in
      // Letters that the fonts do not have: Vietnamese as it should be written, and every other script.
      if scalar.value > 0xFF, scalar.value < 0x2000 || scalar.value > 0x2122 { isRefuted = true }
      return !isRefuted && (words < 24 || syllables * 10 >= words * 8)
    }
    return !isRefuted && proof >= leastProof && syllables >= minimum && syllables * 10 >= words * 8
      && known.count * 2 >= minimum
  }

  /// Whether there are letters behind vowels as the fonts have them, and none of another alphabet: most documents show
  /// here, at little cost, that they are not of that kind.
  private static func mayBeWritten(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = text.baseAddress else { return false }
    var index = 0
    var marks = 0
    var others = 0
    while index + 1 < text.count {
      let lead = text[index]
      if lead < 0x80 {
        index += 1
        while index &+ 16 <= text.count, tidings_block_is_ascii(start + index, 0) { index += 16 }
        continue
      }
      switch lead {
      case 0xC2: index += 2
      case 0xC3:
        if index > 0, isBase(text, index - 1) {
          marks += 1
        } else {
          switch text[index + 1] | 0x20 {
          // æ ì í î ñ ò ó ô ö
          case 0xA6, 0xAC...0xAE, 0xB1...0xB4, 0xB6: break
          default:
            others += 1
            if others > 16, others > marks { return false }
          }
        }
        index += 2
      case 0xE2, 0xEF: index += 3
      case 0xF0...0xF4: index += 4
      default: return false
      }
    }
    return marks >= minimum && marks > others
  }

  /// Whether a letter that may bear a mark ends there: `a e o u y ô ö`.
  private static func isBase(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch text[index] | 0x20 {
    case 0x61, 0x65, 0x6F, 0x75, 0x79: true
    case 0xB4, 0xB6: index > 0 && text[index - 1] == 0xC3
    default: false
    }
  }

  /// What is made of letters that Unicode's Vietnamese has, too: `hoà`, `toán`, `xoã`, and single ones.
  private static let usual = Set("ồốỗỒỐỖơưđỉĩịỵƠƯĐỈĨỊỴ".unicodeScalars)

  /// Hands over the text's characters, two that make one as that.
  ///
  /// - Parameter seeing: is shown each character before, and says whether to go on.
  private static func convert(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ take: (Unicode.Scalar) -> Void,
    seeing: (Unicode.Scalar) -> Bool = { _ in true }
  ) {
    var pending: Unicode.Scalar?
    var iterator = text[start...].makeIterator()
    var decoder = UTF8()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      guard seeing(scalar) else { return }
      if let base = pending, scalar.value >= 0xC0, let letter = letters[Pair(base, scalar.small)] {
        take(letter)
        pending = nil
        continue
      }
      if let base = pending { take(singles[base] ?? base) }
      pending = scalar
    }
    if let base = pending { take(singles[base] ?? base) }
  }

  private struct Pair: Hashable {
    var base: Unicode.Scalar
    var mark: Unicode.Scalar

    init(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) {
      self.base = base
      self.mark = mark
    }
  }

  /// A base and the marks it may bear, each with the letter that makes.
  private static let rows: [(base: Unicode.Scalar, marks: String, letters: String)] = [
    ("a", "ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ"), ("e", "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    ("o", "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"), ("ô", "ùøûõï", "ớờởỡợ"), ("u", "ùøûõï", "úùủũụ"), ("ö", "ùøûõï", "ứừửữự"),
    ("y", "ùøûõ", "ýỳỷỹ"),
  ]

  private static let letters: [Pair: Unicode.Scalar] = {
    var letters: [Pair: Unicode.Scalar] = [:]
    for row in rows {
      for (mark, letter) in zip(row.marks.unicodeScalars, row.letters.unicodeScalars) {
        letters[Pair(row.base, mark)] = letter
        letters[Pair(row.base.capital, mark)] = letter.capital
      }
    }
    return letters
  }()

  /// Letters with nothing behind them.
  private static let singles: [Unicode.Scalar: Unicode.Scalar] = {
    var singles: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (written, meant) in zip("ôöñæóòî".unicodeScalars, "ơưđỉĩịỵ".unicodeScalars) {
      singles[written] = meant
      singles[written.capital] = meant.capital
    }
    return singles
  }()
}

extension Unicode.Scalar {
  fileprivate var capital: Unicode.Scalar { properties.uppercaseMapping.unicodeScalars.first ?? self }
  fileprivate var small: Unicode.Scalar { properties.lowercaseMapping.unicodeScalars.first ?? self }
}

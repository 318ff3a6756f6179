/// What becomes of letters beyond ASCII; those of most news are looked up, as Unicode's properties are dear.
enum FoldedLetters {
  /// A letter's folded bytes; none stand for a space, fewer than none for nothing.
  struct Form {
    private(set) var bytes: UInt64 = 0
    private(set) var count = 0

    fileprivate init(of value: UInt32) { self.init(Unicode.Scalar(value) ?? "\u{FFFD}") }

    init(_ scalar: Unicode.Scalar) {
      // Signs of no width that editors leave behind.
      switch scalar {
      case "\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}":
        count = -1
        return
      default: break
      }
      // The Turkish capital of "i", which by itself becomes an "i" with a dot above.
      let scalar = scalar == "\u{130}" ? "i" : scalar
      let properties = scalar.properties
      guard
        properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .nonspacingMark
          || properties.generalCategory == .spacingMark
      else { return }
      // Two signs at most.
      let lower = properties.lowercaseMapping.utf8
      count = lower.count
      for byte in lower.reversed() { bytes = bytes << 8 | UInt64(byte) }
    }

    func append(to text: inout [UInt8]) {
      for index in 0..<max(0, count) { text.append(UInt8(truncatingIfNeeded: bytes >> (8 * UInt64(index)))) }
    }
  }

  /// Latin and its marks, U+0080 ... U+037F.
  private static let latin: [Form] = (0x80..<0x380).map { Form(of: $0) }
  /// Greek, Cyrillic, Hebrew, Arabic, U+0380 ... U+07FF.
  private static let beyondLatin: [Form] = (0x380..<0x800).map { Form(of: $0) }
  /// Vietnamese, polytonic Greek, punctuation.
  private static let further = Table(0x1E00..<0x2070)
  /// Kana and the punctuation of East Asia.
  private static let eastern = Table(0x3000..<0x3100)
  /// Letters and punctuation as wide as ideographs.
  private static let wide = Table(0xFF00..<0xFFF0)

  /// The forms of a range of letters.
  private struct Table {
    private let first: UInt32
    private let forms: [Form]

    init(_ range: Range<UInt32>) {
      first = range.lowerBound
      forms = range.map { Form(of: $0) }
    }

    subscript(_ scalar: Unicode.Scalar) -> Form { forms[Int(scalar.value - first)] }
  }

  /// The form of a scalar of U+0080 ... U+07FF.
  static func form(twoBytes value: UInt32) -> Form {
    value < 0x380 ? latin[Int(value) - 0x80] : beyondLatin[Int(value) - 0x380]
  }

  /// The form of a scalar of U+0800 ... U+FFFF.
  static func form(threeBytes scalar: Unicode.Scalar) -> Form {
    switch scalar.value {
    case 0x1E00..<0x2070: further[scalar]
    case 0x3000..<0x3100: eastern[scalar]
    case 0xFF00..<0xFFF0: wide[scalar]
    default: Form(scalar)
    }
  }

  /// Whether a scalar is an ideograph or a syllable, which have no case.
  static func hasNoCase(_ value: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(value) || (0xAC00...0xD7A3).contains(value)
  }
}

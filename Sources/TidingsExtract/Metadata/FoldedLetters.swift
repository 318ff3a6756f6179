/// What becomes of letters beyond ASCII; those of most news are looked up, as Unicode's properties are dear.
struct FoldedLetters {
  /// A letter's folded bytes; none stand for a space, fewer than none for nothing.
  struct Form {
    private(set) var bytes: UInt64 = 0
    private(set) var count = 0

    fileprivate init(_ scalar: Unicode.Scalar) {
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

  static let shared = FoldedLetters()

  /// Those of Latin, Greek, Cyrillic, Hebrew and Arabic; of Vietnamese, polytonic Greek and punctuation; of kana and the
  /// punctuation of East Asia; of letters and punctuation as wide as ideographs.
  private let forms: [Form]

  private init() {
    let ranges: [Range<UInt32>] = [0x80..<0x800, 0x1E00..<0x2070, 0x3000..<0x3100, 0xFF00..<0xFFF0]
    forms = ranges.joined().map { Form(Unicode.Scalar($0) ?? "\u{FFFD}") }
  }

  /// The form of a scalar beyond ASCII.
  func form(of scalar: Unicode.Scalar) -> Form {
    let value = Int(scalar.value)
    return switch value {
    case 0x80..<0x800: forms[value - 0x80]
    case 0x1E00..<0x2070: forms[0x780 + value - 0x1E00]
    case 0x3000..<0x3100: forms[0x9F0 + value - 0x3000]
    case 0xFF00..<0xFFF0: forms[0xAF0 + value - 0xFF00]
    default: Form(scalar)
    }
  }

  /// Whether a scalar is an ideograph or a syllable, which have no case.
  static func hasNoCase(_ value: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(value) || (0xAC00...0xD7A3).contains(value)
  }
}

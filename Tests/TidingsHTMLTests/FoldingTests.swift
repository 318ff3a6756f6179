import Testing
import TidingsHTML

/// Titles and summaries are one line, whatever stands in them.
@Suite struct FoldingTests {
  /// What a line is, a character at a time.
  private static func folded(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    var wantsSpace = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2028, 0x2029: wantsSpace = true
      case ..<0x20, 0x7F...0x9F, 0xAD, 0xFEFF: continue
      default:
        if wantsSpace, !line.isEmpty { line.append(" ") }
        wantsSpace = false
        line.append(scalar)
      }
    }
    // At the ends wide ones are no more than others; within they are letters' width.
    let isWide: (Unicode.Scalar) -> Bool = { $0.value == 0x3000 || $0.value == 0x1680 }
    let isText: (Unicode.Scalar) -> Bool = { $0 != " " && !isWide($0) }
    guard line.first.map(isWide) == true || line.last.map(isWide) == true else { return String(line) }
    guard let start = line.firstIndex(where: isText), let end = line.lastIndex(where: isText) else { return "" }
    return String(line[start...end])
  }

  @Test func `A line has single spaces, and nothing invisible, wherever in it they stand`() {
    let pieces = [
      "a", "b", "đ", "ế", "’", "€", "漢", "\u{3000}", "\u{1680}", "😀", " ", " ", " ", "\n", "\r\n", "\t", "\u{B}",
      "\u{1}",
      "\u{7F}", "\u{85}", "\u{9F}", "\u{A0}", "\u{AD}", "\u{2028}", "\u{200B}", "\u{FEFF}",
    ]
    var generator = SplitMix(state: 7)
    for round in 0..<20_000 {
      // Of mostly letters, so that what is odd stands at each place of a block of sixteen bytes.
      let text = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        round % 2 == 0 || Int.random(in: 0..<8, using: &generator) == 0 ? pieces.randomElement(using: &generator)! : "x"
      }.joined()
      #expect(PlainText.fromText(text) == Self.folded(text), "\(text.debugDescription)")
    }
  }

  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }
}

import Testing

@testable import TidingsHTML

@Suite("Checking UTF-8")
struct CleanUTF8Tests {
  /// Wherever it stands: at either end of the text, and across the borders of what is looked at together.
  private func holdsEverywhere(_ bytes: [UInt8]) -> Set<Bool> {
    Set(
      [0, 1, 2, 3, 4, 13, 14, 15, 16, 17, 4093, 4094, 4095, 4096, 4097, 4098, 4099].flatMap { before in
        [0, 1, 2, 3, 40].map { after in
          CleanUTF8.holds(
            Array(repeating: 0x61, count: before) + bytes + Array(repeating: 0x61, count: after))
        }
      })
  }

  private func isValidEverywhere(_ bytes: [UInt8]) -> Set<Bool> {
    Set(
      [0, 1, 2, 3, 15, 16, 4095, 4099].flatMap { before in
        [0, 1, 2, 40].map { after in
          let text = Array(repeating: UInt8(0x61), count: before) + bytes + Array(repeating: 0x61, count: after)
          return text.withUnsafeBufferPointer { CleanUTF8.isValid($0) }
        }
      })
  }

  @Test("Two and three bytes are valid where the standard library says so")
  func allShort() {
    for first in UInt8(0x70)...0xFF {
      for second in UInt8(0x70)...0xFF {
        let pair = [first, second]
        #expect(isValidEverywhere(pair) == [String(validating: pair, as: UTF8.self) != nil], "\(pair)")
        guard first >= 0xE0 else { continue }
        for third: UInt8 in [0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xE0] {
          let three = [first, second, third]
          let isValid = String(validating: three, as: UTF8.self) != nil
          #expect(three.withUnsafeBufferPointer { CleanUTF8.isValid($0) } == isValid, "\(three)")
          let four = [0x61] + three + [0x80]
          let isLongValid = String(validating: four, as: UTF8.self) != nil
          #expect(four.withUnsafeBufferPointer { CleanUTF8.isValid($0) } == isLongValid, "\(four)")
        }
      }
    }
  }

  @Test(
    "What XML allows is clean",
    arguments: ["\t\n\r ~", "é", "ệ", "漢", "\u{FFFD}", "\u{FFEF}", "😀", "\u{10FFFF}", "\u{7F}\u{85}"])
  func clean(_ text: String) { #expect(holdsEverywhere(Array(text.utf8)) == [true]) }

  @Test(
    "What XML forbids is not clean, though it be valid",
    arguments: ["\0", "\u{1}", "\u{1F}", "\u{B}", "\u{FFFE}", "\u{FFFF}"])
  func forbidden(_ text: String) {
    #expect(holdsEverywhere(Array(text.utf8)) == [false])
    #expect(isValidEverywhere(Array(text.utf8)) == [true])
  }

  @Test(
    "What is no UTF-8 is not clean",
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x9F, 0x80], [0xED, 0xA0, 0x80], [0xE1, 0xBB],
      [0xF0, 0x8F, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3, 0xA9, 0xA9],
      [0xE2, 0x82, 0xC3, 0xA9],
    ] as [[UInt8]])
  func broken(_ bytes: [UInt8]) {
    #expect(holdsEverywhere(bytes) == [false])
    #expect(isValidEverywhere(bytes) == [false])
  }
}

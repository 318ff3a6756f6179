import Testing
import TidingsModel

@Suite struct ASCIITests {
  @Test func `Each byte is of the kind that its character is of, and those beyond ASCII of none`() {
    for byte in UInt8.min ... .max {
      let character = byte < 0x80 ? Character(UnicodeScalar(byte)) : "\u{80}"
      #expect(byte.isDigit == character.isWholeNumber)
      #expect(byte.isUppercase == character.isUppercase)
      #expect(byte.isLowercase == character.isLowercase)
      #expect(byte.isLetter == character.isLetter)
      #expect(byte.lowered == (byte < 0x80 ? character.lowercased().utf8.first : byte))
    }
  }
}

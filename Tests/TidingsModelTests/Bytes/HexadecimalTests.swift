import Testing
import TidingsModel

@Suite struct HexadecimalTests {
  @Test(
    arguments: [
      (0, 2, "00"), (0xA, 2, "0a"), (0xFEDC, 4, "fedc"), (0x12345, 2, "12345"), (.max, 16, "ffffffffffffffff"),
    ] as [(UInt64, Int, String)])
  func `Numbers have as many digits as asked for, and more where they need them`(
    number: UInt64, digits: Int, text: String
  ) {
    #expect(number.hexadecimal(digits: digits) == text)
  }
}

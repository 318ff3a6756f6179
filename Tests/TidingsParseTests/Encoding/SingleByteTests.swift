import Testing
import TidingsModel
import TidingsParse

/// Every byte of every encoding of one byte a character, against the C library's tables.
@Suite struct SingleByteTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let label: String
    let name: String
    let library: String
    /// Where the WHATWG index has another character than the library, on purpose.
    var differences: [UInt8: Unicode.Scalar] = [:]
    var testDescription: String { label }
  }

  static let examples: [Example] =
    [2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16].map {
      Example(label: "iso-8859-\($0)", name: "iso-8859-\($0)", library: "ISO-8859-\($0)")
    }
    + (1250...1257).map { Example(label: "cp\($0)", name: "windows-\($0)", library: "CP\($0)") }
    + [
      Example(label: "iso-8859-1", name: "windows-1252", library: "CP1252"),
      Example(label: "iso-8859-9", name: "windows-1254", library: "CP1254"),
      Example(label: "iso-8859-8-i", name: "iso-8859-8-i", library: "ISO-8859-8"),
      Example(label: "koi8-r", name: "koi8-r", library: "KOI8-R"),
      Example(label: "koi8-u", name: "koi8-u", library: "KOI8-U", differences: [0xAE: "ў", 0xBE: "Ў"]),
      Example(
        label: "macintosh", name: "macintosh", library: "MACINTOSH",
        differences: [0xC6: "∆", 0xDB: "€", 0xF0: "\u{F8FF}"]),
      Example(label: "cp866", name: "ibm866", library: "IBM866"),
      Example(label: "tis-620", name: "windows-874", library: "CP874"),
    ]

  @Test("A byte is the character the encoding has there, and U+FFFD where it has none", arguments: examples)
  func everyByte(_ example: Example) throws {
    for byte in UInt8(0x80)...0xFF {
      // Letters around it, so that nothing can be taken for a character of several bytes.
      let document = DocumentDecoder.decode([0x61, byte, 0x62], httpCharset: example.label, kind: .text)
      #expect(document.encoding == example.name)
      let text = String(decoding: document.utf8, as: UTF8.self)
      let scalar = try #require(text.unicodeScalars.dropFirst().first)
      if let difference = example.differences[byte] {
        #expect(scalar == difference)
      } else if let bytes = Iconv.convert([byte], from: example.library, to: "UTF-8") {
        #expect(scalar == String(decoding: bytes, as: UTF8.self).unicodeScalars.first, "byte \(byte)")
      } else if byte < 0xA0 {
        #expect(scalar.value == UInt32(byte))
      } else {
        #expect(scalar == "\u{FFFD}" || example.name == "windows-1255" && byte == 0xCA, "byte \(byte)")
        #expect(document.repairs.count == (scalar == "\u{FFFD}" ? 1 : 0))
      }
    }
  }

  @Test("Cyrillic of the Macintosh has the Ukrainian letters and the euro sign")
  func macCyrillic() {
    let document = DocumentDecoder.decode(
      [0x80, 0x9F, 0xA2, 0xB6, 0xDF, 0xE0, 0xFE, 0xFF], httpCharset: "x-mac-cyrillic", kind: .text)
    #expect(String(decoding: document.utf8, as: UTF8.self) == "АЯҐґяаю€")
  }

  @Test("The positions that Windows leaves open are control characters, as browsers have them")
  func openPositions() {
    let document = DocumentDecoder.decode([0x61, 0x81, 0x62, 0x9D, 0x63], httpCharset: "latin1", kind: .text)
    #expect(
      Array(String(decoding: document.utf8, as: UTF8.self).unicodeScalars) == ["a", "\u{81}", "b", "\u{9D}", "c"])
  }
}

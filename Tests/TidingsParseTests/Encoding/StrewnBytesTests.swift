import Testing
import TidingsParse

/// UTF-8 with bytes of another encoding in it, and characters that were cut.
@Suite struct StrewnBytesTests {
  private func read(_ bytes: [UInt8], charset: String? = nil) -> (text: String, encoding: String) {
    let document = DocumentDecoder.decode(
      Array("<?xml version=\"1.0\" encoding=\"utf-8\"?><title>".utf8) + bytes + Array("</title>".utf8),
      httpCharset: charset, kind: .xml)
    let text = String(decoding: document.utf8, as: UTF8.self)
    return (String(text.drop { $0 != "?" }.dropFirst().drop { $0 != "<" }.dropFirst(7).dropLast(8)), document.encoding)
  }

  /// A text in which `~` stands for a byte that is no UTF-8.
  private func strewn(_ text: String, _ byte: UInt8) -> [UInt8] { text.utf8.map { $0 == 0x7E ? byte : $0 } }

  @Test(arguments: [
    ("It~s a ~test~ – ok", 0x92), ("caf~ ~  é", 0xE9), ("ab~~cd ü", 0xFF), ("It~s ~here~ Don~t go – café", 0x93),
  ])
  func `Strays are replaced, and whatever is sound stays as it is`(text: String, byte: Int) {
    let (read, encoding) = read(strewn(text, UInt8(byte)))
    #expect(read.hasSuffix(text.replacing("~", with: "\u{FFFD}")), "\(read)")
    #expect(encoding == "utf-8")
  }

  @Test func `A cut character is one that was lost, though nothing else is beyond ASCII`() {
    #expect(read(Array("Rock ".utf8) + [0xF0, 0x9F, 0x98]).text.hasSuffix("Rock \u{FFFD}"))
    #expect(read(Array("It".utf8) + [0xE2, 0x80] + Array("s".utf8)).text.hasSuffix("It\u{FFFD}s"))
  }

  @Test(arguments: [
    ("Déjà vu à l’école, où l’été s’achève ; « très » bien", "windows-1252"),
    ("Новости дня: в городе открыли мост", "windows-1251"),
  ])
  func `A text that only says that it is UTF-8 is read as what it is`(text: String, encoding: String) throws {
    let (read, found) = try read(Iconv.encode(text, in: encoding))
    #expect(read.hasSuffix(text), "\(read)")
    #expect(found == encoding)
  }
}

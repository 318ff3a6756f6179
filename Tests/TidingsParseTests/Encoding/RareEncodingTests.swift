import Testing
import TidingsModel
import TidingsParse

@Suite("Encodings that few documents are in, and bytes of two")
struct RareEncodingTests {
  private func decode(_ bytes: [UInt8], declared: String) -> (text: String, encoding: String) {
    let document = DocumentDecoder.decode(
      Array("<?xml version=\"1.0\" encoding=\"\(declared)\"?><a>".utf8) + bytes + Array("</a>".utf8), httpCharset: nil,
      kind: .xml)
    let text = String(decoding: document.utf8, as: UTF8.self)
    return (String(text.drop { $0 != ">" }.dropFirst().drop { $0 != ">" }.dropFirst().dropLast(4)), document.encoding)
  }

  @Test(
    "A byte is what a rare encoding has there",
    arguments: [
      ("mac-turkish", [0xDC, 0xDD, 0xDF], "İış"), ("x-mac-greek", [0xE1, 0xE2, 0xF1], "αβώ"),
      ("mac-croatian", [0xA9, 0xC8, 0xE8], "ŠČč"), ("mac-romanian", [0xBE, 0xBF, 0xDF], "ășț"),
      ("DOS-720", [0x9F, 0xA0, 0xA4], "ابج"), ("cp1006", [0xA4, 0xA5], "۳۴"), ("hp-roman8", [0xA4, 0xC5], "Êé"),
      ("cp856", [0x80, 0x81], "אב"), ("latin10", [0xAA, 0xFE], "Șț"), ("ISO-Celtic", [0xA4, 0xD0], "ĊŴ"),
      ("1251", [0xCF, 0xF0, 0xE8], "При"), ("ptcp154", [0xCA, 0xE0], "Ка"),
      ("big5-eten", [0xA4, 0xA4, 0xA4, 0xE5], "中文"), ("ujis", [0xC6, 0xFC, 0xCB, 0xDC], "日本"),
      ("euc-jis-2004", [0xA9, 0xDF, 0xC6, 0xFC], "é日"), ("shift_jis-2004", [0x93, 0xFA, 0x96, 0x7B], "日本"),
      ("thai", [0xA1, 0xA2], "กข"),
    ] as [(String, [UInt8], String)])
  func rare(_ label: String, _ bytes: [UInt8], _ text: String) { #expect(decode(bytes, declared: label).text == text) }

  @Test("UTF-7 is read where it is declared, and nowhere else")
  func utf7() {
    let bytes = Array("Vi+Hsc-t Nam +2D3eAA- +-".utf8)
    #expect(decode(bytes, declared: "utf-7").text == "Việt Nam 😀 +")
    #expect(decode(bytes, declared: "utf-8").text == "Vi+Hsc-t Nam +2D3eAA- +-")
  }

  @Test("One bad byte beside one character of UTF-8 is damage, where the document says that it is UTF-8")
  func oneBadByte() {
    #expect(decode(Array("300 µs, bad: ".utf8) + [0xE9, 0x21], declared: "utf-8").text == "300 µs, bad: \u{FFFD}!")
    #expect(decode(Array("“a” ".utf8) + [0xE9, 0x21, 0xE8, 0x2E], declared: "utf-8").text == "“a” \u{FFFD}!\u{FFFD}.")
    let latin: [UInt8] = [0x43, 0x41, 0x46, 0xC9, 0xBB, 0x20, 0xE9, 0x21, 0xE8, 0x2E]
    #expect(decode(latin, declared: "utf-8").text == "CAFÉ» é!è.")
  }
}

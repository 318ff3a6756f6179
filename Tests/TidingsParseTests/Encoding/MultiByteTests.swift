import Testing
import TidingsModel
import TidingsParse

@Suite struct MultiByteTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let label: String
    let name: String
    let library: String
    let text: String
    var testDescription: String { label }
  }

  static let japanese = "「今日の天気」は晴れ。カタカナ、ひらがな、漢字の記事です。東京で新しい駅が開業し、多くの人が訪れた。"
  static let simplified = "今天的新闻：北京地铁新线开通，许多市民前来乘坐。天气晴朗，气温二十度。专家表示，经济正在恢复。"
  static let traditional = "今天的新聞：臺北捷運新線通車，許多市民前來搭乘。天氣晴朗，氣溫二十度。專家表示，經濟正在恢復。"
  static let korean = "오늘의 뉴스: 서울 지하철 새 노선이 개통되어 많은 시민이 찾았다. 날씨는 맑고 기온은 이십 도이다."

  static let examples: [Example] = [
    Example(label: "Shift_JIS", name: "shift_jis", library: "CP932", text: japanese + "①㈱髙"),
    Example(label: "windows-31j", name: "shift_jis", library: "CP932", text: japanese),
    Example(label: "euc-jp", name: "euc-jp", library: "EUC-JP", text: japanese),
    Example(label: "ISO-2022-JP", name: "iso-2022-jp", library: "ISO-2022-JP", text: japanese),
    Example(label: "gb2312", name: "gbk", library: "GBK", text: simplified),
    Example(label: "gb18030", name: "gb18030", library: "GB18030", text: simplified + "𠀀€"),
    Example(label: "big5", name: "big5", library: "BIG5-HKSCS", text: traditional + "嘅"),
    Example(label: "ks_c_5601-1987", name: "euc-kr", library: "CP949", text: korean + "똠방각하"),
    Example(label: "johab", name: "johab", library: "JOHAB", text: korean),
    Example(label: "utf-16", name: "utf-16le", library: "UTF-16LE", text: "<?xml version='1.0'?><a>Tiếng Việt 😀</a>"),
    Example(label: "utf-16be", name: "utf-16be", library: "UTF-16BE", text: "<?xml version='1.0'?><a>Tiếng Việt 😀</a>"),
    Example(label: "utf-32le", name: "utf-32le", library: "UTF-32LE", text: "<?xml version='1.0'?><a>Tiếng Việt 😀</a>"),
    Example(label: "utf-32be", name: "utf-32be", library: "UTF-32BE", text: "<?xml version='1.0'?><a>Tiếng Việt 😀</a>"),
  ]

  @Test("Text of several bytes a character is read as declared", arguments: examples)
  func declared(_ example: Example) throws {
    let bytes = try Iconv.encode(example.text, in: example.library)
    let document = DocumentDecoder.decode(bytes, httpCharset: example.label, kind: .xml)
    #expect(document.encoding == example.name)
    #expect(String(decoding: document.utf8, as: UTF8.self) == example.text)
    #expect(document.repairs.isEmpty)
  }

  @Test("It is recognised where nothing is declared", arguments: examples.filter { $0.label != "johab" })
  func detected(_ example: Example) throws {
    let bytes = try Iconv.encode(example.text, in: example.library)
    let document = DocumentDecoder.decode(bytes, httpCharset: nil, kind: .xml)
    #expect(String(decoding: document.utf8, as: UTF8.self) == example.text)
  }

  @Test("A long text is read whole, however its characters fall")
  func longText() throws {
    let text = "x" + String(repeating: Self.japanese, count: 2000)
    let document = DocumentDecoder.decode(try Iconv.encode(text, in: "EUC-JP"), httpCharset: "euc-jp", kind: .text)
    #expect(document.utf8 == Array(text.utf8))
    #expect(document.repairs.isEmpty)
  }

  @Test("A stray byte costs one character, not the markup after it", arguments: ["gbk", "big5", "shift_jis", "euc-kr"])
  func strayByte(_ label: String) {
    let document = DocumentDecoder.decode(
      [0x3C, 0x62, 0x3E, 0xFF, 0x3C, 0x2F, 0x62, 0x3E], httpCharset: label, kind: .html)
    #expect(String(decoding: document.utf8, as: UTF8.self).hasSuffix("</b>"))
    #expect(String(decoding: document.utf8, as: UTF8.self).hasPrefix("<b>"))
  }

  @Test("UTF-16 is read whatever its length and wherever what is not ASCII stands", arguments: [false, true])
  func utf16(isBigEndian: Bool) {
    func bytes(_ units: [UInt16]) -> [UInt8] {
      units.flatMap { unit in
        let pair = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
        return isBigEndian ? pair.reversed() : pair
      }
    }
    func text(_ bytes: [UInt8]) -> [UInt8] {
      DocumentDecoder.decode(bytes, httpCharset: isBigEndian ? "utf-16be" : "utf-16le", kind: .text).utf8
    }
    let before = Array("<p>plain letters and so on".utf16)
    let letters = Array("plain letters".utf16)
    for length in 0...letters.count {
      // The last two are halves of pairs.
      for odd in [Array("é".utf16), Array("漢".utf16), Array("😀".utf16), [0xD83D], [0xDE00]] {
        for place in 0...length {
          let units = before + letters[..<place] + odd + letters[place..<length]
          #expect(text(bytes(units)) == Array(String(decoding: units, as: UTF16.self).utf8))
        }
      }
      let cut = bytes(before + letters[..<length]) + [0x20]
      #expect(text(cut) == Array(String(decoding: before + letters[..<length] + [0xFFFD], as: UTF16.self).utf8))
    }
  }

  @Test("The euro sign of GBK stands at 0x80")
  func euroOfGBK() {
    let document = DocumentDecoder.decode([0x80, 0x35], httpCharset: "gbk", kind: .text)
    #expect(String(decoding: document.utf8, as: UTF8.self) == "€5")
  }

  @Test("Half-width katakana of ISO-2022-JP are read")
  func halfWidthKatakana() {
    let document = DocumentDecoder.decode(
      [0x1B, 0x28, 0x49, 0x31, 0x32, 0x1B, 0x28, 0x42, 0x61], httpCharset: "iso-2022-jp", kind: .text)
    #expect(String(decoding: document.utf8, as: UTF8.self) == "ｱｲa")
  }
}

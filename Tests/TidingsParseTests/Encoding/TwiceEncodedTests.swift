import Testing
import TidingsParse

/// Pages a part of which was UTF-8, was taken for another encoding and written as UTF-8 once more.
@Suite struct TwiceEncodedTests {
  struct Reading: Equatable {
    var text: String
    var repairs: Int
  }

  static func read(_ text: String) -> Reading {
    let document = DocumentDecoder.decode(Array(text.utf8), httpCharset: "utf-8", kind: .html)
    return Reading(text: String(decoding: document.utf8, as: UTF8.self), repairs: document.repairs.count)
  }

  /// Each byte of the text's UTF-8 as a character of ISO 8859-1.
  static func twice(_ text: String) -> String {
    String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
  }

  @Test func `Text encoded twice in a sound page is read as it was meant`() {
    let text = "Người dân nói: “Chúng tôi đã chờ lâu” – café, déjà vu"
    let page = { (text: String) in "<h1>Bến đò cũ</h1><p>\(text)</p><p>Tiếng Việt</p>" }
    #expect(Self.read(page(Self.twice(text))) == Reading(text: page(text), repairs: 1))
  }

  @Test func `A quotation mark taken for windows-1252 several times is put right`() {
    let read = Self.read("<p>It doesnâ€™t matter, they said, and itâ€™s late. â€œGood night.â€\u{9D} CafÃ©</p>")
    let meant = "<p>It doesn’t matter, they said, and it’s late. “Good night.” Café</p>"
    #expect(read == Reading(text: meant, repairs: 1))
  }

  @Test(arguments: [
    "<p>On old sites ’ is shown as â€™, which confuses readers.</p>", "<p>« Il a pensé… » dit-il. Déjà…»</p>",
    "<p>Straße, Ünal, Ångström, ÄÖÜ, ‘Ä’, São João, naïve, Â°C</p>", "<p>Một ngày ở chợ “nổi” – ảnh: Đỗ Ân</p>",
  ])
  func `Sound text is left as it is`(page: String) {
    #expect(Self.read(page) == Reading(text: page, repairs: 0))
  }

  private static func feed(_ text: String) -> String {
    let document = DocumentDecoder.decode(Array(text.utf8), httpCharset: nil, kind: .xml)
    return String(decoding: document.utf8, as: UTF8.self)
  }

  @Test(arguments: ["<a>Giá mới: 5 đồng – “rẻ”</a>", "<a>Año, niño, mañana, señor</a>"])
  func `A feed all of which was encoded several times is read as it was meant`(text: String) {
    #expect(Self.feed(Self.twice(text)) == text && Self.feed(Self.twice(Self.twice(text))) == text)
    #expect(Self.feed(Self.twice(Self.twice(Self.twice(text)))) == text)
  }

  @Test func `So is one that was taken for windows-1251`() {
    #expect(Self.feed("<a>РџСЂРёРІРµС‚ РјРёСЂ</a>") == "<a>Привет мир</a>")
  }

  @Test(arguments: [
    "<a>Россия, США, Рим</a>", "<a>СССР</a>", "<a>С ёлкой</a>", "<a>It reads â€™ there, and Ã© for é</a>",
    "<a>Ã©Ã¨</a>",
    "<a>São João, Ângela</a>",
  ])
  func `A sound feed is left as it is`(text: String) { #expect(Self.feed(text) == text) }
}

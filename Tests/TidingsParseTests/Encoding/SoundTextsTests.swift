import Foundation
import Testing
import TidingsParse

/// Feeds in UTF-8 some of whose items are in another encoding: these are lost, the others not.
@Suite struct SoundTextsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var encoding: String
    var text: String
    var testDescription: String { encoding }
  }

  static let cases = [
    Case(
      encoding: "windows-1251",
      text: "Городская библиотека снова открыта: читателям вернули зал у набережной, где прежде стояли станки."),
    Case(
      encoding: "windows-1258",
      text: "Thư viện thành phố mở cửa trở lại, người đọc được trả lại phòng bên bờ sông trước kia để máy."),
    Case(encoding: "GBK", text: "市图书馆重新开放，读者又可以使用河边从前放机器的那间大厅，馆长说这里以后每天开到晚上九点。"),
    Case(encoding: "SHIFT_JIS", text: "市立図書館が再開し、かつて機械が置かれていた川沿いの部屋を読者がまた使えるようになったと館長が述べた。"),
    Case(encoding: "EUC-KR", text: "시립 도서관이 다시 문을 열었고 예전에 기계가 있던 강가의 방을 독자들이 다시 쓸 수 있게 되었다."),
    Case(
      encoding: "windows-1253",
      text: "Η δημοτική βιβλιοθήκη άνοιξε ξανά και οι αναγνώστες πήραν πίσω την αίθουσα δίπλα στο ποτάμι."),
  ]

  private func item(_ number: Int, _ text: String) -> String {
    "<item><guid>\(number)</guid><description>&lt;p&gt;\(number). \(text)&lt;/p&gt;</description></item>"
  }

  private func read(_ bytes: [UInt8]) -> String {
    String(decoding: DocumentDecoder.decode(bytes, httpCharset: nil, kind: .xml).utf8, as: UTF8.self)
  }

  @Test(arguments: cases, ["", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"])
  func `The items that are UTF-8 stay whole`(given: Case, head: String) throws {
    for others: Set<Int> in [[3], [1, 4], [0, 2, 4, 6]] {
      var bytes = Array("\(head)<rss version=\"2.0\"><channel><title>Port</title>".utf8)
      for number in 0..<10 {
        let item = item(number, given.text)
        bytes += others.contains(number) ? try Iconv.encode(item, in: given.encoding) : Array(item.utf8)
      }
      let document = read(bytes + Array("</channel></rss>".utf8))
      let whole = (0..<10).filter { document.contains(item($0, given.text)) }
      #expect(whole == (0..<10).filter { !others.contains($0) })
    }
  }

  @Test(arguments: cases) func `Of JSON as well`(given: Case) throws {
    func item(_ number: Int) -> String { "{\"id\": \"\(number)\", \"content_text\": \"\(number). \(given.text)\"}" }
    var bytes = Array("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [".utf8)
    for number in 0..<6 {
      bytes += number == 2 ? try Iconv.encode(item(number), in: given.encoding) : Array(item(number).utf8)
      bytes += Array(number < 5 ? ",".utf8 : "]}".utf8)
    }
    let document = DocumentDecoder.decode(bytes, httpCharset: nil, kind: .json)
    let text = String(decoding: document.utf8, as: UTF8.self)
    #expect((0..<6).filter { text.contains(item($0)) } == [0, 1, 3, 4, 5])
  }

  @Test(arguments: cases) func `A feed that is not UTF-8 at all is none of two encodings`(given: Case) throws {
    let text =
      "<rss version=\"2.0\"><channel><title>Port</title>\((0..<6).map { item($0, given.text) }.joined())</channel></rss>"
    let document = DocumentDecoder.decode(try Iconv.encode(text, in: given.encoding), httpCharset: nil, kind: .xml)
    #expect(String(decoding: document.utf8, as: UTF8.self).precomposedStringWithCanonicalMapping == text)
    #expect(document.encoding != "utf-8")
  }

  @Test func `A text with bytes amiss is damaged, not another encoding's`() throws {
    let text = Self.cases[0].text
    var bytes: [UInt8] = []
    for number in 0..<4 {
      var item = Array(item(number, text).utf8)
      if number == 2, let letter = item.lastIndex(of: 0xD0) { item[letter] = 0xFF }
      bytes += item
    }
    let document = read(Array("<rss><channel>".utf8) + bytes + Array("</channel></rss>".utf8))
    for number in [0, 1, 3] { #expect(document.contains(item(number, text))) }
    #expect(document.contains("\u{FFFD}") && !document.contains(item(2, text)))
  }
}

import Foundation
import Testing
import TidingsModel
import TidingsParse

@Suite struct VietnameseEncodingTests {
  static let text = """
    Sáng nay, nhiều người dân thành phố xuống đường thưởng thức phở, bánh mì và cà phê sữa đá. Giá vé tàu Tết năm nay \
    không tăng, ngành đường sắt cho biết; đường bộ và hàng không cũng vậy. Quỹ học bổng được lập để giúp trẻ em nghèo.
    """

  @Test(
    "Vietnamese in each of its encodings is composed to NFC",
    arguments: [
      ("windows-1258", "CP1258", "windows-1258"), ("tcvn", "TCVN5712-1", "tcvn"),
      ("x-viet-tcvn5712", "TCVN5712-1", "tcvn"), ("VISCII", "VISCII", "viscii"),
    ])
  func declared(_ label: String, _ library: String, _ name: String) throws {
    let bytes = try Iconv.encode(Self.text, in: library)
    let document = DocumentDecoder.decode(bytes, httpCharset: label, kind: .xml)
    #expect(document.encoding == name)
    #expect(document.utf8 == Array(Self.text.utf8))
    #expect(document.repairs.isEmpty)
  }

  @Test("Each letter of windows-1258 is composed with each mark, and with two", arguments: [0, 1, 15, 70_000])
  func marks(distance: Int) throws {
    let marks: [UInt8] = [0xCC, 0xD2, 0xDE, 0xEC, 0xF2]
    let before = [UInt8](repeating: 0x78, count: distance)
    for letter in UInt8(0x20)...0xFF {
      // The converter knows nothing of what Windows leaves open.
      guard let known = Iconv.convert([letter], from: "CP1258", to: "UTF-8") else { continue }
      for mark in marks where distance < 1000 || letter % 16 == 1 {
        for further in [[], [0x61], [marks[0]], [0xE2, marks[4]]] {
          let marked = try ([mark] + further).flatMap {
            try #require(Iconv.convert([0x2E, $0], from: "CP1258", to: "UTF-8")).dropFirst()
          }
          let text = String(decoding: before + known + marked, as: UTF8.self)
          let document = DocumentDecoder.decode(
            before + [letter, mark] + further, httpCharset: "windows-1258", kind: .text)
          #expect(document.utf8.elementsEqual(text.precomposedStringWithCanonicalMapping.utf8), "\(letter) \(mark)")
        }
      }
    }
  }

  @Test(
    "Vietnamese is recognised where nothing, UTF-8 or Latin-1 is declared",
    arguments: ["CP1258", "TCVN5712-1", "VISCII"],
    [nil, "utf-8", "iso-8859-1"])
  func detected(_ library: String, _ label: String?) throws {
    let bytes = try Iconv.encode(Self.text, in: library)
    let document = DocumentDecoder.decode(bytes, httpCharset: label, kind: .xml)
    #expect(document.utf8 == Array(Self.text.utf8))
    // That it had to be guessed, or is declared wrongly, is told.
    #expect(document.repairs.count == 1)
  }

  @Test("Vietnamese is recognised where it begins late", arguments: ["CP1258", "TCVN5712-1", "VISCII"])
  func late(_ library: String) throws {
    let text = "Số 1. " + String(repeating: "Plain words before the story. ", count: 600) + Self.text
    let document = DocumentDecoder.decode(try Iconv.encode(text, in: library), httpCharset: nil, kind: .xml)
    #expect(document.utf8 == Array(text.utf8))
  }

  @Test("French, German and Polish are not taken for Vietnamese")
  func othersStay() throws {
    let french = "L'été dernier, les élèves ont fêté Noël à l'école où ça s'est passé très tôt, près du château brûlé."
    let document = DocumentDecoder.decode(try Iconv.encode(french, in: "CP1252"), httpCharset: nil, kind: .text)
    #expect(document.utf8 == Array(french.utf8))
    let german = "Über die Straße gehen für größere Füße täglich müde Bären; schöne Grüße aus Köln und Nürnberg."
    let other = DocumentDecoder.decode(try Iconv.encode(german, in: "CP1252"), httpCharset: nil, kind: .text)
    #expect(other.utf8 == Array(german.utf8))
  }

  @Test("The letters of VNI fonts become Unicode's", arguments: [nil, "utf-8", "x-viet-vni"])
  func vni(_ label: String?) {
    let written = "Tieáng Vieät: Thuû töôùng yeâu caàu caùc boä, ngaønh ñòa phöông, ÑAÏI HOÄI ÔÛ QUYÙ"
    let meant = "Tiếng Việt: Thủ tướng yêu cầu các bộ, ngành địa phương, ĐẠI HỘI Ở QUÝ"
    #expect(DocumentDecoder.decode(Array(written.utf8), httpCharset: label, kind: .xml).utf8 == Array(meant.utf8))
    let bytes = written.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(DocumentDecoder.decode(bytes, httpCharset: label, kind: .xml).utf8 == Array(meant.utf8))
  }

  @Test("Typographic quotes hide no Vietnamese", arguments: [nil, "iso-8859-1", "utf-8"])
  func quoted(_ label: String?) throws {
    let line = "“Chủ tịch Quốc hội” – ‘thưởng thức’ phở… “Quỹ học bổng” “được lập” – “giúp” trẻ em “nghèo”… "
    let text = String(repeating: line, count: 12)
    let document = DocumentDecoder.decode(try Iconv.encode(text, in: "CP1258"), httpCharset: label, kind: .xml)
    #expect(document.encoding == "windows-1258")
    #expect(document.utf8 == Array(text.utf8))
  }

  @Test(
    "No other text is taken for that of VNI fonts",
    arguments: [
      text, "Größe, Öl, für, schön, möchte, Müller, Köln, Söhne, Bücher, Tür, Höhe",
      "Não há opção, são três irmãos, é você, avó e avô, à tarde, pães, ações, ninguém",
      "L'été, à l'école, où êtes-vous ? Ça va, c'est là, déjà, forêt, naïve, Noël, œuvre",
      "Số liệu: poëzie, coördinatie, reünie, Vieät, naäm",
      // Vietnamese as it is, by chance without a letter that Latin-1 lacks.
      "Hoà, Toàn, Khoá, Loan, Hoàng, Toán, Hoà Bình, Khoá Toán, Toà án, Xoá, Hoàn, Ngoài, Khoái, Thoát, Loài",
    ])
  func notVNI(_ text: String) {
    #expect(DocumentDecoder.decode(Array(text.utf8), httpCharset: nil, kind: .xml).utf8 == Array(text.utf8))
  }
}

import Foundation
import Testing
import TidingsModel

@Suite struct JSONWriterTests {
  private func written(_ text: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("a", text)
    writer.endObject()
    return writer.bytes
  }

  @Test("What JSON cannot hold is escaped wherever it stands", arguments: ["\"", "\\", "\n", "\u{1}", "\u{7F}", "é"])
  func escapesAnywhere(_ character: String) throws {
    for length in 0..<40 {
      for place in 0...length {
        let text =
          String(repeating: "x", count: place) + character + String(repeating: "y", count: length - place)
        let bytes = written(text)
        #expect(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: String] == ["a": text])
        #expect(!bytes.contains { $0 < 0x20 || $0 == 0x7F })
      }
    }
  }

  @Test("A text of nothing but what is escaped is written whole", arguments: [1, 16, 500, 40_000])
  func escapesAll(_ count: Int) throws {
    let text = String(repeating: "\u{1}\"", count: count)
    #expect(
      written(text) == Array("{\"a\":\"".utf8) + Array(String(repeating: "\\u0001\\\"", count: count).utf8)
        + Array("\"}".utf8))
  }

  @Test("Each key stands in quotes, parted from the one before")
  func keys() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("version", "1")
    writer.field("count", 2)
    writer.field("left out", nil as String?)
    writer.endObject()
    #expect(writer.bytes == Array(#"{"version":"1","count":2}"#.utf8))
  }
}

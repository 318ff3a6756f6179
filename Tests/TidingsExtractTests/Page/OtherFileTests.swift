import Testing
import TidingsExtract
import TidingsModel

/// Files that servers send as pages.
@Suite struct OtherFileTests {
  private static func file(_ bytes: [UInt8]) -> String? {
    guard case .noArticle(.file(let kind)) = ArticleExtractor.extract(bytes, contentType: "text/html") else {
      return nil
    }
    return kind
  }

  private static let words = String(repeating: "a line of words that nobody wrote for readers, ", count: 60)

  /// Bytes without an order, the same each time.
  private static func noise(_ count: Int) -> [UInt8] {
    var state: UInt32 = 7
    return (0..<count).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(state >> 24)
    }
  }

  @Test func `A binary file is no page`() {
    #expect(Self.file(Array("%PDF-1.5\n%".utf8) + Self.noise(5000)) == "a PDF document")
    #expect(
      Self.file(Array("%PDF-1.4\n".utf8) + Array(repeating: [0, 0x78], count: 4000).joined()) == "a PDF document")
    #expect(Self.file([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Self.noise(5000)) == "a PNG image")
    #expect(Self.file([0x50, 0x4B, 3, 4] + Self.noise(5000)) == "a ZIP archive")
    #expect(Self.file([0x1F, 0x8B, 8] + Self.noise(5000)) == "gzip-compressed data")
    #expect(Self.file(Array("XQ17".utf8) + Self.noise(5000)) == "binary data")
  }

  @Test(arguments: [
    ("[{\"title\": \"t\", \"body\": \"\(words)\"}]\n", "JSON"), ("{\"a\": {\"text\": \"\(words)\"}}", "JSON"),
    (")]}',\n[[\"\(words)\", 1]]", "JSON"), ("\u{FEFF} { \"text\": \"\(words)\" }", "JSON"),
    (String(repeating: ".a > .b, p:first-child{color:red}\n", count: 300), "a style sheet"),
    ("/*! kind 1.0 */\n@media screen { p { color: red } }\n:root { --x: 1 }", "a style sheet"),
    ("var a=\"\(words)\";", "a script"),
    ("/* \(words) */\n!function(e){e.a=1}(window);\n//# sourceMappingURL=a.map", "a script"),
    ("'use strict';\nlet text = `\(words)`;\n", "a script"), ("callback([1, \"\(words)\"]);", "a script"),
    ("import { a } from './b.js';\nexport function c() { return a(`\(words)`) }\n", "a script"),
  ])
  func `Data, style sheets and scripts are no pages`(text: String, kind: String) {
    #expect(Self.file(Array(text.utf8)) == kind)
  }

  private static let page = """
    <html><head><title>A bridge is opened</title></head><body><h1>A bridge is opened</h1>
    <p>The people of the harbour had waited eleven years for the day on which the bridge would open to everyone.</p>
    <p>On Monday it did, with a brass band, two speeches and a cake that was meant for forty and fed a hundred.</p>
    </body></html>
    """

  @Test(arguments: [
    "{\"notice\": \"a line gone astray\"}\n", "var a = 1;\n", ".a { color: red }\n", "/* made by hand */\n",
    "// note\n",
    "<!-- [if IE] { \"a\": 1 } -->\n", "Warning: a file is missing on line 3\n", "[Update] ", "\u{0}\u{1}\u{2}",
    "window.x = 1;\n", "{\u{201C}",
  ])
  func `A page is read whatever stands before it`(start: String) throws {
    for end in ["", "\n;", " }", "\n//", "<script>var x = 1;</script>"] {
      let text = start + Self.page + end
      guard case .article(let found) = ArticleExtractor.extract(Array(text.utf8)) else {
        Issue.record("no article behind \(start) before \(end)")
        continue
      }
      #expect(found.item.contentText?.contains("a brass band") == true)
    }
  }

  @Test func `A page in UTF-16, and one of plain text, are pages`() throws {
    let wide: [UInt8] = Self.page.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for bytes in [wide, [0xFF, 0xFE] + wide] {
      guard case .article(let found) = ArticleExtractor.extract(bytes) else {
        Issue.record("UTF-16 was not read")
        continue
      }
      #expect(found.item.contentText?.contains("a brass band") == true)
    }
    for start in ["", "[1] ", "\"Enough\", she said. ", "Let us begin. ", "{1} ", "function follows form. "] {
      let text =
        start + "The people had waited eleven years for the day. On Monday it came (see above).\n\n" + Self.words
      #expect(Self.file(Array((text + "(the end)").utf8)) == nil, "\(start)")
    }
  }
}

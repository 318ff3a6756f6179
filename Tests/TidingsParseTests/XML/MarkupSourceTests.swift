import Testing
import TidingsModel
import TidingsParse

/// XHTML of some length is left standing in the document where it says there what would be written of it.
@Suite("Markup left in the document")
struct MarkupSourceTests {
  private static let text = String(repeating: "<p>Words of <em>some</em> length, một hai ba.</p>\n", count: 20)

  static let contents = [
    "<div xmlns=\"http://www.w3.org/1999/xhtml\">\(text)</div>",
    "\n  <div xmlns=\"http://www.w3.org/1999/xhtml\">\n \(text)\n </div >\n ",
    "<div>\(text)<br/><img src=\"a.png\" alt=\"\" /><hr\n/><p >x</p\n></div>",
    "<div>\(text)</div><div>\(text)</div>",
    "words <div>\(text)</div>",
    "<xhtml:div>\(text)<xhtml:p>x</xhtml:p></xhtml:div>",
    "<div>\(text)<p title='single'>x &amp; y &#160; &quot;q&quot; &lt; &gt;</p></div>",
    "<div>\(text)<![CDATA[<b>&amp;</b>]]><!-- no --><?no no?></div>",
    "<div>\(text)\r\n<p>x</p>\r\n</div>",
    "<div xml:lang=\"vi\">\(text)<p xml:lang=\"de\" xml:base=\"/b/\"><a href=\"c\">d</a></p></div>",
    "<div>\(text)<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/><source/><g>x</g></svg><p>after</p></div>",
    "<div>\(text)<p></p><i/><td/></div>",
    "<div>\(text)&#146;</div>",
    "<div><div>\(text)</div></div>",
    "<p>\(text)</p>",
    "<div></div>\(text)",
  ]

  /// Documents that have to be mended are read another way, which leaves nothing standing.
  @Test("Markup left in the document reads as what is written of it", arguments: contents.indices)
  func sameText(_ index: Int) throws {
    let content = Self.contents[index]
    let contents = [content, content + "<!-- -->", "<!-- -->" + content]
    for content in contents {
      let sound = try #require(try read(content, title: "A &amp; B").items.last?.content)
      let mended = try #require(try read(content, title: "A & B").items.last?.content)
      #expect(sound.kind == mended.kind && sound.language == mended.language && sound.base == mended.base)
      #expect(Self.normalised(sound) == Self.normalised(mended))
    }
  }

  private func read(_ content: String, title: String) throws -> ParsedFeed {
    let entries = [
      "<entry><title>\(title)</title></entry>", "<entry><content type=\"xhtml\">\(content)</content></entry>",
    ]
    let feed = """
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:xhtml="http://www.w3.org/1999/xhtml" xml:base="https://a.example/">\
      \(entries.joined())</feed>
      """
    return try FeedParser.parse(Array(feed.utf8))
  }

  /// Without what may differ: white space and `/` before the end of a tag.
  private static func normalised(_ text: ParsedText) -> String {
    String(decoding: text.bytes, as: UTF8.self).replacing(#/\s*\/?>/#, with: ">")
  }
}

import Testing
import TidingsModel

@testable import TidingsParse

/// Short texts libxml2 reads, long ones the walk, and the longest are left standing in the document: all must come to the
/// same.
@Suite("Long texts beside libxml2")
struct XMLDocumentWalkTests {
  private static let padding = String(repeating: "long-", count: 60)
  private static let paddings = [padding, padding + padding + padding]

  private func content(_ markup: String) throws -> (text: String, isWellFormed: Bool) {
    let document =
      "<rss version='2.0'><channel><title>t</title><item><description>\(markup)</description></item></channel></rss>"
    let feed = try FeedParser.parse(Array(document.utf8))
    let text = try #require(feed.items.first?.content)
    // Markup that is left standing in the document keeps the `/` of empty elements.
    return (String(decoding: text.bytes, as: UTF8.self).replacing("<br/>", with: "<br>"), feed.isWellFormed)
  }

  @Test(
    "A long text says what a short one says",
    arguments: [
      "a &lt;b&gt; &amp;amp; &quot;c&apos;", "&#65;&#x42;&#x1F600; &#146; &#9;x", "&lt;", "&amp;&amp;",
      "a\r\nb\rc\r\r\nd", "Tiếng Việt — “một” 漢字 ﻿ 😀", "a ]] > b", "a ]]&gt; b", "]",
      "one <![CDATA[<b>two</b>]]> three", "<![CDATA[one]]><![CDATA[ two ]]>", "<![CDATA[]]>x", "<![CDATA[ ]] ]]]>",
      "a<![CDATA[b]]>c<![CDATA[d]]>e", "a <!-- not > seen --> b", "a<?not seen?>b", "a <br/> b <i>c</i> &amp; d",
    ])
  func same(_ markup: String) throws {
    let short = try content("(\(markup))")
    for padding in Self.paddings {
      for (start, end) in [(padding, padding), ("<![CDATA[\(padding)]]>", "<![CDATA[\(padding)]]>"), (padding, "")] {
        let long = try content("(\(start)\(markup)\(end))")
        #expect(short.isWellFormed && long.isWellFormed)
        #expect(long.text.replacing(padding, with: "") == short.text)
        // White space round the text is no part of it, one within is.
        let spaced = try content(" \n\(start)\(markup)\(end) \t ")
        let bare = String(short.text.dropFirst().dropLast()).trimmedSpace
        #expect(spaced.text.replacing(padding, with: "").trimmedSpace == bare)
      }
    }
  }

  @Test(
    "What is wrong with a long text is found and mended as in a short one",
    arguments: [
      "a & b", "a &b c; d", "&nbsp;x", "&unknown; y", "a ]]> b", "&#0;", "&#xFFFE;", "&#65 x", "&", "a &amp b",
      "\u{FFFE}", "<![CDATA[\u{FFFF}]]>", "a < b", "&#99999999;", "&#x;", "&lt", "one & <![CDATA[two]]>",
    ])
  func mended(_ markup: String) throws {
    let short = try content("(\(markup))")
    for padding in Self.paddings {
      let long = try content("(\(padding)\(markup)\(padding))")
      #expect(!short.isWellFormed && !long.isWellFormed)
      #expect(long.text.replacing(padding, with: "") == short.text)
    }
  }

  @Test("A text that is left standing in the document ends where it ended there")
  func excerpts() throws {
    let long = String(repeating: "wörd &amp; ", count: 200)
    for (markup, expected) in [
      ("&#32;&#10;\(long)&#32;", long), ("<![CDATA[ \n\(long) ]]>", long), ("<![CDATA[\(long)]]> <!-- x --> ", long),
      (" <![CDATA[\(long)]]>\n<![CDATA[\(long)]]>", long + "\n" + long),
      (String(repeating: "&#32;", count: 400), ""),
    ] {
      let document = "<rss><channel><item><guid>1</guid><description>\(markup)</description></item></channel></rss>"
      let item = try #require(try FeedParser.parse(Array(document.utf8)).items.first)
      let isSection = markup.contains("CDATA")
      let wanted = isSection ? expected : expected.replacing("&amp;", with: "&")
      let text = item.content.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
      #expect(text == wanted.trimmedSpace)
    }
  }

  @Test("A declared entity is read in a long text, and none of it is lost")
  func declared() throws {
    let document =
      "<!DOCTYPE rss [<!ENTITY e 'own &#38;amp; more'>]><rss><channel><item><description>\(Self.padding)&amp;&e;\(Self.padding)"
      + "</description></item></channel></rss>"
    let feed = try FeedParser.parse(Array(document.utf8))
    let text = try #require(feed.items.first?.content)
    #expect(String(decoding: text.bytes, as: UTF8.self).replacing(Self.padding, with: "").hasPrefix("&own &"))
  }

  @Test("Behind long texts a warning still names its line and column")
  func places() throws {
    let long = Self.padding
    let head = "<rss><channel>\n<item><title>\(long)\nđ\(long)</title>\n<description><![CDATA[\(long)\n\n]]>"
    for (text, line, column) in [
      ("</description><pubDate>soon</pubDate></item></channel></rss>", 6, 41),
      ("</description>\n<author>\(long)</author> <pubDate>soon</pubDate></item></channel></rss>", 7, 342),
      ("\(long)đ\(long)</description><pubDate>soon</pubDate></item></channel></rss>", 6, 642),
    ] {
      let date = try #require(try FeedParser.parse(Array((head + text).utf8)).items.first?.published)
      #expect(date.line == line && date.column == column)
    }
  }

  @Test("A fault behind a long text is found where it is")
  func faults() throws {
    let document = "<rss><channel><item><guid>\(Self.padding)</guid>\n<title>A & B</title><link>\(Self.padding)</link>"
    let warning = try #require(
      try FeedParser.parse(Array((document + "</item></channel></rss>").utf8)).warnings.first)
    #expect(warning.line == 2 && warning.column == 11)
  }
}

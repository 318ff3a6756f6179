import Testing

@testable import TidingsParse

@Suite("What a document is")
struct FormatSnifferTests {
  private func isFeed(_ text: String) -> Bool { (try? FeedParser.parse(Array(text.utf8))) != nil }

  @Test(
    "A feed is known by its content, whatever stands before it",
    arguments: [
      "<rss/>", "<rss version='2.0'></rss>", "<feed xmlns='http://www.w3.org/2005/Atom'/>", " \n<rss/>",
      "<?xml version='1.0'?><?xml-stylesheet href='x'?><!-- <html> --><rss/>", "<!DOCTYPE rss [<!ENTITY a '>'>]><rss/>",
      "garbage <rss version='2.0'/>", "<p>Error</p><?xml version='1.0'?><rss/>",
      "<x:feed xmlns:x='http://www.w3.org/2005/Atom'/>",
      "<CHANNEL HREF='http://example.org/'/>",
    ])
  func feeds(_ text: String) { #expect(isFeed(text)) }

  @Test(
    "What is no feed is called by its name",
    arguments: [
      ("", "the document is empty"), ("  \n ", "the document is empty"), ("<!doctype html><p>x", "an HTML page"),
      ("<html><body><svg/></body></html>", "an HTML page"),
      ("<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG image"),
      ("<opml/>", "an OPML list of feeds"), ("<sitemapindex/>", "an index of sitemaps"),
      ("<catalog/>", "an XML document with the root element <catalog>"), ("hello", "plain text"),
      ("%PDF-1.7 x", "a PDF document"), ("\u{1F}\u{8B}", "plain text"), ("<!-- only -->", "XML without an element"),
    ])
  func others(_ text: String, _ name: String) {
    let error = #expect(throws: ParseError.self) { try FeedParser.parse(Array(text.utf8)) }
    #expect(error?.description.contains(name) == true, "\(String(describing: error))")
  }

  @Test(
    "A JSON feed is read from a script's call, and behind what keeps scripts from loading it",
    arguments: [
      "callback(§);", "/* made for you */\n$.feeds.show ( §)", "// a comment\n§", ")]}'\n§", ")]}',\n§\n", "  §  ",
    ])
  func scripts(_ text: String) throws {
    let json = #"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_text": "Xin chào"}]}"#
    let feed = try FeedParser.parse(Array(text.replacing("§", with: json).utf8))
    #expect(feed.items.map(\.guid) == ["1"])
    #expect(feed.isComplete)
    #expect(feed.isWellFormed == (text == "  §  "))
  }

  @Test(
    "A script that is no feed is none",
    arguments: ["start({\"a\": 1});", "$(function () { go() })", "var a = {\"b\": 1}"])
  func noFeed(_ text: String) { #expect(!isFeed(text)) }

  @Test("An HTML page that shows a feed's source is still an HTML page")
  func quotedFeed() {
    #expect(!isFeed("<html><body><pre>&lt;rss version='2.0'&gt;</pre></body></html>"))
    #expect(!isFeed("<html><body><pre>&lt;rss&gt;&lt;channel&gt;</pre></body></html>"))
    let json = "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"id\": \"1\", \"title\": \"t\"}]}"
    #expect(isFeed("<html><body><pre>\(json)</pre></body></html>"))
    #expect(!isFeed("<html><head><script type='application/ld+json'>\(json)</script></head></html>"))
    #expect(!isFeed("<html><body><textarea>\(json)</textarea></body></html>"))
  }

  @Test(
    "A feed escaped in another document is read whether or not its > are",
    arguments: ["string", "pre"])
  func escapedFeed(_ name: String) throws {
    let rss = "<rss version=\"2.0\"><channel><title>F &amp; G</title><item><title>a</title></item></channel></rss>"
    for greater in [">", "&gt;"] {
      let text = rss.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: greater)
      for end in ["", "\n", " <!-- x -->"] {
        let feed = try FeedParser.parse(Array("<\(name)>\(text)\(end)</\(name)>".utf8))
        #expect(feed.items.count == 1 && feed.title.map { String(decoding: $0.bytes, as: UTF8.self) } == "F & G")
      }
      #expect(!isFeed("<\(name)>\(text) is a feed</\(name)>"))
    }
  }

  @Test("Binary formats are told by their first bytes")
  func binary() {
    #expect(throws: ParseError.notAFeed(what: "gzip-compressed data")) { try FeedParser.parse([0x1F, 0x8B, 8, 0]) }
    #expect(throws: ParseError.notAFeed(what: "a PNG image")) { try FeedParser.parse([0x89, 0x50, 0x4E, 0x47, 13]) }
  }

  @Test("The charset of a Content-Type is found, quoted or not")
  func charset() {
    #expect(ContentType.charset("text/xml; charset=UTF-8") == "UTF-8")
    #expect(ContentType.charset("text/xml;x=1; CHARSET = \"windows-1258\"") == "windows-1258")
    #expect(ContentType.charset("text/xml") == nil)
    #expect(ContentType.charset("text/xml; charset=") == nil)
  }
}

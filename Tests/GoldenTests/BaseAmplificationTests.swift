import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

/// Documents that would become many times as long as they are by having their addresses made absolute.
@Suite("Long bases")
struct BaseAmplificationTests {
  private func normalise(_ document: String, url: String? = nil) throws -> Feed {
    FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8), url: url))
  }

  private func atom(_ attributes: String, _ content: String) -> String {
    """
    <feed xmlns="http://www.w3.org/2005/Atom" \(attributes)><title>T</title><entry><id>urn:1</id><title>A</title>
    <link href="/1"/>\(content)</entry></feed>
    """
  }

  @Test("A base of more than some kilobytes is ignored, and a warning says so")
  func tooLong() throws {
    let long = "http://e.org/" + String(repeating: "a", count: 5000) + "/"
    for document in [
      atom("xml:base='\(long)'", "<content type='html'>&lt;a href='x'>x&lt;/a></content>"),
      atom(
        "",
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml' xml:base='\(long)'><a href='x'>x</a></div></content>"
      ),
    ] {
      let feed = try normalise(document, url: "http://e.org/f/feed.xml")
      #expect(feed.items[0].contentHTML == "<a href=\"http://e.org/f/x\">x</a>")
      #expect(feed.warnings.map(\.message) == ["a base of more than 4 KiB is ignored"])
    }
  }

  @Test("Bases that are relative to one another stay short as well")
  func nested() throws {
    let step = String(repeating: "a", count: 200) + "/"
    let count = 100
    let open = String(repeating: "<div xml:base='\(step)'>", count: count)
    let content =
      "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>\(open)<a href='x'>x</a>"
      + String(repeating: "</div>", count: count) + "</div></content>"
    let feed = try normalise(atom("", content), url: "http://e.org/")
    let html = try #require(feed.items[0].contentHTML)
    #expect(html.contains("\(step)\(step)x\"") && html.utf8.count < 8192)
    #expect(feed.warnings.map(\.message).contains("a base of more than 4 KiB is ignored"))
  }

  @Test("Where all addresses would be too much, the last ones stay relative")
  func room() throws {
    let base = "http://e.org/" + String(repeating: "a", count: 3000) + "/"
    let links = String(repeating: "<a href='x'>x</a>", count: 20_000)
    for document in [
      atom("xml:base='\(base)'", "<content type='html'><![CDATA[\(links)]]></content>"),
      atom(
        "",
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml' xml:base='\(base)'>\(links)</div></content>"),
      atom("xml:base='\(base)'", String(repeating: "<link rel='related' href='x'/>", count: 900))
        + String(repeating: " ", count: 10),
    ] {
      let feed = try normalise(document)
      let item = feed.items[0]
      let size = (item.contentHTML ?? "").utf8.count + item.links.reduce(0) { $0 + $1.href.utf8.count }
      #expect(size > base.utf8.count * 500 && size < 4 << 20 + 8 * document.utf8.count)
      if let html = item.contentHTML {
        #expect(html.hasPrefix("<a href=\"\(base)x\">x</a>") && html.hasSuffix("<a href=\"x\">x</a>"))
        #expect(item.contentText?.utf8.count == 20_000)
      }
    }
  }

  @Test("What is said of all sources of a file is not repeated without end")
  func sources() throws {
    let title = String(repeating: "t", count: 2000)
    let sources = (0..<500).map { "<podcast:source uri='http://e.org/\($0).mp3'/>" }.joined()
    let feed = try normalise(
      """
      <rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>T</title><item>
      <title>A</title><podcast:alternateEnclosure type="audio/mpeg" title="\(title)">\(sources)</podcast:alternateEnclosure>
      </item></channel></rss>
      """)
    #expect(feed.items[0].attachments.count == 500 && feed.items[0].attachments.allSatisfy { $0.title == nil })
  }
}

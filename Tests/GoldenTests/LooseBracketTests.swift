import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

@Suite("Brackets that begin no tag")
struct LooseBracketTests {
  @Test("What only looks like a tag is text, and costs no other item")
  func brackets() throws {
    let texts = [
      ("<“Quoted”> words", "<“Quoted”> words"), ("a <—> b", "a <—> b"), ("R&“D”; x", "R&“D”; x"), ("× <×3", "× <×3"),
      ("The <Bố già> film", "The <Bố già> film"), ("A List<String> of names", "A List<String> of names"),
      ("<i>a <Foo> b</i>", "a <Foo> b"), ("a <foo>b</foo> c", "a b c"),
    ]
    for (text, title) in texts {
      let items = try SmallFeed.feed(
        "", items: "<item><title>\(text)</title><description>\(text)</description></item><item><title>b</title></item>"
      ).items
      #expect(items.map(\.title) == [title, "b"], "\(text)")
      #expect(items.first?.contentText == title, "\(text)")
    }
  }

  @Test(
    "A name with characters that no name has loses its own element at most", arguments: ["¯x", "li¥nk", "x:¯y", "×"])
  func names(_ name: String) throws {
    let items = try SmallFeed.feed(
      "",
      items: """
        <item><title>a</title><\(name) a¯="1" ×="2">text</\(name)><link>http://mill.example/1</link></item>
        <item><title>b</title></item>
        """
    ).items
    #expect(items.map(\.title) == ["a", "b"] && items.first?.url == "http://mill.example/1")
  }

  @Test("A letter behind a bracket, and words before another tag or the element's end, are text")
  func cutShort() throws {
    let texts = [
      ("On $a<b$ and $x$", "On $a<b$ and $x$"), ("if a<b then c", "if a<b then c"), ("A <B & C", "A <B & C"),
      ("&lt;em>a&lt;/em> and <em>b</em>", "a and b"), ("a <em class=\"x\"<b>b</b></em>", "a b"),
    ]
    for (text, title) in texts {
      let items = try SmallFeed.feed(
        "", items: "<item><title>\(text)</title><description>\(text)</description><guid>w</guid></item>"
      ).items
      #expect(items.map(\.title) == [title] && items.first?.contentText == title, "\(text)")
      #expect(items.first?.guid == "w", "\(text)")
    }
  }

  @Test(
    "A tag of HTML that lost its bracket is no text",
    arguments: [
      "Line one<br /<br />Line two", "<p>one<br /</p><p>two</p>", "words <strong", "words <img",
      "<td nowrap<b>x</b></td>y",
      "one<p class<b>two</b>",
    ])
  func lostBracket(_ text: String) throws {
    let items = try SmallFeed.feed("", items: "<item><title>t</title><description>\(text)</description></item>").items
    #expect(items.count == 1 && items.first?.contentText?.contains("<") == false)
  }

  @Test(
    "A mail address in brackets is an author's, escaped or not", arguments: ["author", "dc:creator", "managingEditor"])
  func mailAddress(_ name: String) throws {
    for address in ["jo@mill.example", "jo.ann+rss@mill.example"] {
      let element = "<\(name)>Jo <\(address)></\(name)>"
      let feed = try SmallFeed.feed(
        element, items: "<item><title>Wheel</title>\(element)<link>http://mill.example/1</link></item>")
      let authors = [Author(name: "Jo", email: address)]
      #expect(feed.authors == authors && feed.items.first?.url == "http://mill.example/1")
      if name != "managingEditor" { #expect(feed.items.first?.authors == authors) }
    }
  }
}

import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

@Suite("Forms that few feeds write")
struct RareFormsTests {
  @Test(
    "A feed's picture is found however it is written",
    arguments: [
      "<image rdf:resource=\"http://mill.example/i.png\"/>",
      "<itunes:image><url>http://mill.example/i.png</url></itunes:image>",
      "<media:thumbnail>http://mill.example/i.png</media:thumbnail>",
    ])
  func pictureForms(_ element: String) throws {
    #expect(try SmallFeed.feed(element).icon == "http://mill.example/i.png")
  }

  @Test("A value in a form that few write is read")
  func rareForms() throws {
    let item = try SmallFeed.item(
      """
      <link>http:/mill.example/1</link><enclosure>http://mill.example/a.mp3</enclosure>
      <prism:url>http://mill.example/prism</prism:url><dcterms:valid>2023-12-13T08:29:29Z</dcterms:valid>
      <trackback:ping rdf:resource="http://mill.example/tb"/>
      <dc:subject><taxo:topic rdf:about="http://mill.example/t"><rdf:value>Grain</rdf:value></taxo:topic></dc:subject>
      <podcast:socialInteract uri="https://m.example/1" protocol="activitypub" accountId="@mill"/>
      <georss:featurename>Mill Lane</georss:featurename>
      """)
    #expect(item.url == "http://mill.example/1")
    #expect(item.attachments == [Attachment(url: "http://mill.example/a.mp3", mimeType: "audio/mpeg")])
    #expect(item.links.contains { $0.href == "http://mill.example/prism" })
    #expect(item.links.contains { $0.href == "http://mill.example/tb" && $0.rel == "trackback" })
    #expect(item.expires?.rfc3339 == "2023-12-13T08:29:29Z" && item.tags == ["Grain"])
    #expect(item.extensions.contains { $0.attributes.contains { $0.value == "@mill" } })
    #expect(SmallFeed.values(item.extensions, "georss:featurename") == ["Mill Lane"])
    #expect(try SmallFeed.feed("<fh:complete/>").extensions.map(\.name) == ["fh:complete"])
  }

  @Test("Markup within a value is passed over, and its text is the value's where that has no other")
  func markupInValues() throws {
    let feed = try SmallFeed.feed(
      "<managingEditor><p>Ada</p></managingEditor><generator><b>Quern</b></generator>",
      items: """
        <item><title>Wheel</title><guid isPermaLink="false"><span>wheel-1</span></guid>
        <author><a href="http://mill.example/b"><b>Bob</b> Miller</a></author>
        <category domain="http://mill.example/c"><p>Grain</p></category><category>Oats<p>an aside</p></category>
        <pubDate><time>Thu, 14 Dec 2023 14:53:00 GMT</time></pubDate></item>
        """)
    #expect(feed.authors.map(\.name) == ["Ada"] && feed.generator?.name == "Quern")
    let item = try #require(feed.items.first)
    #expect(item.guid == "wheel-1" && item.authors.map(\.name) == ["Bob Miller"])
    #expect(item.tags == ["Grain", "Oats"] && item.datePublished?.rfc3339 == "2023-12-14T14:53:00Z")
  }

  @Test(
    "The text that a search engine is given of an article is its content",
    arguments: ["yandex:full-text", "mailru:full-text", "turbo:content"])
  func fullTexts(_ name: String) throws {
    let item = try SmallFeed.item("<description>Short</description><\(name)>&lt;p>It turns&lt;/p></\(name)>")
    #expect(item.contentHTML == "<p>It turns</p>" && item.summary == "Short")
  }

  @Test("Of titles, summaries and descriptions of JSON Feed the references are read, and nothing else")
  func jsonLines() throws {
    func feed(_ text: String, beside member: String = "") throws -> Feed {
      let document = """
        {"version": "https://jsonfeed.org/version/1.1", "title": "\(text)", "description": "\(text)"\(member), "items": [
         {"id": "1", "title": "\(text)", "summary": "\(text)", "content_text": "\(text)"\(member)}]}
        """
      return FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8)))
    }
    let lines = [
      ("It&#8217;s &#8220;q&#8221; R&amp;D", "It’s “q” R&D"), ("a < b", "a < b"), ("AT&T", "AT&T"),
      ("An <em>old</em> mill", "An <em>old</em> mill"),
      ("The <img> tag &amp; &lt;p&gt;", "The <img> tag &amp; &lt;p&gt;"),
      ("When to use &nbsp; and &shy;", "When to use &nbsp; and &shy;"),
    ]
    for (text, line) in lines {
      let feed = try feed(text)
      let item = try #require(feed.items.first)
      #expect([feed.title, feed.description, item.title, item.summary] == [line, line, line, line])
      #expect(item.contentText == text)
    }
    // The program's own have been read.
    let own = try feed("R&amp;D", beside: ", \"_tidings\": {}")
    #expect(own.title == "R&amp;D" && own.items.first?.title == "R&amp;D" && own.items.first?.summary == "R&amp;D")
  }

  @Test("Plain text that begins as a section does is what it says; one that is a section is its content")
  func sections() throws {
    let titles = ["&lt;![CDATA[ explained", "&lt;![CDATA[Wheel]]&gt;", "&lt;![CDATA[ and ]]&gt; explained"]
    let document = """
      <feed xmlns="http://www.w3.org/2005/Atom">\(titles.map { "<entry><title>\($0)</title><id>\($0)</id></entry>" }
        .joined())</feed>
      """
    let feed = FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8)))
    #expect(feed.items.map(\.title) == ["<![CDATA[ explained", "Wheel", "<![CDATA[ and ]]> explained"])
  }

  @Test("Text without a tag keeps the paragraphs that blank lines part, whatever references it has, and wherever it is")
  func plainParagraphs() throws {
    for name in ["description", "content:encoded"] {
      let item = try SmallFeed.item(
        "<\(name)>One &amp;amp; a &lt; b,\n1&amp;nbsp;&amp;lt;i&amp;gt;.\n \n\nTwo &amp; three&amp;hellip;</\(name)>")
      #expect(item.contentHTML == "<p>One &amp; a &lt; b,<br>\n1\u{A0}&lt;i&gt;.</p><p>Two &amp; three…</p>")
      #expect(item.contentText == "One & a < b,\n1 <i>.\n\nTwo & three…")
    }
    let tagged = try SmallFeed.item("<content:encoded>One.\n\nTwo &lt;b>three&lt;/b></content:encoded>")
    #expect(tagged.contentHTML == "One.\n\nTwo <b>three</b>" && tagged.contentText == "One. Two three")
    let lines = try SmallFeed.item("<content:encoded>One\ntwo &amp;amp; three</content:encoded>")
    #expect(lines.contentText == "One two & three")
    let twice = try SmallFeed.item(
      "<content:encoded>&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;\n\n&amp;lt;p&amp;gt;</content:encoded>")
    #expect(twice.contentText == "One")
  }

  @Test("A summary that is nothing but markup escaped twice is read as the content is; a title speaks of its tags")
  func summariesEscapedTwice() throws {
    let text =
      "type=\"html\">&amp;lt;p&amp;gt;It turns &amp;amp;amp; &amp;lt;b&amp;gt;turns&amp;lt;/b&amp;gt;&amp;lt;/p&amp;gt;"
    let document = """
      <feed xmlns="http://www.w3.org/2005/Atom"><title type="html">&amp;lt;p&amp;gt;</title><subtitle \(text)</subtitle>
      <entry><id>1</id><summary \(text)</summary></entry></feed>
      """
    let feed = FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8)))
    #expect(feed.title == "<p>" && feed.description == "It turns & turns")
    let item = try #require(feed.items.first)
    #expect(item.summary == "It turns & turns" && item.contentHTML == "<p>It turns &amp; <b>turns</b></p>")
  }

  @Test("A list is no number of minutes or hours, and neither is a program's number")
  func numbersThatAreNone() throws {
    let none = try SmallFeed.feed("<ttl>1,2</ttl><skipHours><hour>1,2</hour><hour>0x5</hour><hour>7</hour></skipHours>")
    #expect(none.ttlMinutes == nil && none.skipHours == [7])
    #expect(try SmallFeed.feed("<ttl>1,440</ttl>").ttlMinutes == 1440)
    #expect(try SmallFeed.feed("<ttl>60,</ttl>").ttlMinutes == 60)
  }

  @Test("The address behind an empty link, as a program writes it that takes RSS for HTML, is the item's")
  func strayAddress() throws {
    let item = try SmallFeed.item(
      """
      \n<link/>http://mill.example/1\n<guid isPermaLink="false">one</guid> and more <pubdate>2023-11-14</pubdate>
      """)
    #expect(item.url == "http://mill.example/1" && item.guid == "one" && item.datePublished != nil)
    #expect(try SmallFeed.item("<link></link>Wheel <b>x</b>").url == nil)
    let both = try SmallFeed.item("<link/>http://mill.example/2<link>http://mill.example/1</link>")
    #expect(both.url == "http://mill.example/1")
  }

  @Test("Sections that became comments when the document was taken for HTML are texts", arguments: ["", "<foo>", "&"])
  func sectionsAsComments(_ fault: String) throws {
    let item = try SmallFeed.item(
      """
      <!-- [CDATA[no]] --><category><!--[CDATA[Grain & more]]--></category><guid><!--[CDATA[one]]--></guid>\(fault)
      <description><!--[CDATA[It turns]]--></description><dc:creator><!--[CDATA[]]--></dc:creator>
      """)
    #expect(item.tags == ["Grain & more"] && item.guid == "one" && item.contentText == "It turns")
    #expect(item.authors.isEmpty)
  }

  @Test("Elements of other vocabularies are read without their prefixes")
  func withoutPrefixes() throws {
    let item = try SmallFeed.item(
      """
      <creator>Lan</creator><subject>Grain</subject><encoded>&lt;p>It turns&lt;/p></encoded>
      <permalink>http://mill.example/1</permalink>
      """)
    #expect(item.authors.map(\.name) == ["Lan"] && item.tags == ["Grain"])
    #expect(item.contentHTML == "<p>It turns</p>" && item.url == "http://mill.example/1")
  }

  @Test("The element around XHTML is no part of it, in a feed without a namespace either")
  func withoutNamespace() throws {
    let document = """
      <feed><title>Mill</title><entry><title>Wheel</title><content type="xhtml">
      <div xmlns="http://www.w3.org/1999/xhtml"><p>It turns</p></div></content></entry></feed>
      """
    let feed = FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8)))
    #expect(feed.items.map(\.contentHTML) == ["<p>It turns</p>"])
  }

  @Test(
    "A language is told from what else stands beside its tag",
    arguments: [
      ("vi-VN, en", "vi-VN"), ("en_US.UTF-8", "en-US"), ("fr-FR@euro", "fr-FR"), ("English, US", nil), (",", nil),
    ]
      as [(String, String?)])
  func languages(_ text: String, _ tag: String?) throws {
    #expect(try SmallFeed.feed("<language>\(text)</language>").language == tag)
  }

  @Test("An address of CDF titles an item that has no title")
  func anchor() throws {
    let document = """
      <CHANNEL HREF="http://mill.example/"><TITLE>Mill</TITLE><ITEM><A HREF="http://mill.example/1">Wheel</A></ITEM>
      <ITEM><A HREF="http://mill.example/2">Here</A><TITLE>Stone</TITLE></ITEM></CHANNEL>
      """
    let feed = FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8)))
    #expect(feed.items.map(\.title) == ["Wheel", "Stone"])
    #expect(feed.items.map(\.url) == ["http://mill.example/1", "http://mill.example/2"])
  }

  @Test("Wide spaces at the ends of a title are cut, those within stay")
  func wideSpaces() throws {
    let feed = try SmallFeed.feed("", items: "<item><title>　\u{2003} 水　車　</title></item>")
    #expect(feed.items.first?.title == "水　車")
  }

  @Test("A feed in an envelope is read")
  func envelope() throws {
    let document = """
      <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
      <rss version="2.0"><channel><title>Mill</title><item><title>Wheel</title></item></channel></rss>
      </soap:Body></soap:Envelope>
      """
    #expect(try FeedParser.parse(Array(document.utf8)).items.count == 1)
  }

  @Test("Items with nothing around them are read, other documents of that kind are none")
  func itemsAlone() throws {
    let items =
      "<?xml version=\"1.0\"?>\n<item><title>a</title></item>\n<item><title>b</title><link>http://mill.example/"
    let feed = FeedNormaliser.normalise(try FeedParser.parse(Array((items + "</link></item>").utf8)))
    #expect(feed.items.map(\.title) == ["a", "b"] && !feed.wellFormed)
    let cut = try FeedParser.parse(Array((items + "</link></it").utf8))
    #expect(cut.items.count == 1 && !cut.isComplete)
    #expect(throws: ParseError.self) { try FeedParser.parse(Array("<item><name>a</name></item>".utf8)) }
    #expect(throws: ParseError.self) { try FeedParser.parse(Array("<items><title>a</title></items>".utf8)) }
  }

  @Test("HTML that stands unescaped in a description is a text, whatever case its tags have")
  func unescaped() throws {
    let broken = try SmallFeed.feed(
      "",
      items: """
        <item><title>a</title><description><P>a<BR>b</P></description></item>
        <item><title>b</title><description><link rel="stylesheet" href="x.css"><p>a</p></description></item>
        """)
    #expect(broken.items.map(\.contentHTML) == ["<p>a<br>b</p>", "<p>a</p>"])
    #expect(broken.items.allSatisfy { $0.links.isEmpty })
  }

  @Test("A note's number leads to the note on the item's page, not to a place in the feed")
  func notes() throws {
    let content = "&lt;p>Oak&lt;a href=\"#n1\">1&lt;/a> &lt;a href=\"more\">more&lt;/a>&lt;/p>"
    let document = """
      <rss version="2.0"><channel><title>Mill</title>
      <item><link>http://mill.example/wheel#top</link><description>\(content)</description></item>
      <item xml:base="http://mill.example/stone"><link>http://mill.example/2</link><description>\(content)</description></item>
      <item><guid isPermaLink="false">3</guid><description>\(content)</description></item>
      </channel></rss>
      """
    let feed = FeedNormaliser.normalise(
      try FeedParser.parse(Array(document.utf8), url: "http://feeds.example/mill/feed.xml"))
    let links = feed.items.map { item in
      (item.contentHTML ?? "").split(separator: "\"").filter { $0.hasPrefix("http") }.map(String.init)
    }
    #expect(
      links == [
        ["http://mill.example/wheel#n1", "http://feeds.example/mill/more"],
        ["http://mill.example/stone#n1", "http://mill.example/more"],
        ["http://feeds.example/mill/feed.xml#n1", "http://feeds.example/mill/more"],
      ])
  }

  @Test("The address that a counting proxy stands before is the item's, whichever proxy it is")
  func countedAddress() throws {
    let item = try SmallFeed.item(
      """
      <link>http://proxy.example/click/1</link>
      <pheedo:origLink xmlns:pheedo="http://www.pheedo.com/namespace/pheedo">http://mill.example/1</pheedo:origLink>
      """)
    #expect(item.url == "http://mill.example/1")
  }

  @Test("A place is one that was written, and never made up")
  func places() throws {
    let half = "<geo:lat xmlns:geo=\"http://www.w3.org/2003/01/geo/wgs84_pos#\">1</geo:lat>"
    for text in ["<georss:point>48,1 11,5</georss:point>", half + "<georss:point>48.1 11.5</georss:point>"] {
      #expect(try SmallFeed.item(text).location == ItemLocation(latitude: 48.1, longitude: 11.5), "\(text)")
    }
    #expect(try SmallFeed.item("<georss:point>48.1 11.5 49.1 12.5</georss:point>").location == nil)
    #expect(try SmallFeed.item(half).location == nil)
  }

  @Test("Of an entry's pages the one in its language counts, then one that names none, then the first")
  func pageInLanguage() throws {
    func page(_ pages: [(language: String?, address: String)]) throws -> String? {
      let links = pages.map { page in
        let language = page.language.map { " hreflang=\"\($0)\"" } ?? ""
        return "<link rel=\"alternate\"\(language) href=\"http://mill.example/\(page.address)\"/>"
      }
      let document = """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Mill</title><entry><id>w</id><title>Wheel</title>
        \(links.joined())</entry></feed>
        """
      return FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8))).items.first?.url
    }
    #expect(try page([("fr", "fr"), ("en-GB", "en"), ("en", "other")]) == "http://mill.example/en")
    #expect(try page([("fr", "fr"), (nil, "plain")]) == "http://mill.example/plain")
    #expect(try page([("fr", "fr"), ("de", "de")]) == "http://mill.example/fr")
  }
}

import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

@Suite("CDATA sections that are not as XML has them")
struct SectionTests {
  private func items(_ items: String) throws -> [Item] {
    let document = "<rss version=\"2.0\"><channel><title>Mill</title>\(items)</channel></rss>"
    return FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8))).items
  }

  @Test("The text of a section that holds others is whole, and so are the items behind it")
  func nested() throws {
    let items = try items(
      """
      <item><title>Wheel</title><description><![CDATA[<p>It <![CDATA[turns]]> and <![CDATA[grinds]]> on</p>]]></description></item>
      <item><title><![CDATA[Stone]]></title></item>
      """)
    #expect(items.map(\.contentText) == ["It turns and grinds on", nil] && items.map(\.title) == ["Wheel", "Stone"])
  }

  @Test("A section that speaks of sections ends where XML ends it")
  func spokenOf() throws {
    let items = try items(
      """
      <item><title><![CDATA[Write <![CDATA[ first]]></title></item>
      <item><title>Tom & Jerry</title><description><![CDATA[a]]></description></item>
      """)
    #expect(items.count == 2 && items.last?.title == "Tom & Jerry" && items.last?.contentText == "a")
  }

  @Test("Sections that open a hundred thousand times within each other are read at once")
  func manyNested() throws {
    let marks = String(repeating: "<![CDATA[", count: 100_000)
    let items = try items("<item><title>Wheel</title><description>\(marks)a]]>b]]></description></item>")
    #expect(items.map(\.title) == ["Wheel"])
  }

  @Test(
    "A section that lost its end, or a part of it, ends with its element",
    arguments: ["", "]]", "]>"], ["<description><![CDATA[b]]></description>", "<guid><![CDATA[b]]></guid>"])
  func lostEnd(_ end: String, _ next: String) throws {
    let items = try items(
      """
      <item><description><![CDATA[<p>It turns</p>\(end)</description><pubDate>2023-11-14</pubDate></item>
      <item><title>Stone</title>\(next)</item>
      """)
    #expect(items.map(\.contentHTML).first == "<p>It turns</p>" && items.first?.datePublished != nil)
    #expect(items.count == 2 && items.last?.title == "Stone")
    #expect(items.last.map { $0.contentText == "b" || $0.guid == "b" } ?? false)
  }

  @Test("A section that lost its end and its element's end tag ends with its item")
  func lostEndTag() throws {
    let items = try items(
      """
      <item><title>Wheel</title><description><![CDATA[It turns</item>
      <item><title>Stone</title><description><![CDATA[b]]></description></item>
      """)
    #expect(items.map(\.title) == ["Wheel", "Stone"] && items.map(\.contentText) == ["It turns", "b"])
  }

  @Test("The mark of a section between elements, or one that no section follows, is nothing")
  func strayMark() throws {
    let marked = try items(
      "<item><![CDATA[<title>Wheel</title><b>x</b><guid>w</guid>]]></item><item><title>a & b</title></item>")
    #expect(marked.map(\.title) == ["Wheel", "a & b"] && marked.first?.guid == "w")
    let endless = try items("<item><![CDATA[<title>Wheel</title></item><item><title>Stone</title></item>")
    #expect(endless.map(\.title) == ["Wheel", "Stone"])
  }

  @Test("A section that was escaped in a value is the value")
  func escaped() throws {
    let item = try items(
      """
      <item><category>&lt;![CDATA[Grain]]&gt;</category><author>&lt;![CDATA[Lan]]&gt;</author>
      <pubDate>&lt;![CDATA[2023-11-14]]&gt;</pubDate><guid isPermaLink="false"> &lt;![CDATA[ w ]]&gt; </guid></item>
      """
    ).first
    #expect(item?.tags == ["Grain"] && item?.authors.map(\.name) == ["Lan"] && item?.guid == "w")
    #expect(item?.datePublished != nil)
  }

  @Test("Sections that lost their ends by the ten thousand are read at once", arguments: ["]]>", ""])
  func manyLost(_ end: String) throws {
    let item = "<item><title>a</title><description><![CDATA[text</description></item>"
    let channel = String(repeating: item, count: 20_000) + "<x><![CDATA[q\(end)</x>"
    #expect(try items(channel).count == 20_000)
    let marks = String(repeating: "<item><description><![CDATA[text</item>", count: 20_000)
    #expect(try items(marks + "<x><![CDATA[q\(end)</x>").count == 20_000)
  }

  @Test("The mark of a section may be written in small letters")
  func smallLetters() throws {
    #expect(try items("<item><title><![cdata[Fish & chips]]></title></item>").map(\.title) == ["Fish & chips"])
  }

  @Test("An address that is marked as a section in an attribute is the address")
  func inAttribute() throws {
    let item = try items("<item><enclosure url=\"<![CDATA[http://mill.example/a.mp3]]>\"/></item>").first
    #expect(item?.attachments.map(\.url) == ["http://mill.example/a.mp3"])
  }

  @Test(
    "The mark of a section that is misspelt is one",
    arguments: ["<![CDATA [", "<! [CDATA[", "<!CDATA[", "<[CDATA[", "< ![CDATA[", "<![Cdata[", "<![CDATA{"])
  func misspelt(_ mark: String) throws {
    let item = try #require(
      try items(
        """
        <item><title>\(mark)Salt & stone]]></title><link>\(mark)http://mill.example/?a=1&b=2]]></link>
        <pubDate>\(mark)14 Nov 2023]]></pubDate><description>\(mark)<p>It turns</p><p>on</p>]]></description></item>
        """
      ).first)
    #expect(item.title == "Salt & stone" && item.url == "http://mill.example/?a=1&b=2")
    #expect(item.datePublished != nil && item.contentHTML == "<p>It turns</p><p>on</p>")
  }

  @Test("What looks like such a mark and has no end in its element is text")
  func noMark() throws {
    let items = try items(
      "<item><title>a <[cdata[ b & c</title></item><item><title><![CDATA[Stone]]></title></item>")
    #expect(items.map(\.title) == ["a <[cdata[ b & c", "Stone"])
  }

  @Test("A hundred thousand misspelt marks without an end of their own are read at once")
  func manyMisspelt() throws {
    let marks = String(repeating: "<[CDATA[ ", count: 100_000)
    let items = try items("<item><title>\(marks)</title></item><item><title><![CDATA[Stone]]></title></item>")
    #expect(items.last?.title == "Stone")
  }

  @Test(
    "The end of a section that is damaged, or written twice, is no text",
    arguments: ["] ]>", "]]&gt;", "]]>]]>", "]]> ]]>"]
  )
  func damagedEnd(_ end: String) throws {
    let items = try items(
      """
      <item><title><![CDATA[Wheel\(end)</title><pubDate><![CDATA[14 Nov 2023\(end)</pubDate></item>
      <item><title><![CDATA[Stone]]></title></item>
      """)
    #expect(items.map(\.title) == ["Wheel", "Stone"] && items.first?.datePublished != nil)
  }
}

import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

@Suite("What stands beside the value that counts")
struct BesideTheBestTests {
  @Test("Of a feed's pictures one is its icon, the others are kept")
  func feedPictures() throws {
    let feed = try SmallFeed.feed(
      """
      <image><url>http://mill.example/rss.png</url><title>Mill</title></image>
      <itunes:image href="http://mill.example/itunes.jpg"/><atom:logo>http://mill.example/logo.png</atom:logo>
      <media:thumbnail url="http://mill.example/itunes.jpg"/>
      """)
    #expect(feed.icon == "http://mill.example/itunes.jpg")
    #expect(SmallFeed.values(feed.extensions, "image/url") == ["http://mill.example/rss.png"])
    #expect(SmallFeed.values(feed.extensions, "atom:logo") == ["http://mill.example/logo.png"])
    #expect(SmallFeed.values(feed.extensions, "media:thumbnail").isEmpty)
  }

  @Test("Rights, licences, programs, titles and descriptions that do not count are kept")
  func feedValues() throws {
    let feed = try SmallFeed.feed(
      """
      <copyright>The miller</copyright><dc:rights>The mill</dc:rights><prism:copyright>The miller.</prism:copyright>
      <podcast:license url="http://cc.example/by">BY</podcast:license><cc:license rdf:resource="http://cc.example/0"/>
      <generator>Grinder 2</generator><admin:generatorAgent rdf:resource="http://grinder.example/?v=2"/>
      <media:title>The mill itself</media:title><description>Of grain</description>
      <media:description>Of flour</media:description>
      """)
    #expect(feed.rights == "The miller" && feed.license == "http://cc.example/by")
    #expect(feed.generator?.name == "Grinder 2" && feed.title == "Mill" && feed.description == "Of grain")
    #expect(SmallFeed.values(feed.extensions, "dc:rights") == ["The mill"])
    #expect(SmallFeed.values(feed.extensions, "prism:copyright").isEmpty)
    #expect(SmallFeed.values(feed.extensions, "cc:license") == ["http://cc.example/0"])
    #expect(SmallFeed.values(feed.extensions, "podcast:license") == ["BY"])
    #expect(SmallFeed.values(feed.extensions, "admin:generatorAgent") == ["http://grinder.example/?v=2"])
    #expect(SmallFeed.values(feed.extensions, "media:title") == ["The mill itself"])
    #expect(SmallFeed.values(feed.extensions, "media:description") == ["Of flour"])
  }

  @Test("So are an item's")
  func itemValues() throws {
    let item = try SmallFeed.item(
      """
      <image>http://mill.example/a.png</image><podcast:image href="http://mill.example/b.png"/>
      <itunes:image href="http://mill.example/c.png"/><dc:rights>One</dc:rights><dcterms:rights>Two</dcterms:rights>
      <cc:license rdf:resource="http://cc.example/1"/><dcterms:license>http://cc.example/2</dcterms:license>
      """)
    #expect(item.image == "http://mill.example/c.png")
    #expect(item.rights == "One" && item.license == "http://cc.example/1")
    #expect(SmallFeed.values(item.extensions, "image") == ["http://mill.example/a.png"])
    #expect(SmallFeed.values(item.extensions, "podcast:image") == ["http://mill.example/b.png"])
    #expect(SmallFeed.values(item.extensions, "dcterms:rights") == ["Two"])
    #expect(SmallFeed.values(item.extensions, "dcterms:license") == ["http://cc.example/2"])
  }

  @Test("An enclosure has the address that FeedBurner took the place of")
  func originalEnclosure() throws {
    let item = try SmallFeed.item(
      """
      <enclosure url="http://proxy.example/a.mp3" type="audio/mpeg" length="5"/>
      <feedburner:origEnclosureLink>http://mill.example/a.mp3</feedburner:origEnclosureLink>
      """)
    #expect(item.attachments.map(\.url) == ["http://mill.example/a.mp3"])
    #expect(item.attachments.first?.mimeType == "audio/mpeg" && item.attachments.first?.sizeInBytes == 5)
    #expect(SmallFeed.values(item.extensions, "enclosure") == ["http://proxy.example/a.mp3"])
  }

  @Test("A whole text that does not count is kept by its own name")
  func wholeTexts() throws {
    let encoded = "<encoded xmlns=\"http://purl.org/rss/1.0/modules/content/\">It turns</encoded>"
    for (name, uri) in [("yandex:full-text", "http://news.yandex.ru"), ("turbo:content", "http://turbo.yandex.ru")] {
      let prefix = name.prefix { $0 != ":" }
      let item = try SmallFeed.item("<\(name) xmlns:\(prefix)=\"\(uri)\">It stands</\(name)>" + encoded)
      #expect(item.contentText == "It turns" && SmallFeed.values(item.extensions, name) == ["It stands"])
    }
  }

  @Test("Of two texts of one kind the fuller counts, wherever it stands, and the other one is kept")
  func twoOfAKind() throws {
    func entry(_ elements: String) throws -> Item {
      let document = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>1</id>\(elements)</entry></feed>"
      return try #require(FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8))).items.first)
    }
    let contents = ["<content>It turns</content>", "<content>It turns and turns, and grinds</content>"]
    let summaries = ["<summary>Of the wheel</summary>", "<summary>Of it</summary>"]
    for elements in [contents + summaries, summaries.reversed() + contents.reversed()] {
      let item = try entry(elements.joined())
      #expect(item.contentText == "It turns and turns, and grinds" && item.summary == "Of the wheel")
      #expect(SmallFeed.values(item.extensions, "content") == ["It turns"])
      #expect(SmallFeed.values(item.extensions, "summary") == ["Of it"])
    }
    let whole = "<content:encoded>&lt;p>It turns and turns&lt;/p></content:encoded>"
    let item = try SmallFeed.item("<content:encoded>It turns</content:encoded>\(whole)\(whole)")
    #expect(item.contentText == "It turns and turns")
    #expect(SmallFeed.values(item.extensions, "content:encoded") == ["It turns"])
  }

  @Test("Of two descriptions the fuller is the content and the other one the summary, whichever comes first")
  func twoDescriptions() throws {
    let teaser = "<description>A teaser of four words</description>"
    let whole = "<description>&lt;p>It turns and turns, and grinds the grain&lt;/p></description>"
    for elements in [teaser + whole, whole + teaser, whole + "<description>Of it</description>" + teaser] {
      let item = try SmallFeed.item(elements)
      #expect(item.contentHTML == "<p>It turns and turns, and grinds the grain</p>")
      #expect(item.summary == (elements.contains("Of it") ? "Of it" : "A teaser of four words"))
    }
    let three = try SmallFeed.item(teaser + whole + "<description>Another teaser, of five words</description>")
    #expect(three.summary == "A teaser of four words")
    #expect(SmallFeed.values(three.extensions, "description") == ["Another teaser, of five words"])
  }

  @Test("No more texts of one kind are compared than a document has in earnest")
  func manyOfAKind() throws {
    let item = try SmallFeed.item((0..<1000).map { "<content:encoded>\($0)</content:encoded>" }.joined())
    #expect(item.contentText == "10" && item.extensions.count == 16)
  }

  @Test("What an alternate enclosure says that has no place is kept, and so is the beginning of a period")
  func alternates() throws {
    let item = try SmallFeed.item(
      """
      <podcast:alternateEnclosure type="audio/opus" length="5" rel="low" codecs="opus" default="true">
      <podcast:source uri="http://mill.example/a.opus"/><podcast:integrity type="sri" value="sha384-x"/>
      </podcast:alternateEnclosure>
      <podcast:alternateEnclosure type="audio/mpeg" length="7" title="Whole"><podcast:source
      uri="http://mill.example/a.mp3"/></podcast:alternateEnclosure>
      <dcterms:valid>start=2023-12-01; end=2023-12-13T08:29:29Z</dcterms:valid>
      """)
    #expect(item.attachments.map(\.sizeInBytes) == [5, 7] && item.expires?.rfc3339 == "2023-12-13T08:29:29Z")
    let kept = item.extensions.map { ($0.name, $0.value, $0.attributes.map { "\($0.name)=\($0.value)" }) }
    #expect(
      kept.map(\.0) == [
        "podcast:alternateEnclosure", "podcast:alternateEnclosure/podcast:integrity", "dcterms:valid",
      ])
    #expect(kept[0].2 == ["type=audio/opus", "length=5", "rel=low", "codecs=opus", "default=true"])
    #expect(kept[1].2 == ["type=sri", "value=sha384-x"])
    #expect(kept[2].1 == "start=2023-12-01; end=2023-12-13T08:29:29Z")
  }

  @Test("A link of the feed or of an item's source keeps how long the file is that it leads to")
  func linkLengths() throws {
    let link = "<atom:link rel=\"enclosure\" href=\"http://mill.example/a.mp3\" length=\"42301\"/>"
    let feed = try SmallFeed.feed(link, items: "<item><atom:source>\(link)</atom:source></item>")
    #expect(feed.links.map(\.length) == [42_301])
    #expect(feed.items.first?.source?.links.map(\.length) == [42_301])
  }

  @Test("An element of a vocabulary that nobody knows keeps the prefix that the document has for it")
  func ownPrefix() throws {
    let item = try SmallFeed.item("<m:title xmlns:m=\"http://mill.example/ns\">Grist</m:title>")
    #expect(item.title == "Wheel" && SmallFeed.values(item.extensions, "m:title") == ["Grist"])
  }
}

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

  @Test("An element of a vocabulary that nobody knows keeps the prefix that the document has for it")
  func ownPrefix() throws {
    let item = try SmallFeed.item("<m:title xmlns:m=\"http://mill.example/ns\">Grist</m:title>")
    #expect(item.title == "Wheel" && SmallFeed.values(item.extensions, "m:title") == ["Grist"])
  }
}

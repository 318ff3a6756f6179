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

  @Test("The mark of a section may be written in small letters")
  func smallLetters() throws {
    #expect(try items("<item><title><![cdata[Fish & chips]]></title></item>").map(\.title) == ["Fish & chips"])
  }

  @Test("An address that is marked as a section in an attribute is the address")
  func inAttribute() throws {
    let item = try items("<item><enclosure url=\"<![CDATA[http://mill.example/a.mp3]]>\"/></item>").first
    #expect(item?.attachments.map(\.url) == ["http://mill.example/a.mp3"])
  }
}

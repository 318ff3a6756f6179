import Testing
import TidingsModel

@Suite("Contents that are there and say nothing")
struct HollowContentTests {
  @Test(
    "Where the content has neither words nor pictures, the description is the content",
    arguments: [
      "<br/>", "<p>&nbsp;</p>", "<div><br></div>\n", "<p></p><p>\u{A0}</p>", " &#160; ", "<!-- wp:paragraph --><p></p>",
      "<table><tr><td></td></tr></table>", "<p>\u{200B}</p>", "&#8203;",
    ])
  func hollow(_ content: String) throws {
    let item = try SmallFeed.item(
      "<description>&lt;b>It&lt;/b> turns</description><content:encoded><![CDATA[\(content)]]></content:encoded>")
    #expect(item.contentHTML == "<b>It</b> turns" && item.summary == nil)
  }

  @Test("So it is where the content is a tracking pixel")
  func pixel() throws {
    let item = try SmallFeed.item(
      """
      <description>It turns</description>
      <content:encoded><![CDATA[<img src="http://count.example/p.gif" width="1" height="1">]]></content:encoded>
      """)
    #expect(item.contentHTML == "It turns" && item.contentText == "It turns")
  }

  @Test(
    "A picture, a player, a rule and plain text are contents",
    arguments: ["<img src=\"http://mill.example/a.png\">", "<hr>", "<p>.</p>", "<p>&amp;</p>"])
  func kept(_ content: String) throws {
    let item = try SmallFeed.item(
      "<description>It turns</description><content:encoded><![CDATA[\(content)]]></content:encoded>")
    #expect(item.contentHTML == content && item.summary == "It turns")
  }
}

import Foundation
import Testing
import TidingsModel

@testable import TidingsParse

@Suite struct PageFeedTests {
  private let page = """
    <!doctype html>
    <html lang="vi"><head><meta charset="utf-8"><title>Tin trong xã</title>
    <meta name="description" content="Việc làng"></head><body>
    <nav><ul><li><a href="/about">About</a></li></ul></nav>
    <ul class="news">
      <li class="entry"><h2><a href="tin/1.html">Đường  mới</a></h2><span class="by">An</span><span class="by">Bình</span>
        <time datetime="2023-12-14T14:53:00+07:00">hôm qua</time>
        <p class="lead">Con đường <b>dài</b>.</p><img class="pic" src="/anh/1.jpg"><script>track()</script></li>
      <li class="entry"><h2><a href="https://khac.example/2">Cầu</a></h2><time>15/12/2023</time><p class="lead"></p></li>
      <li class="entry"></li>
    </ul></body></html>
    """

  private func selectors(_ edit: (inout PageSelectors) -> Void = { _ in }) -> PageSelectors {
    var selectors = PageSelectors(item: "//ul[@class='news']/li")
    selectors.date = ".//time"
    selectors.author = "span[@class='by']"
    selectors.content = "p[@class='lead']/node()"
    selectors.image = "img"
    edit(&selectors)
    return selectors
  }

  private func read(_ html: String, _ selectors: PageSelectors) throws -> ParsedFeed {
    try PageFeedReader.parse(Array(html.utf8), selectors: selectors, url: "https://xa.example/tin-tuc/")
  }

  @Test func `A page is read as a feed by its selectors`() throws {
    let feed = try read(page, selectors())
    #expect(feed.format == .html && feed.isComplete)
    #expect(feed.title == ParsedText(.plain, "Tin trong xã"))
    #expect(feed.description == ParsedText(.plain, "Việc làng"))
    #expect(feed.language == "vi")
    let item = try #require(feed.items.first)
    #expect(item.title == ParsedText(.plain, "Đường mới"))
    #expect(item.link == ParsedReference("tin/1.html", base: "https://xa.example/tin-tuc/"))
    #expect(item.authors.map(\.name) == ["An", "Bình"])
    #expect(item.published?.text == "2023-12-14T14:53:00+07:00", "the exact time, not its words")
    #expect(item.image?.text == "/anh/1.jpg")
    let content = try #require(item.content)
    #expect(content.kind == .html && String(decoding: content.bytes, as: UTF8.self).contains("<b>dài</b>"))
    #expect(feed.items.count == 2, "an empty item is left out")
    #expect(feed.warnings.map(\.message) == ["an item without title, link and content is left out"])
    #expect(feed.items[1].published?.text == "15/12/2023")
    #expect(feed.items[1].content == nil)
  }

  @Test func `Letters with marks are found in either form`() throws {
    let composed = page.replacing("<ul class=\"news\">", with: "<ul class=\"news\" title=\"Tin mới\">")
    let decomposed = composed.decomposedStringWithCanonicalMapping
    for (html, title) in [(composed, "Tin mới".decomposedStringWithCanonicalMapping), (decomposed, "Tin mới")] {
      let selectors = PageSelectors(item: "//ul[@title='\(title)']/li")
      #expect(try read(html, selectors).items.count == 2)
    }
  }

  @Test func `A selector may give an attribute, a text or an element`() throws {
    func link(_ expression: String) throws -> String? {
      try read(page, selectors { $0.link = expression }).items.first?.link?.text
    }
    #expect(try link(".//a/@href") == "tin/1.html")
    #expect(try link(".//a") == "tin/1.html")
    #expect(try link("h2") == "tin/1.html")
    #expect(try link("concat('/x/', .//a/@href)") == "/x/tin/1.html")
    #expect(try link("em") == "tin/1.html", "one that finds nothing leaves it to the first link")
    #expect(
      try read(page, selectors { $0.title = "concat('1', '. ', h2)" }).items[1].title == ParsedText(.plain, "1. Cầu"))
  }

  @Test(arguments: ["Invalid date", "PT5M", ""])
  func `A time is read from its words where its attribute gives none`(_ exact: String) throws {
    let changed = page.replacing(
      "datetime=\"2023-12-14T14:53:00+07:00\">hôm qua", with: "datetime='\(exact)'>14/12/2023")
    #expect(try read(changed, selectors()).items.first?.published?.text == "14/12/2023")
  }

  @Test(arguments: [
    "src='data:image/gif;base64,R0/G.D' data-src=/anh/1.jpg", "data-original=/anh/1.jpg src=/cho.gif",
    "data-src=true src=/anh/1.jpg",
  ])
  func `A picture is found where a script would find it`(_ attributes: String) throws {
    let changed = page.replacing("src=\"/anh/1.jpg\"", with: attributes)
    #expect(try read(changed, selectors()).items.first?.image?.text == "/anh/1.jpg")
  }

  @Test func `References to characters of Windows are read as browsers read them`() throws {
    let changed = page.replacing("Đường  mới", with: "An&#146;s &#147;x&#148;").replacing("dài", with: "a&#150;b")
    let item = try #require(try read(changed, selectors()).items.first)
    #expect(item.title == ParsedText(.plain, "An’s “x”"))
    #expect(item.content.map { String(decoding: $0.bytes, as: UTF8.self) }?.contains("<b>a–b</b>") == true)
  }

  @Test func `The page's own base counts`() throws {
    let based = page.replacing("<title>", with: "<base href=\"/goc/\"><title>")
    #expect(try read(based, selectors()).items.first?.link?.base == "https://xa.example/goc/")
  }

  @Test func `A page in a legacy encoding is read`() throws {
    let html =
      Array("<html><head><meta charset=windows-1252></head><body><p><a href=1>Caf".utf8) + [0xE9]
      + Array("</a></p>".utf8)
    let feed = try PageFeedReader.parse(html, selectors: PageSelectors(item: "//p"))
    #expect(feed.encoding == "windows-1252")
    #expect(feed.items.first?.title == ParsedText(.plain, "Café"))
    #expect(!feed.isComplete)
  }

  /// Each item stands in all that come before it.
  @Test(arguments: ["<div>", "<section>"]) func `Items that are never closed are told apart`(open: String) throws {
    let count = 600
    let items = (0..<count).map { "\(open)<div class=item><a href=/\($0)>News \($0)</a><p>Text \($0)</p>" }.joined()
    var selectors = PageSelectors(item: "//div[@class='item']")
    selectors.content = "."
    let feed = try read("<html><body>\(items)</body></html>", selectors)
    #expect(feed.items.map(\.link?.text) == (0..<count).map { "/\($0)" })
    for (number, item) in feed.items.enumerated() {
      let content = String(decoding: try #require(item.content).bytes, as: UTF8.self)
      #expect(content.contains("<p>Text \(number)</p>"))
      #expect(content.utf8.count < 200, "the text of no other item")
    }
  }

  @Test func `A long script before the items hides none`() throws {
    let script = "<script>" + String(repeating: "x", count: 11_000_000) + "</script>"
    let feed = try read(page.replacing("<body>", with: "<body>" + script), selectors())
    #expect(feed.items.count == 2)
  }

  @Test func `A page that changed its layout is no empty feed`() throws {
    #expect(throws: ParseError.noItem(expression: "//ul[@class='news']/li")) {
      try read(page.replacing("news", with: "nouvelles"), selectors())
    }
    #expect(throws: ParseError.empty) { try read("  \n", selectors()) }
  }

  @Test func `An expression that cannot be evaluated is told in words`() throws {
    let error = #expect(throws: ParseError.self) { try read(page, selectors { $0.title = "wrong(" }) }
    #expect("\(try #require(error))".hasPrefix("select: wrong(: "))
  }

  @Test func `An expression that would take for ever is broken off`() throws {
    let many = "<html><body>" + String(repeating: "<p><a href=x>x</a></p>", count: 3000) + "</body></html>"
    let error = #expect(throws: ParseError.self) {
      try read(many, PageSelectors(item: "//p[count(//p[count(//p) > 1]) > 1]"))
    }
    #expect("\(try #require(error))".contains("too many steps"))
  }

  @Test func `A page as deep as it likes harms nobody`() throws {
    let deep = String(repeating: "<div>", count: 100_000) + "<a href=/x>Deep</a>"
    let feed = try? read("<html><body><p><a href=/1>One</a></p>" + deep, PageSelectors(item: "//body/p"))
    #expect(feed?.items.first?.title == ParsedText(.plain, "One"))
  }
}

import TestClock
import Testing
import TidingsExtract
import TidingsModel

@Suite struct TitleTests {
  static let title = "Làng chài Vĩnh Hảo: Xin giữ lại bến thuyền gỗ - chuyện trăm năm"

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var head: String
    var body: String
    var title = TitleTests.title

    init(_ description: String, head: String, body: String, title: String = TitleTests.title) {
      testDescription = description
      self.head = head
      self.body = body
      self.title = title
    }
  }

  static let cases = [
    Case(
      "a colon and a dash belong to the title", head: "<title>\(title) - Báo Sông Cái</title>",
      body: "<h1>\(title)</h1>"),
    Case(
      "the title stands in an element that is no heading", head: "<title>\(title) - Báo Sông Cái</title>",
      body: #"<div class="tieude">\#(title)</div>"#),
    Case(
      "named in German", head: "<title>Báo Sông Cái</title>",
      body: #"<div class="titel">\#(title)</div><div class="datum">14/06/2025</div>"#),
    Case("the site's name is its host's without marks", head: "<title>\(title) - Báo Sông Cái</title>", body: ""),
    Case("more words stand behind the site's name", head: "<title>\(title) | Báo Sông Cái điện tử</title>", body: ""),
    Case(
      "a section stands before the declared name of the site",
      head: #"<title>\#(title) - Báo Sông Cái</title><meta property="og:site_name" content="Báo Sông Cái">"#
        + #"<meta property="og:title" content="\#(title)">"#, body: ""),
    Case(
      "the site's name is the first heading", head: "<title>\(title) - Báo Sông Cái</title>",
      body: #"<h1><a href="/">Báo Sông Cái</a></h1><h2 class="title">\#(title)</h2>"#),
    Case(
      "the title stands in an element without a name", head: "<title>\(title) Làng nghề - Báo Sông Cái</title>",
      body: "<div><b>\(title)</b></div>"),
    Case(
      "the page's title is the section's, and the date stands under a heading",
      head: "<title>Làng nghề - Cổng thông tin Vĩnh Hảo</title>",
      body: #"<h1>Cổng thông tin Vĩnh Hảo</h1><p><a href="/n">Làng nghề</a></p>"#
        + "<h4>\(title)</h4><div>Đăng ngày 12/03/2024 | Nguồn: Hội nghề</div>"),
    Case(
      "no heading, the date in brackets behind the title",
      head: "<title>Chi tiết tin - Cổng thông tin Vĩnh Hảo</title>",
      body: #"<table><tr><td><span style="font-size:16px">\#(title)</span> (12/03/2024 08:15)</td></tr></table>"#),
    Case(
      "the heading links to the article itself", head: "<title>\(title) - Báo Sông Cái</title>",
      body: #"<h1><a href="/ben-thuyen">\#(title)</a></h1>"#),
    Case(
      "the page is called by the site's name only, for search engines and for others",
      head: #"<title>Trang chủ</title><meta property="og:title" content="Trang chủ">"#, body: "<h1>\(title)</h1>"),
    Case(
      "the page is called by the site's name and what it is",
      head: #"<title>Sông Cái - Tin nhanh</title><meta property="og:title" content="Sông Cái">"#,
      body: "<h1>\(title)</h1>"),
    Case(
      "a kicker stands in the heading",
      head: #"<title>\#(title) - Báo Sông Cái</title><meta property="og:title" content="\#(title)">"#,
      body: #"<h1><span class="cat">Phóng sự</span> \#(title)</h1>"#),
    Case(
      "a badge stands in the heading", head: "<title>\(title) - Báo Sông Cái</title>",
      body: #"<h1>\#(title) <span class="badge">Video</span></h1>"#),
    Case(
      "the count of comments stands in the heading", head: "<title>\(title) - Báo Sông Cái</title>",
      body: ##"<h1>\##(title) <a class="cnt" href="#c">12</a></h1>"##),
    Case(
      "the heading is shorter than what search engines are told",
      head: #"<title>\#(title)</title><meta property="og:title" content="\#(title)">"#,
      body: "<h1>Bến thuyền gỗ trăm năm</h1>", title: "Bến thuyền gỗ trăm năm"),
    Case(
      "other titles are cut short", head: "<title>Làng chài Vĩnh Hảo: Xin giữ lại bến...</title>",
      body: "<h1>\(title)</h1>"),
    Case(
      "the section is the first heading", head: "<title>\(title) - Báo Sông Cái</title>",
      body: "<h1>Thời sự</h1><h2>\(title)</h2>"),
    Case(
      "references are written twice", head: "<title>&quot;Giữ bến&quot; &amp;amp; giữ làng - Báo Sông Cái</title>",
      body: "<h1>&quot;Giữ bến&quot; &amp; giữ làng</h1>", title: "\"Giữ bến\" & giữ làng"),
    Case(
      "the page shows curved marks where it declares those that were typed",
      head: #"<title>"Vinh Hao's pier" isn't lost | Sông Cái</title>"#
        + #"<meta property="og:title" content="&quot;Vinh Hao's pier&quot; isn't lost">"#,
      body: "<h1>“Vinh Hao’s pier” isn’t lost</h1>", title: #""Vinh Hao's pier" isn't lost"#),
    Case(
      "the heading has a year that other titles lack", head: "<title>Harbour dues and fees | Sông Cái</title>",
      body: "<h1>2025 harbour dues and fees</h1>", title: "2025 harbour dues and fees"),
    Case(
      "the heading goes on where other titles end",
      head:
        #"<title>Eleven ways to mend a boat</title><meta property="og:title" content="Eleven ways to mend a boat">"#,
      body: "<h1>Eleven ways to mend a boat before winter</h1>", title: "Eleven ways to mend a boat before winter"),
    Case(
      "the section touches the title in the heading",
      head: "<title>Làng chài: Giữ lại bến thuyền gỗ - Báo Sông Cái</title>",
      body: "<h2><span>Làng chài</span><span>Giữ lại bến thuyền gỗ</span></h2>",
      title: "Làng chài: Giữ lại bến thuyền gỗ"),
    Case(
      "a colon stands apart from the section, as a style sets it",
      head: "<title>Làng chài: Giữ lại bến thuyền gỗ - Báo Sông Cái</title>",
      body: "<h1><span>Làng chài</span> <span>:</span> <span>Giữ lại bến thuyền gỗ</span></h1>",
      title: "Làng chài: Giữ lại bến thuyền gỗ"),
    Case(
      "the section has an element named so, and the page is called otherwise",
      head: "<title>Sông Cái | Bến thuyền</title>",
      body:
        #"<h1><span class="category"><span class="aural">Mục </span>Làng chài</span>Giữ lại bến thuyền gỗ trăm năm</h1>"#,
      title: "Giữ lại bến thuyền gỗ trăm năm"),
    Case(
      "other words stand before the title in the heading than in the page's title",
      head: "<title>Hallig: How a wooden pier is built, and why it lasts - Port</title>",
      body:
        "<h1><span class='block'>On the last of the islands</span><span>How a wooden pier is built, and why it lasts</span></h1>",
      title: "How a wooden pier is built, and why it lasts"),
    Case(
      "a word of the title is set apart",
      head: "<title>Port: how a wooden pier is built, and why it lasts</title>",
      body: "<h1><i>Driftwood</i>: how a wooden pier is built, and why it lasts</h1>",
      title: "Driftwood: how a wooden pier is built, and why it lasts"),
    Case(
      "a heading of the story has the words of the page's own title",
      head: "<title>What is a wooden pier? A guide</title>",
      body:
        "<h1>How a wooden pier is built, and why it lasts</h1><p>\(paragraphs[0])</p><h2>What is a wooden pier?</h2>",
      title: "How a wooden pier is built, and why it lasts"),
  ]

  static let paragraphs = [
    "Hơn sáu mươi hộ ở làng chài đề nghị tỉnh không lấp bến thuyền gỗ để làm bãi đỗ xe, vì bến còn nuôi sống cả làng.",
    "Theo quy hoạch vừa công bố, khoảng nửa hecta mặt nước sẽ bị san lấp trong quý ba để lấy chỗ cho 180 xe khách.",
    "Chủ tịch huyện hứa sẽ đối thoại với dân vào tuần tới; trong lúc chờ, xe ủi đã được đưa ra khỏi bến.",
  ]

  @Test(arguments: cases) func `The title is what readers see as the story's, without what stands around it`(
    given: Case
  ) throws {
    let text = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let page = """
      <!DOCTYPE html><html><head><meta charset="utf-8">\(given.head)</head><body>
      <header><a href="/">Trang</a></header>\(given.body)<div class="n">\(text)</div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://songcai.vn/ben-thuyen")
    else {
      Issue.record("no article")
      return
    }
    #expect(found.item.title == given.title)
  }

  @Test func `A main heading that the address spells is the title, whatever the page is called`() {
    let page = """
      <!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Ein Empfang der besonderen Art | Kai</title>
      <meta property="og:title" content="Ein Empfang der besonderen Art | Kai"></head><body>
      <div><h1>Nie mehr ohne Leine: Mein Tag auf der Mole</h1>\(Self.paragraphs.map { "<p>\($0)</p>" }.joined())</div>
      </body></html>
      """
    let url = "https://kai.example/2026/05/nie-mehr-ohne-leine-mein-tag-auf-der-mole/"
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: url) else {
      Issue.record("no article")
      return
    }
    #expect(found.item.title == "Nie mehr ohne Leine: Mein Tag auf der Mole")
  }

  /// Every element holds white space alone, which adds nothing to what the heading shows.
  @Test(.timeLimit(.minutes(30))) func `A heading with tens of thousands of empty elements is read once`() {
    let empty = String(repeating: "<i> </i>", count: 30_000)
    let text = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let apart = "<b>Phóng sự</b>\(empty)<span>\(Self.title)</span>\(empty)"
    let under = "<span>\(Self.title)</span>\(empty)<small>Dân làng gửi đơn</small>\(empty)"
    let joined = "Phóng sự \(Self.title)\(empty)"
    let began = processorTime()
    for (heading, title) in [(apart, Self.title), (under, Self.title), (joined, "Phóng sự \(Self.title)")] {
      let page = """
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>\(Self.title) | Báo Sông Cái</title></head><body>
        <h1>\(heading)</h1><div class="n">\(text)</div></body></html>
        """
      guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://songcai.vn/ben-thuyen")
      else {
        Issue.record("no article")
        continue
      }
      #expect(found.item.title == title)
    }
    #expect(processorTime() - began < .seconds(60))
  }

  @Test func `What no reader sees in a heading is no part of the title`() {
    let heading = "<b>Làng chài</b><b>Giữ lại bến thuyền gỗ</b><select><option>Cỡ chữ</select>"
    let text = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let page = """
      <!DOCTYPE html><html><head><meta charset="utf-8"><title>Sông Cái | Bến thuyền</title></head><body>
      <h1>\(heading)</h1><div class="n">\(text)</div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://songcai.vn/ben-thuyen")
    else {
      Issue.record("no article")
      return
    }
    #expect(found.item.title == "Làng chài Giữ lại bến thuyền gỗ")
  }

  @Test func `A heading over a day and time without the year is the title where the page names its site alone`() throws
  {
    let page = """
      <html lang="cs"><head><title>HC Lomnice – oficiální stránky</title></head><body><div class="s"><div>HC Lomnice</div><b>5:3</b></div>
      <div class="c"><h2>Brankář vstřelil gól přes celé hřiště</h2><div class="i">neděle 25. února, 20:15 (vlk)</div>
      <div class="o">\(PierPage.text)</div></div></body></html>
      """
    #expect(try PierPage.item(page).title == "Brankář vstřelil gól přes celé hřiště")
  }
}

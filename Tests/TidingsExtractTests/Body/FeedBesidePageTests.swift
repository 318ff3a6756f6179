import Testing
import TidingsExtract
import TidingsModel

/// What the feed has of an article beside what its page has.
@Suite struct FeedBesidePageTests {
  private static let title = "Divers lift the bell of the lost ferry"

  private static func page(_ paragraphs: [String], head: String = "") -> [UInt8] {
    Array(
      """
      <html><head><title>\(title) | Coast Weekly</title><meta property="og:type" content="article">\(head)</head>
      <body><article><h1>\(title)</h1>\(paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n"))</article></body></html>
      """.utf8)
  }

  private static func outcome(_ page: [UInt8], feed: String?) -> ExtractionOutcome {
    ArticleExtractor.extract(
      page, url: "https://coast.example/bell", hints: FeedHints(title: title, contentHTML: feed))
  }

  private static let story = [
    "The bell came up at noon on Tuesday, green with age and heavier than anybody on the salvage boat had reckoned.",
    "Three divers had worked since spring to free it from the silt, two hours a day, whenever the current let them.",
    "It will stand in the parish church, whose own was melted down in the war, once the museum has cleaned it.",
    "The families of those who drowned were on the quay; one of them had brought the ferry's timetable, framed.",
  ]

  @Test(arguments: [1, 6])
  func `A feed that tells the story in words of its own does not displace the page's text`(_ times: Int) throws {
    let summary = [
      "Our correspondent spent a season with volunteers who searched the bottom of the strait for a wreck's last relic.",
      "Readers learn how sonar images were compared with charts drawn by hand, what a permit costs, and who pays for fuel.",
      "An accountant, a teacher and a retired welder explain why they gave up their weekends, and what they mean to do next.",
      "There is also a look at the law: whatever lies deeper than forty metres belongs to the crown, unless somebody asks.",
      "Finally the conservator describes the baths of fresh water in which bronze has to rest for months before it is shown.",
      "Pictures were taken by our own photographer, who went down twice and came back with frost on the housing of her lens.",
      "An interview with the harbour pilot, who remembers the night on which it happened, closes this long report from home.",
    ]
    let paragraphs = (0..<times * 2).flatMap { part in Self.story.map { "\($0) (\(part))" } }
    let feed = (times == 1 ? summary : summary + summary.map { "Again: \($0)" }).map { "<p>\($0)</p>" }.joined()
    let extraction = try HintTests.article(Self.outcome(Self.page(paragraphs), feed: feed))
    #expect(extraction.item.contentText == paragraphs.joined(separator: "\n\n") && !extraction.isOfFeed)
  }

  @Test(arguments: [
    "Please log in to read this story. Accounts are free, and it takes no more than a minute to open one here today.",
    "You have reached your limit of free stories this month. Nothing of what follows can be shown on this device now.",
  ])
  func `A notice under the story's own title does not take the place of a longer text of the feed`(_ notice: String) {
    let feed = Self.story.map { "<p>\($0)</p>" }.joined()
    let outcome = Self.outcome(Self.page([notice, notice.replacing("s", with: "ss")]), feed: feed)
    #expect(HintTests.isNoArticle(outcome, .lessThanFeed))
  }

  @Test(arguments: [
    "Please log in to read this story. Accounts are free, and it takes no more than a minute to open one here today.",
    "Vui lòng đăng nhập để đọc tiếp bài viết này. Tài khoản miễn phí và chỉ mất một phút để đăng ký ngay hôm nay thôi.",
    "This site needs a program of your browser: enable JavaScript, then load the page anew to see what stands here.",
  ])
  func `A notice for those who are not let in is no article, whatever title stands above it`(_ notice: String) {
    let outcome = Self.outcome(Self.page([notice]), feed: "<p>A bell is found.</p>")
    #expect(HintTests.isNoArticle(outcome, .paywalled))
  }

  @Test(arguments: [
    "This story is for subscribers. Take a month for the price of a coffee, and read it at once on all your devices.",
    "Nội dung tiếp theo chỉ dành cho độc giả đăng ký. Mời bạn chọn gói phù hợp để đọc trọn vẹn bài viết này ngay hôm nay.",
  ])
  func `What the feed has as well, above a notice, is no article; where more stands there, it is`(_ notice: String)
    throws
  {
    let teaser = "<p>\(Self.story[0])</p>"
    let outcome = Self.outcome(Self.page([Self.story[0], notice]), feed: teaser)
    #expect(HintTests.isNoArticle(outcome, .paywalled))
    let whole = (0..<4).flatMap { part in Self.story.map { "\($0) (\(part))" } }
    let feed = whole.map { "<p>\($0)</p>" }.joined()
    _ = try HintTests.article(Self.outcome(Self.page(whole + [notice]), feed: feed))
    let open = Self.outcome(Self.page(Array(Self.story[..<3]) + [notice]), feed: teaser)
    #expect(try HintTests.article(open).item.contentText?.hasPrefix(Self.story[..<3].joined(separator: "\n\n")) == true)
  }

  @Test(arguments: [
    "An unusual traffic jam held up the bell on its way to the church, and the police led the lorry round by the quay.",
    "Gói cước mới dành cho thuê bao trả trước được bán từ hôm nay, theo thông báo của nhà mạng gửi đến các đại lý.",
    "Wer mitfahren will, möge sich bis Freitag melden; bitte anmelden im Rathaus, wo es auch die Karten für das Boot gibt.",
    "Bài viết đã bị gỡ sau hai giờ, và người đăng nói rằng ông chỉ muốn kể lại câu chuyện mà ông nghe được ở chợ.",
  ])
  func `A brief story with words like those of a notice is one`(_ story: String) throws {
    let more = "Whoever saw it from the pier said afterwards that nothing like it had happened there in thirty years."
    let text = try HintTests.article(Self.outcome(Self.page([story, more]), feed: nil)).item.contentText
    #expect(text == story + "\n\n" + more)
  }

  @Test func `A page with a part of what the feed has is not taken`() throws {
    let feed = Self.story.map { "<p>\($0)</p>" }.joined()
    #expect(HintTests.isNoArticle(Self.outcome(Self.page(Array(Self.story[..<2])), feed: feed), .lessThanFeed))
    // A line more in the feed, as programs add at the end, is no reason.
    let footer = feed + "<p>The post appeared first on Coast Weekly.</p>"
    let text = try HintTests.article(Self.outcome(Self.page(Self.story), feed: footer)).item.contentText
    #expect(text == Self.story.joined(separator: "\n\n"))
  }

  @Test func `A page without a title does not agree with the feed by the feed's own title`() throws {
    let page = """
      <html><body><p>Your request was turned away by the administrator of this network, for reasons that are his own, and a
      record of it was made under the number 4711, which you may quote if you should care to write to him about it.</p>
      <p>There is nothing else to be seen here, and trying again within the hour will not be of any use to anybody.</p>
      </body></html>
      """
    let extraction = try HintTests.article(Self.outcome(Array(page.utf8), feed: nil))
    #expect(extraction.agreement == 0)
    let own = try HintTests.article(Self.outcome(Self.page(Self.story), feed: nil))
    #expect(own.agreement == 1)
  }

  @Test func `A text that the page's data hold as markup keeps it`() throws {
    let body =
      Self.story.map { "<p>\($0)</p>" }.joined() + "<ul><li>Bronze</li><li>Iron</li></ul><h2>The law</h2>"
      + Self.story.map { "<p>Twice: \($0)</p>" }.joined()
    let data = """
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"\(Self.title)","articleBody":\
      "\(body.replacing("\"", with: "\\\""))"}</script>
      """
    let page = "<html><head><title>\(Self.title)</title>\(data)</head><body><h1>\(Self.title)</h1></body></html>"
    let item = try HintTests.article(ArticleExtractor.extract(Array(page.utf8))).item
    #expect(item.extract?.method == "json-ld")
    #expect(item.contentHTML?.contains("<ul><li>Bronze</li><li>Iron</li></ul><h2>The law</h2>") == true)
  }
}

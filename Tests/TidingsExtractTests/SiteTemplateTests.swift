import Testing
import TidingsExtract
import TidingsModel

@Suite struct SiteTemplateTests {
  static let appeal = "Our readers pay for this newspaper; join them today for the price of a coffee a month."

  static func page(_ number: Int) -> [UInt8] {
    let words = ["river", "market", "school", "bridge", "forest", "station"]
    let word = words[number % words.count]
    let paragraphs = (0..<4).map {
      "<p>Paragraph \($0) tells what happened at the \(word) on day \(number), and who was there to see it.</p>"
    }
    return Array(
      """
      <html><body><div class="c"><h1>News of the \(word) number \(number)</h1>\(paragraphs.joined())
      <p>\(appeal)</p></div></body></html>
      """.utf8)
  }

  static func extract(_ number: Int, _ site: SiteTemplate?) throws -> Extraction {
    let url = "https://paper.example/\(number)"
    guard case .article(let extraction) = ArticleExtractor.extract(page(number), url: url, site: site) else {
      throw HintTests.Missing()
    }
    return extraction
  }

  @Test func `A line that stands on three articles of a host is left out of the fourth`() throws {
    var site = SiteTemplate()
    for number in 0..<3 {
      let extraction = try Self.extract(number, site)
      #expect(extraction.item.contentText?.contains(Self.appeal) == true)
      site.learn(from: extraction, day: 20_000)
    }
    let fourth = try Self.extract(3, site)
    #expect(fourth.item.contentText?.contains(Self.appeal) == false)
    #expect(fourth.item.contentText?.contains("Paragraph 3") == true)
  }

  @Test func `A story told again under another address is no chrome`() throws {
    var site = SiteTemplate()
    for number in 0..<6 {
      let url = "https://paper.example/live/\(number)"
      guard case .article(let extraction) = ArticleExtractor.extract(Self.page(1), url: url, site: site) else {
        throw HintTests.Missing()
      }
      for part in 0..<4 { #expect(extraction.item.contentText?.contains("Paragraph \(part)") == true) }
      site.learn(from: extraction, day: 20_000)
    }
  }

  @Test func `Revisions of one article do not count as several`() throws {
    var site = SiteTemplate()
    for _ in 0..<5 { site.learn(from: try Self.extract(0, site), day: 20_000) }
    #expect(try Self.extract(1, site).item.contentText?.contains(Self.appeal) == true)
  }

  @Test func `What was learned survives being written and read`() throws {
    var site = SiteTemplate()
    for number in 0..<3 { site.learn(from: try Self.extract(number, nil), day: 20_000) }
    let read = SiteTemplate(bytes: site.bytes)
    #expect(read == site)
    #expect(!read.isEmpty)
  }

  @Test func `What an earlier version kept is read`() throws {
    var site = SiteTemplate()
    for number in 0..<3 { site.learn(from: try Self.extract(number, nil), day: 20_000) }
    // It did not say on which of the latest articles a line stood, nor which these were.
    var bytes = Array(site.bytes.dropFirst(4))
    var earlier = Array("tpl1".utf8)
    for _ in 0..<2 {
      let count = Int(bytes[0]) | Int(bytes[1]) << 8
      earlier += bytes[..<4]
      bytes.removeFirst(4)
      for _ in 0..<count {
        let articles = 8 * Int(bytes[16])
        earlier += bytes[..<12] + bytes[16..<(17 + articles)]
        bytes.removeFirst(17 + articles)
      }
    }
    let read = SiteTemplate(bytes: earlier)
    #expect(SiteTemplate.isTemplate(earlier) && !read.isEmpty)
    #expect(try Self.extract(3, read).item.contentText?.contains(Self.appeal) == false)
  }

  @Test func `What was not seen for three months is forgotten`() throws {
    var site = SiteTemplate()
    for number in 0..<3 { site.learn(from: try Self.extract(number, nil), day: 20_000) }
    site.learn(from: try Self.extract(4, nil), day: 20_200)
    #expect(try Self.extract(5, site).item.contentText?.contains(Self.appeal) == true)
  }

  @Test(arguments: [[], [1, 2, 3], Array("tpl1".utf8), Array("tpl1".utf8) + [255, 255, 255, 255]])
  func `An unreadable state is as good as none`(bytes: [UInt8]) {
    #expect(SiteTemplate(bytes: bytes).isEmpty)
  }
}

/// What articles of one kind have in common is theirs where it stands among what they have not.
@Suite struct RecurringLinesTests {
  /// The text of the last of a series of articles, each read with what was learned from those before.
  private static func last(of count: Int, _ page: (Int) -> String) throws -> String {
    var site = SiteTemplate()
    var text = ""
    for number in 0..<count {
      let url = "https://paper.example/series/\(number)"
      let html = "<html><body><main><h1>Report number \(number)</h1><div>\(page(number))</div></main></body></html>"
      guard case .article(let extraction) = ArticleExtractor.extract(Array(html.utf8), url: url, site: site) else {
        throw HintTests.Missing()
      }
      site.learn(from: extraction, day: 20_000 + number)
      text = extraction.item.contentText ?? ""
    }
    return text
  }

  private static func new(_ number: Int, _ part: Int) -> String {
    "<p>On day \(number) the \(part)th matter was settled after \(number * 7 + part) hours, as those who took part said.</p>"
  }

  private static let appeal =
    "<p>Our readers pay for this newspaper; join them today for the price of a coffee a month.</p>"

  @Test(arguments: ["<ul><li>%</li></ul>", "<p>%</p>"])
  func `A forecast keeps the cities whose weather is that of other days`(form: String) throws {
    let cities = ["Hà Nội", "Huế", "Đà Nẵng", "Cần Thơ", "Đà Lạt", "Vinh"]
    let text = try Self.last(of: 8) { number in
      let lines = cities.enumerated().map { index, city in
        "\(city): nhiều mây, có mưa vài nơi, nhiệt độ \(index % 2 == 0 ? 22 : 20 + number)-\(30 + index) độ."
      }
      let parts = form.split(separator: "%")
      let list =
        form.hasPrefix("<ul")
        ? "<ul>\(lines.map { "<li>\($0)</li>" }.joined())</ul>" : lines.map { "\(parts[0])\($0)\(parts[1])" }.joined()
      return Self.new(number, 1) + list + Self.new(number, 2) + Self.appeal
    }
    for city in cities { #expect(text.contains(city), "\(city)") }
    #expect(!text.contains("a coffee a month"))
  }

  @Test(arguments: [true, false])
  func `An interview keeps the questions that are always asked`(isLed: Bool) throws {
    let questions = (1...5).map { "Câu hỏi thứ \($0): điều gì đã đưa ông đến với công việc này?" }
    let text = try Self.last(of: 6) { number in
      (isLed ? Self.new(number, 0) : "")
        + questions.enumerated().map { "<p><strong>\($1)</strong></p>" + Self.new(number, $0 + 1) }.joined()
    }
    for question in questions { #expect(text.contains(question)) }
  }

  @Test func `A daily report keeps its headings`() throws {
    let text = try Self.last(of: 5) { number in
      "<h2>Giá vàng trong nước</h2>" + Self.new(number, 1) + Self.new(number, 2) + "<h2>Giá vàng thế giới</h2>"
        + Self.new(number, 3) + Self.new(number, 4)
    }
    #expect(text.contains("Giá vàng trong nước"))
    #expect(text.contains("Giá vàng thế giới"))
  }

  @Test func `A running story keeps what it tells again of what came before`() throws {
    let background =
      "<p>The bridge was closed in May, after a barge had struck its third pier, and nobody was hurt then.</p>"
    let text = try Self.last(of: 12) { number in
      (1...4).map { Self.new(number, $0) }.joined() + (number % 3 == 2 ? background : "") + Self.appeal
    }
    #expect(text.contains("barge had struck") && !text.contains("a coffee a month"))
  }

  @Test(arguments: [true, false])
  func `A table of figures keeps the rows that are as they were`(isLast: Bool) throws {
    let text = try Self.last(of: 6) { number in
      let rows = ["Gold": 2000 + number, "Silver": 24, "Copper": 8, "Tin": 31].sorted { $0.key < $1.key }
      let table =
        "<table><tr><th>Metal</th><th>Price</th></tr>"
        + rows.map { "<tr><td>\($0)</td><td>\($1)</td></tr>" }.joined() + "</table>"
      return Self.new(number, 1) + Self.new(number, 2)
        + (isLast ? Self.new(number, 3) + table : table + Self.new(number, 3))
    }
    for metal in ["Gold", "Silver", "Copper", "Tin", "2005"] { #expect(text.contains(metal), "\(metal)") }
  }

  @Test func `A line that the feed has as well stays`() throws {
    var site = SiteTemplate()
    for number in 0..<4 { site.learn(from: try SiteTemplateTests.extract(number, nil), day: 20_000) }
    let hints = FeedHints(contentHTML: "<p>Paragraph 0 tells what happened.</p><p>\(SiteTemplateTests.appeal)</p>")
    let outcome = ArticleExtractor.extract(
      SiteTemplateTests.page(5), url: "https://paper.example/5", hints: hints, site: site)
    #expect(try HintTests.article(outcome).item.contentText?.contains(SiteTemplateTests.appeal) == true)
  }
}

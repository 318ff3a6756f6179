import Testing
import TidingsExtract
import TidingsModel
import TidingsParse

@Suite struct HintTests {
  /// A page whose only date is `03/04/2024 10:00` under the title.
  static func page(date: String = "03/04/2024 10:00", extra: String = "") -> [UInt8] {
    let sentence = "The harbour office counted forty boats that week, which is ten more than in the year before. "
    let paragraph = "<p>\(sentence)\(sentence)</p>"
    return Array(
      """
      <html><head><title>Forty boats in the harbour</title>\(extra)</head><body><div class="main">
      <h1>Forty boats in the harbour</h1><p class="date">\(date)</p>
      \(paragraph)<p>Most of them came from the islands and stayed for two nights, the harbour master said.</p>
      <p>He expects even more of them in the summer, when the new pier opens to the public.</p></div></body></html>
      """.utf8)
  }

  static func article(_ outcome: ExtractionOutcome) throws -> Extraction {
    guard case .article(let extraction) = outcome else {
      throw Missing()
    }
    return extraction
  }

  struct Missing: Error {}

  static func isNoArticle(_ outcome: ExtractionOutcome, _ reason: NoArticle) -> Bool {
    if case .noArticle(reason) = outcome { true } else { false }
  }

  @Test func `A date without an offset is read in the feed's configured zone`() throws {
    let hints = FeedHints(zone: ZoneRule(offset: 25_200), language: "vi")
    let item = try Self.article(ArticleExtractor.extract(Self.page(date: "2024-04-03 10:00"), hints: hints)).item
    #expect(item.datePublished?.rfc3339 == "2024-04-03T10:00:00+07:00")
    #expect(item.extract?.zoneSource == "configured")
  }

  @Test func `Without a configured zone the feed's usual offset is taken`() throws {
    let hints = FeedHints(usualOffset: 7200)
    let item = try Self.article(ArticleExtractor.extract(Self.page(date: "2024-04-03 10:00"), hints: hints)).item
    #expect(item.datePublished?.rfc3339 == "2024-04-03T10:00:00+02:00")
    #expect(item.extract?.zoneSource == "feed")
  }

  @Test func `A time without an offset takes the one in which it is the instant that the feed gives`() throws {
    let known = try #require(Timestamp(rfc3339: "2024-04-03T03:00:20Z"))
    let hints = FeedHints(date: known, usualOffset: 3600)
    let item = try Self.article(ArticleExtractor.extract(Self.page(date: "2024-04-03 10:00"), hints: hints)).item
    #expect(item.datePublished?.rfc3339 == "2024-04-03T10:00:00+07:00")
    #expect(item.extract?.zoneSource == "feed")
    // A quarter of an hour away it is another instant.
    let other = FeedHints(date: Timestamp(rfc3339: "2024-04-03T03:15:00Z"), usualOffset: 3600)
    let later = try Self.article(ArticleExtractor.extract(Self.page(date: "2024-04-03 10:00"), hints: other)).item
    #expect(later.datePublished?.rfc3339 == "2024-04-03T10:00:00+01:00")
  }

  @Test func `Of two dates that disagree the one near the feed's date is taken`() throws {
    let meta = #"<meta property="article:published_time" content="2019-01-05T08:00:00Z">"#
    let page = Self.page(date: "2024-04-03 10:00", extra: meta)
    let without = try Self.article(ArticleExtractor.extract(page)).item
    #expect(without.datePublished?.rfc3339 == "2019-01-05T08:00:00Z")
    let known = try #require(Timestamp(rfc3339: "2024-04-03T10:02:00Z"))
    let with = try Self.article(ArticleExtractor.extract(page, hints: FeedHints(date: known))).item
    #expect(with.datePublished?.rfc3339 == "2024-04-03T10:00:00Z")
  }

  @Test(arguments: [8, 10, 12, 13], ["", " …", "<p>Read on at our site.</p>"])
  func `A feed that carries a beginning takes nothing from the end`(count: Int, end: String) throws {
    let paragraphs = (0..<14).map { number in
      (0..<4).map {
        "Part \(number) of the report says what line \($0) of the harbour's accounts \(number * $0) means."
      }
      .joined(separator: " ")
    }
    let page = "<html><body><article><h1>The accounts</h1>\(paragraphs.map { "<p>\($0)</p>" }.joined())</article>"
    let content = paragraphs[..<count].map { "<p>\($0)</p>" }.joined().dropLast(end == " …" ? 24 : 0) + end
    let hints = FeedHints(title: "The accounts", contentHTML: String(content))
    let text = try Self.article(ArticleExtractor.extract(Array(page.utf8), hints: hints)).item.contentText ?? ""
    #expect(paragraphs.count(where: text.contains) == 14)
  }

  @Test func `How far a page tells what the feed announced is measured by title or teaser`() throws {
    func agreement(_ hints: FeedHints) throws -> Double? {
      try Self.article(ArticleExtractor.extract(Self.page(), hints: hints)).agreement
    }
    #expect(try agreement(FeedHints()) == nil)
    #expect(try #require(try agreement(FeedHints(title: "Forty boats in the harbour"))) > 0.9)
    let renamed = FeedHints(
      title: "A record summer for sailors?",
      summary: "Most of them came from the islands and stayed for two nights, the harbour master said.")
    #expect(try #require(try agreement(renamed)) > 0.9)
    let other = FeedHints(
      title: "Parliament votes on new pension law",
      summary: "The law passed with a narrow majority after a debate that went on until the early morning.")
    #expect(try #require(try agreement(other)) < 0.25)
  }

  @Test func `An ambiguous date is read the way the feed's own date stands`() throws {
    let known = try #require(Timestamp(rfc3339: "2024-04-03T08:00:00Z"))
    let hints = FeedHints(date: known, language: "en")
    let item = try Self.article(ArticleExtractor.extract(Self.page(date: "03/04/2024"), hints: hints)).item
    #expect(item.datePublished?.rfc3339.hasPrefix("2024-04-03") == true)
    let american = try Self.article(ArticleExtractor.extract(Self.page(date: "03/04/2024"))).item
    #expect(american.datePublished?.rfc3339.hasPrefix("2024-03-04") == true)
  }

  @Test(arguments: [
    ("Dec. 14, 2023 2:53 p.m. ET", "2023-12-14T14:53:00-05:00"),
    ("July 14, 2023 2:53 p.m. ET", "2023-07-14T14:53:00-04:00"),
    ("14/12/2023 14:53 (giờ Việt Nam)", "2023-12-14T14:53:00+07:00"),
    ("14:53 GMT+7, 14/12/2023", "2023-12-14T14:53:00+07:00"),
    ("Thứ Năm, 14/12/2023, 14:53 (GMT+7)", "2023-12-14T14:53:00+07:00"),
  ])
  func `The zone that stands beside a time is taken`(date: String, expected: String) throws {
    let item = try Self.article(ArticleExtractor.extract(Self.page(date: date))).item
    #expect(item.datePublished?.rfc3339 == expected)
    #expect(item.extract?.zoneSource == "given")
  }

  @Test func `A page without any date has none rather than a guess`() throws {
    let item = try Self.article(ArticleExtractor.extract(Self.page(date: "Harbour news"))).item
    #expect(item.datePublished == nil)
    #expect(item.extract?.dateSource == nil)
  }

  @Test func `The explanation names the candidates and the one that won`() throws {
    let explanation = try Self.article(ArticleExtractor.extract(Self.page())).explanation
    #expect(explanation.contains { $0.hasPrefix("candidate strict") })
    #expect(explanation.contains { $0.hasPrefix("chosen: ") })
  }
}

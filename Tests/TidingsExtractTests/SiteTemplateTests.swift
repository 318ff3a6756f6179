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

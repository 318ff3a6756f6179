import Foundation
import Testing
import TidingsExtract
import TidingsModel

@Suite struct PaginationTests {
  static func page(_ text: String, next: String?) -> [UInt8] {
    let link = next.map { #"<link rel="next" href="\#($0)">"# } ?? ""
    return Array(
      """
      <html><head><title>A long report</title>\(link)</head><body><div><h1>A long report</h1>
      <p>\(text) It goes on for a while, as long reports do, tells who was there and what they said, and has an end.</p>
      <p>\(text) There is a second paragraph to it as well, of much the same length and just as little news.</p></div></body></html>
      """.utf8)
  }

  static func extract(_ page: [UInt8], _ url: String) throws -> Extraction {
    guard case .article(let extraction) = ArticleExtractor.extract(page, url: url) else { throw HintTests.Missing() }
    return extraction
  }

  @Test(arguments: [
    ("https://a.example/report", "/report/2"), ("https://a.example/report", "?page=2"),
    ("https://a.example/report-2.html", "/report-3.html"), ("https://a.example/report/page/2", "/report/page/3"),
    ("https://a.example/news/123", "/news/123/2"), ("https://a.example/news/12", "?page=2"),
  ])
  func `The next page of the same article is named`(url: String, next: String) throws {
    #expect(try Self.extract(Self.page("First part.", next: next), url).nextPage != nil)
  }

  @Test(arguments: [
    ("https://a.example/news/123", "/news/124"), ("https://a.example/news/123", "/news/122"),
    ("https://a.example/report-5.html", "/report-4.html"),
  ])
  func `The next number is the next story's`(url: String, next: String) throws {
    #expect(try Self.extract(Self.page("First part.", next: next), url).nextPage == nil)
  }

  @Test func `What bears another title is no further page`() throws {
    let first = try Self.extract(Self.page("First part.", next: "/news/13"), "https://a.example/news/12")
    let other = Self.page("Another story.", next: nil)
    let renamed = Array(String(decoding: other, as: UTF8.self).replacing("A long report", with: "Fish is cheap").utf8)
    let next = try Self.extract(renamed, "https://a.example/news/13")
    #expect(!ArticleExtractor.isFurtherPage(next, of: first))
    let second = try Self.extract(Self.page("Second part.", next: nil), "https://a.example/news/13")
    #expect(ArticleExtractor.isFurtherPage(second, of: first))
  }

  @Test(arguments: ["/another-story", "https://b.example/report?page=2", "/report", "/"])
  func `Another story's address is no next page`(next: String) throws {
    #expect(try Self.extract(Self.page("First part.", next: next), "https://a.example/report").nextPage == nil)
  }

  @Test(arguments: [
    (2, "https://a.example/posts/13", false), (2, "https://a.example/?p=15", false),
    (3, "https://a.example/posts/13", false), (2, "https://a.example/report/2", true),
    (2, "https://a.example/report?page=2", true), (2, "https://a.example/report?page=1", true),
    (3, "https://a.example/report-3.html", true), (2, "https://a.example/report-2024", true),
  ])
  func `An article's pages are counted from the first on`(number: Int, address: String, isPage: Bool) {
    #expect(ArticleExtractor.mayBePage(number, address) == isPage)
  }

  @Test(arguments: ["<p>%</p>", "<p><strong>%</strong></p>", "<blockquote><p>%</p></blockquote>"])
  func `A standfirst that stands on each page is joined once`(_ form: String) throws {
    let lead = form.replacing(
      "%", with: "The standfirst of the long report says in a sentence what all of it is about, on each of its pages.")
    func page(_ text: String, next: String?) -> [UInt8] {
      let plain = String(decoding: Self.page(text, next: next), as: UTF8.self)
      return Array(plain.replacing("</h1>", with: "</h1>\(lead)").utf8)
    }
    let first = try Self.extract(page("First part.", next: "?page=2"), "https://a.example/report")
    let second = try Self.extract(page("Second part.", next: nil), "https://a.example/report?page=2")
    let joined = ArticleExtractor.join(first, with: second).item
    for text in [joined.contentText, joined.contentHTML] {
      #expect(text?.components(separatedBy: "The standfirst").count == 2 && text?.contains("Second part.") == true)
    }
    let html = joined.contentHTML ?? ""
    for name in ["p", "strong", "blockquote"] {
      #expect(html.components(separatedBy: "<\(name)>").count == html.components(separatedBy: "</\(name)>").count)
    }
  }

  @Test func `Joined pages read as one article`() throws {
    let first = try Self.extract(Self.page("First part.", next: "?page=2"), "https://a.example/report")
    let second = try Self.extract(Self.page("Second part.", next: nil), "https://a.example/report?page=2")
    let joined = ArticleExtractor.join(first, with: second)
    let text = try #require(joined.item.contentText)
    #expect(text.contains("First part.") && text.contains("Second part."))
    #expect(joined.nextPage == nil)
    #expect(joined.item.title == "A long report")
  }
}

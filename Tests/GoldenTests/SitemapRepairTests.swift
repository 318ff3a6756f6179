import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

@Suite("News sitemaps with faults")
struct SitemapRepairTests {
  private static func entry(_ number: Int) -> String {
    """
    <url><loc>http://mill.example/\(number)</loc><news:news><news:publication><news:name>Mill</news:name>
    <news:language>en</news:language></news:publication><news:publication_date>2023-12-14</news:publication_date>
    <news:title>Wheel \(number)</news:title></news:news></url>\n
    """
  }

  @Test("Pages of which nothing is said are left out beside articles, and told")
  func pages() throws {
    let head = """
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
      """
    let page = "<url><loc>http://mill.example/</loc><lastmod>2023-12-14</lastmod></url>"
    let mixed = FeedNormaliser.normalise(
      try FeedParser.parse(Array("\(head)\(page)\(Self.entry(1))\(page)\(Self.entry(2))</urlset>".utf8)))
    #expect(mixed.items.map(\.title) == ["Wheel 1", "Wheel 2"] && mixed.wellFormed)
    #expect(mixed.warnings.map(\.message) == ["2 pages without news are left out"])
    #expect(try FeedParser.parse(Array("\(head)\(page)</urlset>".utf8)).items.count == 1)
  }

  @Test(
    "A tag of an entry that is lost costs no more than its own element",
    arguments: [
      "<url>", "</url>", "</loc>", "</news:news>", "</news:title>", "</news:publication_date>", "</news:name>",
      "</news:publication>",
    ])
  func lost(_ tag: String) throws {
    let document = """
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
      \(Self.entry(1))\(Self.entry(2).replacing(tag, with: ""))\(Self.entry(3))</urlset>
      """
    let feed = FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8)))
    #expect(feed.items.map(\.url) == (1...3).map { "http://mill.example/\($0)" })
    #expect(feed.items.map(\.title) == (1...3).map { "Wheel \($0)" } && !feed.wellFormed)
  }
}

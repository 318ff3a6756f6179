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

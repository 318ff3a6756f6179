import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

@Suite("Films in news sitemaps")
struct VideoSitemapTests {
  @Test("A film is a file of its item, with its length; the item's own title, picture and date count before the film's")
  func film() throws {
    let document = """
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
        xmlns:video="http://www.google.com/schemas/sitemap-video/1.1">
      <url><loc>http://mill.example/1</loc><news:news><news:publication_date>2023-12-14</news:publication_date>
      <news:title>Wheel</news:title></news:news>
      <image:image><image:loc>http://mill.example/a.png</image:loc></image:image>
      <video:video><video:thumbnail_loc>http://mill.example/t.png</video:thumbnail_loc><video:title>Film</video:title>
      <video:description>It turns</video:description><video:content_loc>http://mill.example/w.mp4</video:content_loc>
      <video:player_loc>http://mill.example/play</video:player_loc><video:duration>61</video:duration>
      <video:publication_date>2022-01-01</video:publication_date><video:tag>grain</video:tag>
      <video:view_count>7</video:view_count></video:video></url></urlset>
      """
    let feed = FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8)))
    let item = try #require(feed.items.first)
    #expect(item.title == "Wheel" && item.contentText == "It turns" && item.tags == ["grain"])
    #expect(item.image == "http://mill.example/a.png" && item.datePublished?.rfc3339 == "2023-12-14T00:00:00Z")
    let film = try #require(item.attachments.first { $0.mimeType == "video/mp4" })
    #expect(film.url == "http://mill.example/w.mp4" && film.durationInSeconds == 61)
    #expect(item.media?.title == "Film" && item.media?.player == "http://mill.example/play")
    #expect(item.media?.thumbnails == ["http://mill.example/t.png"])
    #expect(SmallFeed.values(item.extensions, "video:view_count") == ["7"])
  }
}

import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

@Suite("What Media RSS says of files, people and episodes")
struct MediaDetailsTests {
  private static func document(items: Int) -> [UInt8] {
    let item = """
      <item><title>Wheel</title>
      <media:content url="http://mill.example/v.mp4" type="video/mp4" medium="video" width="1920" height="1080"
        bitrate="7919" framerate="29.97" samplingrate="44.1" channels="2" lang="fr" isDefault="true" expression="full"/>
      <media:content url="http://mill.example/w.mp4" type="video/mp4"/>
      <media:thumbnail url="http://mill.example/t.jpg" width="640" height="360" time="12:05:01.123"/>
      <media:thumbnail url="http://mill.example/u.jpg"/>
      <media:player url="http://mill.example/player" width="640" height="360"/>
      <media:credit role="author" scheme="urn:ebu">Ada</media:credit>
      <media:rating scheme="urn:v-chip">tv-y7</media:rating>
      <media:copyright url="http://mill.example/c">The miller</media:copyright>
      <media:license type="text/html" href="http://mill.example/l">As you like</media:license>
      <podcast:season name="Summer">3</podcast:season><podcast:episode display="Ch. 3">204</podcast:episode></item>
      """
    return Array(
      """
      <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
        xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Mill</title>
      \(String(repeating: item, count: items))</channel></rss>
      """.utf8)
  }

  /// Of many items all but the first and the last are held in another form.
  @Test("Sizes, rates, languages and schemes are kept, in each of many items")
  func details() throws {
    let feed = FeedNormaliser.normalise(try FeedParser.parse(Self.document(items: 400)))
    var details = MediaDetails()
    (details.medium, details.expression, details.isDefault, details.language) = ("video", "full", true, "fr")
    (details.width, details.height, details.channels) = (1920, 1080, 2)
    (details.bitrate, details.frameRate, details.samplingRate) = (7919, 29.97, 44.1)
    #expect(feed.items.count == 400)
    for index in [0, 300, 399] {
      let item = feed.items[index]
      #expect(item.attachments.map(\.details) == [details, nil])
      let media = try #require(item.media)
      #expect(media.credits == [MediaCredit(name: "Ada", role: "author", scheme: "urn:ebu")])
      #expect(media.rating == "tv-y7" && media.ratingScheme == "urn:v-chip")
      #expect(media.copyright == "The miller" && media.copyrightURL == "http://mill.example/c")
      #expect(media.season == "3" && media.seasonName == "Summer")
      #expect(media.episode == "204" && media.episodeDisplay == "Ch. 3")
      #expect(media.thumbnails == ["http://mill.example/t.jpg", "http://mill.example/u.jpg"])
      #expect(item.license == "http://mill.example/l")
      let kept = Dictionary(grouping: item.extensions, by: \.name)
      #expect(kept["media:license"]?.map(\.value) == ["As you like"])
      #expect(
        kept["media:thumbnail"]?.map { $0.attributes.map(\.value) } == [
          ["http://mill.example/t.jpg", "640", "360", "12:05:01.123"]
        ])
      #expect(kept["media:player"]?.first?.attributes.map(\.name) == ["url", "width", "height"])
    }
  }

  @Test("What is said of a file stands in its attachment's extension")
  func asJSON() throws {
    let feed = FeedNormaliser.normalise(try FeedParser.parse(Self.document(items: 1)))
    let json = try JSONReader.read(feed.json())
    let attachment = try #require(json["items"]?.array?.first?["attachments"]?.array?.first?["_tidings"])
    #expect(attachment["width"]?.integer == 1920 && attachment["is_default"] == .bool(true))
    #expect(attachment["frame_rate"]?.double == 29.97 && attachment["language"]?.string == "fr")
  }

  private static let torrent = "<enclosure url=\"http://mill.example/a.torrent\" type=\"application/x-bittorrent\"/>"
  private static let sound = "<enclosure url=\"http://mill.example/a.mp3\" type=\"audio/mpeg\"/>"
  private static let film =
    "<media:group><media:content url=\"http://mill.example/a.mp4\" type=\"video/mp4\"/></media:group>"

  @Test(
    "A running time is the recording's that is enclosed, wherever it stands",
    arguments: [[torrent, sound], [film, sound], [torrent, film, sound], [sound, film, torrent]])
  func runningTime(_ files: [String]) throws {
    for elements in [
      files + ["<itunes:duration>1:00</itunes:duration>"], ["<itunes:duration>60</itunes:duration>"] + files,
    ] {
      let item = try SmallFeed.item(elements.joined())
      #expect(item.attachments.filter { $0.durationInSeconds == 60 }.map(\.url) == ["http://mill.example/a.mp3"])
      #expect(item.attachments.count { $0.durationInSeconds != nil } == 1 && item.attachments.count == files.count)
    }
  }

  @Test("Without an enclosure that is a recording it is another file's, and never a torrent's")
  func otherRunningTime() throws {
    let item = try SmallFeed.item(Self.torrent + Self.film + "<itunes:duration>60</itunes:duration>")
    #expect(item.attachments.map(\.durationInSeconds) == [nil, 60])
    let alone = try SmallFeed.item(Self.torrent + "<itunes:duration>60</itunes:duration>")
    #expect(alone.attachments.map(\.durationInSeconds) == [nil] && alone.media?.durationInSeconds == 60)
  }
}

import ArgumentParser
import TidingsConfig
import TidingsFetch
import TidingsModel
import TidingsPipeline

/// `tidings discover`: a site's page to its feeds.
struct DiscoverCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discover",
    abstract: "Lists the feeds that a page announces.",
    discussion: """
      One line a feed: address, how it was found, title, parted by tabs. For a URL whose page announces none, the usual \
      paths of its site are tried, one after the other. Exit status 1 when no feed is found. Then: \
      `tidings add URL`.
      """)

  @Flag(help: "Write one JSON line a feed.")
  var json = false

  @Option(help: ArgumentHelp("For a FILE: where the page was retrieved from.", valueName: "url"))
  var url: String?

  @Argument(
    help: ArgumentHelp("The page: an http or https URL, a file, or - for standard input.", valueName: "url|file"))
  var page: String

  func run() async throws {
    let page = FeedScheme.unwrapped(page)
    let found: [DiscoveredFeed]
    if let address = WebURL(page), address.isHTTP {
      found = try await discover(at: page)
    } else {
      found = FeedDiscovery.feeds(in: try InputFile.read(page), contentType: nil, url: url).map { feed in
        // A file that is a feed itself has no address but its own.
        var feed = feed
        if feed.url.isEmpty { feed.url = page }
        return feed
      }
    }
    guard !found.isEmpty else { throw CommandFailure("\(page): no feed found") }
    for feed in found { Terminal.write(line(feed) + [0x0A]) }
  }

  private func discover(at page: String) async throws -> [DiscoveredFeed] {
    let fetcher = try HTTPFetcher(
      options: FetchOptions(HTTPOptions(), version: Version.text, clock: SystemClock()))
    let found: Result<[DiscoveredFeed], FeedFinder.Failure>
    do {
      found = .success(try await FeedFinder(fetcher: fetcher).feeds(at: page))
    } catch {
      found = .failure(error)
    }
    await fetcher.shutdown()
    do {
      return try found.get()
    } catch {
      throw CommandFailure("\(page): \(error)")
    }
  }

  private func line(_ feed: DiscoveredFeed) -> [UInt8] {
    guard json else {
      let title = feed.title.map { "\t" + $0 } ?? ""
      return Array(Terminal.printable("\(feed.url)\u{9}\(feed.source.rawValue)\(title)", keepingTabs: true).utf8)
    }
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("url", feed.url)
    writer.field("title", feed.title)
    writer.field("type", feed.type)
    writer.field("found", feed.source.rawValue)
    writer.endObject()
    return writer.bytes
  }
}

import ArgumentParser
import Glibc
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
    } else if let reason = Self.noPage(page) {
      throw CommandFailure("\(page): \(reason)", status: 2)
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

  /// What is wrong with an address that is none that can be asked, nor a file's; `nil` of what may be a file's.
  private static func noPage(_ page: String) -> String? {
    guard !["-", "/", ".", "file:"].contains(where: page.hasPrefix), access(page, F_OK) != 0, errno == ENOENT else {
      return nil
    }
    // A host's name has a dot in it, and so have the names of files.
    let isHost = page.contains(".") && !page.contains("\u{FFFD}") && !fileEndings.contains(where: page.hasSuffix)
    guard isHost || page.contains("://") else { return nil }
    let reason = AddressSuggestion.reason(page, directory: "")
    return page.contains("://") ? reason : "no such file, and \(reason)"
  }

  private static let fileEndings = [".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".json", ".rdf", ".opml"]

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

internal import TidingsHTML
internal import TidingsModel
internal import TidingsNormalise
internal import TidingsParse

/// Finds the feeds of a page: those it announces first, then those its links and its platform suggest.
public enum FeedDiscovery {
  /// Where feeds usually are, relative to the site's root, in the order of how often.
  public static let usualPaths = [
    "/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed/", "/feeds/posts/default",
    "/feed.json", "/?feed=rss2", "/rss/home.rss", "/rss/tin-moi-nhat.rss",
  ]

  /// - Parameters:
  ///   - bytes: a page, or a feed.
  ///   - url: where it was retrieved from.
  public static func feeds(in bytes: [UInt8], contentType: String?, url: String?) -> [DiscoveredFeed] {
    if let parsed = try? FeedParser.parse(bytes, contentType: contentType, url: url) {
      let feed = FeedNormaliser.normalise(parsed)
      return [DiscoveredFeed(url: url ?? feed.feedURL ?? "", title: feed.title, source: .document)]
    }
    let charset = contentType.flatMap(ContentType.charset)
    let page = DocumentDecoder.decode(bytes, httpCharset: charset, kind: .html)
    var reader = PageReader(base: url.flatMap { WebURL($0) })
    reader.read(page.utf8)
    var seen: Set<String> = []
    return (reader.links + platformFeeds(url, page: page.utf8) + reader.anchors).filter { seen.insert($0.url).inserted }
  }

  /// The addresses of feeds that a platform makes for each of its pages.
  static func platformFeeds(_ url: String?, page html: [UInt8]) -> [DiscoveredFeed] {
    guard let page = url.flatMap({ WebURL($0) }), let host = page.host else { return [] }
    let parts = page.path.split(separator: "/").map(String.init)
    func feed(_ url: String) -> [DiscoveredFeed] { [DiscoveredFeed(url: url, source: .platform)] }
    switch host {
    case "www.youtube.com", "youtube.com", "m.youtube.com":
      if parts.count >= 2, parts[0] == "channel" {
        return feed("https://www.youtube.com/feeds/videos.xml?channel_id=\(parts[1])")
      }
      if parts.first == "playlist", let query = page.query,
        let list = query.split(separator: "&").first(where: { $0.hasPrefix("list=") })
      {
        return feed("https://www.youtube.com/feeds/videos.xml?playlist_id=\(list.dropFirst(5))")
      }
      if parts.count >= 2, parts[0] == "user" {
        return feed("https://www.youtube.com/feeds/videos.xml?user=\(parts[1])")
      }
      // A handle's page and a video's name the channel in their data only.
      if let channel = youTubeChannel(html) {
        return feed("https://www.youtube.com/feeds/videos.xml?channel_id=\(channel)")
      }
    case "github.com" where parts.count >= 2:
      return feed("https://github.com/\(parts[0])/\(parts[1])/releases.atom")
    case "www.reddit.com", "reddit.com", "old.reddit.com":
      if parts.count >= 2, parts[0] == "r" || parts[0] == "user" {
        return feed("https://www.reddit.com/\(parts[0])/\(parts[1])/.rss")
      }
    case "gitlab.com" where parts.count >= 2:
      return feed("https://gitlab.com/\(parts[0])/\(parts[1])/-/tags?format=atom")
    case "vimeo.com" where !parts.isEmpty:
      return feed("https://vimeo.com/\(parts[0])/videos/rss")
    case "medium.com" where !parts.isEmpty:
      return feed("https://medium.com/feed/\(parts[0])")
    default:
      if host.hasSuffix(".substack.com") || host.hasSuffix(".wordpress.com") { return feed(page.origin + "/feed") }
      if host.hasSuffix(".tumblr.com") { return feed(page.origin + "/rss") }
      if host.hasSuffix(".blogspot.com") { return feed(page.origin + "/feeds/posts/default") }
    }
    return []
  }

  /// The id that follows one of the names a page of YouTube's gives it: `UC` and 22 characters of base64url.
  private static func youTubeChannel(_ html: [UInt8]) -> String? {
    let page = String(decoding: html, as: UTF8.self)
    for name in ["\"externalId\":\"", "\"channelId\":\"", "itemprop=\"channelId\" content=\""] {
      guard let place = page.firstRange(of: name) else { continue }
      let id = page[place.upperBound...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
      if id.count == 24, id.hasPrefix("UC") { return String(id) }
    }
    return nil
  }
}

/// Reads a page's links.
private struct PageReader {
  var base: WebURL?
  private(set) var links: [DiscoveredFeed] = []
  private(set) var anchors: [DiscoveredFeed] = []

  init(base: WebURL?) { self.base = base }

  static let feedTypes: Set<String> = [
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/xml",
    "text/xml", "application/x-rss+xml", "application/json",
  ]

  mutating func read(_ html: [UInt8]) {
    var tokenizer = HTMLTokenizer(html)
    while let token = tokenizer.next() {
      guard token.kind == .startTag else { continue }
      switch tokenizer.name(of: token) {
      case "base": if let href = tokenizer.attribute("href") { base = resolve(href).flatMap { WebURL($0) } ?? base }
      case "link": readLink(tokenizer.attributes)
      case "a": readAnchor(tokenizer.attributes)
      default: break
      }
    }
  }

  private func resolve(_ written: String) -> String? {
    let href = FeedScheme.unwrapped(written)
    guard let url = base.map({ $0.resolve(href) }) ?? WebURL(href), url.isHTTP else {
      return base == nil && !href.isEmpty && !href.contains(":") ? href : nil
    }
    return url.description
  }

  private mutating func readLink(_ attributes: [(name: String, value: String)]) {
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    let relations = (value("rel") ?? "").lowercased().split(whereSeparator: \.isWhitespace)
    let type = (value("type") ?? "").lowercased().split(separator: ";").first.map { $0.filter { !$0.isWhitespace } }
    let isFeedType = type.map { Self.feedTypes.contains($0) } ?? false
    // oEmbed documents are announced as alternates too.
    let isOEmbed = (value("type") ?? "").contains("oembed") || (value("href") ?? "").contains("oembed")
    guard relations.contains("feed") || (relations.contains("alternate") && isFeedType && !isOEmbed),
      let href = value("href").flatMap(resolve)
    else { return }
    if type == "application/json", href.contains("/wp-json/") { return }
    links.append(DiscoveredFeed(url: href, title: title(value("title")), type: type, source: .link))
  }

  private mutating func readAnchor(_ attributes: [(name: String, value: String)]) {
    guard anchors.count < 200, let written = attributes.first(where: { $0.name == "href" })?.value,
      let href = resolve(written)
    else { return }
    let path = href.lowercased().split(separator: "?").first.map(String.init) ?? ""
    guard
      FeedScheme.unwrapped(written) != written
        || [".rss", ".atom", ".rdf", "/feed", "/feed/", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json"]
          .contains(where: { path.hasSuffix($0) })
    else { return }
    anchors.append(
      DiscoveredFeed(url: href, title: title(attributes.first { $0.name == "title" }?.value), source: .anchor))
  }

  private func title(_ text: String?) -> String? {
    text.map { PlainText.fromText($0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}

internal import TidingsModel

/// Which format, and which version of it, a document is in.
extension FeedBuilder {
  mutating func readRoot(_ entry: Vocabulary.Entry, _ name: XMLName, _ attributes: XMLAttributes) {
    if let language { feed.language.offer(language, rank: 4) }
    guard feed.format == nil, !feed.isRDF else { return }
    let uri = name.uri.map { String(cString: $0).asciiLowercased } ?? ""
    if XMLAttributes.matches(name.local, "feed") {
      feed.format = Self.atomVersion(uri: uri, version: attributes.trimmed("version"))
    } else if XMLAttributes.matches(name.local, "urlset") {
      feed.format = .newssitemap
    } else if XMLAttributes.matches(name.local, "rss") {
      feed.format = Self.rssVersion(attributes.trimmed("version"))
    } else {
      feed.isRDF = true
    }
  }

  /// An Atom entry on its own (RFC 4287 section 2).
  mutating func readEntryFormat(_ name: XMLName) {
    feed.format = Self.atomVersion(uri: name.uri.map { String(cString: $0).asciiLowercased } ?? "", version: nil)
  }

  private static func atomVersion(uri: String, version: String?) -> FeedFormat {
    if uri.contains("w3.org/2005/atom") { return .atom10 }
    switch version {
    case "0.3": return .atom03
    case "1.0": return .atom10
    case nil: return uri.contains("purl.org/atom/ns") ? .atom03 : .atom
    default: return .atom
    }
  }

  private static func rssVersion(_ version: String?) -> FeedFormat {
    guard let version else { return .rss }
    if version.hasPrefix("2") { return .rss20 }
    for (prefix, format) in [
      ("0.90", FeedFormat.rss090), ("0.91", .rss091), ("0.92", .rss092), ("0.93", .rss093), ("0.94", .rss094),
    ] where version.hasPrefix(prefix) {
      return format
    }
    return version == "0.9" ? .rss090 : .rss
  }

  mutating func readChannel(_ name: XMLName, _ attributes: XMLAttributes, isRoot: Bool) {
    if let language { feed.language.offer(language, rank: 3) }
    readItemFormat(name)
    if let about = attributes.trimmed("about") { feed.identifier.offer(about, rank: 2) }
    if isRoot, feed.format == nil {
      let uri = name.uri.map { String(cString: $0).asciiLowercased } ?? ""
      if uri.contains("purl.org/net/rss1.1") { feed.format = .rss11 } else { feed.isBareChannel = true }
    }
    guard let href = attributes.trimmed("href") else { return }
    // CDF: the channel's address and its base are attributes.
    if feed.isBareChannel { feed.isCDF = true }
    if let base = attributes.trimmed("base") { enter(base: base) }
    feed.homePage.offer(reference(href), rank: 1)
    if let lastModified = attributes.trimmed("lastmod") { feed.dates.modified = date(lastModified) }
  }

  /// RDF documents tell RSS 0.90 from RSS 1.0 by the namespace of their elements.
  mutating func readItemFormat(_ name: XMLName) {
    guard feed.isRDF, feed.format == nil else { return }
    let uri = name.uri.map { String(cString: $0).asciiLowercased } ?? ""
    if uri.contains("netscape.com/rdf/simple/0.9") {
      feed.format = .rss090
    } else if uri.contains("purl.org/rss/1.0") {
      feed.format = .rss10
    }
  }

  /// The format, once the whole document is read.
  var format: FeedFormat { feed.format ?? (feed.isCDF ? .cdf : .rss) }
}

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
    // CDF: the channel's address, its base and date are attributes.
    if let lastModified = attributes.trimmed("lastmod") {
      if feed.isBareChannel { feed.isCDF = true }
      feed.dates.modified = date(lastModified)
    }
    guard let href = attributes.trimmed("href") else { return }
    if feed.isBareChannel { feed.isCDF = true }
    if let base = attributes.trimmed("base") { enter(base: base) }
    feed.homePage.offer(reference(href), rank: 1)
  }

  /// RDF documents tell RSS 0.90 from RSS 1.0 by the namespace of their elements.
  mutating func readItemFormat(_ name: XMLName) {
    guard feed.isRDF, feed.format == nil else { return }
    feed.format = Self.rdfVersion(name.uri.map { String(cString: $0).asciiLowercased } ?? "")
  }

  /// Tells the version of an RDF document that has neither channel nor item by what its root declares.
  mutating func readRDFVersion(root tag: @autoclosure () -> String) {
    guard feed.isRDF, feed.format == nil else { return }
    feed.format = Self.rdfVersion(tag())
  }

  private static func rdfVersion(_ uri: String) -> FeedFormat? {
    if uri.contains("netscape.com/rdf/simple/0.9") { return .rss090 }
    return uri.contains("purl.org/rss/1.0/") || uri.hasSuffix("purl.org/rss/1.0") ? .rss10 : nil
  }

  /// The format, once the whole document is read.
  var format: FeedFormat { feed.format ?? (feed.isCDF ? .cdf : .rss) }
}

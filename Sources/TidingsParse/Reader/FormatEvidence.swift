internal import TidingsModel

/// What tells which format, and which version of it, a document is in.
struct FormatEvidence {
  /// As far as the outer elements tell.
  private var told: FeedFormat?
  /// The root is `rdf:RDF`: RSS 0.90 or 1.0.
  private(set) var isRDF = false
  /// A `channel` is the root: CDF, or RSS without its root.
  private(set) var isBareChannel = false
  private var isCDF = false

  /// The format, once the whole document is read.
  var format: FeedFormat { told ?? (isCDF ? .cdf : .rss) }

  mutating func see(root tag: StartTag) {
    guard told == nil, !isRDF else { return }
    if XMLAttributes.matches(tag.name.local, "feed") {
      told = Self.atomVersion(uri: Self.uri(tag), version: tag.trimmed("version"))
    } else if XMLAttributes.matches(tag.name.local, "urlset") {
      told = .newssitemap
    } else if XMLAttributes.matches(tag.name.local, "rss") {
      told = Self.rssVersion(tag.trimmed("version"))
    } else {
      isRDF = true
    }
  }

  mutating func see(channel tag: StartTag, isRoot: Bool) {
    seeRDF(tag)
    guard isRoot, told == nil else { return }
    if Self.uri(tag).holds("purl.org/net/rss1.1") { told = .rss11 } else { isBareChannel = true }
  }

  /// - Parameter isRoot: an Atom entry on its own (RFC 4287 section 2).
  mutating func see(item tag: StartTag, isRoot: Bool) {
    if isRoot, told == nil { told = Self.atomVersion(uri: Self.uri(tag), version: nil) }
    seeRDF(tag)
  }

  /// An element or attribute that only CDF has.
  mutating func seeCDF() { if isBareChannel { isCDF = true } }

  /// Tells the version of an RDF document that has neither channel nor item by what its root declares.
  mutating func see(rootTag: @autoclosure () -> String) {
    guard isRDF, told == nil else { return }
    told = Self.rdfVersion(rootTag())
  }

  /// RDF documents tell RSS 0.90 from RSS 1.0 by the namespace of their elements.
  private mutating func seeRDF(_ tag: StartTag) {
    guard isRDF, told == nil else { return }
    told = Self.rdfVersion(Self.uri(tag))
  }

  private static func uri(_ tag: StartTag) -> String {
    tag.name.uri.map { String(cString: $0).asciiLowercased } ?? ""
  }

  private static func atomVersion(uri: String, version: String?) -> FeedFormat {
    if uri.holds("w3.org/2005/atom") { return .atom10 }
    switch version {
    case "0.3": return .atom03
    case "1.0": return .atom10
    case nil: return uri.holds("purl.org/atom/ns") ? .atom03 : .atom
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

  private static func rdfVersion(_ uri: String) -> FeedFormat? {
    if uri.holds("netscape.com/rdf/simple/0.9") { return .rss090 }
    return uri.holds("purl.org/rss/1.0/") || uri.hasSuffix("purl.org/rss/1.0") ? .rss10 : nil
  }
}

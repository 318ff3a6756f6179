/// A feed that a page announces, or that was found where feeds usually are.
public struct DiscoveredFeed: Sendable, Hashable {
  /// How it was found.
  public enum Source: String, Sendable {
    /// The document is a feed itself.
    case document
    /// `<link rel="alternate">` with a feed's media type, or `rel="feed"`.
    case link
    /// A link on the page whose address or text says so.
    case anchor
    /// A rule of the site's platform, for instance a YouTube channel's feed.
    case platform
    /// A usual path, tried and found to be a feed.
    case path
  }

  /// Absolute, http or https.
  public var url: String
  /// What the page, or the feed itself, calls it: plain text.
  public var title: String?
  /// The media type that the page gives for it; `nil` where nobody has said.
  public var type: String?
  /// How it was found, by which the surer finds go before the others.
  public var source: Source

  /// - Parameter url: absolute, http or https.
  public init(url: String, title: String? = nil, type: String? = nil, source: Source) {
    self.url = url
    self.title = title
    self.type = type
    self.source = source
  }
}

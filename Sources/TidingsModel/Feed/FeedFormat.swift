/// What kind of document a feed was read from.
public enum FeedFormat: String, Sendable, Hashable, CaseIterable {
  case rss090, rss091, rss092, rss093, rss094, rss10, rss11, rss20
  /// RSS of no, or no known, version.
  case rss
  case atom03, atom10
  /// Atom of no known version.
  case atom
  case cdf, jsonfeed10, jsonfeed11, rssjson, newssitemap
  /// A plain HTML page read by the selectors of the configuration.
  case html
}

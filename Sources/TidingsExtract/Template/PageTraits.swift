/// What a page shows of its site's template.
public struct PageTraits: Sendable, Hashable {
  /// Tells one article from another, whatever the revision: a hash of its address or, without one, of its title.
  var article: UInt64
  /// The path of the element that held the article.
  var container: UInt64
  /// Hashes of path and text of the lines that stood at the edges of the article or were rich in links.
  var lines: [UInt64]
}

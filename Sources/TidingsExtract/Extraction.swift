public import TidingsModel

/// What became of a page.
public enum ExtractionOutcome: Sendable {
  case article(Extraction)
  case noArticle(NoArticle)
}

/// Why a page gave no article.
public enum NoArticle: Sendable, Hashable, CustomStringConvertible {
  /// The document holds no text at all.
  case empty
  /// There is text, but none that reads like an article: a front page, a list of links, an error page.
  case noBody
  /// Only the opening stands on the page; the rest is for subscribers.
  case paywalled
  /// It is no page but a file of another kind, which completes the sentence "this is …".
  case file(String)

  /// In words, on one line, without the page's address.
  public var description: String {
    switch self {
    case .empty: "the page is empty"
    case .noBody: "no article on the page"
    case .paywalled: "only the opening of the article is on the page, the rest is for subscribers"
    case .file(let kind): "this is \(kind), not a page"
    }
  }
}

/// An article taken from its page.
public struct Extraction: Sendable {
  /// The article as an item of a JSON feed; `item.extract` says how it was found.
  public var item: Item
  /// The next page of the same article, where the page names one.
  public var nextPage: String?
  /// How far the page tells what the feed announced, by title and teaser, 0 ... 1; `nil` where the feed says too little.
  public var agreement: Double?
  /// Whether the page itself shows that it holds a story: by its metadata, or by an `article` element with a heading, and by
  /// several paragraphs.
  public var isStory: Bool
  /// The lines of the page that may be chrome, for ``SiteTemplate/learn(from:)``.
  public var traits: PageTraits
  /// The candidates, their scores, and why one won, one line each; where asked for, then the page's lines: `+` for the
  /// article's, `-` and the reason for the others.
  public var explanation: [String]
}

/// What a page shows of its site's template.
public struct PageTraits: Sendable, Hashable {
  /// Tells one article from another, whatever the revision: a hash of its address or, without one, of its title.
  var article: UInt64
  /// The path of the element that held the article.
  var container: UInt64
  /// Hashes of path and text of the lines that stood at the edges of the article or were rich in links.
  var lines: [UInt64]
}

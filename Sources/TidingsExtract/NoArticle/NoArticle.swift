/// Why a page gave no article.
public enum NoArticle: Sendable, Hashable, CustomStringConvertible {
  /// The document holds no text at all.
  case empty
  /// There is text, but none that reads like an article: a front page, a list of links, an error page.
  case noBody
  /// Only the opening stands on the page; the rest is for subscribers.
  case paywalled
  /// Less stands on the page than in the feed.
  case lessThanFeed
  /// It is no page but a file of another kind, which completes the sentence "this is …".
  case file(String)

  /// In words, on one line, without the page's address.
  public var description: String {
    switch self {
    case .empty: "the page is empty"
    case .noBody: "no article on the page"
    case .paywalled: "only the opening of the article is on the page, the rest is for subscribers"
    case .lessThanFeed: "the page has less of the article than the feed"
    case .file(let kind): "this is \(kind), not a page"
    }
  }
}

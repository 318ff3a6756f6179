internal import TidingsFetch

/// What came of asking for a page.
enum PageFetch: Sendable {
  case page(FetchResponse)
  /// An answer that holds no article.
  case noArticle
  case refused(status: Int, retryAfter: Int?)
  /// Why there was no answer, in words, and whether there may well be one later.
  case failed(String, mayPass: Bool)
  /// The program is ending.
  case ended

  var isNoArticle: Bool { if case .noArticle = self { true } else { false } }

  /// Whether the page may well be had later.
  var mayPass: Bool {
    switch self {
    case .refused(let status, _): [408, 425, 429].contains(status) || status >= 500
    case .failed(_, let mayPass): mayPass
    case .page, .noArticle, .ended: false
    }
  }
}

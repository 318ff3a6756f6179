internal import TidingsFetch

/// What came of asking for a page.
enum PageFetch: Sendable {
  case page(FetchResponse)
  /// An answer that holds no article, and why not, in words.
  case noArticle(String)
  /// - Parameter server: whose answer it was (`WebURL.server`), redirects followed.
  case refused(status: Int, retryAfter: Int?, server: String)
  /// It was not asked for, as its host asked to be left alone for so many seconds, where that is known; and that in words.
  case held(server: String, seconds: Double?, String)
  /// It redirects to a host that asked to be left alone for so many seconds; and that in words.
  case leadsToHeld(server: String, seconds: Double, String)
  /// Why there was no answer, in words, and whether there may well be one later.
  case failed(String, mayPass: Bool)
  /// The program is ending.
  case ended

  /// For how many seconds it cannot be asked for; 0 where it can.
  var secondsHeld: Double {
    switch self {
    case .held(_, let seconds, _): seconds ?? 0
    case .leadsToHeld(_, let seconds, _): seconds
    case .refused(_, let retryAfter, _): Double(max(0, retryAfter ?? 0))
    default: 0
    }
  }

  var isNoArticle: Bool { if case .noArticle = self { true } else { false } }

  var isEnd: Bool { if case .ended = self { true } else { false } }

  /// Whether the page may well be had later.
  var mayPass: Bool {
    switch self {
    // 403 is what guards against robots answer for a while.
    case .refused(let status, _, _): [403, 408, 425, 429].contains(status) || status >= 500
    case .held, .leadsToHeld: true
    case .failed(_, let mayPass): mayPass
    case .page, .noArticle, .ended: false
    }
  }
}

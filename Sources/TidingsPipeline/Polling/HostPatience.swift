internal import TidingsFetch

/// How much longer a poll asks a host for pages.
struct HostPatience {
  /// Failures in a row after which a host is asked no more.
  static let limit = 3

  private var failures: [String: Int] = [:]
  private var passed: [String: String] = [:]
  /// Hosts that answered 429, and for how many seconds they want to be left alone.
  private(set) var holds: [String: Double] = [:]

  /// Likewise hosts that answered 503, which want so with regard to pages.
  private(set) var pageHolds: [String: Double] = [:]

  /// Why a host is not to be asked, in words; `nil` when it may be.
  func reasonToPass(_ host: String) -> String? { passed[host] }

  /// - Parameter host: that was asked for the page; another may have answered, redirects followed.
  mutating func note(_ fetch: PageFetch, host: String) {
    switch fetch {
    case .refused(let status, let wait, let server) where status == 429 || status == 503:
      leave(server, askedBy: host, HTTPStatus.words(status))
      if status == 429 {
        // A time of nothing is no time that could be kept.
        let seconds = wait.flatMap { $0 > 0 ? $0 : nil } ?? HTTPFetcher.pauseAfter429
        holds[server] = max(holds[server] ?? 0, Double(seconds))
      } else if let wait, wait > 0 {
        pageHolds[server] = max(pageHolds[server] ?? 0, Double(wait))
      }
    case .held(let server, let words): leave(server, askedBy: host, words)
    case .failed(let words, _): fail(host, words)
    case .refused(let status, _, _) where status >= 500 || [401, 403, 406, 451].contains(status):
      fail(host, HTTPStatus.words(status))
    case .page, .noArticle, .refused: failures[host] = 0
    case .ended: break
    }
  }

  private mutating func leave(_ server: String, askedBy host: String, _ words: String) {
    passed[server] = words
    if server != host { fail(host, words) }
  }

  private mutating func fail(_ host: String, _ words: String) {
    failures[host, default: 0] += 1
    if failures[host, default: 0] >= Self.limit { passed[host] = words }
  }
}

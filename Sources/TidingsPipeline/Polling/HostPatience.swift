/// How much longer a poll asks a host for pages.
struct HostPatience {
  /// Failures in a row after which a host is asked no more.
  static let limit = 3

  private var failures: [String: Int] = [:]
  private var passed: [String: String] = [:]
  /// Hosts that answered 429, and for how many seconds they want to be left alone.
  private(set) var holds: [String: Double] = [:]

  /// Why a host is not to be asked, in words; `nil` when it may be.
  func reasonToPass(_ host: String) -> String? { passed[host] }

  mutating func note(_ fetch: PageFetch, host: String) {
    switch fetch {
    case .refused(let status, let wait) where status == 429 || status == 503:
      let words = HTTPStatus.words(status)
      passed[host] = words
      // Without a Retry-After a 429 still asks for a pause.
      if status == 429 { holds[host] = max(holds[host] ?? 0, Double(wait ?? 60)) }
    case .failed(let words, _):
      failures[host, default: 0] += 1
      if failures[host, default: 0] >= Self.limit { passed[host] = words }
    case .refused(let status, _) where status >= 500:
      failures[host, default: 0] += 1
      if failures[host, default: 0] >= Self.limit { passed[host] = HTTPStatus.words(status) }
    case .page, .noArticle, .refused: failures[host] = 0
    case .ended: break
    }
  }
}

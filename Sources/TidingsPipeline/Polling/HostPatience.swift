internal import TidingsFetch

/// How much longer a poll asks a host for pages.
struct HostPatience {
  /// Failures in a row after which a host is asked no more.
  static let limit = 3

  private var underWay: [String: Int] = [:]
  private var failures: [String: Int] = [:]
  private var passed: [String: String] = [:]
  private var waits: [Wait: Double] = [:]

  /// A host's wish to be left alone.
  struct Wait: Hashable {
    /// Whose answer it was (`WebURL.server`).
    let host: String
    /// Whether it is pages alone that are not to be asked for, as after a 503; after a 429 nothing is.
    let isForPages: Bool
  }

  /// Whether it is a host's turn: to be asked, without more failures than it is borne with should all fail that are under
  /// way, or to be passed over.
  func mayBeTaken(_ host: String) -> Bool {
    passed[host] != nil || underWay[host, default: 0] < max(1, Self.limit - failures[host, default: 0])
  }

  /// Takes note of a page that is asked for.
  mutating func began(_ host: String) { underWay[host, default: 0] += 1 }

  /// Why a host is not to be asked, in words; `nil` when it may be.
  func reasonToPass(_ host: String) -> String? { passed[host] }

  /// For how many seconds a host said that it wants no request for a page; `nil` where it said nothing.
  func wait(for host: String) -> Double? {
    [true, false].compactMap { waits[Wait(host: host, isForPages: $0)] }.max()
  }

  /// Takes note of what came of asking for a page.
  /// - Parameter host: that was asked for it; another may have answered, redirects followed.
  /// - Returns: for how many seconds a host wants to be left alone, where it has not said so yet, nor for as long.
  mutating func note(_ fetch: PageFetch, host: String) -> (wait: Wait, seconds: Double)? {
    underWay[host, default: 1] -= 1
    switch fetch {
    case .refused(let status, let wait, let server) where status == 429 || status == 503:
      leave(server, askedBy: host, HTTPStatus.words(status))
      // A time of nothing is no time that could be kept.
      let asked = wait.flatMap { $0 > 0 ? $0 : nil } ?? (status == 429 ? HTTPFetcher.pauseAfter429 : nil)
      let wait = Wait(host: server, isForPages: status == 503)
      guard let seconds = asked.map(Double.init), seconds > waits[wait] ?? 0 else { return nil }
      waits[wait] = seconds
      return (wait, seconds)
    case .held(let server, _, let words), .leadsToHeld(let server, _, let words): leave(server, askedBy: host, words)
    case .failed(let words, _): fail(host, words)
    case .refused(let status, _, _) where status >= 500 || [401, 403, 406, 451].contains(status):
      fail(host, HTTPStatus.words(status))
    case .page, .noArticle, .refused: failures[host] = 0
    case .ended: break
    }
    return nil
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

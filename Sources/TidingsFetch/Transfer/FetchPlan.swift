internal import TidingsModel

/// A request checked and made ready for the transfer thread. An object, as it goes through several hands.
final class FetchPlan: Sendable {
  /// With the credentials that stood in its URL.
  let request: FetchRequest
  let hop: Hop
  let origin: ConfiguredOrigin?
  /// Is told of the servers that redirects lead to.
  let onRedirect: (@Sendable (String) -> Void)?

  init(_ request: FetchRequest, onRedirect: (@Sendable (String) -> Void)? = nil) throws(FetchError) {
    self.onRedirect = onRedirect
    guard let url = WebURL(request.url) else { throw FetchError(.badURL, url: FetchError.shown(request.url)) }
    guard url.scheme == "http" || url.scheme == "https" else {
      throw FetchError(.refusedScheme(url.scheme), url: FetchError.shown(request.url))
    }
    guard let hop = Hop(url) else { throw FetchError(.badURL, url: FetchError.shown(request.url)) }
    self.hop = hop
    if request.configuredURL == request.url {
      origin = ConfiguredOrigin(hop)
      self.request = FetchPlan.withCredentials(of: url, request)
      return
    }
    let configured = request.configuredURL.flatMap { WebURL($0) }
    origin = configured.flatMap { Hop($0) }.map { ConfiguredOrigin($0) }
    self.request = configured.map { FetchPlan.withCredentials(of: $0, request) } ?? request
  }

  private static func withCredentials(of url: WebURL, _ request: FetchRequest) -> FetchRequest {
    guard request.credentials == nil, let credentials = credentials(in: url) else { return request }
    var request = request
    request.credentials = credentials
    return request
  }

  /// The user information of a configured URL, percent-decoded (RFC 3986 section 3.2.1).
  private static func credentials(in url: WebURL) -> Credentials? {
    guard let userinfo = url.userinfo, !userinfo.isEmpty else { return nil }
    let parts = userinfo.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, let user = PercentEncoding.decoded(first),
      let password = PercentEncoding.decoded(parts.count > 1 ? parts[1] : "")
    else { return nil }
    return .basic(user: user, password: password)
  }
}

extension FetchError {
  /// A URL as it may be shown: without user information.
  static func shown(_ text: String) -> String {
    guard var url = WebURL(text), url.userinfo != nil else { return text }
    url.userinfo = nil
    return url.description
  }
}

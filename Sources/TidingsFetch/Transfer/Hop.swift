internal import TidingsModel

/// One request of a fetch: the first, or one that a redirect led to.
struct Hop {
  /// Without user information and fragment.
  let url: WebURL
  let host: HostName
  /// As it goes to libcurl: the host in ASCII, path and query without anything that may not stand in a request line.
  let wireURL: String
  /// As people are told of it.
  let shownURL: String
  let port: Int
  /// Whose turns and limits the request is counted among, as in `WebURL.server`.
  let server: String

  /// Whether it goes to an address, whatever the query.
  func isAt(_ address: String) -> Bool {
    if address == shownURL { return true }
    guard let other = WebURL(address) else { return false }
    return other.origin == url.origin && other.path == url.path
  }

  /// `nil` when the URL is none that can be fetched.
  init?(_ url: WebURL) {
    guard url.isHTTP, let name = url.host, let host = HostName(name), let port = url.effectivePort, port > 0 else {
      return nil
    }
    var url = url
    url.userinfo = nil
    url.fragment = nil
    self.url = url
    self.host = host
    self.port = port
    server = url.server ?? host.text
    shownURL = url.description
    guard host.text != name else {
      wireURL = PercentEncoding.wire(shownURL)
      return
    }
    url.host = host.text
    wireURL = PercentEncoding.wire(url.description)
  }
}

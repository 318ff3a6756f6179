internal import TidingsModel

/// A proxy as the configuration names it.
struct Proxy {
  /// `host:port`, as libcurl's table of names knows it.
  let key: String
  /// Whether it is handed names, and finds their addresses itself. For all others that is done here, where addresses that
  /// are not to be asked are known.
  let resolvesNames: Bool

  private static let schemes: Set = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]

  /// `nil` when the address is none of a proxy.
  init?(_ text: String) {
    guard let url = WebURL(text), Self.schemes.contains(url.scheme), let name = url.host, let host = HostName(name)
    else { return nil }
    // libcurl's own default for all but https.
    resolvesNames = url.scheme != "socks4" && url.scheme != "socks5"
    key = "\(host.text):\(url.port ?? (url.scheme == "https" ? 443 : 1080))"
  }
}

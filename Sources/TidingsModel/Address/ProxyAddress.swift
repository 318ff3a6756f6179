/// The address of a proxy, as it may stand in a configuration.
public struct ProxyAddress: Sendable, Hashable {
  /// In lower case.
  public let scheme: String
  /// Where the proxy is.
  public let host: HostName
  /// As given; `nil` where the scheme's own is meant.
  public let port: Int?

  private static let schemes: Set = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]

  /// `nil` when the address is none of a proxy.
  public init?(_ text: String) {
    guard let url = WebURL(text), Self.schemes.contains(url.scheme), let name = url.host, let host = HostName(name),
      url.path.isEmpty || url.path == "/", url.query == nil, url.fragment == nil,
      url.port.map((1...65_535).contains) ?? true
    else { return nil }
    scheme = url.scheme
    self.host = host
    port = url.port
  }
}

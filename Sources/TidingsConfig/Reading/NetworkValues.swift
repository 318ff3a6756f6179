internal import TidingsModel

extension AddressRange.Invalid {
  /// What is wrong with the text.
  func reason(_ text: String) -> String {
    switch self {
    case .notANetwork: "\"\(text)\" is not a network; write it like 10.0.0.0/8 or fd00::/8"
    case .badPrefix(let longest): "\"\(text)\": the prefix is a number from 0 to \(longest)"
    case .straysBits(let meant): "\"\(text)\" has bits beyond its prefix (did you mean \"\(meant)\"?)"
    }
  }
}

extension ListenAddress {
  static let allowed = "an address and a port (127.0.0.1:9797, [::1]:9797) or unix:/path"

  /// - Parameter directory: what a Unix socket's path is relative to
  init?(_ text: String, directory: String) {
    if text.hasPrefix("unix:") {
      let path = text.dropFirst("unix:".count)
      // sockaddr_un holds 107 bytes and the end.
      guard !path.isEmpty, Paths.absolute(String(path), in: directory).utf8.count <= 107 else { return nil }
      self = .unix(Paths.absolute(String(path), in: directory))
      return
    }
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else { return nil }
    var host = String(text[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = String(host.dropFirst().dropLast())
      guard IPAddress(host)?.family == .v6 else { return nil }
    } else {
      guard host == "localhost" || IPAddress(host)?.family == .v4 else { return nil }
    }
    self = .tcp(host: host, port: Int(port))
  }

  /// Whether only this machine can connect.
  public var isLoopback: Bool {
    guard case .tcp(let host, _) = self, host != "localhost" else { return true }
    return IPAddress(host)?.kind == .loopback
  }
}

extension ProxyAddress {
  static let allowed =
    "http://, https://, socks4://, socks4a://, socks5:// or socks5h:// with host and port"
}

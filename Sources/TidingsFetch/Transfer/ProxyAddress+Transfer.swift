internal import TidingsModel

extension ProxyAddress {
  /// `host:port`, as libcurl's table of names knows it, with libcurl's own default for all but https.
  var key: String { "\(host.text):\(port ?? (scheme == "https" ? 443 : 1080))" }

  /// Whether it is handed names, and finds their addresses itself. For all others that is done here, where addresses that
  /// are not to be asked are known.
  var resolvesNames: Bool { scheme != "socks4" && scheme != "socks5" }
}

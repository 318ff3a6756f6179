/// Where the status server listens.
public enum ListenAddress: Sendable, Equatable, CustomStringConvertible {
  /// A numeric IPv4 or IPv6 address (without brackets) or `localhost`, and a port, 0 ... 65535.
  case tcp(host: String, port: Int)
  /// The absolute path of a Unix socket.
  case unix(String)

  /// As the configuration writes it.
  public var description: String {
    switch self {
    case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    case .unix(let path): "unix:\(path)"
    }
  }
}

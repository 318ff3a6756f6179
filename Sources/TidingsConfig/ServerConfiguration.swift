/// The status server.
public struct ServerConfiguration: Sendable, Equatable {
  /// A Unix socket needs no token.
  public var listen: ListenAddress
  /// What a client on TCP has to present.
  public var token: Secret?
  /// Where hubs on the network reach this server, `http` or `https`; `nil`: no feed is subscribed to.
  public var publicURL: String?

  /// - Parameter token: required by the reader wherever others than this machine can reach the address.
  public init(listen: ListenAddress, token: Secret? = nil, publicURL: String? = nil) {
    self.listen = listen
    self.token = token
    self.publicURL = publicURL
  }
}

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

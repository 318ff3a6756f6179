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

internal import TidingsModel

/// What the configuration vouches for.
struct ConfiguredOrigin {
  private let scheme: String
  private let host: HostName
  private let port: Int

  /// - Parameter hop: a request for the configured URL.
  init(_ hop: Hop) {
    scheme = hop.url.scheme
    host = hop.host
    port = hop.port
  }

  /// Whether a request may bear the feed's credentials and headers: the same scheme, host and port, or https at its
  /// default port on the same host instead of http at its own, which is what sites move to.
  func mayHaveSecrets(_ hop: Hop) -> Bool {
    guard hop.host == host else { return false }
    return (hop.url.scheme == scheme && hop.port == port)
      || (scheme == "http" && port == 80 && hop.url.scheme == "https" && hop.port == 443)
  }

  func isHost(_ hop: Hop) -> Bool { hop.host == host }
}

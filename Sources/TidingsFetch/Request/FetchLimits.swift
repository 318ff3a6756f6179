/// How far a fetch may go.
public struct FetchLimits: Sendable, Hashable {
  /// For the whole transfer with all its redirects, from its first connection on; the wait in the queue of a host does
  /// not count. More than zero.
  public var timeout: Duration
  /// For finding the address and connecting, TLS included, of each request. More than zero.
  public var connectTimeout: Duration
  /// Bytes of the decoded body.
  public var maxBytes: Int
  /// 5 means six requests at most.
  public var maxRedirects: Int

  public init(
    timeout: Duration = .seconds(30), connectTimeout: Duration = .seconds(10), maxBytes: Int = 16 << 20,
    maxRedirects: Int = 5
  ) {
    self.timeout = timeout
    self.connectTimeout = connectTimeout
    self.maxBytes = maxBytes
    self.maxRedirects = maxRedirects
  }
}

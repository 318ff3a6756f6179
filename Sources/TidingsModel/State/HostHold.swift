/// A host that asked to be left alone (429), whatever the feed.
public struct HostHold: Sendable, Hashable {
  /// In lower case, with the port unless that is one of the usual two (`WebURL.server`).
  public var host: String
  /// No poll of any of its feeds before this.
  public var until: Timestamp

  /// - Parameter host: in lower case, with the port unless that is one of the usual two (`WebURL.server`).
  public init(host: String, until: Timestamp) {
    self.host = host
    self.until = until
  }
}

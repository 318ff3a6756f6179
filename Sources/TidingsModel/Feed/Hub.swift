/// Where to subscribe for pushed updates (JSON Feed `hubs`; Atom `link rel="hub"`).
public struct Hub: Sendable, Hashable {
  /// The protocol: `WebSub` or `rssCloud`.
  public var type: String
  /// Where to subscribe.
  public var url: String

  public init(type: String, url: String) {
    self.type = type
    self.url = url
  }
}

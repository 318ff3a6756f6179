/// A configured feed as an article names it.
public struct FeedReference: Sendable, Hashable {
  /// As configured, or made from the address.
  public var id: FeedID
  /// As configured.
  public var url: String
  /// The feed's own, once a document of it was read.
  public var title: String?
  /// Those of the configuration, to which an article's own do not belong.
  public var tags: [String]

  public init(id: FeedID, url: String, title: String? = nil, tags: [String] = []) {
    self.id = id
    self.url = url
    self.title = title
    self.tags = tags
  }
}

/// A feed of an OPML or `urls` list, not yet checked.
public struct ListedFeed: Sendable, Equatable {
  /// OPML `xmlUrl`, or the line's first word.
  public var url: String
  /// OPML `title` or `text`; newsboat's `"~title"`.
  public var title: String?
  /// OPML `htmlUrl`
  public var homePageURL: String?
  /// The folders or tags it stands under.
  public var tags: [String]
  /// Where in the list it stands, for messages.
  public var place: ConfigurationPlace

  public init(
    url: String, title: String? = nil, homePageURL: String? = nil, tags: [String] = [], place: ConfigurationPlace
  ) {
    self.url = url
    self.title = title
    self.homePageURL = homePageURL
    self.tags = tags
    self.place = place
  }
}

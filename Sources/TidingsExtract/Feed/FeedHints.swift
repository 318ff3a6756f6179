public import TidingsModel
public import TidingsParse

/// What is known of an article before its page is read: what the feed that linked to it says.
///
/// All of it may be missing; nothing of it is copied into the article, it only helps to choose.
public struct FeedHints: Sendable {
  /// Words from which on a feed's text is taken for the whole article.
  public static let wholeArticle = 250

  /// The item's title in the feed.
  public var title: String?
  /// The item's teaser, plain text or HTML.
  public var summary: String?
  /// The item's whole content in the feed, as HTML.
  public var contentHTML: String?
  /// The item's date in the feed.
  public var date: Timestamp?
  /// The zone configured for the feed, for dates that bear no offset.
  public var zone: ZoneRule?
  /// The language configured for, or declared by, the feed (BCP 47).
  public var language: String?
  /// The UTC offset that the feed's dates usually bear, in seconds.
  public var usualOffset: Int32?

  public init(
    title: String? = nil, summary: String? = nil, contentHTML: String? = nil, date: Timestamp? = nil,
    zone: ZoneRule? = nil, language: String? = nil, usualOffset: Int32? = nil
  ) {
    self.title = title
    self.summary = summary
    self.contentHTML = contentHTML
    self.date = date
    self.zone = zone
    self.language = language
    self.usualOffset = usualOffset
  }
}

/// An item as it is delivered: with the article's own identity and the story of its delivery.
public struct Article: Sendable, Equatable {
  /// The schema of the spool file, `_tidings.schema`.
  public static let schema = 1

  public var id: ArticleID
  public var item: Item
  public var feed: FeedReference
  /// 1 for the first delivery, 2 and up for each delivered edit.
  public var revision: Int = 1
  public var firstSeen: Timestamp
  public var fetchedAt: Timestamp
  /// SHA-256 over what a reader sees, 64 hex digits.
  public var contentHash: String
  public var canonicalURL: String?
  /// Other feeds that carried the article before it was delivered.
  public var alsoIn: [FeedReference] = []
  public var nearDuplicateOf: ArticleID?
  public var fullText: FullText?
  /// The place and agency an article's text opens with, where it does.
  public var dateline: String?

  public init(
    id: ArticleID, item: Item, feed: FeedReference, firstSeen: Timestamp, fetchedAt: Timestamp, contentHash: String
  ) {
    self.id = id
    self.item = item
    self.feed = feed
    self.firstSeen = firstSeen
    self.fetchedAt = fetchedAt
    self.contentHash = contentHash
  }
}

/// A configured feed as an article names it.
public struct FeedReference: Sendable, Hashable {
  public var id: FeedID
  public var url: String
  public var title: String?
  public var tags: [String]

  public init(id: FeedID, url: String, title: String? = nil, tags: [String] = []) {
    self.id = id
    self.url = url
    self.title = title
    self.tags = tags
  }
}

/// Whether the article's page was fetched for its text, and what came of it.
public enum FullText: String, Sendable, Hashable {
  /// The content was taken from the page.
  case extracted
  /// The page was fetched and no article found on it; the feed's own content stays.
  case noArticle = "no_article"
  /// The page could not be fetched; the feed's own content stays.
  case failed
}

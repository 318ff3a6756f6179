/// An item as it is delivered: with the article's own identity and the story of its delivery.
public struct Article: Sendable, Equatable {
  /// The schema of the spool file, `_tidings.schema`.
  public static let schema = 1

  /// Given when the article was first seen; every edit keeps it.
  public var id: ArticleID
  /// What is delivered; its own `id` gives way to the article's.
  public var item: Item
  /// The feed that brought this revision.
  public var feed: FeedReference
  /// 1 for the first delivery, 2 and up for each delivered edit.
  public var revision: Int = 1
  /// When a poll first brought the article.
  public var firstSeen: Timestamp
  /// When the document was fetched that this revision is from.
  public var fetchedAt: Timestamp
  /// SHA-256 over what a reader sees, 64 hex digits.
  public var contentHash: String
  /// The link by which the article is known across feeds: without tracking parameters and the like.
  public var canonicalURL: String?
  /// Other feeds that carried the article before it was delivered.
  public var alsoIn: [FeedReference] = []
  /// An earlier article with nearly the same text; such articles are marked, never held back.
  public var nearDuplicateOf: ArticleID?
  /// `nil` where the page was not wanted.
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

public import TidingsModel

/// What the store knows of an article.
public struct KnownArticle: Sendable, Equatable {
  /// The store's own name for it.
  public var row: Int64
  /// The same for all its revisions.
  public var id: ArticleID
  /// Whose article it is, seen from the document's feed.
  public var relation: Relation
  /// 0 when it was remembered without delivery.
  public var revision: Int
  /// The feed's content as last taken.
  public var contentMark: DedupKey
  /// Of its link as last taken (`ItemKeys`); 0 without one.
  public var linkMark: Int64
  /// When a poll first brought it.
  public var firstSeen: Timestamp
  /// Days since the epoch on which the last edit was taken, and how many were on that day.
  public var editDay: Int
  /// Edits taken on `editDay`; a few a day are delivered.
  public var editsThatDay: Int
  /// How many names (`Deduplicator.maximumAliases`) were added since it was first seen.
  public var aliases: Int
  /// A day, since the epoch, on which it stood in a document.
  public var seenDay: Int
  /// Of the text of the feed's item as last taken; `nil` for a short one, and where it was taken by an older version.
  public var sketch: TextSketch?
  /// Whether it was seen with a guid.
  public var hasGUID: Bool
  /// Of the text last delivered, where that was its page's (`Candidate.pageMark`); 0 where it was the feed's.
  public var pageMark: Int64

  /// The mark of a page's text that an older version delivered, which did not note what it was.
  public static let unknownPageMark: Int64 = 1

  /// Whether the text last delivered was that of its page, not the feed's.
  public var isFromPage: Bool { pageMark != 0 }

  /// Of another feed's article that is known to be in this one as well: how it stands here.
  public var copy: Copy?

  /// An article as a feed has it that did not bring it.
  public struct Copy: Sendable, Equatable {
    /// The content as last seen, an edit that waits left out, as `DedupKey.contentMarkInPart` has it; `nil` where it was
    /// seen by an older version.
    public var content: Int64?
    /// Whether it once was the article's own content.
    public var hasAgreed: Bool

    public init(content: Int64?, hasAgreed: Bool) {
      self.content = content
      self.hasAgreed = hasAgreed
    }
  }

  /// How the article stands to the feed that asks.
  public enum Relation: Sendable, Equatable {
    /// It was this feed that brought it.
    case own
    /// Another feed's, and known to be in this one as well.
    case noted
    /// Of a feed that is no longer configured (under its id): the first feed that carries it takes it over.
    case orphaned
    /// Another feed's.
    case foreign
  }

  public init(
    row: Int64, id: ArticleID, relation: Relation, revision: Int, contentMark: DedupKey, linkMark: Int64,
    firstSeen: Timestamp, editDay: Int, editsThatDay: Int, aliases: Int,
    seenDay: Int, sketch: TextSketch?, hasGUID: Bool, pageMark: Int64 = 0
  ) {
    self.row = row
    self.id = id
    self.relation = relation
    self.revision = revision
    self.contentMark = contentMark
    self.linkMark = linkMark
    self.firstSeen = firstSeen
    self.editDay = editDay
    self.editsThatDay = editsThatDay
    self.aliases = aliases
    self.seenDay = seenDay
    self.sketch = sketch
    self.hasGUID = hasGUID
    self.pageMark = pageMark
  }
}

public import TidingsModel

/// What is to be done about one item.
public struct Decision: Sendable, Equatable {
  /// Whether it is delivered, and as what.
  public var outcome: Outcome
  /// The article the item is, where it is known.
  public var article: KnownArticle?
  /// The id of the article, known or new.
  public var id: ArticleID
  /// Keys the article is to go by from now on, unless another already does.
  public var aliases: [DedupKey] = []
  /// Those among them that were another article's, and are this one's from now on.
  public var movedKeys: [DedupKey] = []
  /// The item's guid where it is to be no article's from now on.
  public var voidGUID: DedupKey?
  /// Whether content and link as last seen are to be written down.
  public var refreshesMarks = false
  /// Whether the article's page is to be asked for again.
  public var awaitsPage = false
  /// Whether it was asked for in vain just now.
  public var missedPage = false
  /// Whether an edit waits for the article's page, which was not to be had just now: that was one of the day's tries.
  public var waitsForPage = false
  /// Whether the article is this feed's from now on, though another brought it.
  public var takesOver = false
  /// Whether the item shows a content that the article had before: of caches that hold several versions each shows its
  /// own in turn. It counts as all edits of its day.
  public var isReturn = false
  /// How another feed's article stands in this one, where that is to be written down.
  public var copy: KnownArticle.Copy?
  /// Whether the backlog's rule holds the item back, were it new.
  public var isOfBacklog = false

  init(_ outcome: Outcome, article: KnownArticle? = nil, id: ArticleID) {
    self.outcome = outcome
    self.article = article
    self.id = id
  }
}

public import TidingsModel

/// An item of a feed document as it is put to the store.
public struct Candidate: Sendable, Equatable {
  /// The item as the feed has it. Identity and edits are judged on it alone, so that a page fetched for its full text
  /// does not look like an edit.
  public var item: Item
  /// What is delivered in its place, where the article's page was fetched.
  public var extracted: Item?
  public var fullText: FullText?
  public var dateline: String?
  /// False when a filter of the configuration refuses the item. It is then neither delivered nor remembered, but still
  /// counts as standing in the document.
  public var isWanted: Bool

  public init(
    _ item: Item, extracted: Item? = nil, fullText: FullText? = nil, dateline: String? = nil, isWanted: Bool = true
  ) {
    self.item = item
    self.extracted = extracted
    self.fullText = fullText
    self.dateline = dateline
    self.isWanted = isWanted
  }

  /// What a reader is given.
  public var delivered: Item { extracted ?? item }
}

/// What became of an item.
public enum Outcome: String, Sendable, Hashable {
  /// Delivered for the first time.
  case new
  /// Delivered again: the same article, edited.
  case revised
  /// Known and unchanged, or changed without delivery (`updates: false`, or the day's cap on revisions).
  case seen
  /// Remembered without delivery: the backlog of a newly added feed.
  case backlog
  /// Another feed's article: not delivered, the feed noted in `also_in`.
  case elsewhere
  /// The same item stood in the document before.
  case repeated
  /// Refused by a filter.
  case unwanted

  /// Whether an article goes to the spool.
  public var isDelivered: Bool { self == .new || self == .revised }
}

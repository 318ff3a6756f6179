public import TidingsModel

/// An item of a feed document as it is put to the store.
public struct Candidate: Sendable, Equatable {
  /// The item as the feed has it. Identity and edits are judged on it alone, so that a page fetched for its full text
  /// does not look like an edit.
  public let item: SharedItem
  /// What is delivered in its place, where the article's page was fetched.
  public var extracted: SharedItem?
  /// What came of asking for the article's page; `nil` where it was not asked for.
  public var fullText: FullText?
  /// How the asking for the article's page stands.
  public var page: PageRequest
  /// As `Article.dateline`.
  public var dateline: String?
  /// False when a filter of the configuration refuses the item. It is then neither delivered nor remembered, but still
  /// counts as standing in the document.
  public var isWanted: Bool

  /// - Parameters:
  ///   - item: as it stands in the feed, normalised.
  ///   - extracted: as taken from its page, where it was.
  public init(
    _ item: consuming Item, extracted: Item? = nil, fullText: FullText? = nil, page: PageRequest = .none,
    dateline: String? = nil, isWanted: Bool = true
  ) {
    self.item = SharedItem(item)
    self.extracted = extracted.map { SharedItem($0) }
    self.fullText = fullText
    self.page = page
    self.dateline = dateline
    self.isWanted = isWanted
  }

  /// What a reader is given.
  public var delivered: SharedItem { extracted ?? item }
}

/// An item held by many at once: handing it on copies none of its forty parts.
public final class SharedItem: Sendable, Equatable {
  /// The item.
  public let value: Item

  /// Takes the item over: from then on it is shared, not copied.
  public init(_ value: consuming Item) { self.value = value }

  /// The same object, or one that holds the same item.
  public static func == (left: SharedItem, right: SharedItem) -> Bool { left === right || left.value == right.value }
}

/// Whether an article's page was asked for, and answered.
public enum PageRequest: Sendable, Hashable {
  /// It is not wanted.
  case none
  /// It is to be asked for if the article is to be delivered: until then it is as good as read.
  case intended
  /// The article was taken from it.
  case read
  /// It does not have the article, or is not there, and that is the last word.
  case empty
  /// There was none, or one that asks to come again later. The article goes out as the feed has it; while its item
  /// stands in the feed, the next polls ask again.
  case missed
  /// As `missed`, but it was not even asked for, as others of its host had failed: this is no try.
  case postponed

  /// Whether it was wanted and the article was not to be had from it.
  var isUnread: Bool { self == .empty || isAwaited }

  /// Whether the next polls are to ask for it.
  public var isAwaited: Bool { self == .missed || self == .postponed }
}

/// What became of an item.
public enum Outcome: String, Sendable, Hashable {
  /// Delivered for the first time.
  case new
  /// Delivered again: the same article, edited.
  case revised
  /// Known and unchanged, or changed without delivery (`updates: false`).
  case seen
  /// Edited more often than is delivered on a day, or its page asked for as often in vain: a matter for the next. Or edited
  /// while its page was not to be had, from which its text came: a matter for the next polls. Or edited
  /// by a second feed while the one that brought it still has it: a matter for when that has it no more.
  case late
  /// Remembered without delivery: the backlog of a newly added feed.
  case backlog
  /// Another feed's article: not delivered, the feed noted in `also_in`.
  case elsewhere
  /// The same, and delivered to the queues that take it from this feed and took it from none before.
  case routed
  /// The same item stood in the document before.
  case repeated
  /// Refused by a filter.
  case unwanted

  /// Whether an article goes to the spool.
  public var isDelivered: Bool { self == .new || self == .revised || self == .routed }
}

internal import TidingsCrypto
public import TidingsModel

/// An item of a feed document as it is put to the store.
public struct Candidate: Sendable, Equatable {
  /// The item as the feed has it. Identity and edits are judged on it alone, so that a page fetched for its full text
  /// does not look like an edit.
  public let item: SharedItem
  /// What is delivered in its place, where the article's page was fetched.
  public var extracted: SharedItem? {
    didSet { extractedKey = extracted.map { ContentKey($0.value) } }
  }
  /// Of what was taken from the page.
  public private(set) var extractedKey: ContentKey?
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
    extractedKey = extracted.map { ContentKey($0) }
    self.fullText = fullText
    self.page = page
    self.dateline = dateline
    self.isWanted = isWanted
  }

  /// What a reader is given.
  public var delivered: SharedItem { extracted ?? item }

  /// What tells whether a text taken from the page is the one that was delivered before: 64 bits of its key C, but 0 where
  /// the feed's own is delivered. Never `KnownArticle.unknownPageMark`.
  public var pageMark: Int64 {
    extractedKey.map { Int64(bitPattern: $0.digest.word0 | 2) } ?? 0
  }
}

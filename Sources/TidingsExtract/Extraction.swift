public import TidingsModel

/// An article taken from its page.
public struct Extraction: Sendable {
  /// The article as an item of a JSON feed; `item.extract` says how it was found.
  public var item: Item
  /// The next page of the same article, where the page names one.
  public var nextPage: String?
  /// How far the page tells what the feed announced, by title and teaser, 0 ... 1; `nil` where the feed says too little.
  public var agreement: Double?
  /// Whether the page itself shows that it holds a story: by its metadata, or by an `article` element with a heading, and by
  /// several paragraphs.
  public var isStory: Bool
  /// Whether the text is the feed's own, as the page does not have it.
  public var isOfFeed: Bool
  /// The lines of the page that may be chrome, for ``SiteTemplate/learn(from:)``.
  public var traits: PageTraits
  /// The candidates, their scores, and why one won, one line each; where asked for, then the page's lines: `+` for the
  /// article's, `-` and the reason for the others.
  public var explanation: [String]
}

/// XPath 1.0 expressions that read a plain HTML page as a feed. `item` selects the items in the page, each of the others
/// within an item.
public struct PageSelectors: Sendable, Equatable {
  /// Each node it selects is an item.
  public var item: String
  /// Its first node's text; `nil` takes the first heading's or link's.
  public var title: String?
  /// An element's `href`, or that of the first link in it; `nil` takes the item's first link.
  public var link: String?
  /// An element's `datetime`, else its text, read as the dates of feeds are.
  public var date: String?
  /// All nodes that it selects.
  public var summary: String?
  /// All nodes that it selects, with their markup.
  public var content: String?
  /// Each node that it selects is a name.
  public var author: String?
  /// An element's `src`, or that of the first picture in it.
  public var image: String?

  /// - Parameter item: the XPath expression that finds the items; all others are looked for within one.
  public init(item: String) { self.item = item }
}

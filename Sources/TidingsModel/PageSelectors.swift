/// XPath 1.0 expressions that read a plain HTML page as a feed. `item` selects the items in the page, each of the others
/// within an item.
public struct PageSelectors: Sendable, Equatable {
  public var item: String
  public var title: String?
  public var link: String?
  public var date: String?
  public var summary: String?
  public var content: String?
  public var author: String?
  public var image: String?

  public init(item: String) { self.item = item }
}

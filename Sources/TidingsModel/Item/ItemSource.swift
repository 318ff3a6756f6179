/// The feed an item was taken from by the one that carries it (Atom `source`, RSS `source`).
public struct ItemSource: Sendable, Hashable {
  /// Atom `id` of that feed.
  public var id: String?
  /// Plain text; of RSS `source` its text.
  public var title: String?
  /// Atom `subtitle`
  public var description: String?
  /// The address of the feed itself, where it is known.
  public var url: String?
  /// `link rel="alternate"`
  public var homePageURL: String?
  /// Atom `logo`, the larger picture.
  public var icon: String?
  /// Atom `icon`, the smaller one.
  public var favicon: String?
  /// When that feed had last changed as the item was taken.
  public var updated: Timestamp?
  /// Plain text; they hold for an item that has none of its own (RFC 4287 section 4.2.11).
  public var rights: String?
  /// They are the item's where it names none.
  public var authors: [Author] = []
  /// Atom `contributor`
  public var contributors: [Author] = []
  /// Of that feed as a whole.
  public var categories: [Category] = []
  /// The program that wrote that feed.
  public var generator: Generator?
  /// All of them, those included of which another field was made.
  public var links: [Link] = []

  public init(id: String? = nil, title: String? = nil, url: String? = nil, homePageURL: String? = nil) {
    self.id = id
    self.title = title
    self.url = url
    self.homePageURL = homePageURL
  }
}

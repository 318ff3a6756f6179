public import TidingsModel

/// A feed document taken apart: what the format's words mean is decided, what they say is still as written.
///
/// Text keeps its type and base, dates and URL references are raw. `FeedNormaliser` makes a `Feed` of it.
public struct ParsedFeed: Sendable {
  public var format: FeedFormat
  /// The WHATWG name of the encoding the document was read in, lower case.
  public var encoding = "utf-8"
  /// False when anything had to be repaired.
  public var isWellFormed = true
  /// Whether the document's end was reached: the root element, or the JSON value, was closed.
  public var isComplete = true
  public var warnings: [Warning] = []
  /// The URL the document was retrieved from, where it is known: the outermost base.
  public var url: String?

  public var id: String?
  public var title: ParsedText?
  /// Subtitle, description, tagline.
  public var description: ParsedText?
  /// The site's page.
  public var homePage: ParsedReference?
  /// Where the feed says it is to be found (`rel="self"`, JSON Feed `feed_url`).
  public var selfLink: ParsedReference?
  public var icon: ParsedReference?
  public var logo: ParsedReference?
  public var authors: [ParsedPerson] = []
  public var contributors: [ParsedPerson] = []
  public var publisher: ParsedPerson?
  public var language: String?
  public var hubs: [ParsedHub] = []
  public var expired: Bool?
  public var updated: ParsedDate?
  public var published: ParsedDate?
  public var created: ParsedDate?
  public var rights: ParsedText?
  public var generator: ParsedGenerator?
  public var categories: [ParsedCategory] = []
  public var links: [ParsedLink] = []
  public var ttlMinutes: Int?
  public var skipHours: [Int] = []
  public var skipDays: [String] = []
  public var updatePeriod: String?
  public var updateFrequency: Int?
  public var newFeedURL: ParsedReference?
  public var license: ParsedReference?
  public var explicit: Bool?
  public var block: Bool?
  public var extensions: [ExtensionElement] = []
  public var items = ParsedItems()

  public init(format: FeedFormat) { self.format = format }
}

/// An item of a feed document, taken apart likewise.
public struct ParsedItem: Sendable {
  /// RSS `guid`, Atom `id`, JSON Feed `id`, `rdf:about`.
  public var guid: String?
  public var guidIsPermalink: Bool?
  /// The article's page.
  public var link: ParsedReference?
  /// A page elsewhere that the item is about.
  @Boxed public var externalLink: ParsedReference?
  public var title: ParsedText?
  public var content: ParsedText?
  /// The content as its publisher wrote it for reading without markup (JSON Feed `content_text`), where it stands beside
  /// `content`.
  @Boxed public var contentText: ParsedText?
  public var summary: ParsedText?
  public var image: ParsedReference?
  @Boxed public var bannerImage: ParsedReference?
  public var published: ParsedDate?
  public var modified: ParsedDate?
  @Boxed public var created: ParsedDate?
  @Boxed public var expires: ParsedDate?
  public var authors: [ParsedPerson] = []
  public var contributors: [ParsedPerson] = []
  @Boxed public var publisher: ParsedPerson?
  public var categories: [ParsedCategory] = []
  public var language: String?
  public var attachments: [ParsedAttachment] = []
  public var links: [ParsedLink] = []
  public var comments: ParsedReference?
  @Boxed public var commentsFeed: ParsedReference?
  public var commentsCount: Int?
  @Boxed public var source: ParsedSource?
  @Boxed public var rights: ParsedText?
  @Boxed public var license: ParsedReference?
  public var inReplyTo: [ParsedReply] = []
  @Boxed public var chapters: ParsedReference?
  public var inlineChapters: [ParsedChapter] = []
  public var explicit: Bool?
  public var block: Bool?
  @Boxed public var media: ParsedMedia?
  @Boxed public var location: ItemLocation?
  public var extensions: [ExtensionElement] = []
  /// Where the item begins, both counted from 1.
  public var line: Int?
  public var column: Int?

  public init() {}
}

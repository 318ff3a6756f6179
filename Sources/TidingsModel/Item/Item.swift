/// An item of a feed as tidings speaks it: JSON Feed 1.1, and beyond it what stands under `_tidings`.
public struct Item: Sendable, Equatable {
  /// The guid, else the page, the first attachment or a digest; in the spool the article's own, 32 hex digits.
  public var id: String?
  /// The article's page, http or https.
  public var url: String?
  /// A page elsewhere that the item is about (JSON Feed `external_url`).
  public var externalURL: String?
  /// `nil` for a post without one; never made up from the text.
  public var title: String?
  /// Sanitised HTML; its URLs are absolute wherever a base was known.
  public var contentHTML: String?
  /// What a reader would see, paragraphs parted by a blank line.
  public var contentText: String?
  /// Plain text: a description beside the content, or what its element calls a summary.
  public var summary: String?
  /// The main picture: `itunes:image`, `media:thumbnail`, the widest of `media:content`, an enclosed one.
  public var image: String?
  /// JSON Feed `banner_image`.
  public var bannerImage: String?
  /// RSS `pubDate`, Atom `published`, else `dc:date`; in its source's offset. Never invented.
  public var datePublished: Timestamp?
  /// Atom `updated` and its kin, also where it is the only date.
  public var dateModified: Timestamp?
  /// The item's own, else its Atom source's, then `itunes:author`.
  public var authors: [Author] = []
  /// The categories, by their label where they have one.
  public var tags: [String] = []
  /// BCP 47; `nil` where neither the item nor its text declares one of its own.
  public var language: String?
  /// Enclosures and `media:content`, each address once.
  public var attachments: [Attachment] = []

  // Beyond JSON Feed
  /// RSS `guid`, Atom `id`, JSON Feed `id`, `rdf:about`, as written.
  public var guid: String?
  /// RSS `isPermaLink`, or whether the guid can be one; `nil` for what is no RSS guid.
  public var guidIsPermalink: Bool?
  /// A page: RSS `comments`, `link rel="replies"`.
  public var commentsURL: String?
  /// `wfw:commentRss`, `link rel="replies"` of a feed's type.
  public var commentsFeedURL: String?
  /// `slash:comments`, `thr:total`, `thr:count`.
  public var commentsCount: Int?
  /// The feed it was first published in; `nil` where it is this one.
  public var source: ItemSource?
  /// Plain text: Atom `rights`, `dc:rights`.
  public var rights: String?
  /// An address, as of a feed.
  public var license: String?
  /// With their vocabularies; `tags` has the words alone.
  public var categories: [Category] = []
  /// Atom `contributor`, `dc:contributor`, `podcast:person` with role and group.
  public var contributors: [Author] = []
  /// The name: `publisher`, `dc:publisher`.
  public var publisher: String?
  /// The e-mail address that goes with it.
  public var publisherEmail: String?
  /// All but enclosures, those included of which another field was made.
  public var links: [Link] = []
  /// The items that it answers (RFC 4685 section 3).
  public var inReplyTo: [InReplyTo] = []
  /// A file of chapters: `podcast:chapters`, Podlove's `link`.
  public var chaptersURL: String?
  /// Chapters that stand in the document itself (Podlove Simple Chapters).
  public var chapters: [Chapter] = []
  /// Whether it is for adults only (`itunes:explicit`, `media:rating`); `nil` where that is not said.
  public var explicit: Bool?
  /// The publisher asks that the item not appear in directories (`itunes:block`).
  public var block: Bool?
  /// `nil` where Media RSS and iTunes say nothing more.
  public var media: ItemMedia?
  /// Where it plays; a line or area by its middle.
  public var location: ItemLocation?
  /// Atom 0.3 `created`, `dcterms:created`.
  public var created: Timestamp?
  /// When it ceases to hold: RSS 0.93 `expirationDate`, `dcterms:valid`, `prism:expirationDate`.
  public var expires: Timestamp?
  /// What has no place of its own, and what a better element outranks; 200 at most.
  public var extensions: [ExtensionElement] = []
  /// How the content was taken from the article's page, where it was.
  public var extract: ExtractReport?

  public init() {}
}

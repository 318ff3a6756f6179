public import TidingsModel

/// An item of a feed document, taken apart likewise.
public struct ParsedItem: Sendable {
  /// RSS `guid`, Atom `id`, JSON Feed `id`, `rdf:about`.
  public var guid: String?
  /// RSS `isPermaLink`; without it, whether the guid is a web address. `nil` for what is no RSS guid.
  public var guidIsPermalink: Bool?
  /// The article's page.
  public var link: ParsedReference?
  /// A page elsewhere that the item is about.
  @Boxed public var externalLink: ParsedReference?
  /// `title`, `dc:title`, `itunes:title`, `media:title`: the first of these.
  public var title: ParsedText?
  /// The best of the texts (`TextSource`); a description where there is nothing else.
  public var content: ParsedText?
  /// The content as its publisher wrote it for reading without markup (JSON Feed `content_text`), where it stands beside
  /// `content`.
  @Boxed public var contentText: ParsedText?
  /// A description beside a content, or what is a summary by its name.
  public var summary: ParsedText?
  /// The best of its pictures: `itunes:image`, `media:thumbnail`, `media:content` …
  public var image: ParsedReference?
  /// JSON Feed `banner_image`.
  @Boxed public var bannerImage: ParsedReference?
  /// `pubDate`, `published`, `issued`, else `dc:date`.
  public var published: ParsedDate?
  /// `updated`, `modified`, `lastmod`, else a `dc:date` that is not `published`.
  public var modified: ParsedDate?
  /// Atom 0.3 `created`, `dcterms:created`.
  @Boxed public var created: ParsedDate?
  /// `expirationDate`, `dcterms:valid`, `prism:expirationDate`.
  @Boxed public var expires: ParsedDate?
  /// `author`, `dc:creator`; without them the source's, then `itunes:author`.
  public var authors: [ParsedPerson] = []
  /// `contributor`, `dc:contributor`, `podcast:person`.
  public var contributors: [ParsedPerson] = []
  /// `publisher`, `dc:publisher`.
  @Boxed public var publisher: ParsedPerson?
  /// `category`, `dc:subject`, keywords one by one; 1,000 at most, each once.
  public var categories: [ParsedCategory] = []
  /// As written: `dc:language`, `xml:lang` of the item's own element.
  public var language: String?
  /// Enclosures and `media:content`, each address once, 1,000 at most.
  public var attachments: [ParsedAttachment] = []
  /// Every `link` with an address in an attribute but enclosures, 1,000 at most.
  public var links: [ParsedLink] = []
  /// A page: RSS `comments`, `link rel="replies"`.
  public var comments: ParsedReference?
  /// `wfw:commentRss`, `link rel="replies"` of a feed's type.
  @Boxed public var commentsFeed: ParsedReference?
  /// `slash:comments`, `thr:total`, `thr:count`.
  public var commentsCount: Int?
  /// RSS and Atom `source`, the publication of a news sitemap.
  @Boxed public var source: ParsedSource?
  /// `rights`, `dc:rights`, `prism:copyright`: the first of them.
  @Boxed public var rights: ParsedText?
  /// As of a feed.
  @Boxed public var license: ParsedReference?
  /// `thr:in-reply-to` (RFC 4685), 100 at most.
  public var inReplyTo: [ParsedReply] = []
  /// The file of `podcast:chapters`, or of Podlove's `link`.
  @Boxed public var chapters: ParsedReference?
  /// `psc:chapter`, 1,000 at most.
  public var inlineChapters: [ParsedChapter] = []
  /// `itunes:explicit`, `media:rating`, `media:adult`: the first of them.
  public var explicit: Bool?
  /// `itunes:block`
  public var block: Bool?
  /// `nil` where Media RSS and iTunes say nothing more.
  @Boxed public var media: ParsedMedia?
  /// GeoRSS, W3C geo, `podcast:location`; only within the bounds of the globe.
  @Boxed public var location: ItemLocation?
  /// What has no place of its own or is outranked, 200 at most.
  public var extensions: [ExtensionElement] = []
  /// Where the item begins, both counted from 1.
  public var line: Int?
  /// From 1; `nil` where `line` is.
  public var column: Int?

  public init() {}
}

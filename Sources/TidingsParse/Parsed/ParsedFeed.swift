public import TidingsModel

/// A feed document taken apart: what the format's words mean is decided, what they say is still as written.
///
/// Text keeps its type and base, dates and URL references are raw. `FeedNormaliser` makes a `Feed` of it.
public struct ParsedFeed: Sendable {
  /// By the root element, and where several versions share one, by its attributes and namespaces.
  public var format: FeedFormat
  /// The WHATWG name of the encoding the document was read in, lower case.
  public var encoding = "utf-8"
  /// False when anything had to be repaired.
  public var isWellFormed = true
  /// Whether the document's end was reached: the root element, or the JSON value, was closed.
  public var isComplete = true
  /// What was repaired or left out, in words.
  public var warnings: [Warning] = []
  /// The URL the document was retrieved from, where it is known: the outermost base.
  public var url: String?
  /// The document's, in bytes.
  public var size = 0

  /// Atom `id`, RSS `guid`, `podcast:guid`, `rdf:about`.
  public var id: String?
  /// `title`, `dc:title`, `itunes:title`, `media:title`: the first of these.
  public var title: ParsedText?
  /// Subtitle, description, tagline.
  public var description: ParsedText?
  /// The site's page.
  public var homePage: ParsedReference?
  /// Where the feed says it is to be found (`rel="self"`, JSON Feed `feed_url`).
  public var selfLink: ParsedReference?
  /// The small picture: Atom `icon`, `link rel="icon"`, JSON Feed `favicon`.
  public var icon: ParsedReference?
  /// The large one: `itunes:image`, Atom `logo`, RSS `image`, JSON Feed `icon`.
  public var logo: ParsedReference?
  /// `author`, `managingEditor`, `dc:creator`, then `itunes:author`.
  public var authors: [ParsedPerson] = []
  /// `contributor`, `dc:contributor`, `podcast:person`.
  public var contributors: [ParsedPerson] = []
  /// `publisher`, `dc:publisher`; else `itunes:owner`, `webMaster`.
  public var publisher: ParsedPerson?
  /// As written: `language`, `dc:language`, `xml:lang` of the outer elements.
  public var language: String?
  /// WebSub (`link rel="hub"`), rssCloud (`cloud`).
  public var hubs: [ParsedHub] = []
  /// JSON Feed `expired`, `itunes:complete`: nothing more will come.
  public var expired: Bool?
  /// Atom `updated`, RSS `lastBuildDate`, CDF `LASTMOD`, else `dc:date`.
  public var updated: ParsedDate?
  /// RSS `pubDate`, else a `dc:date` beside `updated`.
  public var published: ParsedDate?
  /// Atom 0.3 `created`, `dcterms:created`.
  public var created: ParsedDate?
  /// `rights`, `copyright`, `dc:rights`: the first of them.
  public var rights: ParsedText?
  /// `generator`, the last of them; without one `admin:generatorAgent`.
  public var generator: ParsedGenerator?
  /// 1,000 at most, each once.
  public var categories: [ParsedCategory] = []
  /// Every `link` with an address in an attribute, 1,000 at most.
  public var links: [ParsedLink] = []
  /// RSS `ttl`; not negative.
  public var ttlMinutes: Int?
  /// RSS `skipHours`, 0 ... 23, UTC, in the order of the document.
  public var skipHours: [Int] = []
  /// RSS `skipDays`, `Monday` … `Sunday`.
  public var skipDays: [String] = []
  /// `sy:updatePeriod`, lower case.
  public var updatePeriod: String?
  /// `sy:updateFrequency`: how often in a period.
  public var updateFrequency: Int?
  /// `itunes:new-feed-url`, `newLocation`.
  public var newFeedURL: ParsedReference?
  /// The address in `creativeCommons:license`, `cc:license`, `link rel="license"` and their kin.
  public var license: ParsedReference?
  /// `itunes:explicit`, whatever word it is written with.
  public var explicit: Bool?
  /// `itunes:block`
  public var block: Bool?
  /// What has no place of its own or is outranked, 200 at most.
  public var extensions: [ExtensionElement] = []
  /// In the order of the document; one that its end cuts off is left out.
  public var items = ParsedItems()

  public init(format: FeedFormat) { self.format = format }
}

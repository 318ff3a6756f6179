/// A feed document as tidings speaks it: JSON Feed 1.1, and beyond it what stands under `_tidings`.
///
/// All text is NFC with LF line ends; titles, descriptions, names and rights are plain text.
public struct Feed: Sendable, Equatable {
  /// RSS and Atom `title`; `dc:title`, `itunes:title`, `media:title` where there is none.
  public var title: String?
  /// The site's page, absolute wherever a base was known, as all addresses here.
  public var homePageURL: String?
  /// Where the feed says it is to be found (`link rel="self"`); `nil` where it does not say.
  public var feedURL: String?
  /// RSS `description`, Atom `subtitle` and their kin.
  public var description: String?
  /// A large square picture (JSON Feed `icon`): `itunes:image`, Atom `logo`, RSS `image`.
  public var icon: String?
  /// A small one (JSON Feed `favicon`): Atom `icon`.
  public var favicon: String?
  /// Those of items that name none themselves.
  public var authors: [Author] = []
  /// BCP 47, as `vi` or `pt-BR`; `nil` where the feed does not say.
  public var language: String?
  /// WebSub hubs and rssCloud.
  public var hubs: [Hub] = []
  /// True where the publisher says that nothing more will come (JSON Feed `expired`, `itunes:complete`).
  public var expired: Bool?
  /// In the order of the document.
  public var items: [Item] = []

  // Beyond JSON Feed
  /// What the feed calls itself: Atom `id`, RSS `guid`, `podcast:guid`, `rdf:about`.
  public var id: String?
  /// The format and version that the document's root declares.
  public var format: FeedFormat
  /// The WHATWG name of the encoding the document was read in, lower case.
  public var encoding: String = "utf-8"
  /// False when anything had to be repaired; `warnings` then say what.
  public var wellFormed = true
  /// What was repaired or left out; of very many the first, and how many more there are.
  public var warnings: [Warning] = []
  /// Atom `updated`, RSS `lastBuildDate`, else `dc:date`.
  public var updated: Timestamp?
  /// RSS `pubDate`, Atom 0.3 `issued`.
  public var published: Timestamp?
  /// Atom 0.3 `created`, `dcterms:created`.
  public var created: Timestamp?
  /// Atom `rights`, RSS `copyright`, `dc:rights`.
  public var rights: String?
  /// Atom and RSS `generator`, `admin:generatorAgent`.
  public var generator: Generator?
  /// Of the feed as a whole.
  public var categories: [Category] = []
  /// Atom `contributor`, `dc:contributor`, `podcast:person`.
  public var contributors: [Author] = []
  /// The name: `dc:publisher`, `itunes:owner`, RSS `webMaster`.
  public var publisher: String?
  /// The e-mail address that goes with it.
  public var publisherEmail: String?
  /// RSS `ttl`: for so long the publisher holds a copy to be fresh.
  public var ttlMinutes: Int?
  /// Hours of the day, 0 ... 23, UTC, in which the publisher asks not to be polled.
  public var skipHours: [Int] = []
  /// `Monday` … `Sunday`
  public var skipDays: [String] = []
  /// `hourly`, `daily`, `weekly`, `monthly`, `yearly`
  public var updatePeriod: String?
  /// How often in an `updatePeriod` the feed changes (`sy:updateFrequency`); `nil` means once.
  public var updateFrequency: Int?
  /// Where the feed has moved to (`itunes:new-feed-url`, Atom and RSS `newLocation`).
  public var newFeedURL: String?
  /// All of them, those included of which another field was made.
  public var links: [Link] = []
  /// The archive document before this one (RFC 5005).
  public var prevArchive: String?
  /// An address: `creativeCommons:license`, `cc:license`, `link rel="license"`.
  public var license: String?
  /// Whether it is for adults only (`itunes:explicit`); `nil` where the feed does not say.
  public var explicit: Bool?
  /// The publisher asks that the feed not appear in directories (`itunes:block`).
  public var block: Bool?
  /// What has no place of its own, and what a better element outranks; 200 at most.
  public var extensions: [ExtensionElement] = []

  /// A feed of which nothing is known but its format.
  public init(format: FeedFormat) { self.format = format }
}

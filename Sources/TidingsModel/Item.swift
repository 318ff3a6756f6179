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

/// What Media RSS and iTunes say of an item beyond its attachments.
public struct ItemMedia: Sendable, Equatable {
  /// `media:title`, also where it is the item's own.
  public var title: String?
  /// `itunes:subtitle`
  public var subtitle: String?
  /// `media:description`, plain text.
  public var description: String?
  /// `media:credit`, each once.
  public var credits: [MediaCredit] = []
  /// `media:rating` as written, in the words of its scheme.
  public var rating: String?
  /// Its `scheme`; without one, `urn:simple`.
  public var ratingScheme: String?
  /// `media:copyright`
  public var copyright: String?
  /// Its `url`: the terms.
  public var copyrightURL: String?
  /// A page that plays the file (`media:player`).
  public var player: String?
  /// Addresses of pictures (`media:thumbnail`), in the order of the document.
  public var thumbnails: [String] = []
  /// A number (`itunes:season`, `podcast:season`).
  public var season: String?
  /// `name` of `podcast:season`.
  public var seasonName: String?
  /// A number (`itunes:episode`, `podcast:episode`).
  public var episode: String?
  /// What is shown for the number: `Ch. 3`.
  public var episodeDisplay: String?
  /// `full`, `trailer` or `bonus` (`itunes:episodeType`).
  public var episodeType: String?
  /// `podcast:transcript`; their type tells HTML from subtitles.
  public var transcripts: [Link] = []
  /// Seconds, where there is no attachment that bears them.
  public var durationInSeconds: Double?

  public init() {}

  /// Whether nothing is said beyond the attachments.
  public var isEmpty: Bool { self == ItemMedia() }
}

/// A part of an episode that can be jumped to.
public struct Chapter: Sendable, Hashable {
  /// Seconds from the beginning, not negative.
  public var start: Double
  /// What is shown for it.
  public var title: String?
  /// A page on what is spoken of.
  public var url: String?
  /// A picture to be shown meanwhile.
  public var image: String?

  /// - Parameter start: seconds from the beginning, not negative.
  public init(start: Double, title: String? = nil, url: String? = nil, image: String? = nil) {
    self.start = start
    self.title = title
    self.url = url
    self.image = image
  }
}

/// Who did what for a media object (`media:credit`).
public struct MediaCredit: Sendable, Hashable {
  /// The person or organisation.
  public var name: String
  /// Lower case, as the scheme has it: `photographer`.
  public var role: String?
  /// The vocabulary the role is of; without one, `urn:ebu`.
  public var scheme: String?

  public init(name: String, role: String? = nil, scheme: String? = nil) {
    self.name = name
    self.role = role
    self.scheme = scheme
  }
}

/// Where an item plays (GeoRSS, W3C geo).
public struct ItemLocation: Sendable, Hashable {
  /// Degrees, -90 ... 90.
  public var latitude: Double
  /// Degrees, -180 ... 180.
  public var longitude: Double
  /// The name of the place (`georss:featureName`, `podcast:location`).
  public var name: String?

  /// - Parameters:
  ///   - latitude: degrees north, -90 ... 90 (WGS 84).
  ///   - longitude: degrees east, -180 ... 180.
  public init(latitude: Double, longitude: Double, name: String? = nil) {
    self.latitude = latitude
    self.longitude = longitude
    self.name = name
  }
}

/// How an article was taken from its page.
public struct ExtractReport: Sendable, Hashable {
  /// The candidate that won, for instance `strict`, `relaxed`, `json-ld`, `feed`.
  public var method: String
  /// 0 ... 1
  public var confidence: Double
  /// Where the date was found, for instance `json-ld`, `meta`, `time`, `text`.
  public var dateSource: String?
  /// Where the date's offset comes from: `given`, `configured`, `feed`, `language`.
  public var zoneSource: String?

  public init(method: String, confidence: Double, dateSource: String? = nil, zoneSource: String? = nil) {
    self.method = method
    self.confidence = confidence
    self.dateSource = dateSource
    self.zoneSource = zoneSource
  }
}

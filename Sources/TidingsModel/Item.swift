/// An item of a feed as tidings speaks it: JSON Feed 1.1, and beyond it what stands under `_tidings`.
public struct Item: Sendable, Equatable {
  public var id: String?
  /// The article's page, http or https.
  public var url: String?
  public var externalURL: String?
  public var title: String?
  /// Sanitised HTML; its URLs are absolute wherever a base was known.
  public var contentHTML: String?
  /// What a reader would see, paragraphs parted by a blank line.
  public var contentText: String?
  public var summary: String?
  public var image: String?
  public var bannerImage: String?
  public var datePublished: Timestamp?
  public var dateModified: Timestamp?
  public var authors: [Author] = []
  public var tags: [String] = []
  public var language: String?
  public var attachments: [Attachment] = []

  // Beyond JSON Feed
  public var guid: String?
  public var guidIsPermalink: Bool?
  public var commentsURL: String?
  public var commentsFeedURL: String?
  public var commentsCount: Int?
  public var source: ItemSource?
  public var rights: String?
  public var license: String?
  public var categories: [Category] = []
  public var contributors: [Author] = []
  public var publisher: String?
  public var publisherEmail: String?
  public var links: [Link] = []
  public var inReplyTo: [InReplyTo] = []
  public var chaptersURL: String?
  /// Chapters that stand in the document itself (Podlove Simple Chapters).
  public var chapters: [Chapter] = []
  public var explicit: Bool?
  /// The publisher asks that the item not appear in directories (`itunes:block`).
  public var block: Bool?
  public var media: ItemMedia?
  public var location: ItemLocation?
  public var created: Timestamp?
  public var expires: Timestamp?
  public var extensions: [ExtensionElement] = []
  /// How the content was taken from the article's page, where it was.
  public var extract: ExtractReport?

  public init() {}
}

/// What Media RSS and iTunes say of an item beyond its attachments.
public struct ItemMedia: Sendable, Equatable {
  public var title: String?
  public var subtitle: String?
  public var description: String?
  public var credits: [MediaCredit] = []
  public var rating: String?
  public var ratingScheme: String?
  public var copyright: String?
  public var copyrightURL: String?
  public var player: String?
  public var thumbnails: [String] = []
  public var keywords: [String] = []
  public var season: String?
  public var seasonName: String?
  public var episode: String?
  /// What is shown for the number: `Ch. 3`.
  public var episodeDisplay: String?
  public var episodeType: String?
  public var transcripts: [Link] = []
  /// Seconds, where there is no attachment that bears them.
  public var durationInSeconds: Double?

  public init() {}

  public var isEmpty: Bool { self == ItemMedia() }
}

/// A part of an episode that can be jumped to.
public struct Chapter: Sendable, Hashable {
  /// Seconds from the beginning, not negative.
  public var start: Double
  public var title: String?
  public var url: String?
  public var image: String?

  public init(start: Double, title: String? = nil, url: String? = nil, image: String? = nil) {
    self.start = start
    self.title = title
    self.url = url
    self.image = image
  }
}

/// Who did what for a media object (`media:credit`).
public struct MediaCredit: Sendable, Hashable {
  public var name: String
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
  public var name: String?

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

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

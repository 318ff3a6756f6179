/// What Media RSS and iTunes say beyond attachments.
public struct ParsedMedia: Sendable, Equatable {
  /// `media:title`; that of the item before those of its files.
  public var title: ParsedText?
  /// `itunes:subtitle`
  public var subtitle: ParsedText?
  /// `media:description`; that of the item before those of its files.
  public var description: ParsedText?
  /// `media:credit`, 100 at most, each once.
  public var credits: [Credit] = []
  /// `media:rating`, the first.
  public var rating: String?
  /// Its `scheme`.
  public var ratingScheme: String?
  /// `media:copyright`
  public var copyright: String?
  /// Its `url`.
  public var copyrightPage: ParsedReference?
  /// `media:player`
  public var player: ParsedReference?
  /// `media:thumbnail`, 100 at most, each once.
  public var thumbnails: [ParsedReference] = []
  /// `itunes:season`, `podcast:season`; as written.
  public var season: String?
  /// `name` of `podcast:season`.
  public var seasonName: String?
  /// `itunes:episode`, `podcast:episode`; as written.
  public var episode: String?
  /// `display` of `podcast:episode`.
  public var episodeDisplay: String?
  /// `itunes:episodeType`, lower case.
  public var episodeType: String?
  /// `podcast:transcript`, 100 at most.
  public var transcripts: [ParsedLink] = []
  /// `itunes:duration`, where there is no attachment that bears it.
  public var durationInSeconds: Double?

  /// `media:credit`
  public struct Credit: Sendable, Equatable {
    /// The element's text.
    public var name: String
    /// Lower case.
    public var role: String?
    /// The vocabulary of the role.
    public var scheme: String?

    public init(name: String, role: String? = nil, scheme: String? = nil) {
      self.name = name
      self.role = role
      self.scheme = scheme
    }
  }

  public init() {}
  public var isEmpty: Bool { self == ParsedMedia() }
}

/// A feed document as tidings speaks it: JSON Feed 1.1, and beyond it what stands under `_tidings`.
///
/// All text is NFC with LF line ends; titles, descriptions, names and rights are plain text.
public struct Feed: Sendable, Equatable {
  public var title: String?
  public var homePageURL: String?
  public var feedURL: String?
  public var description: String?
  public var icon: String?
  public var favicon: String?
  public var authors: [Author] = []
  public var language: String?
  public var hubs: [Hub] = []
  public var expired: Bool?
  public var items: [Item] = []

  // Beyond JSON Feed
  public var id: String?
  public var format: FeedFormat
  /// The WHATWG name of the encoding the document was read in, lower case.
  public var encoding: String = "utf-8"
  /// False when anything had to be repaired; `warnings` then say what.
  public var wellFormed = true
  public var warnings: [Warning] = []
  public var updated: Timestamp?
  public var published: Timestamp?
  public var created: Timestamp?
  public var rights: String?
  public var generator: Generator?
  public var categories: [Category] = []
  public var contributors: [Author] = []
  public var publisher: String?
  public var publisherEmail: String?
  public var ttlMinutes: Int?
  /// Hours of the day, 0 ... 23, UTC, in which the publisher asks not to be polled.
  public var skipHours: [Int] = []
  /// `Monday` … `Sunday`
  public var skipDays: [String] = []
  /// `hourly`, `daily`, `weekly`, `monthly`, `yearly`
  public var updatePeriod: String?
  public var updateFrequency: Int?
  public var newFeedURL: String?
  public var links: [Link] = []
  /// The archive document before this one (RFC 5005).
  public var prevArchive: String?
  public var license: String?
  public var explicit: Bool?
  /// The publisher asks that the feed not appear in directories (`itunes:block`).
  public var block: Bool?
  public var extensions: [ExtensionElement] = []

  public init(format: FeedFormat) { self.format = format }
}

/// Something that was repaired or left out in reading a document.
public struct Warning: Sendable, Hashable {
  /// The place in the document, both counted from 1, where it is known.
  public var line: Int?
  public var column: Int?
  public var message: String

  public init(_ message: String, line: Int? = nil, column: Int? = nil) {
    self.message = message
    self.line = line
    self.column = column
  }
}

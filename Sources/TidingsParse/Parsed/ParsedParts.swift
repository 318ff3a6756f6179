public import TidingsModel

/// A person or organisation, name and e-mail address already told apart.
public struct ParsedPerson: Sendable, Equatable {
  /// Plain text, as written.
  public var name: String?
  /// Without `mailto:`.
  public var email: String?
  /// Atom `uri`, JSON Feed `url`, an `rdf:resource`.
  public var url: ParsedReference?
  /// JSON Feed `avatar`, `gd:image`, `img` of `podcast:person`.
  public var avatar: ParsedReference?
  /// `role` and `group` of `podcast:person`, lower case.
  public var role: String?
  /// The group of people that the role belongs to, in lower case.
  public var group: String?

  public init(
    name: String? = nil, email: String? = nil, url: ParsedReference? = nil, avatar: ParsedReference? = nil
  ) {
    self.name = name
    self.email = email
    self.url = url
    self.avatar = avatar
  }

  /// Whether nothing at all is known of it.
  public var isEmpty: Bool { self == ParsedPerson() }
}

/// A link with an address in an attribute (RFC 4287 section 4.2.7).
public struct ParsedLink: Sendable, Equatable {
  /// `href`
  public var reference: ParsedReference
  /// Lower case; `nil` means `alternate` (RFC 4287 section 4.2.7.2).
  public var rel: String?
  /// A media type, lower case.
  public var type: String?
  /// As written.
  public var hreflang: String?
  /// Plain text.
  public var title: String?

  public init(
    _ reference: ParsedReference, rel: String? = nil, type: String? = nil, hreflang: String? = nil,
    title: String? = nil
  ) {
    self.reference = reference
    self.rel = rel
    self.type = type
    self.hreflang = hreflang
    self.title = title
  }
}

/// A category: of an element of its own, or one of a list of keywords.
public struct ParsedCategory: Sendable, Equatable {
  /// Atom `term`, else the element's text. Never empty.
  public var term: String
  /// Atom `scheme`, RSS `domain`; for iTunes' and Media RSS's own the address these are known by.
  public var scheme: String?
  /// Atom `label`
  public var label: String?

  public init(term: String, scheme: String? = nil, label: String? = nil) {
    self.term = term
    self.scheme = scheme
    self.label = label
  }

  /// Lengths are compared first: some feeds give an item dozens of categories.
  func isAmong(_ others: [ParsedCategory]) -> Bool {
    let count = term.utf8.count
    return others.withUnsafeBufferPointer { others in
      others.indices.contains { others[$0].term.utf8.count == count && others[$0] == self }
    }
  }
}

/// A file: `enclosure`, `link rel="enclosure"`, `media:content`, JSON Feed `attachments`.
public struct ParsedAttachment: Sendable, Equatable {
  /// `url`, `href`, or the element's text.
  public var reference: ParsedReference
  /// As declared where that is one, else what the address's extension stands for.
  public var mimeType: String?
  /// Plain text.
  public var title: String?
  /// `length`, `fileSize`; greater than 0.
  public var sizeInBytes: Int64?
  /// Greater than 0.
  public var durationInSeconds: Double?
  /// `nil` where Media RSS says nothing more of it.
  @Boxed public var details: MediaDetails?

  public init(
    _ reference: ParsedReference, mimeType: String? = nil, title: String? = nil, sizeInBytes: Int64? = nil,
    durationInSeconds: Double? = nil
  ) {
    self.reference = reference
    self.mimeType = mimeType
    self.title = title
    self.sizeInBytes = sizeInBytes
    self.durationInSeconds = durationInSeconds
  }

  /// Whether an item's running time may be this attachment's: pictures, transcripts and booklets have none.
  var plays: Bool {
    guard let mimeType else { return true }
    return !mimeType.hasPrefix("image/") && !mimeType.hasPrefix("text/") && mimeType != "application/pdf"
  }
}

/// The program that wrote a feed (RFC 4287 section 4.2.4).
public struct ParsedGenerator: Sendable, Equatable {
  /// The text of `generator`; `nil` for an `admin:generatorAgent`.
  public var name: String?
  /// `uri`, `url`, `rdf:resource`.
  public var url: ParsedReference?
  /// As written.
  public var version: String?

  public init(name: String? = nil, url: ParsedReference? = nil, version: String? = nil) {
    self.name = name
    self.url = url
    self.version = version
  }
}

/// Where to register for notices of new items.
public struct ParsedHub: Sendable, Equatable {
  /// `WebSub`, `rssCloud`, or as JSON Feed has it.
  public var type: String
  /// Where to register.
  public var reference: ParsedReference

  public init(type: String, reference: ParsedReference) {
    self.type = type
    self.reference = reference
  }
}

/// The feed an item was taken from.
public struct ParsedSource: Sendable, Equatable {
  /// Atom `id`
  public var id: String?
  /// Atom `title`; the text of RSS `source`; `news:name`.
  public var title: ParsedText?
  /// Atom `subtitle`
  public var description: ParsedText?
  /// RSS `url`, `link rel="self"`: the feed itself.
  public var url: ParsedReference?
  /// `link rel="alternate"`
  public var homePage: ParsedReference?
  /// Atom `icon`, small.
  public var icon: ParsedReference?
  /// Atom `logo`, large.
  public var logo: ParsedReference?
  /// Atom `updated`
  public var updated: ParsedDate?
  /// Atom `rights`
  public var rights: ParsedText?
  /// Atom `author`
  public var authors: [ParsedPerson] = []
  /// Atom `contributor`
  public var contributors: [ParsedPerson] = []
  /// Atom `category`, 100 at most.
  public var categories: [ParsedCategory] = []
  /// Atom `generator`
  public var generator: ParsedGenerator?
  /// Atom `link`, 100 at most.
  public var links: [ParsedLink] = []

  public init() {}
  public var isEmpty: Bool { self == ParsedSource() }

  mutating func add(author: ParsedPerson) { PersonText.add(author, to: &authors) }
  mutating func add(contributor: ParsedPerson) { PersonText.add(contributor, to: &contributors) }
}

/// A chapter of an episode.
public struct ParsedChapter: Sendable, Equatable {
  /// Seconds
  public var start: Double
  /// Plain text or HTML, as written.
  public var title: String?
  /// Podlove `href`
  public var url: ParsedReference?
  /// Podlove `image`
  public var image: ParsedReference?

  public init(start: Double, title: String? = nil, url: ParsedReference? = nil, image: ParsedReference? = nil) {
    self.start = start
    self.title = title
    self.url = url
    self.image = image
  }
}

/// RFC 4685 `in-reply-to`.
public struct ParsedReply: Sendable, Equatable {
  /// The id of the item that is answered.
  public var ref: String?
  /// A page that shows it.
  public var href: ParsedReference?
  /// The media type of that page.
  public var type: String?
  /// The feed in which it is found.
  public var source: ParsedReference?

  public init(
    ref: String? = nil, href: ParsedReference? = nil, type: String? = nil, source: ParsedReference? = nil
  ) {
    self.ref = ref
    self.href = href
    self.type = type
    self.source = source
  }
}

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

public import TidingsModel

/// A person or organisation, name and e-mail address already told apart.
public struct ParsedPerson: Sendable, Equatable {
  public var name: String?
  public var email: String?
  public var url: ParsedReference?
  public var avatar: ParsedReference?
  /// `role` and `group` of `podcast:person`, lower case.
  public var role: String?
  public var group: String?

  public init(
    name: String? = nil, email: String? = nil, url: ParsedReference? = nil, avatar: ParsedReference? = nil
  ) {
    self.name = name
    self.email = email
    self.url = url
    self.avatar = avatar
  }

  public var isEmpty: Bool { self == ParsedPerson() }
}

public struct ParsedLink: Sendable, Equatable {
  public var reference: ParsedReference
  /// Lower case; `nil` means `alternate` (RFC 4287 section 4.2.7.2).
  public var rel: String?
  public var type: String?
  public var hreflang: String?
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

public struct ParsedCategory: Sendable, Equatable {
  public var term: String
  public var scheme: String?
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

public struct ParsedAttachment: Sendable, Equatable {
  public var reference: ParsedReference
  public var mimeType: String?
  public var title: String?
  public var sizeInBytes: Int64?
  public var durationInSeconds: Double?
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

public struct ParsedGenerator: Sendable, Equatable {
  public var name: String?
  public var url: ParsedReference?
  public var version: String?

  public init(name: String? = nil, url: ParsedReference? = nil, version: String? = nil) {
    self.name = name
    self.url = url
    self.version = version
  }
}

public struct ParsedHub: Sendable, Equatable {
  public var type: String
  public var reference: ParsedReference

  public init(type: String, reference: ParsedReference) {
    self.type = type
    self.reference = reference
  }
}

/// The feed an item was taken from.
public struct ParsedSource: Sendable, Equatable {
  public var id: String?
  public var title: ParsedText?
  public var description: ParsedText?
  public var url: ParsedReference?
  public var homePage: ParsedReference?
  public var icon: ParsedReference?
  public var logo: ParsedReference?
  public var updated: ParsedDate?
  public var rights: ParsedText?
  public var authors: [ParsedPerson] = []
  public var contributors: [ParsedPerson] = []
  public var categories: [ParsedCategory] = []
  public var generator: ParsedGenerator?
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
  public var title: String?
  public var url: ParsedReference?
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
  public var ref: String?
  public var href: ParsedReference?
  public var type: String?
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
  public var title: ParsedText?
  public var subtitle: ParsedText?
  public var description: ParsedText?
  public var credits: [Credit] = []
  public var rating: String?
  public var ratingScheme: String?
  public var copyright: String?
  public var copyrightPage: ParsedReference?
  public var player: ParsedReference?
  public var thumbnails: [ParsedReference] = []
  public var keywords: [String] = []
  public var season: String?
  public var seasonName: String?
  public var episode: String?
  public var episodeDisplay: String?
  public var episodeType: String?
  public var transcripts: [ParsedLink] = []
  public var durationInSeconds: Double?

  public struct Credit: Sendable, Equatable {
    public var name: String
    public var role: String?
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

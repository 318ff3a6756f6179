/// A person or organisation.
public struct Author: Sendable, Hashable {
  public var name: String?
  public var url: String?
  public var avatar: String?
  public var email: String?
  /// What the person does in it, and in which group of people, by the podcast taxonomy: `guest`, `cast`.
  public var role: String?
  public var group: String?

  public init(
    name: String? = nil, url: String? = nil, avatar: String? = nil, email: String? = nil, role: String? = nil,
    group: String? = nil
  ) {
    self.name = name
    self.url = url
    self.avatar = avatar
    self.email = email
    self.role = role
    self.group = group
  }
}

/// Where to subscribe for pushed updates (JSON Feed `hubs`; Atom `link rel="hub"`).
public struct Hub: Sendable, Hashable {
  public var type: String
  public var url: String

  public init(type: String, url: String) {
    self.type = type
    self.url = url
  }
}

/// A category with its vocabulary and its label for people.
public struct Category: Sendable, Hashable {
  public var term: String
  public var scheme: String?
  public var label: String?

  public init(term: String, scheme: String? = nil, label: String? = nil) {
    self.term = term
    self.scheme = scheme
    self.label = label
  }
}

/// An element that has no place of its own in the model, kept as the document has it.
public struct ExtensionElement: Sendable, Hashable {
  /// The usual prefix of its vocabulary and its local name (`yt:videoId`); below the names of the elements around it that
  /// have no place either (`media:community/media:statistics`).
  public var name: String
  /// Its text, on one line.
  public var value: String?
  /// In the order of the document.
  public var attributes: [ExtensionAttribute]

  public init(name: String, value: String? = nil, attributes: [ExtensionAttribute] = []) {
    self.name = name
    self.value = value
    self.attributes = attributes
  }
}

public struct ExtensionAttribute: Sendable, Hashable {
  public var name: String
  public var value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// A link with its relation (RFC 4287 section 4.2.7).
public struct Link: Sendable, Hashable {
  public var href: String
  public var rel: String?
  public var type: String?
  public var hreflang: String?
  public var title: String?

  public init(href: String, rel: String? = nil, type: String? = nil, hreflang: String? = nil, title: String? = nil) {
    self.href = href
    self.rel = rel
    self.type = type
    self.hreflang = hreflang
    self.title = title
  }
}

/// The program that wrote the feed.
public struct Generator: Sendable, Hashable {
  public var name: String?
  public var url: String?
  public var version: String?

  public init(name: String? = nil, url: String? = nil, version: String? = nil) {
    self.name = name
    self.url = url
    self.version = version
  }
}

/// An enclosure.
public struct Attachment: Sendable, Hashable {
  public var url: String
  public var mimeType: String?
  public var title: String?
  public var sizeInBytes: Int64?
  public var durationInSeconds: Double?
  @Boxed public var details: MediaDetails?

  public init(
    url: String, mimeType: String? = nil, title: String? = nil, sizeInBytes: Int64? = nil,
    durationInSeconds: Double? = nil
  ) {
    self.url = url
    self.mimeType = mimeType
    self.title = title
    self.sizeInBytes = sizeInBytes
    self.durationInSeconds = durationInSeconds
  }
}

/// What Media RSS says of a file beyond its type, size and duration.
public struct MediaDetails: Sendable, Hashable {
  /// `image`, `audio`, `video`, `document` or `executable`
  public var medium: String?
  /// `sample`, `full` or `nonstop`
  public var expression: String?
  public var isDefault: Bool?
  /// Pixels
  public var width: Int?
  public var height: Int?
  /// Kilobits a second
  public var bitrate: Double?
  /// Frames a second
  public var frameRate: Double?
  /// Thousands a second
  public var samplingRate: Double?
  public var channels: Int?
  public var language: String?

  public init() {}
  public var isEmpty: Bool { self == MediaDetails() }
}

/// The feed an item was taken from by the one that carries it (Atom `source`, RSS `source`).
public struct ItemSource: Sendable, Hashable {
  public var id: String?
  public var title: String?
  public var description: String?
  /// The address of the feed itself, where it is known.
  public var url: String?
  public var homePageURL: String?
  public var icon: String?
  public var favicon: String?
  public var updated: Timestamp?
  public var rights: String?
  public var authors: [Author] = []
  public var contributors: [Author] = []
  public var categories: [Category] = []
  public var generator: Generator?
  public var links: [Link] = []

  public init(id: String? = nil, title: String? = nil, url: String? = nil, homePageURL: String? = nil) {
    self.id = id
    self.title = title
    self.url = url
    self.homePageURL = homePageURL
  }
}

/// What an item answers (RFC 4685).
public struct InReplyTo: Sendable, Hashable {
  public var ref: String?
  public var href: String?
  public var type: String?
  public var source: String?

  public init(ref: String? = nil, href: String? = nil, type: String? = nil, source: String? = nil) {
    self.ref = ref
    self.href = href
    self.type = type
    self.source = source
  }
}

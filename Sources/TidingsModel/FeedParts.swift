/// A person or organisation.
public struct Author: Sendable, Hashable {
  /// Without the e-mail address that feeds write beside it.
  public var name: String?
  /// A page of the person's.
  public var url: String?
  /// The address of a square picture (JSON Feed `avatar`).
  public var avatar: String?
  /// Kept under `_tidings`, as JSON Feed has no place for it.
  public var email: String?
  /// What the person does in it, and in which group of people, by the podcast taxonomy: `guest`, `cast`.
  public var role: String?
  /// The group of people that the role belongs to, by the podcast taxonomy: `cast`, `crew`.
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
  /// The protocol: `WebSub` or `rssCloud`.
  public var type: String
  /// Where to subscribe.
  public var url: String

  public init(type: String, url: String) {
    self.type = type
    self.url = url
  }
}

/// A category with its vocabulary and its label for people.
public struct Category: Sendable, Hashable {
  /// The category as programs know it.
  public var term: String
  /// The vocabulary the term is of: Atom `scheme`, RSS `domain`.
  public var scheme: String?
  /// What is shown for it, where that is not the term (Atom `label`).
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

/// An attribute of such an element.
public struct ExtensionAttribute: Sendable, Hashable {
  /// With the prefix that the document gives it.
  public var name: String
  /// Never empty.
  public var value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// A link with its relation (RFC 4287 section 4.2.7).
public struct Link: Sendable, Hashable {
  /// Absolute wherever a base was known.
  public var href: String
  /// Lower case, without IANA's address; `nil` means `alternate`.
  public var rel: String?
  /// A media type; what the publisher thinks to find there.
  public var type: String?
  /// The language of what is found there, BCP 47.
  public var hreflang: String?
  /// For people.
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
  /// The program's; `nil` where only its address is given.
  public var name: String?
  /// Its page.
  public var url: String?
  /// As written.
  public var version: String?

  public init(name: String? = nil, url: String? = nil, version: String? = nil) {
    self.name = name
    self.url = url
    self.version = version
  }
}

/// An enclosure.
public struct Attachment: Sendable, Hashable {
  /// Absolute wherever a base was known.
  public var url: String
  /// As declared, else what the address's extension stands for.
  public var mimeType: String?
  /// `title` of the enclosure or link, `media:title` inside `media:content`.
  public var title: String?
  /// As the publisher gives it; `nil` for 0, which programs write that do not know.
  public var sizeInBytes: Int64?
  /// `duration` of `media:content`; `itunes:duration` where one file plays.
  public var durationInSeconds: Double?
  /// `nil` where Media RSS says nothing more of it.
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
  /// Whether it is the one to play of a `media:group`.
  public var isDefault: Bool?
  /// Pixels
  public var width: Int?
  /// Pixels
  public var height: Int?
  /// Kilobits a second
  public var bitrate: Double?
  /// Frames a second
  public var frameRate: Double?
  /// Thousands a second
  public var samplingRate: Double?
  /// Of sound: 2 is stereo.
  public var channels: Int?
  /// BCP 47, `lang` of `media:content`.
  public var language: String?

  public init() {}
  /// Whether Media RSS says nothing of the file.
  public var isEmpty: Bool { self == MediaDetails() }
}

/// The feed an item was taken from by the one that carries it (Atom `source`, RSS `source`).
public struct ItemSource: Sendable, Hashable {
  /// Atom `id` of that feed.
  public var id: String?
  /// Plain text; of RSS `source` its text.
  public var title: String?
  /// Atom `subtitle`
  public var description: String?
  /// The address of the feed itself, where it is known.
  public var url: String?
  /// `link rel="alternate"`
  public var homePageURL: String?
  /// Atom `logo`, the larger picture.
  public var icon: String?
  /// Atom `icon`, the smaller one.
  public var favicon: String?
  /// When that feed had last changed as the item was taken.
  public var updated: Timestamp?
  /// Plain text; they hold for an item that has none of its own (RFC 4287 section 4.2.11).
  public var rights: String?
  /// They are the item's where it names none.
  public var authors: [Author] = []
  /// Atom `contributor`
  public var contributors: [Author] = []
  /// Of that feed as a whole.
  public var categories: [Category] = []
  /// The program that wrote that feed.
  public var generator: Generator?
  /// All of them, those included of which another field was made.
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
  /// The id of the item answered (RFC 4685 section 3), as that item bears it.
  public var ref: String?
  /// A page that shows it.
  public var href: String?
  /// The media type of that page.
  public var type: String?
  /// The feed in which it is found.
  public var source: String?

  public init(ref: String? = nil, href: String? = nil, type: String? = nil, source: String? = nil) {
    self.ref = ref
    self.href = href
    self.type = type
    self.source = source
  }
}

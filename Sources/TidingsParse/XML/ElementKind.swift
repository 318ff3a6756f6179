internal import TidingsModel

/// What an element is by its name in most feeds: enough to see which elements were never closed.
enum ElementKind {
  case other
  /// HTML's elements without an end tag.
  case void
  /// `item`, `entry`
  case item
  /// Elements that hold text alone, and whose names HTML and other parts of a feed have as well.
  case leaf
  /// `description` and its kin, which hold text and, wrongly, HTML.
  case description
  /// Elements of an item or a channel that hold text alone, or nothing, and occur in no HTML.
  case structural
  /// `content:encoded` and its kin, which hold text and, wrongly, HTML, and occur in none.
  case encoded
  /// Elements of an item or a channel that hold others, or text alone: `author`, `media:content`.
  case holder
  /// `rss`, `channel`, `feed`
  case container

  var belongsToFeed: Bool { self == .item || self == .container }

  /// Whether it holds text, and no element of a feed.
  var holdsText: Bool {
    switch self {
    case .leaf, .description, .structural, .encoded: true
    default: false
    }
  }

  /// Whether it holds nothing but text.
  var holdsTextAlone: Bool { self == .leaf || self == .structural }

  init(_ name: Slice<UnsafeBufferPointer<UInt8>>) {
    guard name.count <= 24 else {
      self = .other
      return
    }
    let name = String(decoding: name.map(\.lowered), as: UTF8.self)
    guard let colon = name.utf8.firstIndex(of: 0x3A) else {
      self = Self.plain[name] ?? .other
      return
    }
    let local = name[name.utf8.index(after: colon)...]
    self =
      switch name[..<colon] {
      case "rdf": local == "rdf" ? .container : .other
      case "dc", "dcterms", "slash", "wfw", "sy", "feedburner", "georss", "prism":
        local == "where" ? .other : .structural
      case "content", "excerpt": local == "encoded" ? .encoded : .other
      case "yandex", "mailru": local == "full-text" ? .encoded : .other
      case "turbo": local == "content" ? .encoded : .other
      case "atom", "atom10", "a10": Self.ofFormat(String(local))
      case "rss": Self.plain[String(local)] ?? .other
      case "itunes", "googleplay": Self.podcast[String(local)] ?? .other
      case "media": Self.media[String(local)] ?? .other
      default: .other
      }
  }

  /// What an element of RSS or Atom is whose name has a prefix.
  init(prefixed name: Slice<UnsafeBufferPointer<UInt8>>) {
    guard name.count <= 24 else {
      self = .other
      return
    }
    let name = String(decoding: name.map(\.lowered), as: UTF8.self)
    self = Self.ofFormat(name.utf8.firstIndex(of: 0x3A).map { String(name[name.utf8.index(after: $0)...]) } ?? name)
  }

  /// - Parameter local: without its prefix, which no element of HTML has.
  private static func ofFormat(_ local: String) -> ElementKind {
    local == "link" ? .structural : plain[local] ?? .other
  }

  /// What an element of a sitemap is.
  init(inSitemap name: Slice<UnsafeBufferPointer<UInt8>>) {
    guard name.count <= 40 else {
      self = .other
      return
    }
    let name = String(decoding: name.map(\.lowered), as: UTF8.self)
    let kind = Self.sitemap[name]
    guard kind == nil, let colon = name.utf8.lastIndex(of: 0x3A) else {
      self = kind ?? .other
      return
    }
    self = Self.sitemap[String(name[name.utf8.index(after: colon)...])] ?? .other
  }

  private static let sitemap: [String: ElementKind] = table([
    (.container, "urlset"), (.item, "url"), (.structural, "loc lastmod changefreq priority publication_date"),
    (.structural, "news:title news:keywords news:genres news:stock_tickers news:name news:language"),
    (.structural, "image:title image:caption"), (.holder, "news:publication"),
  ])

  private static let plain: [String: ElementKind] = table([
    (.void, "br hr img input wbr area embed"), (.item, "item entry"),
    (.leaf, "title link category comments language copyright docs ttl generator webmaster managingeditor"),
    (.description, "description summary content subtitle tagline rights"),
    (.structural, "pubdate guid lastbuilddate published updated issued modified id enclosure"),
    (.holder, "author contributor skiphours skipdays"), (.container, "rss channel feed"),
  ])

  private static let podcast: [String: ElementKind] = table([
    (
      .structural,
      "author title duration explicit block complete keywords season episode episodetype image type new-feed-url"
    ),
    (.encoded, "subtitle summary description"), (.holder, "category owner"),
  ])

  private static let media: [String: ElementKind] = table([
    (.structural, "thumbnail keywords credit copyright rating category adult player text hash"),
    (.encoded, "title description"), (.holder, "content group"),
  ])

  private static func table(_ lists: [(ElementKind, String)]) -> [String: ElementKind] {
    var table: [String: ElementKind] = [:]
    for (kind, names) in lists {
      for name in names.split(separator: " ") { table[String(name)] = kind }
    }
    return table
  }
}
